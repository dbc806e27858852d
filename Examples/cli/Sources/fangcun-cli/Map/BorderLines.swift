/// The lines between groups of cells, and around all of them, found by cancelling the edges that two cells of a group share.
struct BorderLines {
    typealias Vertex = MapCanvas.Vertex

    /// Lines with a different group on either side.
    private(set) var between: [[Vertex]] = []
    /// Lines with a cell on one side only: the rim of the city and of its holes.
    private(set) var outline: [[Vertex]] = []

    /// Borders of rings, each of a group.
    init(rings: some Sequence<(ring: [Vertex], group: Int)>) {
        var sides: [Edge: Sides] = [:]
        for (ring, group) in rings {
            for (index, start) in ring.enumerated() {
                let end = ring[index + 1 == ring.count ? 0 : index + 1]
                sides[Edge(start, end), default: Sides()].add(group)
            }
        }
        between = Self.chained(sides.filter { $0.value.isBetweenGroups }.map(\.key))
        outline = Self.chained(sides.filter { $0.value.count == 1 }.map(\.key))
    }

    /// An edge, the same whichever way it is walked.
    private struct Edge: Hashable, Comparable {
        let low: Vertex
        let high: Vertex

        init(_ a: Vertex, _ b: Vertex) {
            let isOrdered = (a.x, a.y) <= (b.x, b.y)
            low = isOrdered ? a : b
            high = isOrdered ? b : a
        }

        static func < (a: Edge, b: Edge) -> Bool {
            (a.low.x, a.low.y, a.high.x, a.high.y) < (b.low.x, b.low.y, b.high.x, b.high.y)
        }
    }

    private struct Sides {
        var count = 0
        var group = 0
        var isBetweenGroups = false

        mutating func add(_ other: Int) {
            if count > 0, other != group { isBetweenGroups = true }
            group = other
            count += 1
        }
    }

    /// Joins edges end to end into lines; the order of the edges given does not matter.
    private static func chained(_ unordered: [Edge]) -> [[Vertex]] {
        let edges = unordered.sorted()
        var touching: [Vertex: [Int]] = [:]
        for (index, edge) in edges.enumerated() {
            touching[edge.low, default: []].append(index)
            touching[edge.high, default: []].append(index)
        }
        var isUsed = [Bool](repeating: false, count: edges.count)
        func extend(_ line: inout [Vertex]) {
            while let end = line.last, let next = touching[end]?.first(where: { !isUsed[$0] }) {
                isUsed[next] = true
                line.append(edges[next].low == end ? edges[next].high : edges[next].low)
            }
        }
        var lines: [[Vertex]] = []
        for (index, edge) in edges.enumerated() where !isUsed[index] {
            isUsed[index] = true
            var line = [edge.low, edge.high]
            extend(&line)
            line.reverse()
            extend(&line)
            lines.append(line)
        }
        return lines
    }
}
