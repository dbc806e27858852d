internal import FangcunModel

/// Makes a ``BoxTree`` from below: the boxes sorted along the curve, and level upon level of boxes around them.
enum BoxTreeBuilder {
    /// A tree of boxes by number, which belong to the things with these ids.
    ///
    /// - Precondition: the boxes have finite sides in order, and are no more than ``BoxTree/maximumBoxes``.
    @inline(__always)
    static func build(_ things: [Int32], _ box: (Int) -> BoundingBox) -> BoxTree {
        build(things.count, box) { things[$0] }
    }

    /// A tree of so many boxes by number, which belong to the things with ids that a function gives.
    @inline(__always)
    static func build(
        _ count: Int, _ box: (Int) -> BoundingBox, id: (Int) -> Int32 = { Int32(truncatingIfNeeded: $0) }
    ) -> BoxTree {
        var bounds = count > 0 ? box(0) : BoundingBox(minX: 0, minY: 0, maxX: 0, maxY: 0)
        for number in 0..<count { bounds.extend(to: box(number)) }
        let frame = BoxFrame(around: bounds)
        let order = HilbertCurve(over: bounds).order(count) { number in
            let box = box(number)
            return Point(x: box.minX / 2 + box.maxX / 2, y: box.minY / 2 + box.maxY / 2)
        }
        let levels = BoxTree.Levels(boxes: count)
        let nodes = unsafe FlatArray<BoxNode>(count: levels.total) { nodes in
            for leaf in 0..<(count + BoxNode.width - 1) / BoxNode.width {
                var node = BoxNode()
                for place in 0..<min(BoxNode.width, count - leaf * BoxNode.width) {
                    let box = box(Int(order[leaf * BoxNode.width + place]))
                    node.set(
                        place,
                        BoxFrame.Window(
                            west: frame.stepX(box.minX), south: frame.stepY(box.minY), east: frame.stepX(box.maxX),
                            north: frame.stepY(box.maxY)))
                }
                unsafe nodes[leaf] = node
            }
            for level in 1..<max(1, levels.count) {
                let (below, start) = (levels.starts[level - 1], levels.starts[level])
                for upper in start..<levels.starts[level + 1] {
                    var node = BoxNode()
                    let first = below + (upper - start) * BoxNode.width
                    for place in 0..<min(BoxNode.width, start - first) {
                        unsafe node.set(place, nodes[first + place].bounds)
                    }
                    unsafe nodes[upper] = node
                }
            }
        }
        return BoxTree(frame: frame, ids: FlatArray(order.map { id(Int($0)) }), nodes: nodes)
    }

    /// Judges boxes given by users.
    static func check(_ boxes: [BoundingBox]) throws(GeoError) {
        guard boxes.count <= BoxTree.maximumBoxes else {
            throw GeoError(.limitExceeded, "\(boxes.count) boxes, more than \(BoxTree.maximumBoxes)")
        }
        for (index, box) in boxes.enumerated() {
            let limit = BucketFrame.coordinateLimit
            guard box.minX > -limit, box.minX <= box.maxX, box.maxX < limit, box.minY > -limit,
                box.minY <= box.maxY, box.maxY < limit
            else {
                throw GeoError(
                    .invalidGeometry, at: .feature(index, identifier: nil),
                    "a box whose sides are not in order, not finite or not below 1e150 in size")
            }
        }
    }
}
