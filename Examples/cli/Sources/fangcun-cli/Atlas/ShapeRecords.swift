import FangcunGeo
import FangcunModel

/// The features of one kind from one or several files, their points in the plane of an atlas.
struct ShapeRecords<Shape> {
    private(set) var shapes: [Shape] = []
    private(set) var ids: [String] = []
    private(set) var names: [String] = []
    /// Features of another kind, or without a place in the plane.
    private(set) var others = 0
    private let layer: AtlasLayer

    init(_ layer: AtlasLayer) { self.layer = layer }

    /// Reads a file more. `shape` takes from a geometry what the layer wants, through the transformation into the plane.
    mutating func read(
        _ path: String, in reference: CoordinateReference?, to plane: CoordinateReference, _ columns: inout ColumnMap,
        _ shape: (Geometry, PointTransform) -> Shape?
    ) throws(CommandFailure) {
        let document = try LayerFile(path).document(reference: reference)
        var attributes: [String] = []
        var seen: Set<String> = []
        for feature in document.features {
            for member in feature.properties where seen.insert(member.name).inserted { attributes.append(member.name) }
        }
        let mapping = columns.mapping(of: layer.rawValue, header: attributes)
        let id = try naming(path) { try mapping.find("id", in: attributes).map { attributes[$0] } }
        let name = try naming(path) { try mapping.find("name", in: attributes).map { attributes[$0] } }
        let transform = try PointTransform(from: document.reference, to: plane)
        for (number, feature) in document.features.enumerated() {
            guard let shape = feature.geometry.flatMap({ shape($0, transform) }) else {
                others += 1
                continue
            }
            shapes.append(shape)
            // Where the file has no ids, the number of the feature is one.
            ids.append(id.flatMap { feature[$0]?.codeText } ?? feature.identifier ?? "\(number + 1)")
            names.append(name.flatMap { feature[$0]?.codeText } ?? "")
        }
    }

    /// How many there are, for people.
    var remark: String {
        let count = "\(Figure.grouped(shapes.count)) \(layer.rawValue)"
        return others > 0 ? "\(count), \(Figure.grouped(others)) other features left out" : count
    }
}

extension PointTransform {
    /// A ring or chain of points; `nil` when one of them has no place there.
    func chain(_ points: [Point]) -> [Point]? {
        let moved = apply(points)
        return moved.allSatisfy { $0.x.isFinite && $0.y.isFinite } ? moved : nil
    }

    /// The polygons of a geometry; `nil` when there are none, or one has no place there.
    func polygons(_ geometry: Geometry) -> [Polygon]? {
        var moved: [Polygon] = []
        for polygon in geometry.polygons ?? [] {
            guard let outer = chain(polygon.outer) else { return nil }
            let holes = polygon.holes.compactMap(chain)
            guard holes.count == polygon.holes.count else { return nil }
            moved.append(Polygon(outer: outer, holes: holes))
        }
        return moved.isEmpty ? nil : moved
    }

    /// The lines of a geometry; `nil` when there are none, or one has no place there.
    func lines(_ geometry: Geometry) -> [[Point]]? {
        let lines: [[Point]] =
            switch geometry {
            case .lineString(let line): [line]
            case .multiLineString(let several): several
            default: []
            }
        let moved = lines.compactMap(chain)
        return moved.isEmpty || moved.count < lines.count ? nil : moved
    }
}
