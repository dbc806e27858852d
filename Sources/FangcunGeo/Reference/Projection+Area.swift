public import FangcunModel

extension Projection {
    /// A warning for each of the two systems in whose area of use some of the points do not lie.
    ///
    /// The formulas give numbers far outside the area for which a system was made, distorted and plausible: coordinates of the wrong
    /// zone, or in the wrong order, show here. The boxes of the register are wide; who is inside may still be in the wrong zone.
    ///
    /// - Parameter points: in the source system; those without a longitude and latitude count as outside.
    /// - Throws: ``GeoError`` as for making a projection: it takes another one, to WGS 84.
    public func findings(for points: [Point]) throws(GeoError) -> [Finding] {
        guard sourceArea != nil || targetArea != nil, !points.isEmpty else { return [] }
        let toGeographic = try Projection(from: source, to: .wgs84, databaseFolder: databaseFolder)
        let places = try toGeographic.transformWhereDefined(points)
        return [(source, sourceArea), (target, targetArea)].compactMap { system, area in
            area.flatMap { Self.finding(of: system, $0, points, places) }
        }
    }

    private static func finding(
        of system: CoordinateReference, _ area: AreaOfUse, _ points: [Point], _ places: [Point]
    ) -> Finding? {
        let outside = places.indices.filter { !area.contains(places[$0]) }
        guard let first = outside.first else { return nil }
        return Finding(
            .coordinatesOutsideArea, .warning, at: .position(x: points[first].x, y: points[first].y),
            Message(
                zh: "\(points.count) 个点中有 \(outside.count) 个位于 \(system.name) 的适用范围之外（\(area.name)）",
                en:
                    "\(outside.count) of \(points.count) points lie outside the area of use of \(system.name): \(area.name)"
            ))
    }
}
