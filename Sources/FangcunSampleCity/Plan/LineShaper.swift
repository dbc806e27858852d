internal import FangcunGeo

/// Gives one line its shape.
struct LineShaper {
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
