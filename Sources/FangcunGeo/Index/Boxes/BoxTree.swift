/// Boxes along a Hilbert curve, sixteen to a node, the boxes around the nodes again sixteen to a node, and so on up to one.
///
/// There are no links: a node's place says where its parts lie, and the boxes below it lie behind each other. Boxes are kept in
/// steps (``BoxFrame``), a little too large, so what is found may just miss a window, and the owner asks the coordinates.
struct BoxTree: Sendable {
    let frame: BoxFrame
    /// The things in the order of the curve.
    let ids: FlatArray<Int32>
    /// The nodes of the lowest level, of the next, and so on.
    let nodes: FlatArray<BoxNode>

    /// The most boxes that a tree takes.
    static let maximumBoxes = 1 << 30

    init(frame: BoxFrame, ids: FlatArray<Int32>, nodes: FlatArray<BoxNode>) {
        self.frame = frame
        self.ids = ids
        self.nodes = nodes
    }

    var count: Int { ids.count }

    /// Says that rows from elsewhere cannot lead a search out of them, whatever they answer, and name none but `things`.
    ///
    /// - Throws: ``GeoError`` with code `malformedInput`.
    func check(things: Int) throws(GeoError) {
        guard ids.count <= BoxTree.maximumBoxes, nodes.count == Levels(boxes: ids.count).total else {
            throw GeoError(.malformedInput, "a tree of \(ids.count) boxes has \(nodes.count) nodes")
        }
        for position in 0..<ids.count {
            let id = unsafe ids[unchecked: position]
            guard id >= 0, id < things else {
                throw GeoError(.malformedInput, "a tree of boxes names \(id) of \(things)")
            }
        }
        // Unused places must meet nothing: there is nothing behind them, on no level.
        let levels = Levels(boxes: ids.count)
        for level in 0..<levels.count {
            let parts = level == 0 ? ids.count : levels.starts[level] - levels.starts[level - 1]
            let used = parts % BoxNode.width
            guard used > 0 else { continue }
            let last = unsafe nodes[unchecked: levels.starts[level] + parts / BoxNode.width]
            for place in used..<BoxNode.width where last.west[place] != .max {
                throw GeoError(.malformedInput, "a tree of boxes has more boxes than things")
            }
        }
    }

    /// Where the nodes of each level start.
    struct Levels: BitwiseCopyable {
        /// From the lowest up; beyond the highest, the number of all nodes.
        private(set) var starts = InlineArray<10, Int>(repeating: 0)
        private(set) var count = 0
        var total: Int { starts[count] }

        @inline(__always)
        init(boxes: Int) {
            var size = boxes
            while size > 0 {
                size = (size &+ BoxNode.width &- 1) / BoxNode.width
                starts[count &+ 1] = starts[count] &+ size
                count &+= 1
                if size == 1 { break }
            }
        }
    }
}
