internal import FangcunModel

/// The outlines of the grids made fit for geometry, in one row of points: rings closed, without repeated points, outer ones
/// counter-clockwise and holes clockwise; what cannot be used is left out. What had to be mended is said.
struct CleanOutlines {
    /// A ring of a grid: its points from `start` up to `end`, the first one repeated as the last.
    struct Ring {
        let start: Int
        let end: Int
        let grid: Int
        let isHole: Bool

        /// The indices of the points at which an edge starts.
        var edges: Range<Int> { start..<end - 1 }
    }

    /// The points of all rings.
    private(set) var points: [Point] = []
    /// The rings, grid by grid; the holes of a polygon follow its outer ring.
    private(set) var rings: [Ring] = []
    /// The area of each grid, in the square of the coordinates' unit.
    private(set) var areas: [Double] = []
    /// The box around all that is usable.
    private(set) var bounds: BoundingBox?
    /// Grids with a ring whose direction is in doubt: one that crosses itself, or hardly encloses an area.
    private(set) var doubtful: Set<Int> = []
    /// Grid `g` has the rings from `starts[g]` up to `starts[g + 1]`.
    private var starts: [Int] = [0]
    /// Grids with a ring that runs the other way than RFC 7946 wants.
    private var misdirected: [Int] = []

    init(_ grids: [UnitGrid], _ findings: inout FindingCollector) {
        reserve(for: grids)
        for (index, grid) in grids.enumerated() {
            var isMisdirected = false
            areas.append(0)
            for polygon in grid.polygons {
                guard let outer = append(polygon.outer, of: index, isHole: false, &findings) else { continue }
                isMisdirected = isMisdirected || outer.isClockwise == true
                for hole in polygon.holes {
                    let ring = append(hole, of: index, isHole: true, &findings)
                    isMisdirected = isMisdirected || ring?.isClockwise == false
                }
            }
            starts.append(rings.count)
            if isMisdirected { misdirected.append(index) }
            if grid.polygons.isEmpty {
                findings.add(
                    .gridsUnusableRing, .error, grids: [index],
                    Message(zh: "网格没有图形", en: "the grid has no area"))
            }
        }
        reportDirections(&findings)
    }

    /// The number of grids, those without area among them.
    var count: Int { areas.count }

    /// The rings of a grid.
    func rings(of grid: Int) -> ArraySlice<Ring> { rings[starts[grid]..<starts[grid + 1]] }

    /// Whether a grid has no usable ring.
    func isEmpty(_ grid: Int) -> Bool { starts[grid] == starts[grid + 1] }

    /// The number of edges of a grid.
    func edgeCount(of grid: Int) -> Int { rings(of: grid).reduce(0) { $0 + $1.edges.count } }

    /// The polygons of a grid.
    func polygons(of grid: Int) -> [Polygon] {
        var polygons: [Polygon] = []
        for ring in rings(of: grid) {
            if ring.isHole {
                polygons[polygons.count - 1].holes.append(Array(points[ring.start..<ring.end]))
            } else {
                polygons.append(Polygon(outer: Array(points[ring.start..<ring.end])))
            }
        }
        return polygons
    }

    /// The box around a grid; `nil` for one without area.
    func box(of grid: Int) -> BoundingBox? {
        var box: BoundingBox?
        for ring in rings(of: grid) where !ring.isHole {
            for point in points[ring.start..<ring.end] {
                box?.extend(to: point)
                box = box ?? BoundingBox(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y)
            }
        }
        return box
    }

    /// A point within a grid, as far as it has one.
    func place(of grid: Int) -> Point? { polygons(of: grid).first.flatMap { $0.interiorPoint ?? $0.outer.first } }

    private mutating func reserve(for grids: [UnitGrid]) {
        var (pointCount, ringCount) = (0, 0)
        for polygon in grids.lazy.flatMap(\.polygons) {
            pointCount += polygon.outer.count + polygon.holes.reduce(0) { $0 + $1.count }
            ringCount += 1 + polygon.holes.count
        }
        points.reserveCapacity(pointCount)
        rings.reserveCapacity(ringCount)
        areas.reserveCapacity(grids.count)
        starts.reserveCapacity(grids.count + 1)
    }

    /// Adds a ring in the direction it should have, and returns what it was like; `nil` when it cannot be used.
    private mutating func append(
        _ ring: [Point], of grid: Int, isHole: Bool, _ findings: inout FindingCollector
    ) -> RingScan? {
        var scan = RingScan(ring)
        let start = points.count
        if scan.isClean {
            append(ring, reversed: scan.isClockwise == !isHole)
        } else {
            guard let mended = MendedRing(ring, of: grid, &findings) else { return nil }
            scan = RingScan(mended.points)
            append(mended.points, reversed: scan.isClockwise == !isHole)
        }
        if scan.isClockwise == nil { doubtful.insert(grid) }
        areas[grid] += (isHole ? -1 : 1) * scan.area
        rings.append(Ring(start: start, end: points.count, grid: grid, isHole: isHole))
        if let box = scan.box {
            bounds?.extend(to: box)
            bounds = bounds ?? box
        }
        return scan
    }

    private mutating func append(_ ring: [Point], reversed: Bool) {
        // A sum with zero makes -0 the same bits as 0, which equal points must have.
        if reversed {
            for point in ring.reversed() { points.append(Point(x: point.x + 0, y: point.y + 0)) }
        } else {
            for point in ring { points.append(Point(x: point.x + 0, y: point.y + 0)) }
        }
    }

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

/// What one look at a ring tells.
private struct RingScan {
    /// Closed, all points usable, none repeated, and an area that rounding does not explain.
    let isClean: Bool
    /// The direction; `nil` when the area is too small beside the ring's extent to tell.
    let isClockwise: Bool?
    /// The area within.
    let area: Double
    /// The box around the points, when there are any.
    let box: BoundingBox?

    init(_ ring: [Point]) {
        guard let first = ring.first, let last = ring.last else {
            (isClean, isClockwise, area, box) = (false, nil, 0, nil)
            return
        }
        var box = BoundingBox(minX: first.x, minY: first.y, maxX: first.x, maxY: first.y)
        var isSound = ring.count >= 4 && first == last && GridOutlines.isUsable(first)
        var (sum, size) = (0.0, 0.0)
        // The area counts from the first point: large coordinates do not eat the digits of a small ring.
        var (ax, ay) = (0.0, 0.0)
        for index in 1..<max(1, ring.count) {
            let point = ring[index]
            isSound = isSound && GridOutlines.isUsable(point) && point != ring[index - 1]
            box.extend(to: point)
            let (bx, by) = (point.x - first.x, point.y - first.y)
            sum += ax * by - bx * ay
            size += (ax * by).magnitude + (bx * ay).magnitude
            (ax, ay) = (bx, by)
        }
        isClockwise = sum.magnitude > size * 0x1p-52 * Double(ring.count) ? sum < 0 : nil
        isClean = isSound && isClockwise != nil
        area = sum.magnitude / 2
        self.box = box
    }
}

/// A ring made closed, without repeated points.
private struct MendedRing {
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
