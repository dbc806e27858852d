internal import FangcunGeo

/// A crossing with the way along both roads, for walks that begin there.
struct CrossingPlan {
    let firstRoad: Int
    let secondRoad: Int
    let firstWay: Double
    let secondWay: Double
    let spot: Spot
    let district: Int
}

/// Finds where roads meet: at the nodes of the plan that lines of two roads share.
struct CrossingFinder {
    /// A road at a node.
    private struct Visit {
        let node: Int
        let road: Int
        let way: Double
        let spot: Spot
    }

    /// The districts that touch each node, one bit each.
    private let districtsOfNode: [UInt32]
    private let districtsOfRoad: [UInt32]

    init(_ plan: CityPlan, _ reach: RoadReach) {
        districtsOfRoad = reach.districtsOfRoad
        var districts = Array(repeating: UInt32(0), count: plan.graph.nodeCount)
        for grid in plan.grids {
            let district = plan.district(ofCommunity: plan.blocks[grid.block].community)
            for side in grid.cell.sides {
                if let node = plan.graph.lines[side.line].node(at: side.from) {
                    districts[node] |= 1 << UInt32(district)
                }
            }
        }
        districtsOfNode = districts
    }

    /// All crossings, in the order of the nodes and then of the roads.
    func crossings(_ plan: CityPlan, _ lines: LineShapes, _ network: RoadNetwork) -> [CrossingPlan] {
        let visits = visits(plan, lines, network)
        var crossings: [CrossingPlan] = []
        var first = 0
        while first < visits.count {
            var end = first
            while end < visits.count, visits[end].node == visits[first].node { end += 1 }
            for one in first..<end {
                for other in (one + 1)..<max(end, one + 1) where visits[other].road != visits[one].road {
                    crossings.append(
                        CrossingPlan(
                            firstRoad: visits[one].road, secondRoad: visits[other].road, firstWay: visits[one].way,
                            secondWay: visits[other].way, spot: visits[one].spot,
                            district: district(of: visits[one], visits[other])))
                }
            }
            first = end
        }
        return crossings
    }

    /// The first district of the crossing that both roads touch; if there is none, the first that the first road touches.
    private func district(of one: Visit, _ other: Visit) -> Int {
        let here = districtsOfNode[one.node] & districtsOfRoad[one.road]
        let common = here & districtsOfRoad[other.road]
        let candidates = common != 0 ? common : here
        return candidates != 0 ? candidates.trailingZeroBitCount : districtsOfNode[one.node].trailingZeroBitCount
    }

    /// Every road at every node once, sorted by node and road.
    private func visits(_ plan: CityPlan, _ lines: LineShapes, _ network: RoadNetwork) -> [Visit] {
        var visits: [Visit] = []
        for (index, line) in plan.graph.lines.enumerated() where plan.roadOfLine[index] >= 0 {
            let ends = [(Int32(0), line.startNode), (line.lengthMillimeters, line.endNode)]
            for (station, node) in ends + line.junctions.map({ ($0.station, $0.node) })
            where districtsOfNode[node] != 0 {
                let wayOnLine = lines.way(along: index, to: station)
                let way = network.way(onLine: index, wayOnLine).way
                let spot = lines.spot(of: index, at: station)
                visits.append(Visit(node: node, road: plan.roadOfLine[index], way: way, spot: spot))
            }
        }
        visits.sort { ($0.node, $0.road, $0.way) < ($1.node, $1.road, $1.way) }
        var unique: [Visit] = []
        for visit in visits where unique.last.map({ $0.node != visit.node || $0.road != visit.road }) ?? true {
            unique.append(visit)
        }
        return unique
    }
}
