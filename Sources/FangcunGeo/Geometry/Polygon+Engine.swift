/// Why a polygon is not valid in the sense of OGC 06-103r4, clause 6.1.11, and where.
public struct PolygonFault: Sendable, Hashable {
    /// The reason in English, such as `Self-intersection`.
    public let reason: String
    /// A place where the fault shows, when there is one.
    public let location: Point?

    /// Whether rings cross or touch themselves or each other, which leaves it open what is inside.
    public var isSelfCrossing: Bool { reason.hasSuffix("elf-intersection") }
}

/// What two areas have in common.
public struct PolygonOverlap: Sendable, Hashable {
    /// The common area, in the square of the coordinates' unit.
    public let area: Double
    /// The length of its outline, in the coordinates' unit.
    public let perimeter: Double
    /// A point within it.
    public let point: Point
}

extension Polygon {
    /// What is wrong with polygons that together make one area; `nil` when they are valid. The first fault is reported.
    ///
    /// - Throws: ``GeoError`` with code `invalidGeometry` for a ring that is open, or has fewer than four points but any.
    public static func fault(in polygons: [Polygon]) throws(GeoError) -> PolygonFault? {
        let shape = try GEOSShape(polygons, in: GEOSContext())
        return try shape.invalidity().map { PolygonFault(reason: $0.reason, location: $0.location) }
    }

    /// The common area of two areas; `nil` when they meet in lines and points at most.
    ///
    /// - Throws: ``GeoError``: `invalidGeometry` as for ``fault(in:)``; `engineFailure` where invalid polygons do not permit it.
    public static func overlap(of first: [Polygon], and second: [Polygon]) throws(GeoError) -> PolygonOverlap? {
        let context = try GEOSContext()
        let firstShape = try GEOSShape(first, in: context)
        let secondShape = try GEOSShape(second, in: context)
        let common = try firstShape.intersection(with: secondShape)
        let area = try common.area()
        // Lines and points among the parts have no area, but a length: only polygons count.
        guard area > 0 else { return nil }
        let surface = try GEOSShape(common.polygons(), in: context)
        guard let point = try surface.pointOnSurface() else { return nil }
        return PolygonOverlap(area: area, perimeter: try surface.perimeter(), point: point)
    }

    /// The bounded areas that lines cut out of the plane, the lines being cut where they cross.
    static func faces(between lines: [[Point]]) throws(GeoError) -> [Polygon] {
        try GEOSShape(lines: lines, in: GEOSContext()).dissolved().polygonized().polygons()
    }
}
