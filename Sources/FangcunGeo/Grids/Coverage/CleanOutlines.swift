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
        /// Whether a look was enough to tell that it does not meet itself.
        let isSimple: Bool

        /// The indices of the points at which an edge starts.
        var edges: Range<Int> { start..<end - 1 }
    }

    /// The points of all rings.
    private(set) var points: [Point] = []
    /// The rings, grid by grid; the holes of a polygon follow its outer ring.
    private(set) var rings: [Ring] = []
    /// The area of each grid, in the square of the coordinates' unit.
    private(set) var areas: [Double] = []
    /// The longer side of the box around the first ring of each grid, in the coordinates' unit.
    private(set) var reaches: [Double] = []
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
        // By index: a loop over the values would count references of each.
        for index in grids.indices {
            var isMisdirected = false
            areas.append(0)
            reaches.append(0)
            for part in grids[index].polygons.indices {
                guard let outer = append(grids[index].polygons[part].outer, of: index, isHole: false, &findings) else {
                    continue
                }
                isMisdirected = isMisdirected || outer.isClockwise == true
                for hole in grids[index].polygons[part].holes {
                    let ring = append(hole, of: index, isHole: true, &findings)
                    isMisdirected = isMisdirected || ring?.isClockwise == false
                }
            }
            starts.append(rings.count)
            if isMisdirected { misdirected.append(index) }
            if grids[index].polygons.isEmpty {
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
        for ring in rings(of: grid) {
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
        for grid in grids.indices {
            for part in grids[grid].polygons.indices {
                pointCount += grids[grid].polygons[part].outer.count
                ringCount += 1 + grids[grid].polygons[part].holes.count
                for hole in grids[grid].polygons[part].holes { pointCount += hole.count }
            }
        }
        points.reserveOnLargePages(pointCount)
        rings.reserveCapacity(ringCount)
        areas.reserveCapacity(grids.count)
        reaches.reserveCapacity(grids.count)
        starts.reserveCapacity(grids.count + 1)
    }

    /// Adds a ring in the direction it should have, and returns what it was like; `nil` when it cannot be used.
    private mutating func append(
        _ ring: [Point], of grid: Int, isHole: Bool, _ findings: inout FindingCollector
    ) -> RingScan? {
        var scan = RingScan(ring)
        let start = points.count
        if scan.isClean {
            append(ring, scan, reversed: scan.isClockwise == !isHole)
        } else {
            guard let mended = MendedRing(ring, of: grid, &findings) else { return nil }
            scan = RingScan(mended.points)
            append(mended.points, scan, reversed: scan.isClockwise == !isHole)
        }
        if scan.isClockwise == nil { doubtful.insert(grid) }
        areas[grid] += (isHole ? -1 : 1) * scan.area
        rings.append(Ring(start: start, end: points.count, grid: grid, isHole: isHole, isSimple: scan.isSimple))
        if let box = scan.box {
            if reaches[grid] == 0 { reaches[grid] = max(box.width, box.height) }
            bounds?.extend(to: box)
            bounds = bounds ?? box
        }
        return scan
    }

    private mutating func append(_ ring: [Point], _ scan: RingScan, reversed: Bool) {
        if scan.hasZero {
            // A sum with zero makes -0 the same bits as 0, which equal points must have.
            let positive = ring.map { Point(x: $0.x + 0, y: $0.y + 0) }
            points.append(contentsOf: reversed ? positive.reversed() : positive)
        } else if reversed {
            for index in ring.indices.reversed() { points.append(ring[index]) }
        } else {
            points.append(contentsOf: ring)
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
