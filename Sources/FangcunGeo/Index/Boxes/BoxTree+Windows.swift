internal import CKernel

extension BoxTree {
    /// Gives the sink all boxes that meet the window, in the order of the curve.
    ///
    /// - Parameters:
    ///   - window: Any window; one that is none meets nothing.
    ///   - sink: Takes the positions.
    ///   - thingsFillBoxes: Whether a window that meets a box meets the thing in it; else only one that holds the box does.
    ///   - isMet: Decides on the boxes of which the tree cannot tell; it is given the window and their positions.
    @inline(__always)
    func visit<Sink: PositionSink>(
        _ window: BoundingBox, _ sink: inout Sink, thingsFillBoxes: Bool, isMet: (BoundingBox, Int) -> Bool
    ) {
        guard count > 0 else { return }
        let size = unsafe WindowWalk.memorySize + WindowWalk.queueSize
        unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: size) { memory in
            guard let start = unsafe nodes.reader.start, let memory = memory.baseAddress else { return }
            let walk = unsafe WindowWalk(self, start, memory: memory)
            var search = unsafe walk.search(window, frame.window(window), queue: memory + WindowWalk.memorySize)
            while unsafe !search.isThrough {
                unsafe walk.descend(&search)
                unsafe walk.read(&search, &sink, thingsFillBoxes: thingsFillBoxes, isMet: isMet)
            }
        }
    }

    /// Gives the sink all boxes that meet each of some windows, window after window. What meets a window is found before what
    /// meets the one before is read, and has arrived when its turn comes.
    ///
    /// - Parameters:
    ///   - windows: The windows with their numbers, best in an order in which neighbors follow each other.
    ///   - sink: Takes the positions of boxes that a window meets; things fill their boxes.
    ///   - isMet: As for one window.
    ///   - isDone: Is called with the number of each window when the sink has taken all that meets it.
    @inline(__always)
    func visit<Sink: PositionSink>(
        _ windows: UnsafeBufferPointer<TileOrder.Entry<BoundingBox>>, _ sink: inout Sink,
        isMet: (BoundingBox, Int) -> Bool, isDone: (Int, Sink) -> Void
    ) {
        guard count > 0, windows.count > 0 else {
            for turn in 0..<windows.count { unsafe isDone(windows[turn].number, sink) }
            return
        }
        let size = unsafe WindowWalk.memorySize + 2 * WindowWalk.queueSize
        unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: size) { memory in
            guard let start = unsafe nodes.reader.start, let memory = memory.baseAddress else { return }
            let walk = unsafe WindowWalk(self, start, memory: memory)
            let queues = unsafe memory + WindowWalk.memorySize
            var last = unsafe walk.search(windows[0].question, nil, queue: queues)
            for turn in 0..<windows.count {
                let window = unsafe windows[turn].question
                let queue = unsafe queues + (turn & 1) &* WindowWalk.queueSize
                var next = unsafe walk.search(window, frame.window(window), queue: queue)
                unsafe walk.descend(&next)
                if turn > 0 {
                    unsafe walk.read(&last, &sink, thingsFillBoxes: true, isMet: isMet)
                    unsafe isDone(windows[turn &- 1].number, sink)
                }
                // More than a queue takes does not wait.
                while unsafe !next.isThrough {
                    unsafe walk.read(&next, &sink, thingsFillBoxes: true, isMet: isMet)
                    unsafe walk.descend(&next)
                }
                unsafe last = unsafe next
            }
            unsafe walk.read(&last, &sink, thingsFillBoxes: true, isMet: isMet)
            unsafe isDone(windows[windows.count &- 1].number, sink)
        }
    }

    /// Calls a function with the positions of all boxes that may meet a small window, in no stated order.
    @inline(__always)
    func visitCandidates(_ window: BoxFrame.Window, _ visit: (Int) -> Void) {
        guard count > 0 else { return }
        let levels = Levels(boxes: count)
        unsafe withUnsafeTemporaryAllocation(of: NodeName.self, capacity: BoxTree.stackSize) { stack in
            guard let start = unsafe nodes.reader.start, let stack = stack.baseAddress else { return }
            unsafe stack[0] = NodeName(level: levels.count &- 1, index: 0, isCovered: false)
            var depth = 1
            while depth > 0 {
                depth &-= 1
                let node = unsafe stack[depth]
                let boxes = unsafe start + (levels.starts[node.level] &+ node.index)
                var met = unsafe fck_boxes_meeting(boxes, window.west, window.south, window.east, window.north)
                let first = node.index &* BoxNode.width
                while met != 0 {
                    let place = first &+ met.trailingZeroBitCount
                    met &= met &- 1
                    if node.level == 0 {
                        visit(place)
                    } else {
                        unsafe stack[depth] = NodeName(level: node.level &- 1, index: place, isCovered: false)
                        depth &+= 1
                    }
                }
            }
        }
    }

    /// All places of all levels but one of each, and the top.
    private static let stackSize = 8 * BoxNode.width
}
