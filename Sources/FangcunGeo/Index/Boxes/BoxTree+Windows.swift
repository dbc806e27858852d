internal import CKernel

extension BoxTree {
    /// Gives the sink all boxes that meet the window, in the order of the curve.
    ///
    /// - Parameters:
    ///   - window: Any window; one that is none meets nothing.
    ///   - sink: Takes the positions.
    ///   - thingsFillBoxes: Whether a window that meets a box meets the thing in it; else only one that holds the box does.
    ///   - isMet: Decides on the boxes of which the tree cannot tell; it is given their positions.
    @inline(__always)
    func visit<Sink: PositionSink>(
        _ window: BoundingBox, _ sink: inout Sink, thingsFillBoxes: Bool, isMet: (Int) -> Bool
    ) {
        guard let steps = frame.window(window), count > 0 else { return }
        let levels = Levels(boxes: count)
        unsafe withUnsafeTemporaryAllocation(of: Visit.self, capacity: BoxTree.stackSize) { stack in
            guard let start = unsafe nodes.reader.start, let stack = stack.baseAddress else { return }
            let inner = steps.narrowed
            unsafe stack[0] = Visit(level: levels.count &- 1, index: 0, isCovered: false)
            var depth = 1
            while depth > 0 {
                depth &-= 1
                let visit = unsafe stack[depth]
                if visit.isCovered {
                    // A node of the level holds 16 times as many boxes as one of the level below.
                    let shift = 4 &* (visit.level &+ 1)
                    sink.take(visit.index &<< shift..<min(count, (visit.index &+ 1) &<< shift))
                    continue
                }
                let node = unsafe start + (levels.starts[visit.level] &+ visit.index)
                var met = unsafe BoxTree.meeting(node, steps)
                if visit.level == 0 {
                    let sure = unsafe thingsFillBoxes ? BoxTree.meeting(node, inner) : BoxTree.within(node, inner)
                    let first = visit.index &* BoxNode.width
                    while met != 0 {
                        let position = first &+ met.trailingZeroBitCount
                        if sure &>> UInt32(truncatingIfNeeded: met.trailingZeroBitCount) & 1 != 0 || isMet(position) {
                            sink.take(position)
                        }
                        met &= met &- 1
                    }
                    continue
                }
                let covered = unsafe met == 0 ? 0 : BoxTree.within(node, inner)
                let below = levels.starts[visit.level &- 1]
                let first = visit.index &* BoxNode.width
                // The last one first, which is then visited last.
                while met != 0 {
                    let place = 31 &- met.leadingZeroBitCount
                    met &= ~(1 &<< UInt32(truncatingIfNeeded: place))
                    let isCovered = covered &>> UInt32(truncatingIfNeeded: place) & 1 != 0
                    unsafe stack[depth] = Visit(
                        level: visit.level &- 1, index: first &+ place, isCovered: isCovered)
                    if !isCovered {
                        let part = unsafe UnsafeRawPointer(start + (below &+ first &+ place))
                        for line in 0..<4 { unsafe fck_prefetch(part + line &* 64) }
                    }
                    depth &+= 1
                }
            }
        }
    }

    /// Calls a function with the positions of all boxes that may meet a small window, in no stated order.
    @inline(__always)
    func visitCandidates(_ window: BoxFrame.Window, _ visit: (Int) -> Void) {
        guard count > 0 else { return }
        let levels = Levels(boxes: count)
        unsafe withUnsafeTemporaryAllocation(of: Visit.self, capacity: BoxTree.stackSize) { stack in
            guard let start = unsafe nodes.reader.start, let stack = stack.baseAddress else { return }
            unsafe stack[0] = Visit(level: levels.count &- 1, index: 0, isCovered: false)
            var depth = 1
            while depth > 0 {
                depth &-= 1
                let node = unsafe stack[depth]
                var met = unsafe BoxTree.meeting(start + (levels.starts[node.level] &+ node.index), window)
                let first = node.index &* BoxNode.width
                while met != 0 {
                    let place = first &+ met.trailingZeroBitCount
                    met &= met &- 1
                    if node.level == 0 {
                        visit(place)
                    } else {
                        unsafe stack[depth] = Visit(level: node.level &- 1, index: place, isCovered: false)
                        depth &+= 1
                    }
                }
            }
        }
    }

    /// A node that waits to be visited.
    private struct Visit: BitwiseCopyable {
        let level: Int
        let index: Int
        /// All boxes below it meet the window.
        let isCovered: Bool
    }

    /// All places of all levels but one of each, and the top.
    private static let stackSize = 8 * BoxNode.width

    @inline(__always)
    private static func meeting(_ node: UnsafePointer<BoxNode>, _ window: BoxFrame.Window) -> UInt32 {
        unsafe fck_boxes_meeting(node, window.west, window.south, window.east, window.north)
    }

    @inline(__always)
    private static func within(_ node: UnsafePointer<BoxNode>, _ window: BoxFrame.Window) -> UInt32 {
        unsafe fck_boxes_within(node, window.west, window.south, window.east, window.north)
    }
}
