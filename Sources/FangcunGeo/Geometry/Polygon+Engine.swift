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
    /// A point within its largest part.
    public let point: Point

    /// The measures of a common area; `nil` when there is none.
    init?(of parts: [Polygon]) {
        guard let largest = parts.max(by: { $0.area < $1.area }), let point = largest.interiorPoint else { return nil }
        area = parts.reduce(0) { $0 + $1.area }
        perimeter = parts.reduce(0) { $0 + $1.perimeter }
        self.point = point
    }
}

extension Polygon {
    /// What is wrong with polygons that together make one area; `nil` when they are valid. The first fault is reported.
    ///
    /// - Throws: ``GeoError`` with code `invalidGeometry` for a ring that is open, or has fewer than four points but any.
    public static func fault(in polygons: [Polygon]) throws(GeoError) -> PolygonFault? {
        let shape = try GEOSShape(polygons, in: GEOSContext())
        return try shape.invalidity().map { PolygonFault(reason: $0.reason, location: $0.location) }
    }

    /// The common area of two areas, as polygons; empty when they meet in lines and points at most.
    ///
    /// - Throws: ``GeoError``: `invalidGeometry` as for ``fault(in:)``; `engineFailure` where invalid polygons do not permit it.
    public static func intersection(of first: [Polygon], and second: [Polygon]) throws(GeoError) -> [Polygon] {
        let context = try GEOSContext()
        let firstShape = try GEOSShape(first, in: context)
        let secondShape = try GEOSShape(second, in: context)
        return try firstShape.intersection(with: secondShape).polygons()
    }

    /// The size of the common area of two areas and a point in it; `nil` when they meet in lines and points at most.
    ///
    /// - Throws: as ``intersection(of:and:)``.
    public static func overlap(of first: [Polygon], and second: [Polygon]) throws(GeoError) -> PolygonOverlap? {
        PolygonOverlap(of: try intersection(of: first, and: second))
    }

    /// The bounded areas that lines cut out of the plane, the lines being cut where they cross.
    static func faces(between lines: [[Point]]) throws(GeoError) -> [Polygon] {
        try GEOSShape(lines: lines, in: GEOSContext()).dissolved().polygonized().polygons()
    }
}
