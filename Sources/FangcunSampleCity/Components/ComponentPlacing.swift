internal import FangcunGeo

/// Sets components on the ground, one unit grid after the other.
struct ComponentPlacing {
    private(set) var rows: [ComponentList.Row] = []
    private let seed: UInt64
    /// How many components there are for each that a city of ordinary density has.
    private let factor: Double
    private var serials: [Int32]

    init(seed: UInt64, factor: Double, districts: Int) {
        self.seed = seed
        self.factor = factor
        serials = Array(repeating: 0, count: districts * ComponentHabit.all.count)
    }

    /// Sets the components of one grid.
    mutating func place(on ground: GridGround, use: Block.Use, district: Int) {
        guard factor > 0 else { return }
        var random = RandomSource(seed: seed, .components, ground.grid)
        for (index, habit) in ComponentHabit.all.enumerated() {
            for place in habit.places {
                for point in points(place, on: ground, use: use, random: &random) where ground.contains(point.local) {
                    let counter = district * ComponentHabit.all.count + index
                    serials[counter] += 1
                    rows.append(
                        ComponentList.Row(
                            spot: point, grid: Int32(ground.grid), serial: serials[counter], habit: UInt8(index)))
                }
            }
        }
    }

    private func points(
        _ place: ComponentHabit.Place, on ground: GridGround, use: Block.Use, random: inout RandomSource
    ) -> [Spot] {
        switch place {
        case .along(let least, let spacing, let aside):
            ground.sides.flatMap { pointsAlong($0, least: least, spacing: spacing, aside: aside, random: &random) }
        case .corner(let least): cornerPoints(ground, least: least, random: &random)
        case .inEstate(let count): use == .estate ? innerPoints(ground, expected: count * factor, random: &random) : []
        case .inPark(let count): use == .park ? innerPoints(ground, expected: count * factor, random: &random) : []
        }
    }

    private func pointsAlong(
        _ side: GridGround.Side, least: Road.Kind, spacing: Double, aside: Double, random: inout RandomSource
    ) -> [Spot] {
        guard side.road >= 0, Road.Kind(side.kind) <= least else { return [] }
        var points: [Spot] = []
        let step = spacing / factor
        let length = side.length
        var way = step * random.fraction()
        while way < length {
            let offset = side.kind.halfWidthMeters * aside + random.number(0.2...0.9)
            points.append(Self.spot(side.place(at: way), aside: offset))
            way += step * random.number(0.8...1.2)
        }
        return points
    }

    /// One at each corner between two roads, a few metres down the first.
    private func cornerPoints(_ ground: GridGround, least: Road.Kind, random: inout RandomSource) -> [Spot] {
        var points: [Spot] = []
        for (index, side) in ground.sides.enumerated() {
            let previous = ground.sides[(index + ground.sides.count - 1) % ground.sides.count]
            guard side.road >= 0, previous.road >= 0, Road.Kind(side.kind) <= least, Road.Kind(previous.kind) <= least,
                random.chance(min(1, factor))
            else { continue }
            let way = min(side.length / 3, previous.kind.halfWidthMeters * 0.8 + random.number(0.5...2))
            points.append(Self.spot(side.place(at: way), aside: side.kind.halfWidthMeters * 0.75))
        }
        return points
    }

    /// Random places in the grid outside its buildings.
    private func innerPoints(_ ground: GridGround, expected: Double, random: inout RandomSource) -> [Spot] {
        let (east, north) = (ground.extent(along: Point(x: 1, y: 0)), ground.extent(along: Point(x: 0, y: 1)))
        var points: [Spot] = []
        for _ in 0..<random.count(expected: expected) {
            // A few tries each; where the ground is full, one component fewer is no harm.
            for _ in 0..<6 {
                let point = Point(x: random.number(east), y: random.number(north))
                if ground.contains(point), !ground.built.contains(where: { $0.holds(point, margin: 0.5) }) {
                    points.append(Spot(nearest: point))
                    break
                }
            }
        }
        return points
    }

    /// A place some metres to the left of another, which is inside the grid.
    private static func spot(_ place: (point: Point, direction: Point), aside: Double) -> Spot {
        Spot(nearest: Point(x: place.point.x - place.direction.y * aside, y: place.point.y + place.direction.x * aside))
    }
}
