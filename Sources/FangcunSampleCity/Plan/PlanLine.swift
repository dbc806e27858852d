internal import FangcunGeo

/// What runs along a line of the plan.
enum LineKind: UInt8 {
    /// The edge of the city.
    case outline
    /// A main road (主干道).
    case main
    /// A secondary road (次干道).
    case secondary
    /// A branch street (支路).
    case street
    /// A lane (巷).
    case lane
    /// The wall or fence between two compounds: no road.
    case wall

    /// Half the distance between the building lines of a road; a wall has only its own strip.
    var halfWidthMeters: Double {
        switch self {
        case .outline: 3
        case .main: 22
        case .secondary: 15
        case .street: 9
        case .lane: 5
        case .wall: 2.5
        }
    }

    /// Whether people drive and walk there.
    var isRoad: Bool { self != .outline && self != .wall }
}

/// One straight line of the plan, before the plan is bent into the city.
///
/// Every line starts and ends on an older line (or is a side of the outline), and the cells of the plan are bounded by parts of
/// lines. A place on a line is named by its station: the distance from the start in millimetres. The cells on both sides
/// refer to the same line, so that whatever shape it is given later, they share every vertex of it.
struct PlanLine {
    /// A place on the line where others meet it.
    struct Junction {
        let station: Int32
        let node: Int
    }

    let kind: LineKind
    let start: Point
    let end: Point
    let startNode: Int
    let endNode: Int
    let lengthMillimeters: Int32
    /// In the order of their stations, the ends left out.
    private(set) var junctions: [Junction] = []

    init(kind: LineKind, from start: Point, _ startNode: Int, to end: Point, _ endNode: Int) {
        self.kind = kind
        self.start = start
        self.end = end
        self.startNode = startNode
        self.endNode = endNode
        lengthMillimeters = max(1, Int32(start.distance(to: end) * 1_000))
    }

    /// The place of a station on the straight line.
    func point(at station: Int32) -> Point {
        let share = Double(station) / Double(lengthMillimeters)
        return Point(x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share)
    }

    /// The node at exactly this station.
    func node(at station: Int32) -> Int? {
        if station == 0 { return startNode }
        if station == lengthMillimeters { return endNode }
        let index = firstJunction(from: station)
        return index < junctions.count && junctions[index].station == station ? junctions[index].node : nil
    }

    /// Notes that others meet the line at a station where nothing has met it so far.
    mutating func insert(_ junction: Junction) {
        junctions.insert(junction, at: firstJunction(from: junction.station))
    }

    /// The junction nearest to a station, if one lies within a distance of it.
    func junction(near station: Int32, withinMillimeters reach: Int32) -> Junction? {
        let index = firstJunction(from: station)
        let neighbours = junctions[max(0, index - 1)..<min(junctions.count, index + 1)]
        guard let nearest = neighbours.min(by: { abs($0.station - station) < abs($1.station - station) }) else {
            return nil
        }
        return abs(nearest.station - station) <= reach ? nearest : nil
    }

    private func firstJunction(from station: Int32) -> Int {
        var low = 0
        var high = junctions.count
        while low < high {
            let middle = (low + high) / 2
            if junctions[middle].station < station { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
