internal import FangcunGeo

extension CityPlan {
    /// Lays the main roads, a lattice of uneven spacing, and says which superblocks they leave between them.
    ///
    /// One road from west to east parts the city; the others run from the outline to it or through it, so that a road may
    /// change its name there, from 中山北路 to 中山南路.
    mutating func layMainRoads(size: PlanSize, areaSquareMeters: Double) -> [Superblock] {
        var lattice = MainLattice(seed: seed, size: size)
        partition = LatticePartition(
            columns: lattice.columns, rows: lattice.rows, districts: Self.districtCount(areaSquareMeters), streetSize: 3
        )
        let axis = lattice.rows / 2
        let west = graph.cut(outline, side: 3, atShare: 1 - lattice.rowShare(axis, in: 0..<lattice.rows))
        let east = graph.cut(outline, side: 1, atShare: lattice.rowShare(axis, in: 0..<lattice.rows))
        let (south, north, line) = graph.split(outline, from: west, to: east, kind: .main)
        _ = beginRoad(line, kind: .main, district: -1)
        var cells: [[PlanCell]] = []
        var columnLines: [[Int]] = []
        var rowLines: [[Int]] = []
        for (half, rows) in [(south, 0..<axis), (north, axis..<lattice.rows)] {
            let (columns, lines) = cutColumns(half, lattice: &lattice)
            columnLines.append(lines)
            let (rowCells, rowCuts) = cutRows(columns, rows: rows, lattice: lattice)
            cells += rowCells
            rowLines += rowCuts
        }
        nameColumns(columnLines, lattice: &lattice)
        nameRows(rowLines, lattice: &lattice)
        return cells.indices.flatMap { row in
            cells[row].indices.map { column in
                Superblock(
                    cell: cells[row][column], street: partition.street(column: column, row: row), column: column,
                    row: row)
            }
        }
    }

    private static func districtCount(_ areaSquareMeters: Double) -> Int {
        areaSquareMeters < 2_500_000 ? 1 : min(8, 2 + Int(areaSquareMeters / 50_000_000))
    }

    /// Cuts one half of the city into columns from west to east.
    private mutating func cutColumns(_ half: PlanCell, lattice: inout MainLattice) -> (cells: [PlanCell], lines: [Int])
    {
        var rest = half
        var cells: [PlanCell] = []
        var lines: [Int] = []
        for column in 1..<lattice.columns {
            let share = lattice.columnShare(column, in: (column - 1)..<lattice.columns)
            let southSide = graph.side(of: rest, facing: .south)
            let northSide = graph.side(of: rest, facing: .north)
            let from = graph.cut(rest, side: southSide, atShare: share)
            let to = graph.cut(rest, side: northSide, atShare: 1 - share)
            let (east, west, line) = graph.split(rest, from: from, to: to, kind: .main)
            cells.append(west)
            lines.append(line)
            rest = east
        }
        return (cells + [rest], lines)
    }

    /// Cuts the columns of one half into rows from south to north.
    private mutating func cutRows(
        _ columns: [PlanCell], rows: Range<Int>, lattice: MainLattice
    ) -> (cells: [[PlanCell]], lines: [[Int]]) {
        var cells = Array(repeating: [PlanCell](), count: rows.count)
        var lines = Array(repeating: [Int](), count: max(0, rows.count - 1))
        for column in columns.indices {
            var rest = columns[column]
            for (index, row) in rows.dropFirst().enumerated() {
                let bounds = (row - 1)..<rows.upperBound
                let westShare = lattice.rowShare(row, in: bounds) + lattice.jog(row: row, line: column)
                let eastShare = lattice.rowShare(row, in: bounds) + lattice.jog(row: row, line: column + 1)
                let westSide = graph.side(of: rest, facing: .west)
                let eastSide = graph.side(of: rest, facing: .east)
                let from = graph.cut(rest, side: westSide, atShare: 1 - westShare)
                let to = graph.cut(rest, side: eastSide, atShare: eastShare)
                let (south, north, line) = graph.split(rest, from: from, to: to, kind: .main)
                cells[index].append(south)
                lines[index].append(line)
                rest = north
            }
            cells[rows.count - 1].append(rest)
        }
        return (cells, lines)
    }

    private mutating func nameColumns(_ halves: [[Int]], lattice: inout MainLattice) {
        guard halves.count == 2 else { return }
        for (index, (south, north)) in zip(halves[0], halves[1]).enumerated() {
            if lattice.hasRing, index == 0 || index == halves[0].count - 1 {
                let road = beginRoad(south, kind: .main, naming: .ring(index == 0 ? .west : .east), district: -1)
                extendRoad(road, along: north)
            } else if lattice.nextRoadIsHalved() {
                let group = roads.count
                _ = beginRoad(south, kind: .main, naming: .half(group: group, .south), district: -1)
                _ = beginRoad(north, kind: .main, naming: .half(group: group, .north), district: -1)
            } else {
                let road = beginRoad(south, kind: .main, district: -1)
                extendRoad(road, along: north)
            }
        }
    }

    private mutating func nameRows(_ rows: [[Int]], lattice: inout MainLattice) {
        for (index, lines) in rows.enumerated() {
            let isRing = lattice.hasRing && (index == 0 || index == rows.count - 1)
            let isHalved = !isRing && lines.count >= 4 && lattice.nextRoadIsHalved()
            let group = roads.count
            var road = -1
            for (column, line) in lines.enumerated() {
                if column == 0 || (isHalved && column == lines.count / 2) {
                    let naming: RoadNaming =
                        isRing
                        ? .ring(index == 0 ? .south : .north)
                        : (isHalved ? .half(group: group, column == 0 ? .west : .east) : .free)
                    road = beginRoad(line, kind: .main, naming: naming, district: -1)
                } else {
                    extendRoad(road, along: line)
                }
            }
        }
    }
}
