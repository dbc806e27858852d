internal import FangcunGeo

extension CityPlan {
    /// Lays the secondary roads, and a diagonal main road where the city is large enough; what they leave between them are the
    /// communities.
    mutating func layCommunities(in superblocks: [Superblock]) {
        var layout = SecondaryLayout(seed: seed, superblocks: superblocks, graph: graph)
        var diagonalRoad: Int?
        for superblock in superblocks {
            let cells: [PlanCell]
            if let line = layout.diagonal, line.passes(column: superblock.column, row: superblock.row) {
                cells = layDiagonal(across: superblock, isRising: line.isRising, road: &diagonalRoad)
            } else {
                cells = laySecondaries(in: superblock, layout: &layout)
            }
            communities += cells.map { Community(cell: $0, street: superblock.street) }
        }
    }

    private mutating func laySecondaries(in superblock: Superblock, layout: inout SecondaryLayout) -> [PlanCell] {
        let columns = cutAlongVerticals(superblock, layout: &layout)
        let count = layout.horizontalCounts[superblock.row]
        var cells: [PlanCell] = []
        let district = partition.districtOfStreet[superblock.street]
        for column in columns {
            var rest = column.cell
            var west = 0.0
            var east = 0.0
            for index in 0..<count where layout.hasHorizontal(index, superblock) {
                let nextWest = layout.horizontalShare(index, of: count, superblock, across: column.west)
                let nextEast = layout.horizontalShare(index, of: count, superblock, across: column.east)
                let from = graph.cut(
                    rest, side: graph.side(of: rest, facing: .west), atShare: 1 - (nextWest - west) / (1 - west))
                let to = graph.cut(
                    rest, side: graph.side(of: rest, facing: .east), atShare: (nextEast - east) / (1 - east))
                let (south, north, line) = graph.split(rest, from: from, to: to, kind: .secondary)
                layout.horizontals[superblock.row * SecondaryLayout.most + index] = layRoad(
                    line, after: layout.horizontals[superblock.row * SecondaryLayout.most + index], district: district)
                cells.append(south)
                (rest, west, east) = (north, nextWest, nextEast)
            }
            cells.append(rest)
        }
        return cells
    }

    /// Cuts a superblock along its roads from south to north; each column comes with where it lies, 0 to 1 across the block.
    private mutating func cutAlongVerticals(
        _ superblock: Superblock, layout: inout SecondaryLayout
    ) -> [(cell: PlanCell, west: Double, east: Double)] {
        let count = layout.verticalCounts[superblock.column]
        let district = partition.districtOfStreet[superblock.street]
        var columns: [(cell: PlanCell, west: Double, east: Double)] = []
        var rest = superblock.cell
        var south = 0.0
        var north = 0.0
        for index in 0..<count where layout.hasVertical(index, superblock) {
            let nextSouth = layout.verticalShare(index, of: count, superblock, up: 0)
            let nextNorth = layout.verticalShare(index, of: count, superblock, up: 1)
            let from = graph.cut(
                rest, side: graph.side(of: rest, facing: .south), atShare: (nextSouth - south) / (1 - south))
            let to = graph.cut(
                rest, side: graph.side(of: rest, facing: .north), atShare: 1 - (nextNorth - north) / (1 - north))
            let (east, west, line) = graph.split(rest, from: from, to: to, kind: .secondary)
            let slot = superblock.column * SecondaryLayout.most + index
            layout.verticals[slot] = layRoad(line, after: layout.verticals[slot], district: district)
            columns.append((west, (south + north) / 2, (nextSouth + nextNorth) / 2))
            (rest, south, north) = (east, nextSouth, nextNorth)
        }
        return columns + [(rest, (south + north) / 2, 1)]
    }

    /// Lets a secondary road go on along a line when it ends where the line begins; else begins another.
    private mutating func layRoad(_ line: Int, after road: Int, district: Int) -> Int {
        if road >= 0, let last = roads[road].pieces.last, graph.lines[last.line].endNode == graph.lines[line].startNode
        {
            extendRoad(road, along: line)
            return road
        }
        return beginRoad(line, kind: .secondary, district: district)
    }

    private mutating func layDiagonal(across superblock: Superblock, isRising: Bool, road: inout Int?) -> [PlanCell] {
        let cell = superblock.cell
        // The side that looks south begins at the south-western corner, and so on around.
        let first = graph.side(of: cell, facing: isRising ? .south : .east)
        let second = graph.side(of: cell, facing: isRising ? .north : .west)
        let (right, left, line) = graph.split(
            cell, from: PlanCut(side: first, station: cell.sides[first].from),
            to: PlanCut(side: second, station: cell.sides[second].from), kind: .main)
        if let road { extendRoad(road, along: line) } else { road = beginRoad(line, kind: .main, district: -1) }
        var random = RandomSource(seed: seed, .secondaryRoads, line)
        let district = partition.districtOfStreet[superblock.street]
        return [right, left].flatMap { half in
            let parts = max(1, Int((bentArea(half) / 230_000).rounded()))
            return subdivided(half, into: parts, Manner(kinds: [.secondary]), district: district, random: &random)
        }
    }
}
