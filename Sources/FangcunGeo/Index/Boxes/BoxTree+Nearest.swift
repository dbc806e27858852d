internal import CKernel

extension BoxTree {
    /// Calls a function with the positions of boxes near a place, near ones early, until no other box is within the limit.
    ///
    /// - Parameters:
    ///   - place: Where to look: finite.
    ///   - limit: The square of the distance within which boxes are wanted; it may become smaller from call to call.
    ///   - visit: Takes the positions.
    @inline(__always)
    func visitNearest(to place: Point, limit: () -> Double, _ visit: (Int) -> Void) {
        guard count > 0 else { return }
        let levels = Levels(boxes: count)
        let measure = StepMeasure(from: place, frame)
        // All places of all levels but the top at most: the kilobyte that may lie on the stack.
        unsafe withUnsafeTemporaryAllocation(of: Candidate.self, capacity: 8 * BoxNode.width) { stack in
            unsafe withUnsafeTemporaryAllocation(of: Float.self, capacity: BoxNode.width) { gaps in
                guard let start = unsafe nodes.reader.start, let stack = stack.baseAddress, let gaps = gaps.baseAddress
                else { return }
                unsafe stack[0] = Candidate(
                    gap: 0, name: NodeName(level: levels.count &- 1, index: 0, isCovered: false))
                var depth = 1
                while depth > 0 {
                    depth &-= 1
                    let node = unsafe stack[depth]
                    let most = measure.limit(limit())
                    // Not the other way round: a gap that is not a number is searched.
                    if node.gap > most { continue }
                    let (level, first) = (node.name.level, node.name.firstPart)
                    let boxes = unsafe start + (levels.starts[level] &+ node.name.index)
                    let places = max(0, min(BoxNode.width, partCount(level, levels) &- first))
                    var near = unsafe measure.near(boxes, most, gaps) & (1 &<< UInt32(truncatingIfNeeded: places) &- 1)
                    let base = depth
                    while near != 0 {
                        let place = near.trailingZeroBitCount
                        near &= near &- 1
                        let gap = unsafe gaps[place]
                        if level == 0 {
                            if !(gap > measure.limit(limit())) { visit(first &+ place) }
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
    }

    /// How many parts the nodes of a level have.
    @inline(__always)
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

    @inline(__always)
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

    /// Writes the squares for 16 boxes, and says as bits which are not beyond a limit.
    @inline(__always)
    func near(_ boxes: UnsafePointer<BoxNode>, _ limit: Float, _ gaps: UnsafeMutablePointer<Float>) -> UInt32 {
        unsafe fck_boxes_near(boxes, x, y, slackX, slackY, shareX, shareY, limit, gaps)
    }
}
