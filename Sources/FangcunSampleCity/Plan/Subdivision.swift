internal import FangcunGeo

extension CityPlan {
    /// Cuts a community into blocks by streets and lanes, and the blocks into unit grids by walls.
    mutating func layBlocks(in community: Int) {
        var random = RandomSource(seed: seed, .subdivision, community)
        let cell = communities[community].cell
        let district = district(ofCommunity: community)
        // Some quarters are older than the main roads around them, and lie askew.
        var manner = Manner(kinds: [.street, .street, .lane], skew: random.chance(0.2) ? random.number(-0.4...0.4) : 0)
        let parts = max(1, Int((bentArea(cell) / random.number(Self.blockSquareMeters)).rounded()))
        for block in subdivided(cell, into: parts, manner, district: district, random: &random) {
            manner.kinds = [.wall]
            let gridParts = max(1, Int((bentArea(block) / random.number(Self.gridSquareMeters)).rounded()))
            let cells = subdivided(block, into: gridParts, manner, district: district, random: &random)
            blocks.append(Block(cell: block, community: community, grids: grids.count..<grids.count + cells.count))
            grids += cells.map { Grid(cell: $0, block: blocks.count - 1) }
        }
    }

    private static let blockSquareMeters = 25_000.0...48_000.0
    private static let gridSquareMeters = 7_600.0...13_000.0

    /// How a cell is cut into parts.
    struct Manner {
        /// The first cut is a line of the first kind, the cuts of the halves are of the second, and so on; the last repeats.
        var kinds: [LineKind]
        /// By how much the cuts are turned from the main roads, as a tangent.
        var skew = 0.0
    }

    /// Cuts a cell into parts of about equal area.
    mutating func subdivided(
        _ cell: PlanCell, into parts: Int, _ manner: Manner, district: Int, random: inout RandomSource
    ) -> [PlanCell] {
        let tilt = manner.skew + random.number(-0.07...0.07)
        guard parts > 1, let kind = manner.kinds.first, let cut = graph.cutAcross(cell, parts: parts, tilt: tilt) else {
            return [cell]
        }
        let (right, left, line) = graph.split(cell, from: cut.entry, to: cut.exit, kind: kind)
        if kind.isRoad { addStreet(line, kind: kind, district: district) }
        var rest = manner
        if rest.kinds.count > 1 { rest.kinds.removeFirst() }
        let (first, second) = cut.isLowRight ? (right, left) : (left, right)
        let low = parts / 2
        return subdivided(first, into: low, rest, district: district, random: &random)
            + subdivided(second, into: parts - low, rest, district: district, random: &random)
    }
}

extension PlanGraph {
    /// A cut across the longer extent of a cell, turned by a tilt, so that the half on the low side has `parts / 2` of the
    /// `parts` in its area.
    fileprivate func cutAcross(
        _ cell: PlanCell, parts: Int, tilt: Double
    ) -> (entry: PlanCut, exit: PlanCut, isLowRight: Bool)? {
        let corners = corners(of: cell)
        // A small rotation without a sine.
        let scale = (1 + tilt * tilt).squareRoot()
        let east = Point(x: 1 / scale, y: tilt / scale)
        let north = Point(x: -tilt / scale, y: 1 / scale)
        let normal = Self.extent(of: corners, along: north) > Self.extent(of: corners, along: east) ? north : east
        let offset = Self.offset(of: corners, normal: normal, areaShare: Double(parts / 2) / Double(parts))
        guard let (first, second) = cuts(cell, normal: normal, offset: offset) else { return nil }
        // The part to the right of the line from the first cut to the second begins right after the first cut.
        let corner = end(of: cell.sides[first.side])
        return (first, second, corner.x * normal.x + corner.y * normal.y < offset)
    }

    private static func extent(of corners: [Point], along axis: Point) -> Double {
        let heights = corners.map { $0.x * axis.x + $0.y * axis.y }
        return (heights.max() ?? 0) - (heights.min() ?? 0)
    }

    /// The offset of the line across a convex ring that leaves a share of the area on its low side, by halving.
    private static func offset(of corners: [Point], normal: Point, areaShare: Double) -> Double {
        let heights = corners.map { $0.x * normal.x + $0.y * normal.y }
        var low = heights.min() ?? 0
        var high = heights.max() ?? 0
        let wanted = Shoelace.area(corners) * areaShare
        for _ in 0..<20 {
            let middle = (low + high) / 2
            if lowArea(of: corners, heights: heights, offset: middle) < wanted { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }

    /// The area of the part of a convex ring whose heights are below the offset.
    private static func lowArea(of corners: [Point], heights: [Double], offset: Double) -> Double {
        var kept: [Point] = []
        for index in corners.indices {
            let next = (index + 1) % corners.count
            if heights[index] < offset { kept.append(corners[index]) }
            if (heights[index] < offset) != (heights[next] < offset) {
                let share = (offset - heights[index]) / (heights[next] - heights[index])
                let (from, to) = (corners[index], corners[next])
                kept.append(Point(x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share))
            }
        }
        return Shoelace.area(kept)
    }
}
