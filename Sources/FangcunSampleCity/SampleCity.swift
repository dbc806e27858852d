public import FangcunGeo

/// A plausible mainland Chinese city that never was, made from a seed: for tests, benchmarks and demonstrations.
///
/// The city has main roads in a bent lattice with a diagonal and, when it is large, a ring; secondary roads, streets and lanes
/// between them; districts, streets and communities that nest; unit grids of about 10 000 m² that tile all of it without gap or
/// overlap, with every vertex shared by all grids around it; buildings, addresses, components and the texts of a hotline.
///
/// The same options give the same bytes on every machine: nothing but sums, products, quotients and square roots of doubles is
/// computed, all positions are whole millimetres, and no order depends on hashing. The city lies in the plain around
/// Zhengzhou, but its name, codes and streets are invented.
public struct SampleCity: Sendable {
    /// What was asked for.
    public let options: Options
    /// CGCS2000 in the 3-degree Gauss-Krüger zone of 114° E (EPSG:4547), east before north, in metres.
    public let reference = CoordinateReference.cgcs2000GaussKruger114
    /// The unit grids (单元网格), sorted by their codes of 15 digits. Each is one polygon without holes.
    public let grids: UnitGridSet
    /// The outline of the city: the rim of all grids.
    public let outline: Polygon
    /// Districts, streets and communities.
    public let divisions: Divisions
    /// The roads with their names.
    public let roads: [Road]
    /// Where two roads meet.
    public let crossings: [Crossing]
    /// The blocks between roads.
    public let blocks: [Block]
    /// The buildings.
    public let buildings: BuildingList
    /// The register of addresses (地址): first all doors, then buildings and units.
    public let addresses: AddressList
    /// The components (部件) along the streets, in estates and parks.
    public let components: ComponentList
    /// The incidents that the hotline wrote down in a year.
    public let incidents: IncidentList

    /// Makes the city.
    ///
    /// - Throws: ``SampleCityError`` when an option is out of its range.
    /// - Complexity: linear in the area but for some sorting; about 0.1 s for each 10 km² in optimised code.
    public init(_ options: Options) throws(SampleCityError) {
        try options.check()
        self.options = options
        let builder = try CityBuilder(options)
        grids = builder.gridding.unitGrids(builder.numbering, builder.divisions)
        outline = Polygon(outer: builder.lines.ring(of: builder.plan.outline).map(\.position))
        divisions = builder.divisions
        roads = builder.roads
        crossings = builder.crossings.map {
            Crossing(
                firstRoad: $0.firstRoad, secondRoad: $0.secondRoad, position: $0.spot.position, district: $0.district)
        }
        blocks = builder.blocks()
        let (settlement, placing) = builder.settle()
        buildings = settlement.buildings
        addresses = builder.addresses(settlement)
        components = builder.components(placing)
        incidents = builder.incidents(addresses, doors: settlement.doors.count)
    }
}
