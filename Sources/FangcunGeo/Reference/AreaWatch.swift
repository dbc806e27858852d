public import FangcunModel

/// Watches points on their way through a ``Projection``: how many lie outside the areas of use of its two systems.
///
/// The formulas give numbers far outside the area for which a system was made, distorted and plausible: coordinates of
/// the wrong zone, or in the wrong order, show here. The boxes of the register are wide; who is inside may still be in
/// the wrong zone.
public struct AreaWatch: Sendable {
    private let toGeographic: Projection
    private var sides: [Side]
    private var total = 0

    private struct Side: Sendable {
        let system: CoordinateReference
        let area: AreaOfUse
        var outside = 0
        var first: Point?
    }

    /// A watch that has seen no point yet.
    ///
    /// - Throws: ``GeoError`` as for making a projection: it takes another one, to WGS 84.
    public init(on projection: Projection) throws(GeoError) {
        toGeographic = try Projection(
            from: projection.source, to: .wgs84, databaseFolder: projection.databaseFolder)
        sides = [(projection.source, projection.sourceArea), (projection.target, projection.targetArea)]
            .compactMap { system, area in area.map { Side(system: system, area: $0) } }
    }

    /// Looks at some points of the source system; those without a longitude and latitude count as outside.
    ///
    /// - Throws: ``GeoError`` with code `engineFailure` when PROJ itself fails.
    public mutating func observe(_ points: [Point]) throws(GeoError) {
        total += points.count
        let places = try toGeographic.transformWhereDefined(points)
        for side in sides.indices {
            for (point, place) in zip(points, places) where !sides[side].area.contains(place) {
                sides[side].outside += 1
                if sides[side].first == nil { sides[side].first = point }
            }
        }
    }

    /// A warning for each of the two systems in whose area of use some of the points do not lie.
    public var findings: [Finding] {
        sides.compactMap { side in
            guard let first = side.first else { return nil }
            let (system, name) = (side.system.name, side.area.name)
            return Finding(
                .coordinatesOutsideArea, .warning, at: .position(x: first.x, y: first.y),
                Message(
                    zh: "\(total) 个点中有 \(side.outside) 个位于 \(system) 的适用范围之外（\(name)）",
                    en: "\(side.outside) of \(total) points lie outside the area of use of \(system): \(name)"))
        }
    }
}

extension Projection {
    /// A warning for each of the two systems in whose area of use some of these points of the source do not lie
    /// (``AreaWatch``).
    ///
    /// - Throws: ``GeoError`` as for making a projection: it takes another one, to WGS 84.
    public func findings(for points: [Point]) throws(GeoError) -> [Finding] {
        guard !points.isEmpty else { return [] }
        var watch = try AreaWatch(on: self)
        try watch.observe(points)
        return watch.findings
    }
}
