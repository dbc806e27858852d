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

/// Gives one line its shape.
private struct LineShaper {
    let line: PlanLine
    let warp: PlanWarp
    let start: Spot
    let end: Spot
    private(set) var vertices: [(spot: Spot, station: Int32)] = []
    private var random: RandomSource
    private let waver: SmoothNoise
    private let waverMeters: Double
    private let startShift: Point
    private let endShift: Point
    private let normal: Point

    init(line: PlanLine, index: Int, plan: CityPlan, start: Spot, end: Spot) {
        self.line = line
        self.start = start
        self.end = end
        warp = plan.warp
        random = RandomSource(seed: plan.seed, .lineShape, index)
        let (amplitude, wavelength) = Self.waver(line.kind)
        waver = SmoothNoise(key: random.next(), wavelength: wavelength)
        // A short line wavers less: never by more than a fortieth of its length.
        waverMeters = min(amplitude, Double(line.lengthMillimeters) / 40_000)
        startShift = Self.shift(from: warp(line.start), to: start.local)
        endShift = Self.shift(from: warp(line.end), to: end.local)
        let length = max(line.start.distance(to: line.end), 1e-9)
        normal = Point(x: (line.start.y - line.end.y) / length, y: (line.end.x - line.start.x) / length)
    }

    /// How far and in what wavelength a line strays from the straight line, in metres.
    private static func waver(_ kind: LineKind) -> (amplitude: Double, wavelength: Double) {
        switch kind {
        case .outline: (3, 300)
        case .main: (10, 600)
        case .secondary: (9, 300)
        case .street: (5, 160)
        case .lane: (5, 110)
        case .wall: (3, 60)
        }
    }

    private static func shift(from planned: Point, to actual: Point) -> Point {
        Point(x: actual.x - planned.x, y: actual.y - planned.y)
    }

    mutating func run() {
        vertices.append((start, 0))
        var previous: Int32 = 0
        for station in line.junctions.map(\.station) + [line.lengthMillimeters] {
            shapeGap(from: previous, to: station)
            if station < line.lengthMillimeters { vertices.append((spot(at: station, aside: 0), station)) }
            previous = station
        }
        vertices.append((end, line.lengthMillimeters))
    }

    /// Adds the vertices between two junctions: a notch in some walls, bends elsewhere.
    private mutating func shapeGap(from low: Int32, to high: Int32) {
        let gap = Double(high - low)
        if line.kind == .wall, gap > 45_000, random.chance(0.4) {
            let first = low + Int32(gap * random.number(0.25...0.4))
            let second = low + Int32(gap * random.number(0.6...0.75))
            let depth = random.number(2.5...7) * (random.chance(0.5) ? 1 : -1)
            bend(from: low, to: first, aside: 0)
            vertices.append((spot(at: first, aside: 0), first))
            vertices.append((spot(at: first, aside: depth), first))
            bend(from: first, to: second, aside: depth)
            vertices.append((spot(at: second, aside: depth), second))
            vertices.append((spot(at: second, aside: 0), second))
            bend(from: second, to: high, aside: 0)
        } else {
            bend(from: low, to: high, aside: 0)
        }
    }

    private mutating func bend(from low: Int32, to high: Int32, aside: Double) {
        let gap = Double(high - low)
        let pieces = Int((gap / 19_000).rounded())
        guard pieces > 1 else { return }
        let step = gap / Double(pieces)
        for piece in 1..<pieces {
            let station = low + Int32(step * (Double(piece) + random.number(-0.25...0.25)))
            vertices.append((spot(at: station, aside: aside + random.number(-0.3...0.3)), station))
        }
    }

    /// The spot of a station: the bent plan, moved with the ends, wavering between them, and stepped aside by some metres.
    private func spot(at station: Int32, aside: Double) -> Spot {
        let planned = line.point(at: station)
        let bent = warp(planned)
        let share = Double(station) / Double(line.lengthMillimeters)
        // The waver dies out towards both ends, which lie on other lines.
        let taper = min(1, 8 * share * (1 - share))
        let offset = aside + taper * waverMeters * waver.value(at: Double(station) / 1_000)
        return Spot(
            nearest: Point(
                x: bent.x + startShift.x * (1 - share) + endShift.x * share + normal.x * offset,
                y: bent.y + startShift.y * (1 - share) + endShift.y * share + normal.y * offset))
    }
}
