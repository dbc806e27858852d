internal import FangcunGeo

/// The lines of the plan in their final shape: bent, wavering, notched, and rounded to millimetres, once for all cells beside
/// them.
///
/// Lines are shaped in the order in which they were laid: a line begins and ends on older ones, whose vertices exist by then.
struct LineShapes {
    /// The vertices of all lines, one line after the other.
    private var spots: [Spot] = []
    /// The station of each vertex.
    private var stations: [Int32] = []
    /// The way along the line up to each vertex, in metres.
    private var ways: [Double] = []
    /// Where the vertices of each line begin, and at last where all end.
    private var starts: [Int] = [0]

    init(_ plan: CityPlan) {
        var nodes = Array(repeating: Spot?.none, count: plan.graph.nodeCount)
        for node in 0..<4 {
            nodes[node] = Spot(nearest: plan.warp(plan.graph.lines[node].start))
        }
        for (index, line) in plan.graph.lines.enumerated() {
            guard let start = nodes[line.startNode], let end = nodes[line.endNode] else { continue }
            var shaper = LineShaper(line: line, index: index, plan: plan, start: start, end: end)
            shaper.run()
            for vertex in shaper.vertices {
                append(vertex.spot, at: vertex.station, isFirst: spots.count == starts[index])
            }
            starts.append(spots.count)
            for junction in line.junctions { nodes[junction.node] = spot(of: index, at: junction.station) }
        }
    }

    private mutating func append(_ spot: Spot, at station: Int32, isFirst: Bool) {
        let way = isFirst ? 0 : ways[ways.count - 1] + spots[spots.count - 1].local.distance(to: spot.local)
        spots.append(spot)
        stations.append(station)
        ways.append(way)
    }

    /// The vertices of a line from its start to its end.
    func path(of line: Int) -> ArraySlice<Spot> { spots[starts[line]..<starts[line + 1]] }

    /// The length of a line in metres.
    func length(of line: Int) -> Double { ways[starts[line + 1] - 1] }

    /// The way along a line up to a station that is a junction or an end, in metres.
    func way(along line: Int, to station: Int32) -> Double { ways[vertex(of: line, at: station)] }

    /// Where a station lies that is a junction or an end.
    func spot(of line: Int, at station: Int32) -> Spot { spots[vertex(of: line, at: station)] }

    /// The vertices of a side from its beginning to its end, both included.
    func path(of side: PlanSide) -> [Spot] {
        let first = vertex(of: side.line, at: side.from)
        let last = vertex(of: side.line, at: side.to)
        return first <= last ? Array(spots[first...last]) : spots[last...first].reversed()
    }

    /// The rim of a cell, counter-clockwise and closed: the last vertex repeats the first.
    func ring(of cell: PlanCell) -> [Spot] {
        var ring: [Spot] = []
        for side in cell.sides { ring += path(of: side).dropLast() }
        if let first = ring.first { ring.append(first) }
        return ring
    }

    /// The index of the vertex at a station: the first whose station is not smaller.
    private func vertex(of line: Int, at station: Int32) -> Int {
        var low = starts[line]
        var high = starts[line + 1] - 1
        while low < high {
            let middle = (low + high) / 2
            if stations[middle] < station { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
