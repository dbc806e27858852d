internal import FangcunGeo

/// Makes the unit grids (单元网格): rings in the order of their codes.
struct UnitGridding {
    /// The rings of the plan's grids, closed and counter-clockwise, in the plan's order.
    let rings: [[Spot]]

    init(_ plan: CityPlan, _ lines: LineShapes) {
        rings = plan.grids.map { lines.ring(of: $0.cell) }
    }

    /// The grids with codes of 15 digits: the community's twelve and a serial number inside it (CJ/T 213 generation).
    func unitGrids(_ numbering: DivisionNumbering, _ divisions: Divisions) -> UnitGridSet {
        var grids: [UnitGrid] = []
        grids.reserveCapacity(numbering.gridOrder.count)
        for community in divisions.communities {
            let prefix = community.twelveDigitCode
            for number in community.grids {
                let serial = Digits.padded(number - community.grids.lowerBound + 1, width: 3)
                let ring = rings[numbering.gridOrder[number]].map(\.position)
                grids.append(UnitGrid(code: prefix + serial, polygons: [Polygon(outer: ring)]))
            }
        }
        return UnitGridSet(reference: .cgcs2000GaussKruger114, grids: grids)
    }
}
