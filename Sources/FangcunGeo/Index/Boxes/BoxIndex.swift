/// Boxes sorted for windows: which of millions of things may lie on a map sheet or a screen (空间索引).
///
/// A box meets a window when they have a point in common, be it on their rims; the answer is that of the coordinates as
/// given. A window with a side that is not a number, or whose sides lie the wrong way round, meets none; sides may be
/// infinite. A box without width or height is a box too.
///
/// An index is immutable; share one between threads. Design and figures: docs/indexes.md.
public struct BoxIndex: Sendable {
    let parts: Parts

    /// The most boxes that an index takes.
    public static let maximumBoxes = BoxTree.maximumBoxes

    /// All that an index is. A file may lend the tree (``check()``).
    struct Parts: Sendable {
        let tree: BoxTree
        /// The boxes as given: asked where the tree is too coarse.
        let boxes: [BoundingBox]

        /// Says that rows from elsewhere cannot lead a search out of them, whatever they answer.
        ///
        /// - Throws: ``GeoError`` with code `malformedInput`.
        /// - Complexity: linear.
        func check() throws(GeoError) {
            guard boxes.count == tree.count else {
                throw GeoError(.malformedInput, "the rows of a box index differ in length")
            }
            try tree.check(things: tree.count)
        }
    }

    /// An index of its parts, which are as the builder makes them, or checked.
    init(_ parts: Parts) { self.parts = parts }

    /// An index of these boxes; the id of a box is its place in the array.
    ///
    /// - Throws: ``GeoError``: `invalidGeometry`, naming the box, for a side that is not finite, lies beyond its opposite or is
    ///   1e150 and more in size; `limitExceeded` for more than ``maximumBoxes`` boxes.
    /// - Complexity: linear in the number of boxes, in time and memory: about 21 bytes for each. The array
    ///   itself is kept too, which takes memory only once it is changed or let go by others.
    public init(_ boxes: [BoundingBox]) throws(GeoError) {
        let bounds = try BoxTreeBuilder.bounds(of: boxes)
        let tree = unsafe boxes.withUnsafeBufferPointer { boxes in
            BoxTreeBuilder.build(
                boxes.count, in: bounds, { unsafe boxes[$0] },
                ahead: { number in if let start = boxes.baseAddress { unsafe prefetchLine(at: start + number) } })
        }
        parts = Parts(tree: tree, boxes: boxes)
    }

    /// How many boxes there are.
    public var count: Int { parts.tree.count }

    /// The ids of the boxes that meet a window, in ascending order.
    ///
    /// - Complexity: logarithmic in the number of boxes; n log n in the number found.
    public func ids(in window: BoundingBox) -> [Int] {
        var sink = CollectingSink(from: parts.tree.ids)
        visit(window, &sink)
        return sink.ids.sorted()
    }

    /// How many boxes meet a window.
    public func count(in window: BoundingBox) -> Int {
        var sink = CountingSink()
        visit(window, &sink)
        return sink.count
    }

    /// The ids of the boxes that hold a point, be it on their rim, in ascending order.
    public func ids(at point: Point) -> [Int] {
        ids(in: BoundingBox(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y))
    }

    /// The ids of the boxes that meet each of many windows, those of one window in ascending order.
    public func ids(in windows: [BoundingBox]) -> [[Int]] { windows.map(ids(in:)) }

    /// Writes the ids of the boxes that meet each window into memory of the caller, in the order of the index, which the boxes
    /// determine: along a Hilbert curve through their centres.
    ///
    /// - Parameters:
    ///   - windows: The windows.
    ///   - ids: Takes the ids, those of one window behind each other.
    ///   - starts: Takes, for each window, where its ids start.
    ///   - counts: Takes, for each window, how many they are.
    /// - Returns: how many ids there are altogether. When that is more than `ids` has room for, some are missing.
    /// - Precondition: `starts` and `counts` have a place for each window.
    package func ids(
        in windows: UnsafeBufferPointer<BoundingBox>, into ids: UnsafeMutableBufferPointer<Int32>,
        starts: UnsafeMutableBufferPointer<Int>, counts: UnsafeMutableBufferPointer<Int>
    ) -> Int {
        unsafe WindowBatch.run(
            windows, in: parts.tree.frame.bounds, of: parts.tree.ids, into: ids, starts: starts, counts: counts
        ) { windows, sink, isDone in
            unsafe parts.tree.visit(windows, &sink, isMet: isMet, isDone: isDone)
        }
    }

    @inline(__always)
    private func visit<Sink: PositionSink>(_ window: BoundingBox, _ sink: inout Sink) {
        parts.tree.visit(window, &sink, thingsFillBoxes: true, isMet: isMet)
    }

    /// Whether a window meets the box at a position of the tree.
    @inline(__always)
    private func isMet(_ window: BoundingBox, _ position: Int) -> Bool {
        parts.boxes[unsafe Int(parts.tree.ids[unchecked: position])].overlaps(window)
    }
}
