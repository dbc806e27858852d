/// Goes through all edges in their order and finds for each the first one between the same two points.
///
/// Where two grids have an edge in common they mostly have the next one too, so that is looked for in the same ring first; the
/// hash table is asked for the others. Hashes are made some edges ahead, and the memory of their slots asked for.
@unsafe struct MatchingRun: ~Copyable {
    private let points: UnsafeBufferPointer<Point>
    private let heads: UnsafeMutableBufferPointer<Int32>
    private let rings: [CleanOutlines.Ring]
    private let table: SlotTable
    private let hash = PointHash()
    /// For each block of points the ring of the first.
    private var ringOfBlock: [Int32] = []
    /// The hashes of the edges from the current one on, each in the place of its last digits.
    private let ahead: UnsafeMutablePointer<UInt64>
    private var lastHash: UInt64 = 0
    /// The edge that should be the next one's counterpart; -1 for none.
    private var guess = -1
    /// The ring of that edge.
    private var ring = 0
    /// The ring of the edge that was found last, unless that was the edge itself.
    private var ringOfHead = 0

    private static var reach: Int { 16 }
    private static var blockBits: Int { 3 }

    init(_ outlines: CleanOutlines, points: UnsafeBufferPointer<Point>, heads: UnsafeMutableBufferPointer<Int32>) {
        unsafe self.points = unsafe points
        unsafe self.heads = unsafe heads
        unsafe rings = outlines.rings
        unsafe table = SlotTable(capacity: points.count)
        unsafe ahead = .allocate(capacity: MatchingRun.reach)
        unsafe ringOfBlock.reserveCapacity((points.count >> MatchingRun.blockBits) + 1)
        for (number, ring) in outlines.rings.enumerated() {
            while unsafe ringOfBlock.count << MatchingRun.blockBits < ring.end {
                unsafe ringOfBlock.append(Int32(truncatingIfNeeded: number))
            }
        }
        if let first = unsafe points.first { unsafe lastHash = unsafe hash(first) }
        for edge in unsafe 0..<MatchingRun.reach { unsafe lookAhead(to: edge) }
    }

    deinit { unsafe ahead.deallocate() }

    /// Says that a ring begins.
    mutating func begin() { unsafe guess = -1 }

    /// The grid of the edge that was found last, unless that was the edge itself.
    var owner: Int { unsafe rings[ringOfHead].grid }

    /// The first edge of the bundle of this edge: itself, when there was none.
    @inline(__always)
    mutating func head(of edge: Int) -> Int {
        let (start, end) = unsafe (points[edge], points[edge + 1])
        let hash = unsafe ahead[edge & (MatchingRun.reach - 1)]
        unsafe lookAhead(to: edge + MatchingRun.reach)
        if unsafe guess >= 0, unsafe guess < edge, unsafe points[guess] == end {
            let head = unsafe Int(heads[guess])
            unsafe heads[edge] = Int32(truncatingIfNeeded: head)
            unsafe ringOfHead = head == guess ? ring : ring(of: head)
            unsafe guess = edgeBefore(guess)
            return head
        }
        let head = unsafe table.numberOrInsert(hash, edge) { other in
            unsafe (points[other] == end && points[other + 1] == start)
                || (points[other] == start && points[other + 1] == end)
        }
        unsafe heads[edge] = Int32(truncatingIfNeeded: head)
        guard head != edge else {
            unsafe guess = -1
            return head
        }
        unsafe ring = ring(of: head)
        unsafe ringOfHead = ring
        unsafe guess = points[head] == end ? edgeBefore(head) : -1
        return head
    }

    /// Leaves out the last point of a ring, at which no edge starts.
    mutating func skip(_ point: Int) {
        unsafe heads[point] = 0
        unsafe lookAhead(to: point + MatchingRun.reach)
    }

    /// Makes the hash of an edge and asks for the memory of its slot.
    @inline(__always)
    private mutating func lookAhead(to edge: Int) {
        guard unsafe edge + 1 < points.count else { return }
        let next = unsafe hash(points[edge + 1])
        let ofEdge = unsafe hash(lastHash, next)
        unsafe lastHash = next
        unsafe ahead[edge & (MatchingRun.reach - 1)] = ofEdge
        unsafe table.prefetch(ofEdge)
    }

    /// The edge before another one in its ring, which is the current one.
    @inline(__always)
    private func edgeBefore(_ edge: Int) -> Int {
        unsafe edge > rings[ring].start ? edge - 1 : rings[ring].end - 2
    }

    @inline(__always)
    private func ring(of edge: Int) -> Int {
        var number = unsafe Int(ringOfBlock[edge >> MatchingRun.blockBits])
        while unsafe rings[number].end <= edge { number += 1 }
        return number
    }
}
