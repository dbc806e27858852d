internal import CKernel

/// The way of windows through a ``BoxTree``: from the top down to the leaves that they meet, then through the leaves.
///
/// Leaves are asked for when they are found, and read later; read at once, each would be waited for.
@unsafe struct WindowWalk {
    private let nodes: UnsafePointer<BoxNode>
    private let ids: FlatArray<Int32>.Reader
    private let count: Int
    private let top: NodeName
    /// Where the nodes of each level start.
    private let starts: UnsafeMutablePointer<UInt32>
    /// Nodes that wait to be looked into.
    private let stack: UnsafeMutablePointer<NodeName>

    /// What a walk needs, in numbers of 32 bits: 16 levels, and all places of all levels but one of each.
    static let memorySize = 128
    /// How many leaves a search may find before they are read. One walk and one queue are the kilobyte that may lie on the stack.
    static let queueSize = 128

    /// A walk through a tree that is not empty. It must outlive the walk, as must the memory.
    @inline(__always)
    init(_ tree: BoxTree, _ nodes: UnsafePointer<BoxNode>, memory: UnsafeMutablePointer<UInt32>) {
        unsafe self.nodes = unsafe nodes
        unsafe ids = unsafe tree.ids.reader
        unsafe count = tree.count
        unsafe starts = unsafe memory
        unsafe stack = unsafe UnsafeMutableRawPointer(memory + 16).assumingMemoryBound(to: NodeName.self)
        var (level, size, start) = (0, tree.count, 0)
        repeat {
            unsafe memory[level] = UInt32(truncatingIfNeeded: start)
            size = (size &+ BoxNode.width &- 1) / BoxNode.width
            start &+= size
            level &+= 1
        } while size > 1
        unsafe top = NodeName(level: level &- 1, index: 0, isCovered: false)
    }

    /// A window on its way.
    @unsafe struct Search {
        let window: BoundingBox
        /// The window in steps: boxes that do not meet it, do not meet the window.
        fileprivate let outer: BoxFrame.Window
        /// Boxes that meet this one meet the window for sure.
        fileprivate let inner: BoxFrame.Window
        /// Leaves that wait to be read, and nodes all of which is met, in the order of the curve.
        fileprivate let queue: UnsafeMutablePointer<NodeName>
        fileprivate var found = 0
        fileprivate var depth: Int

        /// Whether all that the window meets has been found.
        @inline(__always)
        var isThrough: Bool { unsafe depth == 0 }
    }

    /// A search from the top, once the one before is through; for a window that is none, one that is through.
    @inline(__always)
    func search(
        _ window: BoundingBox, _ steps: BoxFrame.Window?, queue: UnsafeMutablePointer<UInt32>
    ) -> Search {
        unsafe stack[0] = unsafe top
        let outer = steps ?? BoxFrame.Window(west: 0, south: 0, east: 0, north: 0)
        return unsafe Search(
            window: window, outer: outer, inner: outer.narrowed,
            queue: UnsafeMutableRawPointer(queue).assumingMemoryBound(to: NodeName.self), depth: steps == nil ? 0 : 1)
    }

    /// Finds leaves until the search is through or its queue full.
    @inline(__always)
    func descend(_ search: inout Search) {
        var (depth, found) = unsafe (search.depth, search.found)
        let queue = unsafe search.queue
        // A node has 16 parts.
        while depth > 0, unsafe found <= WindowWalk.queueSize &- BoxNode.width {
            depth &-= 1
            let name = unsafe stack[depth]
            if name.isCovered || name.level == 0 {
                unsafe queue[found] = name
                found &+= 1
                continue
            }
            let node = unsafe nodes + (Int(starts[name.level]) &+ name.index)
            var met = unsafe WindowWalk.meeting(node, search.outer)
            let covered = unsafe met == 0 ? 0 : WindowWalk.within(node, search.inner)
            let parts = unsafe nodes + (Int(starts[name.level &- 1]) &+ name.firstPart)
            while met != 0 {
                // Leaves in their order; of others the last one first, which is then visited last.
                let place = name.level == 1 ? met.trailingZeroBitCount : 31 &- met.leadingZeroBitCount
                met &= ~(1 &<< UInt32(truncatingIfNeeded: place))
                let isCovered = covered &>> UInt32(truncatingIfNeeded: place) & 1 != 0
                let part = name.part(place, isCovered: isCovered)
                if !isCovered { unsafe WindowWalk.prefetch(parts + place) }
                if name.level == 1 {
                    unsafe ids.prefetch(part.index &* BoxNode.width)
                    unsafe queue[found] = part
                    found &+= 1
                } else {
                    unsafe stack[depth] = part
                    depth &+= 1
                }
            }
        }
        unsafe (search.depth, search.found) = (depth, found)
    }

