/// Which district (区) and street (街道) each superblock belongs to: rectangles of the lattice of main roads.
struct LatticePartition {
    private let columns: Int
    private var streets: [Int]
    /// The district of each street.
    private(set) var districtOfStreet: [Int] = []
    /// How many districts there are.
    private(set) var districtCount = 0

    /// Parts a lattice into districts of about equal size, and these into streets of about `streetSize` superblocks.
    init(columns: Int, rows: Int, districts: Int, streetSize: Int) {
        self.columns = columns
        streets = Array(repeating: 0, count: columns * rows)
        let city = Part(columns: 0..<columns, rows: 0..<rows)
        for (district, area) in city.parted(into: districts).enumerated() {
            let count = max(1, (area.count + streetSize / 2) / streetSize)
            for street in area.parted(into: count) {
                for row in street.rows {
                    for column in street.columns { streets[row * columns + column] = districtOfStreet.count }
                }
                districtOfStreet.append(district)
            }
            districtCount = district + 1
        }
    }

    /// The street of a superblock.
    func street(column: Int, row: Int) -> Int { streets[row * columns + column] }

    /// A rectangle of the lattice.
    private struct Part {
        let columns: Range<Int>
        let rows: Range<Int>

        var count: Int { columns.count * rows.count }

        /// Cuts the rectangle across its longer side until there are so many parts, or every part is one superblock.
        func parted(into wanted: Int) -> [Part] {
            guard wanted > 1, count > 1 else { return [self] }
            let first = wanted / 2
            let isWide = columns.count >= rows.count
            let extent = isWide ? columns : rows
            let share = (extent.count * first + wanted / 2) / wanted
            let middle = extent.lowerBound + min(max(1, share), extent.count - 1)
            let low = extent.lowerBound..<middle
            let high = middle..<extent.upperBound
            let halves =
                isWide
                ? [Part(columns: low, rows: rows), Part(columns: high, rows: rows)]
                : [Part(columns: columns, rows: low), Part(columns: columns, rows: high)]
            return halves[0].parted(into: first) + halves[1].parted(into: wanted - first)
        }
    }
}
