internal import FangcunModel

/// A ring made closed, without repeated points.
struct MendedRing {
    let points: [Point]

    /// Mends a ring and says what was wrong; `nil` when it cannot be used.
    init?(_ ring: [Point], of grid: Int, _ findings: inout FindingCollector) {
        let place = ring.first { $0.isFinite }
        func unusable(_ zh: String, _ en: String) {
            findings.add(.gridsUnusableRing, .error, grids: [grid], at: place, Message(zh: zh, en: en))
        }
        guard ring.allSatisfy(GridOutlines.isUsable) else {
            unusable("坐标不是有限数", "a ring has a coordinate that is not finite")
            return nil
        }
        var points: [Point] = []
        points.reserveCapacity(ring.count + 1)
        for point in ring where point != points.last { points.append(point) }
        let isClosed = ring.count > 1 && ring.first == ring.last
        if isClosed, points.count > 1 { points.removeLast() }
        guard points.count >= 3 else {
            unusable("环的不同点少于三个", "a ring has fewer than three points")
            return nil
        }
        points.append(points[0])
        if !isClosed {
            findings.add(
                .gridsUnclosedRing, .error, grids: [grid], at: place,
                Message(zh: "环未闭合，按闭合处理", en: "a ring is not closed; it is taken as closed"))
        }
        let isStraight = points.allSatisfy { Orientation(of: $0, from: points[0], to: points[1]) == .straight }
        guard !isStraight else {
            unusable("环没有面积", "a ring encloses no area")
            return nil
        }
        self.points = points
    }
}
