internal import FangcunModel

/// All that a ``PolygonIndex`` is: rows of plain values, in memory of their own or lent by a file.
struct PolygonIndexParts: Sendable {
    let areaCount: Int
    /// The boxes of the areas that have points.
    let tree: BoxTree
    /// The rings of the area at position `p` of the tree run from `ringStarts[p]` up to `ringStarts[p + 1]`: areas that lie near
    /// each other are near each other in memory too.
    let ringStarts: FlatArray<UInt32>
    /// The points of ring `r` lie from `pointStarts[r]` up to `pointStarts[r + 1]`; the last one is followed by the first.
    let pointStarts: FlatArray<UInt32>
    let points: FlatArray<Point>

    init(
        areaCount: Int, tree: BoxTree, ringStarts: FlatArray<UInt32>, pointStarts: FlatArray<UInt32>,
        points: FlatArray<Point>
    ) {
        self.areaCount = areaCount
        self.tree = tree
        self.ringStarts = ringStarts
        self.pointStarts = pointStarts
        self.points = points
    }

    init(_ areas: [[Polygon]]) throws(GeoError) {
        guard areas.count <= BoxTree.maximumBoxes else {
            throw GeoError(.limitExceeded, "\(areas.count) areas, more than \(BoxTree.maximumBoxes)")
        }
        let (ids, boxes) = try PolygonIndexParts.boxes(of: areas)
        areaCount = areas.count
        tree = BoxTreeBuilder.build(ids) { boxes[$0] }
        var points: [Point] = []
        var (ringStarts, pointStarts): ([UInt32], [UInt32]) = ([0], [0])
        for position in 0..<tree.count {
            for polygon in areas[unsafe Int(tree.ids[unchecked: position])] {
                for ring in CollectionOfOne(polygon.outer) + polygon.holes where !ring.isEmpty {
                    points.append(contentsOf: ring.count > 1 && ring.last == ring[0] ? ring.dropLast() : ring[...])
                    pointStarts.append(UInt32(truncatingIfNeeded: points.count))
                }
            }
            ringStarts.append(UInt32(truncatingIfNeeded: pointStarts.count - 1))
        }
        self.ringStarts = FlatArray(ringStarts)
        self.pointStarts = FlatArray(pointStarts)
        self.points = FlatArray(points)
    }

    /// The areas that have points, and the boxes around them.
    private static func boxes(of areas: [[Polygon]]) throws(GeoError) -> (ids: [Int32], boxes: [BoundingBox]) {
        var (boxes, ids): ([BoundingBox], [Int32]) = ([], [])
        var total = 0
        for (index, area) in areas.enumerated() {
            var bounds: BoundingBox?
            for polygon in area {
                for ring in CollectionOfOne(polygon.outer) + polygon.holes {
                    guard let box = BoundingBox(around: ring) else { continue }
                    guard ring.allSatisfy(PointIndex.isPlace) else {
                        throw GeoError(
                            .invalidGeometry, at: .feature(index, identifier: nil),
                            "a coordinate is not finite or not below 1e150 in size")
                    }
                    total += ring.count
                    bounds?.extend(to: box)
                    bounds = bounds ?? box
                }
            }
            guard total <= PolygonIndex.maximumPoints else {
                throw GeoError(.limitExceeded, "more than \(PolygonIndex.maximumPoints) points")
            }
            if let bounds {
                boxes.append(bounds)
                ids.append(Int32(truncatingIfNeeded: index))
            }
        }
        return (ids, boxes)
    }

    /// Says that rows from elsewhere cannot lead a search out of them, whatever they answer.
    ///
    /// - Throws: ``GeoError`` with code `malformedInput`.
    /// - Complexity: linear.
    func check() throws(GeoError) {
        guard areaCount >= 0, areaCount <= BoxTree.maximumBoxes, ringStarts.count == tree.count + 1,
            ringStarts.isAscending(upTo: pointStarts.count - 1), pointStarts.isAscending(upTo: points.count)
        else {
            throw GeoError(.malformedInput, "the rings of a polygon index are not in order")
        }
        try tree.check(things: areaCount)
    }

    /// Calls a function with the ids of the areas that hold a point.
    @inline(__always)
    func visitHolders(of point: Point, _ visit: (Int32) -> Void) {
        let box = BoundingBox(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y)
        guard let steps = tree.frame.window(box), point.isFinite else { return }
        tree.visitCandidates(steps) { position in
            if holds(point, areaAt: position) { visit(unsafe tree.ids[unchecked: position]) }
        }
    }

    /// Whether the area at a position of the tree holds a point, by the rule of ``PolygonIndex``.
    func holds(_ point: Point, areaAt position: Int) -> Bool {
        var isInside = false
        visitEdges(ofAreaAt: position) { previous, next in
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

    /// Whether the area at a position of the tree meets a window.
    func meets(_ window: BoundingBox, areaAt position: Int) -> Bool {
        var (hasEdge, bounds): (Bool, BoundingBox?) = (false, nil)
        visitEdges(ofAreaAt: position) { previous, next in
            hasEdge = window.meets(previous, next)
            bounds?.extend(to: next)
            bounds = bounds ?? BoundingBox(minX: next.x, minY: next.y, maxX: next.x, maxY: next.y)
            return !hasEdge
        }
        // A window without any edge lies all inside or all outside.
        guard !hasEdge, let common = bounds?.common(with: window) else { return hasEdge }
        return holds(Point(x: common.minX, y: common.minY), areaAt: position)
    }

    /// Calls a function with the edges of the area at a position until it answers no.
    @inline(__always)
    private func visitEdges(ofAreaAt area: Int, _ visit: (Point, Point) -> Bool) {
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
