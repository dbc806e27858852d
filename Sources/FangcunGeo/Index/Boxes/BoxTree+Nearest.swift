extension BoxTree {
    /// Calls a function with the positions of boxes near a place, near ones early, until no other box is within the limit.
    ///
    /// - Parameters:
    ///   - place: Where to look: finite.
    ///   - limit: The square of the distance within which boxes are wanted; it may become smaller from call to call.
    ///   - visit: Takes the positions.
    func visitNearest(to place: Point, limit: () -> Double, _ visit: (Int) -> Void) {
        guard count > 0 else { return }
        let levels = Levels(boxes: count)
        let measure = StepMeasure(from: place, frame)
        // All places of all levels but the top at most: the kilobyte that may lie on the stack.
        unsafe withUnsafeTemporaryAllocation(of: Candidate.self, capacity: 8 * BoxNode.width) { stack in
            guard let start = unsafe nodes.reader.start else { return }
            unsafe stack[0] = Candidate(
                gap: 0, name: NodeName(level: levels.count &- 1, index: 0, isCovered: false))
            var depth = 1
            while depth > 0 {
                depth &-= 1
                let node = unsafe stack[depth]
                // Not the other way round: a gap that is not a number is searched.
                if node.gap > measure.limit(limit()) { continue }
                let boxes = unsafe start + (levels.starts[node.name.level] &+ node.name.index)
                let first = node.name.firstPart
                let gaps = unsafe measure.squaredGaps(to: boxes.pointee)
                let base = depth
                let places = min(BoxNode.width, partCount(node.name.level, levels) &- first)
                for place in 0..<max(0, places) {
                    let gap = gaps[place]
                    if gap > measure.limit(limit()) { continue }
                    if node.name.level == 0 {
                        visit(first &+ place)
                        continue
                    }
                    // The nearest one on top.
                    var slot = depth
                    while slot > base, unsafe stack[slot &- 1].gap < gap {
                        unsafe stack[slot] = unsafe stack[slot &- 1]
                        slot &-= 1
                    }
                    unsafe stack[slot] = Candidate(gap: gap, name: node.name.part(place, isCovered: false))
                    depth &+= 1
                }
            }
        }
    }

    /// How many parts the nodes of a level have.
    private func partCount(_ level: Int, _ levels: Levels) -> Int {
        level == 0 ? count : levels.starts[level] &- levels.starts[level &- 1]
    }

    /// A node that waits to be visited.
    private struct Candidate: BitwiseCopyable {
        let gap: Float
        let name: NodeName
    }
}

/// Squares of distances from a place to boxes, in the longer of both steps, never more than the true ones.
///
/// Single precision does, with room for what it rounds: 2^-24 of up to 2^30 steps.
private struct StepMeasure {
    private let x: Float
    private let y: Float
    private let slackX: Float
    private let slackY: Float
    private let shareX: Float
    private let shareY: Float
    private let perSquare: Double

    init(from place: Point, _ frame: BoxFrame) {
        let (placeX, placeY) = (frame.place(x: place.x), frame.place(y: place.y))
        (x, y) = (Float(placeX), Float(placeY))
        slackX = Float(256 + placeX.magnitude * 0x1p-22)
        slackY = Float(256 + placeY.magnitude * 0x1p-22)
        let step = max(1 / frame.stepsPerUnitX, 1 / frame.stepsPerUnitY)
        shareX = Float(1 / (frame.stepsPerUnitX * step)) * (1 - 0x1p-20)
        shareY = Float(1 / (frame.stepsPerUnitY * step)) * (1 - 0x1p-20)
        perSquare = 1 / (step * step) * (1 + 0x1p-20)
    }

    /// A limit for these squares.
    @inline(__always)
    func limit(_ squaredDistance: Double) -> Float { Float(squaredDistance * perSquare) }

    @inline(__always)
    func squaredGaps(to node: BoxNode) -> SIMD16<Float> {
        let gapX = StepMeasure.gaps(node.west, node.east, x, slackX) * shareX
        let gapY = StepMeasure.gaps(node.south, node.north, y, slackY) * shareY
        return gapX * gapX + gapY * gapY
    }

    @inline(__always)
    private static func gaps(
        _ low: SIMD16<Int32>, _ high: SIMD16<Int32>, _ place: Float, _ slack: Float
    ) -> SIMD16<Float> {
        let before = SIMD16<Float>(low) - (place + slack)
        let behind = (place - slack) - SIMD16<Float>(high)
        return before.replacing(with: behind, where: behind .> before).replacing(
            with: 0, where: before .<= 0 .& behind .<= 0)
    }
}
