/// The edges of all rings, those that have a counterpart matched with it.
///
/// An edge is matched when exactly two grids have it, and they run it in opposite directions: one lies on either side.
struct CoverageEdges {
    /// An edge of a grid, which lies on its left.
    struct Edge {
        let from: Int32
        let to: Int32
        let grid: Int32

        /// The same for both directions.
        var key: UInt64 { UInt64(UInt32(bitPattern: min(from, to))) << 32 | UInt64(UInt32(bitPattern: max(from, to))) }
    }

    /// The different points; edges name them by index.
    private(set) var vertices: [Point] = []
    /// The edges, grid by grid.
    private(set) var edges: [Edge] = []
    /// The indices of the edges without counterpart, ascending.
    private(set) var unmatched: [Int] = []
    /// Pairs of grids with an edge in common.
    private(set) var neighbours: [(Int, Int)] = []

    /// The edges of these polygons by grid; those of suspects, whose inside is in doubt, are never matched.
    init(_ polygons: [[Polygon]], suspects: Set<Int>) {
        collect(polygons)
        match(suspects)
    }

    private mutating func collect(_ polygons: [[Polygon]]) {
        let count = polygons.reduce(0) { $0 + $1.reduce(0) { $0 + $1.rings.reduce(0) { $0 + $1.count } } }
        var numbers: [Point: Int32] = [:]
        numbers.reserveCapacity(count / 2)
        edges.reserveCapacity(count)
        for (grid, parts) in polygons.enumerated() {
            for ring in parts.lazy.flatMap(\.rings) {
                var previous: Int32?
                for point in ring {
                    let number = numbers[point] ?? Int32(vertices.count)
                    if number == vertices.count {
                        vertices.append(point)
                        numbers[point] = number
                    }
                    if let previous { edges.append(Edge(from: previous, to: number, grid: Int32(grid))) }
                    previous = number
                }
            }
        }
    }

    private mutating func match(_ suspects: Set<Int>) {
        var firstWithKey: [UInt64: Int32] = [:]
        firstWithKey.reserveCapacity(edges.count)
        // For each edge the first one with its key; for each first one, how many there are and which is the last.
        var first = [Int32](repeating: 0, count: edges.count)
        var uses = [Int32](repeating: 0, count: edges.count)
        var last = [Int32](repeating: 0, count: edges.count)
        for (index, edge) in edges.enumerated() {
            let number = Int32(index)
            let head = firstWithKey[edge.key] ?? number
            if head == number {
                firstWithKey[edge.key] = number
            } else {
                neighbours.append((Int(edges[Int(head)].grid), Int(edge.grid)))
            }
            first[index] = head
            uses[Int(head)] += 1
            last[Int(head)] = number
        }
        for index in edges.indices {
            let head = Int(first[index])
            let isMatched = uses[head] == 2 && isPair(edges[head], edges[Int(last[head])], suspects)
            if !isMatched { unmatched.append(index) }
        }
    }

    private func isPair(_ one: Edge, _ other: Edge, _ suspects: Set<Int>) -> Bool {
        guard one.from == other.to, one.grid != other.grid else { return false }
        return suspects.isEmpty || !(suspects.contains(Int(one.grid)) || suspects.contains(Int(other.grid)))
    }
}
