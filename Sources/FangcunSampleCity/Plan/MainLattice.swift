internal import FangcunGeo

/// The uneven spacing of the main roads.
struct MainLattice {
    /// How many superblocks there are from west to east.
    let columns: Int
    /// How many superblocks there are from south to north.
    let rows: Int
    private let columnEdges: [Double]
    private let rowEdges: [Double]
    private let jogs: SmoothNoise
    private var random: RandomSource

    private static let spacingMeters = 1_150.0

    init(seed: UInt64, size: PlanSize) {
        random = RandomSource(seed: seed, .lattice)
        columns = max(2, Int((size.width / Self.spacingMeters).rounded()))
        rows = max(2, Int((size.height / Self.spacingMeters).rounded()))
        columnEdges = Self.edges(count: columns, random: &random)
        rowEdges = Self.edges(count: rows, random: &random)
        jogs = SmoothNoise(key: random.next(), wavelength: 1)
    }

    /// Whether the city is large enough for a ring road.
    var hasRing: Bool { columns >= 6 && rows >= 6 }

    /// Where an edge between columns lies within a range of columns, 0 to 1.
    func columnShare(_ edge: Int, in range: Range<Int>) -> Double { Self.share(edge, of: columnEdges, in: range) }

    /// Where an edge between rows lies within a range of rows, 0 to 1.
    func rowShare(_ edge: Int, in range: Range<Int>) -> Double { Self.share(edge, of: rowEdges, in: range) }

    /// How far a road from west to east swerves where it crosses a road from south to north, as a share of the way left.
    func jog(row: Int, line: Int) -> Double {
        0.05 * jogs.value(at: Double(row), Double(line)) / Double(rows - row + 1)
    }

    /// Whether the next main road bears two names.
    mutating func nextRoadIsHalved() -> Bool { random.chance(0.4) }

    private static func edges(count: Int, random: inout RandomSource) -> [Double] {
        var edges = [0.0]
        for _ in 0..<count { edges.append(edges[edges.count - 1] + random.number(0.75...1.25)) }
        return edges
    }

    private static func share(_ edge: Int, of edges: [Double], in range: Range<Int>) -> Double {
        let low = edges[range.lowerBound]
        return (edges[edge] - low) / (edges[range.upperBound] - low)
    }
}
