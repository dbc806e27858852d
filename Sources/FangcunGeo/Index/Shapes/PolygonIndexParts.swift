internal import FangcunModel

/// All that a ``PolygonIndex`` is: rows of plain values, in memory of their own or lent by a file.
struct PolygonIndexParts: Sendable {
    /// The boxes of the areas that have points.
    let tree: BoxTree
    /// The rings of area `a` run from `ringStarts[a]` up to `ringStarts[a + 1]`.
    let ringStarts: FlatArray<UInt32>
    /// The points of ring `r` lie from `pointStarts[r]` up to `pointStarts[r + 1]`; the last one is followed by the first.
    let pointStarts: FlatArray<UInt32>
    let points: FlatArray<Point>

    init(
        tree: BoxTree, ringStarts: FlatArray<UInt32>, pointStarts: FlatArray<UInt32>, points: FlatArray<Point>
    ) {
        self.tree = tree
        self.ringStarts = ringStarts
        self.pointStarts = pointStarts
        self.points = points
    }

    init(_ areas: [[Polygon]]) throws(GeoError) {
        var points: [Point] = []
        var (ringStarts, pointStarts): ([UInt32], [UInt32]) = ([0], [0])
        var (boxes, ids): ([BoundingBox], [Int32]) = ([], [])
        for (index, area) in areas.enumerated() {
            var bounds: BoundingBox?
            for ring in area.lazy.flatMap(\.rings) {
                guard let box = BoundingBox(around: ring), let last = ring.last else { continue }
                guard ring.allSatisfy(PointIndex.isPlace) else {
                    throw GeoError(
                        .invalidGeometry, at: .feature(index, identifier: nil),
                        "a coordinate is not finite or not below 1e150 in size")
                }
                guard points.count + ring.count <= PolygonIndex.maximumPoints else {
                    throw GeoError(.limitExceeded, "more than \(PolygonIndex.maximumPoints) points")
                }
                points.append(contentsOf: ring.count > 1 && last == ring[0] ? ring.dropLast() : ring[...])
                pointStarts.append(UInt32(truncatingIfNeeded: points.count))
                bounds?.extend(to: box)
                bounds = bounds ?? box
            }
            ringStarts.append(UInt32(truncatingIfNeeded: pointStarts.count - 1))
            if let bounds {
                boxes.append(bounds)
                ids.append(Int32(truncatingIfNeeded: index))
            }
        }
        guard ringStarts.count <= BoxTree.maximumBoxes else {
            throw GeoError(.limitExceeded, "\(areas.count) areas, more than \(BoxTree.maximumBoxes)")
        }
        tree = BoxTreeBuilder.build(ids) { boxes[$0] }
        self.ringStarts = FlatArray(ringStarts)
        self.pointStarts = FlatArray(pointStarts)
        self.points = FlatArray(points)
    }

    /// Says that rows from elsewhere cannot lead a search out of them, whatever they answer.
    ///
    /// - Throws: ``GeoError`` with code `malformedInput`.
    /// - Complexity: linear.
    func check() throws(GeoError) {
        guard ringStarts.isAscending(upTo: pointStarts.count - 1), pointStarts.isAscending(upTo: points.count) else {
            throw GeoError(.malformedInput, "the rings of a polygon index are not in order")
        }
        try tree.check(things: ringStarts.count - 1)
    }

    /// Calls a function with the ids of the areas that hold a point.
    @inline(__always)
    func visitHolders(of point: Point, _ visit: (Int32) -> Void) {
        let box = BoundingBox(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y)
        guard let steps = tree.frame.window(box), point.isFinite else { return }
        tree.visitCandidates(steps) { position in
            let id = unsafe tree.ids[unchecked: position]
            if holds(point, area: Int(id)) { visit(id) }
        }
    }

    /// Whether an area holds a point, by the rule of ``PolygonIndex``.
    func holds(_ point: Point, area: Int) -> Bool {
        var isInside = false
        visitEdges(of: area) { previous, next in
            // Only an edge that begins at or below the height of the point and ends above it, or the other way round.
            guard (previous.y <= point.y) != (next.y <= point.y) else { return true }
            let isRising = previous.y < next.y
            // Always taken upwards: its two neighbours then see the same number.
            let side = Orientation.determinant(isRising ? previous : next, isRising ? next : previous, point)
            if side > 0 { isInside.toggle() }
            return true
        }
        return isInside
    }

    /// Whether an area meets a window.
    func meets(_ window: BoundingBox, area: Int) -> Bool {
        var (hasEdge, bounds): (Bool, BoundingBox?) = (false, nil)
        visitEdges(of: area) { previous, next in
            hasEdge = window.meets(previous, next)
            bounds?.extend(to: next)
            bounds = bounds ?? BoundingBox(minX: next.x, minY: next.y, maxX: next.x, maxY: next.y)
            return !hasEdge
        }
        // A window without any edge lies all inside or all outside.
        guard !hasEdge, let common = bounds?.common(with: window) else { return hasEdge }
        return holds(Point(x: common.minX, y: common.minY), area: area)
    }

    /// Calls a function with the edges of an area until it answers no.
    @inline(__always)
    private func visitEdges(of area: Int, _ visit: (Point, Point) -> Bool) {
        let (starts, points) = unsafe (pointStarts.reader, points.reader)
        for ring in unsafe Int(ringStarts[unchecked: area])..<Int(ringStarts[unchecked: area &+ 1]) {
            let (start, end) = unsafe (Int(starts[unchecked: ring]), Int(starts[unchecked: ring &+ 1]))
            guard start < end else { continue }
            var previous = unsafe points[unchecked: end &- 1]
            for position in start..<end {
                let next = unsafe points[unchecked: position]
                guard visit(previous, next) else { return }
                previous = next
            }
        }
    }
}

extension FlatArray<UInt32> {
    /// Whether the numbers start with 0, never descend and end with the one given: the starts of runs in another row.
    func isAscending(upTo end: Int) -> Bool {
        var previous: UInt32 = 0
        for index in 0..<count {
            let start = unsafe self[unchecked: index]
            guard start >= previous, index > 0 || start == 0 else { return false }
            previous = start
        }
        return count > 0 && Int(previous) == end
    }
}
