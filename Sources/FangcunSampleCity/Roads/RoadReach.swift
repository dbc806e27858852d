/// Which divisions a road touches, and on which road it begins.
struct RoadReach {
    /// The districts that each road touches, one bit each.
    private(set) var districtsOfRoad: [UInt32]
    /// The main and secondary roads in each street, ascending.
    private(set) var wideRoadsOfStreet: [[Int]]
    /// The road on which each road begins, -1 for none.
    private(set) var parentOfRoad: [Int]

    init(_ plan: CityPlan) {
        districtsOfRoad = Array(repeating: 0, count: plan.roads.count)
        wideRoadsOfStreet = Array(repeating: [], count: plan.partition.districtOfStreet.count)
        parentOfRoad = Array(repeating: -1, count: plan.roads.count)
        var roadOfNode = Array(repeating: -1, count: plan.graph.nodeCount)
        for (index, line) in plan.graph.lines.enumerated() where plan.roadOfLine[index] >= 0 {
            for junction in line.junctions { roadOfNode[junction.node] = plan.roadOfLine[index] }
        }
        for (road, draft) in plan.roads.enumerated() {
            guard let first = draft.pieces.first else { continue }
            parentOfRoad[road] = roadOfNode[plan.graph.lines[first.line].startNode]
        }
        for grid in plan.grids {
            let street = plan.communities[plan.blocks[grid.block].community].street
            for side in grid.cell.sides where plan.roadOfLine[side.line] >= 0 {
                let road = plan.roadOfLine[side.line]
                districtsOfRoad[road] |= 1 << UInt32(plan.partition.districtOfStreet[street])
                if plan.roads[road].kind == .main || plan.roads[road].kind == .secondary {
                    wideRoadsOfStreet[street].append(road)
                }
            }
        }
        for street in wideRoadsOfStreet.indices {
            wideRoadsOfStreet[street] = Self.unique(wideRoadsOfStreet[street].sorted())
        }
    }

    private static func unique(_ sorted: [Int]) -> [Int] {
        var result: [Int] = []
        for item in sorted where item != result.last { result.append(item) }
        return result
    }
}
