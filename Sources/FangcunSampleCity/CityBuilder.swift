internal import FangcunGeo
internal import FangcunModel

/// Builds a city in the order of its making: plan, shapes, names and codes, then what stands on the ground.
struct CityBuilder {
    let options: SampleCity.Options
    let plan: CityPlan
    let lines: LineShapes
    let network: RoadNetwork
    let gridding: UnitGridding
    let numbering: DivisionNumbering
    let roads: [Road]
    let crossings: [CrossingPlan]
    let divisions: Divisions
    let uses: BlockUses
    /// The community of each grid, both in the order of the city.
    let communityOfGrid: [Int32]

    init(_ options: SampleCity.Options) throws(SampleCityError) {
        self.options = options
        plan = CityPlan(seed: options.seed, areaSquareMeters: options.areaSquareKilometers * 1_000_000)
        lines = LineShapes(plan)
        network = RoadNetwork(plan, lines)
        gridding = UnitGridding(plan, lines)
        numbering = DivisionNumbering(plan, middles: gridding.rings.map { ReadingOrder.middle(of: $0) })
        let reach = RoadReach(plan)
        let roads = Self.roads(plan, network, reach)
        self.roads = roads
        crossings = CrossingFinder(plan, reach).crossings(plan, lines, network)
        let wide = reach.wideRoadsOfStreet.map { list in list.map { roads[$0].name } }
        do { divisions = try numbering.divisions(plan, roadsOfStreet: wide) } catch {
            throw SampleCityError(.codesExhausted, error.reason)
        }
        uses = BlockUses(seed: options.seed, count: plan.blocks.count)
        communityOfGrid = divisions.communities.enumerated().flatMap { community, division in
            Array(repeating: Int32(community), count: division.grids.count)
        }
    }

    private static func roads(_ plan: CityPlan, _ network: RoadNetwork, _ reach: RoadReach) -> [Road] {
        let subjects = plan.roads.indices.map { road in
            let spots = network.shapes[road].spots
            let (start, end) = (spots.first?.local ?? Point(x: 0, y: 0), spots.last?.local ?? Point(x: 0, y: 0))
            let isNorthSouth = abs(end.y - start.y) > abs(end.x - start.x)
            let middle = Spot(nearest: Point(x: (start.x + end.x) / 2, y: (start.y + end.y) / 2))
            return RoadNames.Subject(
                kind: plan.roads[road].kind, naming: plan.roads[road].naming, districts: reach.districtsOfRoad[road],
                isNorthSouth: isNorthSouth, rank: isNorthSouth ? middle.east : middle.north,
                parent: reach.parentOfRoad[road])
        }
        let names = RoadNames.names(for: subjects, seed: plan.seed)
        return plan.roads.indices.map { road in
            let kind = plan.roads[road].kind
            return Road(
                name: names[road], kind: Road.Kind(kind),
                districts: (0..<32).filter { reach.districtsOfRoad[road] & (1 << UInt32($0)) != 0 },
                widthMeters: kind.halfWidthMeters * 2, path: network.shapes[road].spots.map(\.position))
        }
    }

    // MARK: On the ground

    /// The ground of one of the plan's grids.
    func ground(ofPlanGrid grid: Int) -> GridGround {
        let sides = plan.grids[grid].cell.sides.map { side in
            let line = plan.graph.lines[side.line]
            let start = lines.way(along: side.line, to: side.from)
            let (way, isReversed) = network.way(onLine: side.line, start)
            return GridGround.Side(
                kind: line.kind, road: plan.roadOfLine[side.line], path: lines.path(of: side).map(\.local),
                roadWay: way,
                isAlongRoad: (side.from < side.to) != isReversed)
        }
        return GridGround(grid: numbering.gridNumbers[grid], sides: sides)
    }

    /// The direction of rows of houses in a block: along its longest side, or square to it, whichever runs rather from west to
    /// east.
    func rowAxis(ofBlock block: Int) -> Point {
        var axis = Point(x: 1, y: 0)
        var longest = 0.0
        for side in plan.blocks[block].cell.sides {
            let path = lines.path(of: side)
            guard let from = path.first?.local, let to = path.last?.local else { continue }
            let length = from.distance(to: to)
            if length > longest {
                longest = length
                axis = Point(x: (to.x - from.x) / length, y: (to.y - from.y) / length)
            }
        }
        if abs(axis.y) > abs(axis.x) { axis = Point(x: axis.y, y: -axis.x) }
        return axis.x < 0 ? Point(x: -axis.x, y: -axis.y) : axis
    }
}

extension Road.Kind {
    /// The kind of a road that runs along such lines.
    init(_ kind: LineKind) {
        switch kind {
        case .main: self = .main
        case .secondary: self = .secondary
        case .street: self = .street
        case .lane, .wall, .outline: self = .lane
        }
    }
}

extension CityBuilder {
    /// The blocks with their outlines.
    func blocks() -> [Block] {
        plan.blocks.indices.map { index in
            let block = plan.blocks[index]
            return Block(
                use: uses.uses[index], name: uses.names[index], community: numbering.communityNumbers[block.community],
                grids: block.grids.map { numbering.gridNumbers[$0] }.sorted(),
                outline: Polygon(outer: lines.ring(of: block.cell).map(\.position)))
        }
    }

    /// Everything that is built, and the components.
    func settle() -> (Settlement, ComponentPlacing) {
        var settlement = Settlement()
        // So many addresses and components a square kilometre come of lots, rows and spacings as they are.
        let doorFactor = options.addressesPerSquareKilometer / 2_500
        var placing = ComponentPlacing(
            seed: options.seed, factor: options.componentsPerSquareKilometer / 7_700,
            districts: divisions.districts.count)
        for (index, block) in plan.blocks.enumerated() {
            var builder = BlockBuilder(
                seed: options.seed, block: index, use: uses.uses[index], rowAxis: rowAxis(ofBlock: index),
                doorFactor: doorFactor)
            let district = plan.district(ofCommunity: block.community)
            for grid in block.grids {
                var ground = ground(ofPlanGrid: grid)
                if options.hasBuildings { builder.build(on: &ground, into: &settlement) }
                placing.place(on: ground, use: uses.uses[index], district: district)
            }
        }
        return (settlement, placing)
    }

    /// The register of addresses.
    func addresses(_ settlement: Settlement) -> AddressList {
        let register = AddressRegister(settlement, roadKinds: roads.map(\.kind), uses: uses, seed: options.seed)
        return AddressList(
            rows: register.rows, gates: register.gates, roadNames: roads.map(\.name), placeNames: uses.placeNames,
            divisions: divisions, communityOfGrid: communityOfGrid)
    }

    /// The components with their codes.
    func components(_ placing: ComponentPlacing) -> ComponentList {
        let counties = communityOfGrid.map {
            divisions.districts[divisions.district(ofCommunity: Int($0))].code.description
        }
        return ComponentList(rows: placing.rows, countyOfGrid: counties)
    }

    /// The incidents; `doors` is the number of addresses that are doors, which come first.
    func incidents(_ addresses: AddressList, doors: Int) -> IncidentList {
        let writer = HotlineWriter(
            options: options.hotline, addresses: addresses, crossings: crossings, shapes: network.shapes, roads: roads,
            firstInnerAddress: doors)
        return IncidentList(count: options.wantedIncidents, seed: options.seed, writer: writer)
    }
}