    /// Gives the sink what lies in the leaves that were found.
    ///
    /// - Parameters:
    ///   - search: A search that has found some.
    ///   - sink: Takes the positions.
    ///   - thingsFillBoxes: Whether a window that meets a box meets the thing in it; else only one that holds the box does.
    ///   - isMet: Decides on the boxes of which the tree cannot tell; it is given window and position.
    @inline(__always)
    func read<Sink: PositionSink>(
        _ search: inout Search, _ sink: inout Sink, thingsFillBoxes: Bool, isMet: (BoundingBox, Int) -> Bool
    ) {
        for turn in 0..<(unsafe search.found) {
            let name = unsafe search.queue[turn]
            let first = name.firstThing
            if name.isCovered {
                unsafe sink.take(first..<min(count, name.endOfThings))
                continue
            }
            let node = unsafe nodes + name.index
            var met = unsafe WindowWalk.meeting(node, search.outer)
            let sure =
                unsafe thingsFillBoxes
                ? WindowWalk.meeting(node, search.inner) : WindowWalk.within(node, search.inner)
            var open = met & ~sure
            while open != 0 {
                let place = open.trailingZeroBitCount
                open &= open &- 1
                if unsafe !isMet(search.window, first &+ place) {
                    met &= ~(1 &<< UInt32(truncatingIfNeeded: place))
                }
            }
            sink.take(met, from: first)
        }
        unsafe search.found = 0
    }

    @inline(__always)
    private static func prefetch(_ node: UnsafePointer<BoxNode>) {
        let start = unsafe UnsafeRawPointer(node)
        for line in 0..<4 { unsafe fck_prefetch(start + line &* 64) }
    }

    @inline(__always)
    private static func meeting(_ node: UnsafePointer<BoxNode>, _ window: BoxFrame.Window) -> UInt32 {
        unsafe fck_boxes_meeting(node, window.west, window.south, window.east, window.north)
    }

    @inline(__always)
    private static func within(_ node: UnsafePointer<BoxNode>, _ window: BoxFrame.Window) -> UInt32 {
        unsafe fck_boxes_within(node, window.west, window.south, window.east, window.north)
    }
}

/// A node of a ``BoxTree`` by its level and its place there, and whether all boxes below it meet the window: in 32 bits.
struct NodeName: BitwiseCopyable {
    private let bits: UInt32

    @inline(__always)
    init(level: Int, index: Int, isCovered: Bool) {
        bits =
            UInt32(truncatingIfNeeded: level) &<< 26 | UInt32(truncatingIfNeeded: index) | (isCovered ? 1 &<< 31 : 0)
    }

    var level: Int { Int(bits &>> 26 & 31) }
    /// Of 2^30 boxes, 2^26 nodes.
    var index: Int { Int(bits & (1 &<< 26 &- 1)) }
    var isCovered: Bool { bits &>> 31 != 0 }

    /// The place of the first part on the level below.
    var firstPart: Int { index &* BoxNode.width }

    @inline(__always)
    func part(_ place: Int, isCovered: Bool) -> NodeName {
        NodeName(level: level &- 1, index: firstPart &+ place, isCovered: isCovered)
    }

    /// The position of the first thing below: a node of a level holds 16 times as many as one of the level below.
    var firstThing: Int { index &<< (4 &* (level &+ 1)) }
    /// The position behind the last one, were the tree full.
    var endOfThings: Int { (index &+ 1) &<< (4 &* (level &+ 1)) }
}
