/// Brings geometries into the plane of an atlas.
struct PlaneShapes {
    private let projection: Projection?

    /// From a system of geometries to a plane.
    ///
    /// - Throws: the errors of ``Projection``.
    init(from reference: CoordinateReference, to plane: CoordinateReference) throws(GeoError) {
        projection = reference.system == plane.system ? nil : try Projection(from: reference, to: plane)
    }

    /// The position of a point; `nil` for another kind of geometry.
    func point(_ geometry: Geometry) throws(GeoError) -> Point? {
        guard case .point(let point) = geometry else { return nil }
        return try projection?.transform(point) ?? point
    }

    /// The polygons of an area; `nil` for another kind of geometry.
    func polygons(_ geometry: Geometry) throws(GeoError) -> [Polygon]? {
        guard let polygons = geometry.polygons else { return nil }
        return try polygons.map { (polygon) throws(GeoError) in
            Polygon(outer: try chain(polygon.outer), holes: try polygon.holes.map(chain))
        }
    }

    /// The chains of a line; `nil` for another kind of geometry.
    func lines(_ geometry: Geometry) throws(GeoError) -> [[Point]]? {
        switch geometry {
        case .lineString(let line): [try chain(line)]
        case .multiLineString(let lines): try lines.map(chain)
        default: nil
        }
    }

    private func chain(_ points: [Point]) throws(GeoError) -> [Point] { try projection?.transform(points) ?? points }
}
