/// The edges of all rings, those that have a counterpart matched with it.
///
/// An edge is named by the index of its first point in the outlines. Edges between the same two points, whatever their
/// directions, are a bundle, named by the first of them. A bundle is matched when it has exactly two edges, of two grids, in
/// opposite directions: one grid lies on either side.
struct EdgeMatching {
    /// What is known of an edge; the bundle's state stands at its first edge.
    private enum State {
        static let matched: UInt8 = 0
        /// Not the first of its bundle, or the last point of a ring, at which no edge starts.
        static let other: UInt8 = 1
        /// From here on the number of grids may differ between both sides.
        static let single: UInt8 = 0x80
        static let crowded: UInt8 = 0x81
        /// A bundle with an edge of a suspect.
        static let suspect: UInt8 = 0x82
    }

    /// For each edge the first one of its bundle.
    private let heads: FlatArray<Int32>
    private var states: [UInt8]
    /// For the first edge of a crowded bundle, how many edges run its way more than against it; empty without such bundles.
    private var balance: [Int32] = []
    /// Whether there is a bundle that is neither single nor matched.
    let hasCrowd: Bool
    /// Grids with an edge in common; a pair may come several times.
    private(set) var neighbours: [(Int32, Int32)]

    /// Matches the edges; those of suspects, whose inside is in doubt, never.
    ///
    /// - Complexity: linear in the number of points.
    init(_ outlines: CleanOutlines, suspects: Set<Int>) {
        let count = outlines.points.count
        var states = [UInt8](repeating: State.single, count: count)
        var neighbours: [(Int32, Int32)] = []
        neighbours.reserveCapacity(6 * outlines.count)
        var hasCrowd = false
        heads = unsafe FlatArray(count: count) { heads in
            unsafe outlines.points.withUnsafeBufferPointer { points in
                unsafe states.withUnsafeMutableBufferPointer { states in
                    var run = unsafe MatchingRun(outlines, points: points, heads: heads)
                    for number in outlines.rings.indices {
                        let ring = outlines.rings[number]
                        let isSuspect = !suspects.isEmpty && suspects.contains(ring.grid)
                        unsafe run.begin()
                        var lastOwner = ring.grid
                        for edge in ring.edges {
                            let head = unsafe run.head(of: edge)
                            if isSuspect {
                                unsafe states[head] = State.suspect
                                hasCrowd = true
                            }
                            guard head != edge else { continue }
                            unsafe states[edge] = State.other
                            let owner = unsafe run.owner
                            if unsafe states[head] == State.single {
                                let isPair = unsafe owner != ring.grid && points[head] == points[edge + 1]
                                unsafe states[head] = isPair ? State.matched : State.crowded
                                hasCrowd = hasCrowd || !isPair
                            } else if unsafe states[head] == State.matched {
                                unsafe states[head] = State.crowded
                                hasCrowd = true
                            }
                            if owner != lastOwner {
                                lastOwner = owner
                                neighbours.append(
                                    (Int32(truncatingIfNeeded: owner), Int32(truncatingIfNeeded: ring.grid)))
                            }
                        }
                        unsafe run.skip(ring.end - 1)
                        unsafe states[ring.end - 1] = State.other
                    }
                }
            }
        }
        self.states = states
        self.neighbours = neighbours
        self.hasCrowd = hasCrowd
        if hasCrowd { findBalance(outlines) }
    }

    /// The first edge of the bundle of an edge.
    func head(of edge: Int) -> Int { unsafe Int(heads[unchecked: edge]) }

    /// The first edges of those bundles across which the number of grids may differ, ascending.
    var borderEdges: [Int] {
        states.indices.filter { edge in
            guard states[edge] >= State.single else { return false }
            return states[edge] != State.crowded || balance[edge] != 0
        }
    }

    /// Whether the bundle of this edge has other edges than one counterpart.
    func isCrowded(_ edge: Int) -> Bool { states[head(of: edge)] >= State.crowded }

    private mutating func findBalance(_ outlines: CleanOutlines) {
        balance = [Int32](repeating: 0, count: states.count)
        for ring in outlines.rings {
            for edge in ring.edges {
                let head = head(of: edge)
                balance[head] += outlines.points[head] == outlines.points[edge] ? 1 : -1
            }
        }
    }
}
