internal import FangcunModel

/// All that a ``PolygonIndex`` is: rows of plain values, in memory of their own or lent by a file.
struct PolygonIndexParts: Sendable {
    let areaCount: Int
    /// The boxes of the areas that have points.
    let tree: BoxTree
    /// The areas in the order of the tree: those that lie near each other are near each other in memory too.
    let shapes: AreaShapes
    let squares: AreaSquares

    init(areaCount: Int, tree: BoxTree, shapes: AreaShapes, squares: AreaSquares) {
        self.areaCount = areaCount
        self.tree = tree
        self.shapes = shapes
        self.squares = squares
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
        shapes = AreaShapes(
            ringStarts: FlatArray(ringStarts), pointStarts: FlatArray(pointStarts), points: FlatArray(points))
        squares = AreaSquaresBuilder.build(shapes, ids: tree.ids, in: PolygonIndexParts.extent(boxes))
    }

    private static func extent(_ boxes: [BoundingBox]) -> BoundingBox {
        var extent = boxes.first ?? BoundingBox(minX: 0, minY: 0, maxX: 0, maxY: 0)
        for box in boxes { extent.extend(to: box) }
        return extent
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
        guard areaCount >= 0, areaCount <= BoxTree.maximumBoxes else {
            throw GeoError(.malformedInput, "\(areaCount) areas")
        }
        try tree.check(things: areaCount)
        try shapes.check(areas: tree.count)
        try squares.check(areas: tree.count)
    }

    /// Calls a function with the ids of the areas that hold a point, in ascending order, or in none where very many meet.
    @inline(__always)
    func visitHolders(of point: Point, _ visit: (Int32) -> Bool) {
        guard let place = squares.place(of: point) else { return }
        let square = unsafe squares.squares[unchecked: place]
        switch square.kind {
        case AreaSquare.Kind.none: return
        case AreaSquare.Kind.some:
            if shapes.holds(point, area: square.number) { _ = visit(unsafe tree.ids[unchecked: square.number]) }
        case AreaSquare.Kind.whole: _ = visit(unsafe tree.ids[unchecked: square.number])
        default: visitHolders(of: point, in: square, visit)
        }
    }

    @inline(never)
    private func visitHolders(of point: Point, in list: AreaSquare, _ visit: (Int32) -> Bool) {
        if list.isCrowd { return visitHoldersInTree(of: point) { _ = visit($0) } }
        let count = unsafe Int(squares.lists[unchecked: list.number])
        for index in 0..<count {
            let area = ListedArea(bits: unsafe squares.lists[unchecked: list.number &+ 1 &+ index])
            if area.isWhole || shapes.holds(point, area: area.position) {
                guard visit(unsafe tree.ids[unchecked: area.position]) else { return }
            }
        }
    }

    private func visitHoldersInTree(of point: Point, _ visit: (Int32) -> Void) {
        let box = BoundingBox(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y)
        guard let steps = tree.frame.window(box), point.isFinite else { return }
        tree.visitCandidates(steps) { position in
            if shapes.holds(point, area: position) { visit(unsafe tree.ids[unchecked: position]) }
        }
    }
}
