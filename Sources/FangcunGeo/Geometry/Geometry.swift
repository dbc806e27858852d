/// A geometry of the simple-features family, as exchange files carry it.
public enum Geometry: Sendable, Hashable {
    /// One position.
    case point(Point)
    /// Several positions.
    case multiPoint([Point])
    /// A chain of two or more positions.
    case lineString([Point])
    /// Several chains.
    case multiLineString([[Point]])
    /// One area.
    case polygon(Polygon)
    /// Several areas that are one thing.
    case multiPolygon([Polygon])

    /// The areas of a polygon or multi-polygon; `nil` for a geometry that is not an area.
    public var polygons: [Polygon]? {
        switch self {
        case .polygon(let polygon): [polygon]
        case .multiPolygon(let polygons): polygons
        case .point, .multiPoint, .lineString, .multiLineString: nil
        }
    }

    /// One geometry of several, when all are areas, all lines or all points; `nil` when they are mixed, or none.
    init?(joining parts: [Geometry]) {
        var points: [Point] = []
        var lines: [[Point]] = []
        var polygons: [Polygon] = []
        for part in parts {
            switch part {
            case .point(let point): points.append(point)
            case .multiPoint(let several): points += several
            case .lineString(let line): lines.append(line)
            case .multiLineString(let several): lines += several
            case .polygon(let polygon): polygons.append(polygon)
            case .multiPolygon(let several): polygons += several
            }
        }
        switch (points.isEmpty, lines.isEmpty, polygons.isEmpty) {
        case (false, true, true): self = .multiPoint(points)
        case (true, false, true): self = .multiLineString(lines)
        case (true, true, false): self = .multiPolygon(polygons)
        default: return nil
        }
    }

    /// The chains of points it is made of: the points themselves, the lines, or all rings.
    public var chains: [[Point]] {
        switch self {
        case .point(let point): [[point]]
        case .multiPoint(let points), .lineString(let points): [points]
        case .multiLineString(let lines): lines
        case .polygon(let polygon): polygon.rings
        case .multiPolygon(let polygons): polygons.flatMap(\.rings)
        }
    }

    /// The smallest box around it; `nil` when it has no points.
    public var bounds: BoundingBox? { BoundingBox(around: chains.lazy.joined()) }
}
