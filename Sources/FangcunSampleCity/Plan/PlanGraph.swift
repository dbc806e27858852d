internal import FangcunGeo

/// The plan of the city as a graph: lines, and the nodes where they meet. Cells are cut in two until they are small enough.
///
/// Coordinates of the plan are metres about the centre of the city, on a flat sheet that ``PlanWarp`` bends afterwards.
struct PlanGraph {
    private(set) var lines: [PlanLine] = []
    private(set) var nodeCount = 0

    /// How near a cut has to come to an existing junction to use it: junctions closer than that look like a mistake.
    private static let snapMillimeters: Int32 = 18_000
    /// No cut comes nearer to a corner than this, or than three tenths of a short side.
    private static let cornerMillimeters: Int32 = 20_000

    /// A plan that is one rectangle about the centre; its first lines are the sides: south, east, north, west.
    static func rectangle(width: Double, height: Double) -> (graph: PlanGraph, cell: PlanCell) {
        var graph = PlanGraph()
        let corners = [(-1.0, -1.0), (1, -1), (1, 1), (-1, 1)].map { Point(x: $0.0 * width / 2, y: $0.1 * height / 2) }
        graph.nodeCount = 4
        for index in 0..<4 {
            let next = (index + 1) % 4
            graph.lines.append(PlanLine(kind: .outline, from: corners[index], index, to: corners[next], next))
        }
        let sides = graph.lines.indices.map { PlanSide(line: $0, from: 0, to: graph.lines[$0].lengthMillimeters) }
        return (graph, PlanCell(sides: sides))
    }

    // MARK: Cells

    /// Where a side begins.
    func start(of side: PlanSide) -> Point { lines[side.line].point(at: side.from) }

    /// Where a side ends.
    func end(of side: PlanSide) -> Point { lines[side.line].point(at: side.to) }

    /// The corners of a cell.
    func corners(of cell: PlanCell) -> [Point] { cell.sides.map { start(of: $0) } }

    /// Cuts a cell in two by a new line between two places on different sides of its rim.
    ///
    /// - Returns: the part to the right of the new line, the part to its left, and the line, which runs from the first place to
    ///   the second.
    mutating func split(
        _ cell: PlanCell, from first: PlanCut, to second: PlanCut, kind: LineKind
    ) -> (right: PlanCell, left: PlanCell, line: Int) {
        let startNode = node(onLine: cell.sides[first.side].line, at: first.station)
        let endNode = node(onLine: cell.sides[second.side].line, at: second.station)
        let line = lines.count
        lines.append(
            PlanLine(
                kind: kind, from: lines[cell.sides[first.side].line].point(at: first.station), startNode,
                to: lines[cell.sides[second.side].line].point(at: second.station), endNode))
        let length = lines[line].lengthMillimeters
        let right = sides(of: cell, from: first, to: second) + [PlanSide(line: line, from: length, to: 0)]
        let left = sides(of: cell, from: second, to: first) + [PlanSide(line: line, from: 0, to: length)]
        return (PlanCell(sides: right), PlanCell(sides: left), line)
    }

    /// The rim of a cell from one place to another, counter-clockwise.
    private func sides(of cell: PlanCell, from first: PlanCut, to second: PlanCut) -> [PlanSide] {
        var result: [PlanSide] = []
        var index = first.side
        var station = first.station
        while index != second.side {
            let side = cell.sides[index]
            if station != side.to { result.append(PlanSide(line: side.line, from: station, to: side.to)) }
            index = (index + 1) % cell.sides.count
            station = cell.sides[index].from
        }
        if station != second.station {
            result.append(PlanSide(line: cell.sides[index].line, from: station, to: second.station))
        }
        return result
    }

    private mutating func node(onLine line: Int, at station: Int32) -> Int {
        if let node = lines[line].node(at: station) { return node }
        let node = nodeCount
        nodeCount += 1
        lines[line].insert(PlanLine.Junction(station: station, node: node))
        return node
    }

    // MARK: Cuts

    /// A cut through a side at a share of its length, moved away from corners and onto a junction that is near.
    func cut(_ cell: PlanCell, side index: Int, atShare share: Double) -> PlanCut {
        let side = cell.sides[index]
        let length = side.lengthMillimeters
        let margin = min(Self.cornerMillimeters, length * 3 / 10)
        let wanted = min(max(Int32(Double(length) * share), margin), length - margin)
        let station = side.from < side.to ? side.from + wanted : side.from - wanted
        let junction = lines[side.line].junction(near: station, withinMillimeters: Self.snapMillimeters)
        if let junction, abs(junction.station - side.from) >= margin, abs(junction.station - side.to) >= margin {
            return PlanCut(side: index, station: junction.station)
        }
        return PlanCut(side: index, station: station)
    }

    /// The two cuts that part a cell along a straight line: those points p with p · normal = offset. `nil` when the line misses.
    func cuts(_ cell: PlanCell, normal: Point, offset: Double) -> (entry: PlanCut, exit: PlanCut)? {
        var found: [PlanCut] = []
        for (index, side) in cell.sides.enumerated() {
            let from = start(of: side)
            let to = end(of: side)
            let before = from.x * normal.x + from.y * normal.y - offset
            let after = to.x * normal.x + to.y * normal.y - offset
            if (before < 0) != (after < 0) { found.append(cut(cell, side: index, atShare: before / (before - after))) }
        }
        return found.count == 2 ? (found[0], found[1]) : nil
    }
}

extension PlanGraph {
    /// The side of a four-sided cell that looks that way.
    func side(of cell: PlanCell, facing compass: Compass) -> Int {
        var best = 0
        var bestTurn = -2.0
        for (index, side) in cell.sides.enumerated() {
            let from = start(of: side)
            let to = end(of: side)
            let length = max(from.distance(to: to), 1e-9)
            // The outer normal of a counter-clockwise side is its direction turned right.
            let (normalX, normalY) = ((to.y - from.y) / length, (from.x - to.x) / length)
            let turn =
                switch compass {
                case .north: normalY
                case .south: -normalY
                case .east: normalX
                case .west: -normalX
                }
            if turn > bestTurn { (best, bestTurn) = (index, turn) }
        }
        return best
    }
}
