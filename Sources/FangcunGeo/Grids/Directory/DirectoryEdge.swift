/// A segment with the grids on both sides of it, -1 for none, on one cache line.
struct DirectoryEdge: BitwiseCopyable, Sendable {
    let segment: Segment
    fileprivate(set) var left: Int32
    fileprivate(set) var right: Int32
    private let padding0: UInt64 = 0
    private let padding1: UInt64 = 0
    private let padding2: UInt64 = 0

    init(_ segment: Segment, left: Int32, right: Int32) {
        self.segment = segment
        self.left = left
        self.right = right
    }

    /// The grid on the side on which the point lies.
    @inline(__always)
    func grid(at point: Point) -> Int32 {
        // Both are at hand: choosing by arithmetic spares the processor a guess that fails every other time.
        let mask: Int32 = segment.hasOnLeft(point) ? -1 : 0
        return left & mask | right & ~mask
    }
}

/// The edges of a ``CellDirectory`` while it is built: all segments, and those again that have other grids beside them elsewhere.
struct EdgeTable {
    private(set) var edges: [DirectoryEdge]
    /// For each edge the next one of the same segment; 0 for none.
    private var next: [UInt32]
    private let segmentCount: Int

    /// Beside an edge whose sides were not asked for yet.
    private static let unknown: Int32 = -2

    /// The edges of these segments, nothing beside them yet.
    init(_ segments: [Segment]) {
        edges = segments.map { DirectoryEdge($0, left: EdgeTable.unknown, right: EdgeTable.unknown) }
        next = Array(repeating: 0, count: segments.count)
        segmentCount = segments.count
    }

    /// The edges with no grid beside those that no cell asked for: these stand in lists only.
    var finished: [DirectoryEdge] {
        edges.map { $0.left == EdgeTable.unknown ? DirectoryEdge($0.segment, left: -1, right: -1) : $0 }
    }

    /// How many edges there are more than segments; none in a partition.
    var added: Int { edges.count - segmentCount }

    /// The edge of a segment with these grids beside it, added if there was none.
    mutating func index(of segment: Int, left: Int32, right: Int32) -> Int {
        var index = segment
        if edges[index].left == EdgeTable.unknown {
            edges[index].left = left
            edges[index].right = right
        }
        while edges[index].left != left || edges[index].right != right {
            if next[index] == 0 {
                next[index] = UInt32(truncatingIfNeeded: edges.count)
                edges.append(DirectoryEdge(edges[segment].segment, left: left, right: right))
                next.append(0)
            }
            index = Int(next[index])
        }
        return index
    }
}
