internal import FangcunModel

/// The outlines of the grids made fit for geometry: rings closed, without repeated points, outer ones counter-clockwise and
/// holes clockwise; what cannot be used is left out. What had to be mended is said.
struct CleanOutlines {
    /// The polygons of each grid.
    private(set) var polygons: [[Polygon]] = []
    /// Grids with a ring whose direction is in doubt: one that crosses itself, or hardly encloses an area.
    private(set) var doubtful: Set<Int> = []
    /// Grids with a ring that runs the other way than RFC 7946 wants.
    private var misdirected: [Int] = []

    init(_ grids: [UnitGrid], _ findings: inout FindingCollector) {
        polygons.reserveCapacity(grids.count)
        for (index, grid) in grids.enumerated() {
            var usable: [Polygon] = []
            var isMisdirected = false
            for polygon in grid.polygons {
                guard let outer = CleanRing(polygon.outer, of: index, &findings) else { continue }
                let holes = polygon.holes.compactMap { CleanRing($0, of: index, &findings) }
                isMisdirected = isMisdirected || outer.isClockwise == true || holes.contains { $0.isClockwise == false }
                if ([outer] + holes).contains(where: { $0.isClockwise == nil }) { doubtful.insert(index) }
                usable.append(
                    Polygon(outer: outer.directed(clockwise: false), holes: holes.map { $0.directed(clockwise: true) }))
            }
            if isMisdirected { misdirected.append(index) }
            if grid.polygons.isEmpty {
                findings.add(
                    .gridsUnusableRing, .error, grids: [index],
                    Message(zh: "网格没有图形", en: "the grid has no area"))
            }
            polygons.append(usable)
        }
        reportDirections(&findings)
    }

    /// The box around all that is usable.
    var bounds: BoundingBox? { BoundingBox(around: polygons.lazy.joined().flatMap(\.outer)) }

    /// The number of points of all rings.
    var pointCount: Int { polygons.lazy.joined().reduce(0) { $0 + $1.rings.reduce(0) { $0 + $1.count } } }

    /// The number of edges of a grid.
    func edgeCount(of grid: Int) -> Int { polygons[grid].reduce(0) { $0 + $1.rings.reduce(0) { $0 + $1.count - 1 } } }

    /// A point within a grid, as far as it has one.
    func place(of grid: Int) -> Point? { polygons[grid].first.flatMap { $0.interiorPoint ?? $0.outer.first } }

    /// One finding for all, since files as a rule have all their rings the one way or the other.
    private func reportDirections(_ findings: inout FindingCollector) {
        guard let first = misdirected.first else { return }
        findings.add(
            .gridsRingDirection, .info, grids: misdirected, at: place(of: first),
            Message(
                zh: "\(misdirected.count)个网格的环方向与RFC 7946不一致（外环应为逆时针）",
                en:
                    "the rings of \(misdirected.count) grids do not run as RFC 7946 wants (outer rings counter-clockwise)"
            ))
    }
}

/// A ring that is closed and has an area.
private struct CleanRing {
    let points: [Point]
    /// The direction; `nil` when the area is too small beside the ring's extent to tell.
    let isClockwise: Bool?

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
        guard !CleanRing.isStraight(points) else {
            unusable("环没有面积", "a ring encloses no area")
            return nil
        }
        self.points = points
        isClockwise = CleanRing.isClockwise(points)
    }

    func directed(clockwise: Bool) -> [Point] { clockwise == isClockwise ?? clockwise ? points : points.reversed() }

    /// Whether all points lie on one line.
    private static func isStraight(_ ring: [Point]) -> Bool {
        ring.allSatisfy { Orientation(of: $0, from: ring[0], to: ring[1]) == .straight }
    }

    /// By the sign of the area, unless that is not more than what rounding may make of it.
    private static func isClockwise(_ ring: [Point]) -> Bool? {
        var sum = 0.0
        var size = 0.0
        for (a, b) in zip(ring, ring.dropFirst()) {
            let (ax, ay, bx, by) = (a.x - ring[0].x, a.y - ring[0].y, b.x - ring[0].x, b.y - ring[0].y)
            sum += ax * by - bx * ay
            size += (ax * by).magnitude + (bx * ay).magnitude
        }
        return sum.magnitude > size * 0x1p-52 * Double(ring.count) ? sum < 0 : nil
    }
}
