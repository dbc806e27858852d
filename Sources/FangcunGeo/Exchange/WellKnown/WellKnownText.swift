/// Well-known text (OGC 06-103r4, clause 7), and the extended form of PostGIS (`SRID=4547;POINT (...)`).
///
/// Read are upper and lower case, heights and measures with and without their letter (dropped, and said so), empty geometries, both ways to
/// write the points of a `MULTIPOINT`, and collections whose members are all areas, all lines or all points. The first number
/// is taken as east, as databases write it. Curves and surfaces are refused.
public enum WellKnownText {
    /// Reads a geometry.
    ///
    /// - Parameters:
    ///   - text: one geometry and nothing else.
    ///   - limits: how much the input may ask for.
    ///   - faults: whether a ring that is open or too short is refused, or kept.
    /// - Throws: ``GeoError`` with the offset of the byte: `malformedInput`, `invalidGeometry`, `limitExceeded`.
    /// - Complexity: linear in the text.
    public static func read(
        _ text: String, limits: WellKnownGeometry.Limits = .init(), faults: ShapeFaults = .refused
    ) throws(GeoError) -> WellKnownGeometry {
        try read(Array(text.utf8), limits: limits, faults: faults)
    }

    /// Reads a geometry from the bytes of its text.
    ///
    /// - Throws: as for a `String`.
    public static func read(
        _ bytes: [UInt8], limits: WellKnownGeometry.Limits = .init(), faults: ShapeFaults = .refused
    ) throws(GeoError) -> WellKnownGeometry {
        guard bytes.count <= limits.maximumBytes else {
            throw GeoError(.limitExceeded, "\(bytes.count) bytes of a geometry, more than \(limits.maximumBytes)")
        }
        var reader = WellKnownTextReader(bytes, limits: limits, faults: faults)
        return try reader.readAll()
    }

    /// The text of a geometry, each number in the shortest form that reads back as the same double; `GEOMETRYCOLLECTION EMPTY` for
    /// none.
    ///
    /// - Parameters:
    ///   - geometry: what is written, in two dimensions.
    ///   - srid: the number of the reference system: with one the extended form of PostGIS is written.
    /// - Throws: ``GeoError`` with code `invalidGeometry` for a coordinate that is not finite, which the text cannot say.
    public static func text(of geometry: Geometry?, srid: Int32? = nil) throws(GeoError) -> String {
        for chain in geometry?.chains ?? [] {
            guard let point = chain.first(where: { !$0.isFinite }) else { continue }
            throw GeoError(.invalidGeometry, "the coordinate (\(point.x), \(point.y)) is not finite")
        }
        let prefix = srid.map { "SRID=\($0);" } ?? ""
        guard let geometry else { return prefix + "GEOMETRYCOLLECTION EMPTY" }
        return prefix + WellKnownKind(geometry).word + " " + body(of: geometry)
    }

    private static func body(of geometry: Geometry) -> String {
        switch geometry {
        case .point(let point): "(\(words(point)))"
        case .multiPoint(let points): list(points) { "(\(words($0)))" }
        case .lineString(let line): chain(line)
        case .multiLineString(let lines): list(lines, chain)
        case .polygon(let polygon): rings(polygon)
        case .multiPolygon(let polygons): list(polygons, rings)
        }
    }

    private static func rings(_ polygon: Polygon) -> String {
        polygon.outer.isEmpty && polygon.holes.isEmpty ? "EMPTY" : list(polygon.rings, chain)
    }

    private static func chain(_ points: [Point]) -> String { list(points, words) }

    private static func list<Element>(_ elements: [Element], _ word: (Element) -> String) -> String {
        elements.isEmpty ? "EMPTY" : "(" + elements.map(word).joined(separator: ", ") + ")"
    }

    private static func words(_ point: Point) -> String { number(point.x) + " " + number(point.y) }

    private static func number(_ number: Double) -> String {
        let text = number.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
