/// The edges of all rings, those that have a counterpart matched with it.
///
/// An edge is named by the index of its first point in the outlines. Edges between the same two points, whatever their
/// directions, are a bundle, named by the first of them. A bundle is matched when it has exactly two edges, of two grids, in
/// opposite directions: one grid lies on either side.
struct EdgeMatching {
    /// What a bundle is; the raw values order what is known of it.
    private enum State {
        static let single: UInt8 = 0
        static let matched: UInt8 = 1
        static let crowded: UInt8 = 2
        /// A bundle with an edge of a suspect.
        static let suspect: UInt8 = 3
    }

    /// For each edge the first one of its bundle.
    private(set) var first: [Int32]
    /// For the first edge of each bundle, what the bundle is.
    private var states: [UInt8]
    /// For the first edge of a crowded bundle, how many edges run its way more than against it; empty without such bundles.
    private var balance: [Int32] = []
    /// Grids with an edge in common; a pair may come several times.
    private(set) var neighbours: [(Int32, Int32)] = []
    /// The hash of each point of the outlines.
    private(set) var hashes: [UInt64]
    /// What made them.
    let hash = PointHash()

    /// Matches the edges; those of suspects, whose inside is in doubt, never.
    ///
    /// - Complexity: linear in the number of points.
    init(_ outlines: CleanOutlines, suspects: Set<Int>) {
        let count = outlines.points.count
        hashes = outlines.points.map { [hash] in hash($0) }
        first = [Int32](repeating: 0, count: count)
        states = [UInt8](repeating: State.single, count: count)
        match(outlines, suspects)
        if states.contains(where: { $0 >= State.crowded }) { findBalance(outlines) }
    }

    /// Whether the number of grids may differ between both sides of the bundle that this edge is the first of.
    func isBorder(_ edge: Int) -> Bool {
        switch states[edge] {
        case State.single, State.suspect: true
        case State.matched: false
        default: balance[edge] != 0
        }
    }

    /// Whether the bundle of this edge has other edges than one counterpart.
    func isCrowded(_ edge: Int) -> Bool { states[Int(first[edge])] >= State.crowded }

    /// Whether the bundle of this edge has one counterpart.
    func isMatched(_ edge: Int) -> Bool { states[Int(first[edge])] == State.matched }

    private mutating func match(_ outlines: CleanOutlines, _ suspects: Set<Int>) {
        let hash = hash
        let points = outlines.points
        let hashes = hashes
        let gridOfEdge = GridOfEdge(outlines)
        let table = SlotTable(capacity: points.count)
        let ahead = 16
        var joined = (-1, -1)
        for ring in outlines.rings {
            let isSuspect = !suspects.isEmpty && suspects.contains(ring.grid)
            for edge in ring.edges {
                if edge + ahead + 1 < hashes.count {
                    table.prefetch(hash(hashes[edge + ahead], hashes[edge + ahead + 1]))
                }
                let (start, end) = (points[edge], points[edge + 1])
                let head = table.numberOrInsert(hash(hashes[edge], hashes[edge + 1]), edge) { other in
                    (points[other] == end && points[other + 1] == start)
                        || (points[other] == start && points[other + 1] == end)
                }
                first[edge] = Int32(truncatingIfNeeded: head)
                if isSuspect { states[head] = State.suspect }
                guard head != edge else { continue }
                let owner = gridOfEdge[head]
                if states[head] == State.single {
                    let isPair = owner != ring.grid && points[head] == end
                    states[head] = isPair ? State.matched : State.crowded
                } else if states[head] == State.matched {
                    states[head] = State.crowded
                }
                if joined != (owner, ring.grid) {
                    neighbours.append((Int32(truncatingIfNeeded: owner), Int32(truncatingIfNeeded: ring.grid)))
                    joined = (owner, ring.grid)
                }
            }
        }
    }

    private mutating func findBalance(_ outlines: CleanOutlines) {
        balance = [Int32](repeating: 0, count: first.count)
        for ring in outlines.rings {
            for edge in ring.edges {
                let head = Int(first[edge])
                balance[head] += outlines.points[head] == outlines.points[edge] ? 1 : -1
            }
        }
    }
}

/// The grid of each edge.
private struct GridOfEdge {
    private var grids: [Int32]

    init(_ outlines: CleanOutlines) {
        grids = []
        grids.reserveCapacity(outlines.points.count)
        for ring in outlines.rings {
            for _ in ring.start..<ring.end { grids.append(Int32(truncatingIfNeeded: ring.grid)) }
        }
    }

    subscript(edge: Int) -> Int { Int(grids[edge]) }
}
