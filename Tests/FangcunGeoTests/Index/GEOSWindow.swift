import CGEOS
import FangcunGeo

/// What GEOS says about shapes and windows, asked through its C interface with texts.
enum GEOSWindow {
    struct Failure: Error {}

    /// Whether an area and a window have a point in common.
    static func meets(_ area: [Polygon], _ window: BoundingBox) throws -> Bool {
        try meets("MULTIPOLYGON" + list(area.map { list($0.rings.map(text)) }), window)
    }

    /// Whether a line and a window have a point in common.
    static func meets(_ line: [[Point]], _ window: BoundingBox) throws -> Bool {
        try meets("MULTILINESTRING" + list(line.map(text)), window)
    }

    private static func meets(_ shape: String, _ window: BoundingBox) throws -> Bool {
        guard let context = GEOS_init_r() else { throw Failure() }
        defer { GEOS_finish_r(context) }
        let reader = GEOSWKTReader_create_r(context)
        defer { GEOSWKTReader_destroy_r(context, reader) }
        // A window may be a line or a point.
        let corners = [
            Point(x: window.minX, y: window.minY), Point(x: window.maxX, y: window.minY),
            Point(x: window.maxX, y: window.maxY), Point(x: window.minX, y: window.maxY),
            Point(x: window.minX, y: window.minY),
        ]
        let kind =
            window.width > 0 && window.height > 0
            ? "POLYGON" + list([text(corners)])
            : (window.width + window.height > 0
                ? "LINESTRING" + text([corners[0], corners[2]]) : "POINT" + text([corners[0]]))
        let first = GEOSWKTReader_read_r(context, reader, shape)
        let second = GEOSWKTReader_read_r(context, reader, kind)
        defer {
            GEOSGeom_destroy_r(context, first)
            GEOSGeom_destroy_r(context, second)
        }
        guard let first, let second else { throw Failure() }
        let answer = GEOSIntersects_r(context, first, second)
        guard answer < 2 else { throw Failure() }
        return answer == 1
    }

    private static func text(_ points: [Point]) -> String { list(points.map { "\($0.x) \($0.y)" }) }

    private static func list(_ parts: [String]) -> String { "(" + parts.joined(separator: ", ") + ")" }
}
