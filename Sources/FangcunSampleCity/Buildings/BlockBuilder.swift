internal import FangcunGeo

/// Builds one block: houses along the streets, and what stands behind them.
struct BlockBuilder {
    let block: Int
    let use: Block.Use
    /// The direction of rows of houses, roughly from west to east so that slabs face the south.
    let rowAxis: Point
    /// How many doors there are for each that a city of ordinary density has.
    let doorFactor: Double
    private var random: RandomSource

    init(seed: UInt64, block: Int, use: Block.Use, rowAxis: Point, doorFactor: Double) {
        self.block = block
        self.use = use
        self.rowAxis = rowAxis
        self.doorFactor = doorFactor
        random = RandomSource(seed: seed, .lots, block)
    }

    /// Builds on one grid of the block.
    mutating func build(on ground: inout GridGround, into settlement: inout Settlement) {
        guard use != .park else { return }
        for side in ground.sides where side.road >= 0 { lineStreet(side, of: &ground, into: &settlement) }
        switch use {
        case .estate: fillRows(RowStyle.slabs, of: &ground, into: &settlement)
        case .compound: fillRows(RowStyle.halls, of: &ground, into: &settlement)
        case .oldQuarter: fillRows(RowStyle.cottages, of: &ground, into: &settlement)
        case .park: break
        }
    }

    // MARK: Along streets

    private mutating func lineStreet(
        _ side: GridGround.Side, of ground: inout GridGround, into settlement: inout Settlement
    ) {
        let margin = 9.0
        let end = side.length - margin
        var way = margin
        while true {
            let width = random.number(Self.lotMeters(side.kind))
            guard way + width <= end else { return }
            let middle = side.place(at: way + width / 2)
            let house = house(at: middle, width: width, kind: side.kind)
            // A lot in twenty is empty.
            if random.chance(0.95), ground.build(house) {
                let building = addBuilding(house, grid: ground.grid, floors: random.whole(2...7), into: &settlement)
                let door = Spot(nearest: house.place(along: random.number(-2...2), aside: -house.halfDepth - 0.8))
                for _ in 0..<random.count(expected: Self.doorsPerHouse(side.kind) * doorFactor) {
                    settlement.doors.append(
                        Settlement.Door(
                            road: Int32(side.road), isLeft: side.isAlongRoad, way: side.roadWay(at: way + width / 2),
                            spot: door, grid: Int32(ground.grid), block: Int32(block), building: Int32(building)))
                }
            }
            way += width
        }
    }

    /// The house on a lot: its front looks at the road, whose building line it nearly touches.
    private mutating func house(at place: (point: Point, direction: Point), width: Double, kind: LineKind) -> Rectangle
    {
        let depth = random.number(9...13)
        let front = kind.halfWidthMeters + 1.5 + random.number(0...1.5)
        let inward = front + depth / 2
        let centre = Point(x: place.point.x - place.direction.y * inward, y: place.point.y + place.direction.x * inward)
        let halfLength = (width - random.number(1.8...3.5)) / 2
        return Rectangle(centre: centre, axis: place.direction, halfLength: halfLength, halfDepth: depth / 2)
    }

    private static func lotMeters(_ kind: LineKind) -> ClosedRange<Double> {
        switch kind {
        case .main: 16...28
        case .secondary: 13...22
        case .street: 10...16
        case .lane, .wall, .outline: 8...13
        }
    }

    /// How many doors with numbers a house along the road has on average: shops have their own.
    private static func doorsPerHouse(_ kind: LineKind) -> Double {
        switch kind {
        case .main: 2.6
        case .secondary: 2.2
        case .street: 1.7
        case .lane, .wall, .outline: 1.2
        }
    }

    // MARK: Behind the streets

    /// How buildings stand in rows.
    private struct RowStyle {
        let lengthMeters: ClosedRange<Double>
        let depthMeters: Double
        let rowMeters: Double
        let gapMeters: Double
        let setbackMeters: Double
        /// The width of a unit (单元) with its own entrance; 0 for buildings without units.
        let unitMeters: Double
        let floors: ClosedRange<Int>

