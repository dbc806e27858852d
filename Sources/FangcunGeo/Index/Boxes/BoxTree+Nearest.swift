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
        // All places of all levels but the top at most.
        unsafe withUnsafeTemporaryAllocation(of: Candidate.self, capacity: 8 * BoxNode.width) { stack in
            guard let start = unsafe nodes.reader.start else { return }
            unsafe stack[0] = Candidate(gap: 0, level: levels.count &- 1, index: 0)
            var depth = 1
            while depth > 0 {
                depth &-= 1
                let node = unsafe stack[depth]
                // Not the other way round: a gap that is not a number is searched.
                if node.gap > limit() { continue }
                let boxes = unsafe start + (levels.starts[node.level] &+ node.index)
                let first = node.index &* BoxNode.width
                let gaps = unsafe measure.squaredGaps(to: boxes.pointee)
                let base = depth
                let places = min(BoxNode.width, partCount(node.level, levels) &- first)
                for place in 0..<max(0, places) {
                    let gap = gaps[place]
                    if gap > limit() { continue }
                    if node.level == 0 {
                        visit(first &+ place)
                        continue
                    }
                    // The nearest one on top.
                    var slot = depth
                    while slot > base, unsafe stack[slot &- 1].gap < gap {
                        unsafe stack[slot] = unsafe stack[slot &- 1]
                        slot &-= 1
                    }
                    unsafe stack[slot] = Candidate(gap: gap, level: node.level &- 1, index: first &+ place)
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
        let gap: Double
        let level: Int
        let index: Int
    }
}

/// Distances from a place to boxes in steps, never more than the true ones.
private struct StepMeasure {
    private let x: Double
    private let y: Double
    private let slackX: Double
    private let slackY: Double
    private let unitsPerStepX: Double
    private let unitsPerStepY: Double

    init(from place: Point, _ frame: BoxFrame) {
        x = frame.place(x: place.x)
        y = frame.place(y: place.y)
        // Two steps, for the rounding of the place and the box, and far away in proportion.
        slackX = 2 + x.magnitude * 0x1p-40
        slackY = 2 + y.magnitude * 0x1p-40
        unitsPerStepX = frame.stepsPerUnitX > 0 ? (1 - 0x1p-40) / frame.stepsPerUnitX : 0
        unitsPerStepY = frame.stepsPerUnitY > 0 ? (1 - 0x1p-40) / frame.stepsPerUnitY : 0
    }

    func squaredGaps(to node: BoxNode) -> SIMD16<Double> {
        let gapX = StepMeasure.gaps(node.west, node.east, x, slackX) * unitsPerStepX
        let gapY = StepMeasure.gaps(node.south, node.north, y, slackY) * unitsPerStepY
        return gapX * gapX + gapY * gapY
    }

    @inline(__always)
    private static func gaps(
        _ low: SIMD16<Int32>, _ high: SIMD16<Int32>, _ place: Double, _ slack: Double
    ) -> SIMD16<Double> {
        var gaps = SIMD16<Double>(repeating: 0)
        for index in 0..<BoxNode.width {
            let gap = max(Double(low[index]) - place, place - Double(high[index])) - slack
            gaps[index] = max(gap, 0)
        }
        return gaps
    }
}
