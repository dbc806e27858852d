internal import FangcunGeo

/// Where the secondary roads run: per column and row of the lattice, with gaps, and swerving a little from one superblock to
/// the next. What meets at a main road is the same function of the same place, so it meets there.
struct SecondaryLayout {
    /// A diagonal main road through a run of superblocks.
    struct Diagonal {
        let column: Int
        let row: Int
        let length: Int
        /// Whether it runs from the south-west to the north-east, rather than from the south-east to the north-west.
        let isRising: Bool

        func passes(column: Int, row: Int) -> Bool {
            let step = row - self.row
            return step >= 0 && step < length && column == (isRising ? self.column + step : self.column - step)
        }
    }

    /// The most secondary roads between two main roads.
    static let most = 4

    private(set) var verticalCounts: [Int]
    private(set) var horizontalCounts: [Int]
    let diagonal: Diagonal?
    /// The road laid last in each column and place; -1 for none.
    var verticals: [Int]
    /// The road laid last in each row and place; -1 for none.
    var horizontals: [Int]
    private let swerves: SmoothNoise
    private let gaps: SmoothNoise

    private static let spacingMeters = 470.0

    init(seed: UInt64, superblocks: [CityPlan.Superblock], graph: PlanGraph) {
        var random = RandomSource(seed: seed, .secondaryRoads, -1)
        swerves = SmoothNoise(key: random.next(), wavelength: 1)
        gaps = SmoothNoise(key: random.next(), wavelength: 1)
        let columns = (superblocks.map(\.column).max() ?? 0) + 1
        let rows = (superblocks.map(\.row).max() ?? 0) + 1
        verticalCounts = Array(repeating: 0, count: columns)
        horizontalCounts = Array(repeating: 0, count: rows)
        for superblock in superblocks {
            let cell = superblock.cell
            let south = cell.sides[graph.side(of: cell, facing: .south)].lengthMillimeters
            let west = cell.sides[graph.side(of: cell, facing: .west)].lengthMillimeters
            verticalCounts[superblock.column] = Self.count(alongMillimeters: south)
            horizontalCounts[superblock.row] = Self.count(alongMillimeters: west)
        }
        verticals = Array(repeating: -1, count: columns * Self.most)
        horizontals = Array(repeating: -1, count: rows * Self.most)
        diagonal = Self.diagonal(columns: columns, rows: rows, random: &random)
    }

    private static func count(alongMillimeters length: Int32) -> Int {
        min(most, max(0, Int((Double(length) / 1_000 / spacingMeters).rounded()) - 1))
    }

    private static func diagonal(columns: Int, rows: Int, random: inout RandomSource) -> Diagonal? {
        guard columns >= 3, rows >= 3 else { return nil }
        let length = min(5, columns - 1, rows - 1)
        let isRising = random.chance(0.5)
        let lowest = random.below(columns - length + 1)
        return Diagonal(
            column: isRising ? lowest : lowest + length - 1, row: random.below(rows - length + 1), length: length,
            isRising: isRising)
    }

    func hasVertical(_ index: Int, _ superblock: CityPlan.Superblock) -> Bool {
        gaps.value(at: Double(superblock.column * Self.most + index), Double(superblock.row)) > -0.7
    }

    func hasHorizontal(_ index: Int, _ superblock: CityPlan.Superblock) -> Bool {
        gaps.value(at: -1 - Double(superblock.row * Self.most + index), Double(superblock.column)) > -0.7
    }

    /// Where a road from south to north crosses the southern (up 0) or northern (up 1) side of a superblock, 0 to 1.
    func verticalShare(_ index: Int, of count: Int, _ superblock: CityPlan.Superblock, up: Int) -> Double {
        let swerve = swerves.value(at: Double(superblock.column * Self.most + index), Double(superblock.row + up))
        return Double(index + 1) / Double(count + 1) + 0.07 * swerve
    }

    /// How far up the superblock a road from west to east runs, at a place across it.
    func horizontalShare(_ index: Int, of count: Int, _ superblock: CityPlan.Superblock, across: Double) -> Double {
        let swerve = swerves.value(
            at: -1 - Double(superblock.row * Self.most + index), Double(superblock.column) + across)
        return Double(index + 1) / Double(count + 1) + 0.07 * swerve
    }
}
