internal import CKernel
internal import FangcunModel

/// Makes a ``BoxTree`` from below: the boxes sorted along the curve, and level upon level of boxes around them.
enum BoxTreeBuilder {
    private static let farAhead = 24

    /// A tree of boxes by number, which belong to the things with these ids.
    ///
    /// - Precondition: the boxes have finite sides in order, and are no more than ``BoxTree/maximumBoxes``.
    @inline(__always)
    static func build(_ things: [Int32], _ box: (Int) -> BoundingBox) -> BoxTree {
        var bounds = things.isEmpty ? BoundingBox(minX: 0, minY: 0, maxX: 0, maxY: 0) : box(0)
        for number in things.indices { bounds.extend(to: box(number)) }
        return build(things.count, in: bounds, box) { things[$0] }
    }

    /// A tree of so many boxes by number, which lie in a box.
    ///
    /// - Parameters:
    ///   - count: How many there are.
    ///   - bounds: The box around all.
    ///   - box: A box by number.
    ///   - id: The thing that a box belongs to.
    ///   - ahead: Asks for a box some time before it is read.
    @inline(__always)
    static func build(
        _ count: Int, in bounds: BoundingBox, _ box: (Int) -> BoundingBox,
        id: (Int) -> Int32 = { Int32(truncatingIfNeeded: $0) }, ahead: (Int) -> Void = { _ in }
    ) -> BoxTree {
        let frame = BoxFrame(around: bounds)
        let levels = BoxTree.Levels(boxes: count)
        var nodes = FlatArray<BoxNode>([])
        let ids = unsafe FlatArray<Int32>(count: count) { numbers in
            guard let numbers = numbers.baseAddress else { return }
            unsafe nodes = FlatArray<BoxNode>(count: levels.total) { nodes in
                guard let nodes = nodes.baseAddress, count > 0 else { return }
                // The memory of the nodes, 16 bytes and more for each box, serves the sort before: fresh memory takes time.
                unsafe HilbertCurve(over: bounds).order(count, into: numbers, memory: UnsafeMutableRawPointer(nodes)) {
                    let box = box($0)
                    return Point(x: box.minX / 2 + box.maxX / 2, y: box.minY / 2 + box.maxY / 2)
                }
                unsafe fill(nodes, count) { place in
                    if place &+ farAhead < count { ahead(unsafe Int(numbers[place &+ farAhead])) }
                    return frame.inside(box(unsafe Int(numbers[place])))
                }
                unsafe fill(nodes, above: levels)
            }
            for place in 0..<count { unsafe numbers[place] = unsafe id(Int(numbers[place])) }
        }
        return BoxTree(frame: frame, ids: ids, nodes: nodes)
    }

    /// Makes the lowest level of the boxes in their order.
    @inline(__always)
    private static func fill(_ nodes: UnsafeMutablePointer<BoxNode>, _ count: Int, _ box: (Int) -> BoxFrame.Window) {
        for leaf in 0..<count / BoxNode.width {
            let sides = unsafe UnsafeMutableRawPointer(nodes + leaf).assumingMemoryBound(to: Int32.self)
            for place in 0..<BoxNode.width {
                let box = box(leaf &* BoxNode.width &+ place)
                unsafe sides[place] = box.west
                unsafe sides[BoxNode.width &+ place] = box.south
                unsafe sides[2 &* BoxNode.width &+ place] = box.east
                unsafe sides[3 &* BoxNode.width &+ place] = box.north
            }
        }
        guard count % BoxNode.width > 0 else { return }
        var last = BoxNode()
        for place in 0..<count % BoxNode.width { last.set(place, box(count / BoxNode.width * BoxNode.width + place)) }
        unsafe nodes[count / BoxNode.width] = last
    }

    /// Makes the levels above the lowest.
    private static func fill(_ nodes: UnsafeMutablePointer<BoxNode>, above levels: BoxTree.Levels) {
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

    /// The box around boxes given by users, after they were judged.
    ///
    /// - Throws: ``GeoError``, naming the first that is of no use.
    static func bounds(of boxes: [BoundingBox]) throws(GeoError) -> BoundingBox {
        guard boxes.count <= BoxTree.maximumBoxes else {
            throw GeoError(.limitExceeded, "\(boxes.count) boxes, more than \(BoxTree.maximumBoxes)")
        }
        guard let first = boxes.first else { return BoundingBox(minX: 0, minY: 0, maxX: 0, maxY: 0) }
        let limit = SIMD2(repeating: BucketFrame.coordinateLimit)
        var (least, most) = (SIMD2(first.minX, first.minY), SIMD2(first.maxX, first.maxY))
        var areGood = SIMDMask<SIMD2<Int64>>(repeating: true)
        for box in boxes {
            let (low, high) = (SIMD2(box.minX, box.minY), SIMD2(box.maxX, box.maxY))
            areGood = areGood .& (low .> -limit) .& (low .<= high) .& (high .< limit)
            least = least.replacing(with: low, where: low .< least)
            most = most.replacing(with: high, where: high .> most)
        }
        guard all(areGood) else { throw fault(in: boxes) }
        return BoundingBox(minX: least.x, minY: least.y, maxX: most.x, maxY: most.y)
    }

    private static func fault(in boxes: [BoundingBox]) -> GeoError {
        let limit = BucketFrame.coordinateLimit
        let index = boxes.firstIndex { box in
            !(box.minX > -limit && box.minX <= box.maxX && box.maxX < limit && box.minY > -limit
                && box.minY <= box.maxY && box.maxY < limit)
        }
        return GeoError(
            .invalidGeometry, at: .feature(index ?? 0, identifier: nil),
            "a box whose sides are not in order, not finite or not below 1e150 in size")
    }
}