        static let slabs = RowStyle(
            lengthMeters: 34...62, depthMeters: 11, rowMeters: 21, gapMeters: 6, setbackMeters: 2, unitMeters: 8.5,
            floors: 6...33)
        static let halls = RowStyle(
            lengthMeters: 24...44, depthMeters: 18, rowMeters: 36, gapMeters: 12, setbackMeters: 6, unitMeters: 0,
            floors: 3...28)
        static let cottages = RowStyle(
            lengthMeters: 9...16, depthMeters: 8, rowMeters: 14, gapMeters: 5, setbackMeters: 3, unitMeters: 0,
            floors: 1...3)
    }

    private mutating func fillRows(_ style: RowStyle, of ground: inout GridGround, into settlement: inout Settlement) {
        let across = Point(x: -rowAxis.y, y: rowAxis.x)
        let alongRange = ground.extent(along: rowAxis)
        let acrossRange = ground.extent(along: across)
        var aside = acrossRange.upperBound - style.depthMeters / 2 - 4
        while aside > acrossRange.lowerBound + style.depthMeters / 2 {
            var along = alongRange.lowerBound + 4
            var isEmpty = true
            while along < alongRange.upperBound - style.lengthMeters.lowerBound {
                let length = random.number(style.lengthMeters)
                if let slab = buildSlab(style, length: length, along: along, aside: aside, on: &ground)
                    ?? buildSlab(style, length: length * 0.6, along: along, aside: aside, on: &ground)
                {
                    addSlab(slab, style: style, grid: ground.grid, into: &settlement)
                    along += slab.halfLength * 2 + style.gapMeters
                    isEmpty = false
                } else {
                    along += 6
                }
            }
            aside -= isEmpty ? 5 : style.rowMeters
        }
    }

    /// A building of a row, if there is room for it from a place along the row.
    private func buildSlab(
        _ style: RowStyle, length: Double, along: Double, aside: Double, on ground: inout GridGround
    ) -> Rectangle? {
        let middle = along + length / 2
        let slab = Rectangle(
            centre: Point(x: rowAxis.x * middle - rowAxis.y * aside, y: rowAxis.y * middle + rowAxis.x * aside),
            axis: rowAxis, halfLength: length / 2, halfDepth: style.depthMeters / 2)
        return ground.build(slab, setback: style.setbackMeters, gap: 5) ? slab : nil
    }

    private mutating func addSlab(_ slab: Rectangle, style: RowStyle, grid: Int, into settlement: inout Settlement) {
        let building = addBuilding(slab, grid: grid, floors: random.whole(style.floors), into: &settlement)
        var entrances: [Spot] = []
        if style.unitMeters > 0 {
            let count = max(1, Int(slab.halfLength * 2 / style.unitMeters * max(1, doorFactor)))
            let width = slab.halfLength * 2 / Double(count)
            for unit in 0..<count where random.chance(min(1, doorFactor)) {
                let along = -slab.halfLength + width * (Double(unit) + 0.5)
                entrances.append(Spot(nearest: slab.place(along: along, aside: slab.halfDepth + 0.8)))
            }
        }
        settlement.slabs.append(
            Settlement.Slab(
                spot: Spot(nearest: slab.centre), grid: Int32(grid), block: Int32(block), building: Int32(building),
                entrances: entrances, isRegistered: style.unitMeters == 0 && random.chance(min(1, doorFactor))))
    }

    private mutating func addBuilding(
        _ rectangle: Rectangle, grid: Int, floors: Int, into settlement: inout Settlement
    ) -> Int {
        let isL = rectangle.halfLength > 6 && random.chance(0.25)
        let ring =
            isL
            ? rectangle.notched(lengthShare: random.number(0.3...0.5), depthShare: random.number(0.3...0.5))
            : rectangle.corners
        return settlement.buildings.append(ring, grid: grid, block: block, floors: floors)
    }
}
