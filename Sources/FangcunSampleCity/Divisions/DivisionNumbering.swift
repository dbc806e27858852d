internal import FangcunModel

/// Numbers the divisions and the unit grids of a plan, and names the divisions.
///
/// The plan lists its communities and grids in the order in which they were cut. The city lists them by code: districts as
/// parted, streets inside a district, communities inside a street and grids inside a community in reading order.
struct DivisionNumbering {
    /// The plan's communities in the order of their codes.
    private(set) var communityOrder: [Int] = []
    /// The plan's grids in the order of their codes.
    private(set) var gridOrder: [Int] = []
    /// The place of each of the plan's grids in ``gridOrder``.
    private(set) var gridNumbers: [Int] = []
    /// The place of each of the plan's communities in ``communityOrder``.
    private(set) var communityNumbers: [Int] = []
    /// The grids of each community, in the order of the communities.
    private(set) var gridRanges: [Range<Int>] = []

    init(_ plan: CityPlan, middles: [Spot]) {
        let gridsOfCommunity = Self.gridsOfCommunity(plan)
        for street in plan.partition.districtOfStreet.indices {
            let members = plan.communities.indices.filter { plan.communities[$0].street == street }
            let places = members.map { ReadingOrder.middle(of: gridsOfCommunity[$0].map { middles[$0] }) }
            for member in ReadingOrder.sorted(places, bandMillimeters: 450_000) {
                let community = members[member]
                let grids = gridsOfCommunity[community]
                let order = ReadingOrder.sorted(grids.map { middles[$0] }, bandMillimeters: 100_000)
                communityOrder.append(community)
                gridRanges.append(gridOrder.count..<gridOrder.count + grids.count)
                gridOrder += order.map { grids[$0] }
            }
        }
        gridNumbers = Self.inverse(gridOrder)
        communityNumbers = Self.inverse(communityOrder)
    }

    private static func gridsOfCommunity(_ plan: CityPlan) -> [[Int]] {
        var grids = Array(repeating: [Int](), count: plan.communities.count)
        for (index, grid) in plan.grids.enumerated() { grids[plan.blocks[grid.block].community].append(index) }
        return grids
    }

    private static func inverse(_ order: [Int]) -> [Int] {
        var places = Array(repeating: 0, count: order.count)
        for (place, item) in order.enumerated() { places[item] = place }
        return places
    }

    // MARK: Divisions

    /// The divisions with their codes and names. `roadsOfStreet` are the names of the wide roads in each street.
    func divisions(_ plan: CityPlan, roadsOfStreet: [[String]]) throws(ModelError) -> Divisions {
        var names = DivisionNames(seed: plan.seed)
        var districts: [Division] = []
        var streets: [Division] = []
        var communities: [Division] = []
        var next = 0
        for (street, district) in plan.partition.districtOfStreet.enumerated() {
            if district == districts.count {
                let code = try Self.code("41510\(district + 2)", "", "")
                districts.append(
                    Division(code: code, name: names.district(district), parent: nil, grids: 0..<0))
            }
            let county = districts[district].code.description
            let streetSerial = Self.padded(streets.count { $0.parent == district } + 1)
            let firstCommunity = next
            while next < communityOrder.count, plan.communities[communityOrder[next]].street == street {
                let code = try Self.code(county, streetSerial, Self.padded(next - firstCommunity + 1))
                communities.append(
                    Division(code: code, name: names.community(), parent: street, grids: gridRanges[next]))
                next += 1
            }
            streets.append(
                Division(
                    code: try Self.code(county, streetSerial, ""), name: names.street(roads: roadsOfStreet[street]),
                    parent: district, grids: gridRanges[firstCommunity].lowerBound..<gridRanges[next - 1].upperBound))
        }
        for (index, district) in districts.enumerated() {
            let own = streets.filter { $0.parent == index }
            let range = (own.first?.grids.lowerBound ?? 0)..<(own.last?.grids.upperBound ?? 0)
            districts[index] = Division(code: district.code, name: district.name, parent: nil, grids: range)
        }
        return Divisions(districts: districts, streets: streets, communities: communities)
    }

    private static func code(
        _ county: String, _ street: String, _ community: String
    ) throws(ModelError) -> AdministrativeDivision {
        try AdministrativeDivision(county + street + community)
    }

    /// Three digits.
    static func padded(_ serial: Int) -> String { Digits.padded(serial, width: 3) }
}
