/// Words an understood address in the script of the reference data.
struct AddressWording: Sendable {
    private let roadNames: [String]
    private let districtNames: [String]
    private let usesTraditional: Bool

    /// The wording of these names.
    init(lexicon: Lexicon, usesTraditional: Bool) {
        roadNames = lexicon.roadNames
        districtNames = lexicon.districtNames
        self.usesTraditional = usesTraditional
    }

    /// A road with its section, lane and house number: 信義路5段7巷12弄3號.
    func address(_ reference: RoadReference, number: AddressNumber = .none, in districts: [Int32] = []) -> String {
        var text = district(of: districts) + road(reference)
        if number != .none { text += number.text + (usesTraditional ? "號" : "号") }
        return text
    }

    /// A crossing: 忠孝東路4段與光復南路口.
    func crossing(_ first: RoadReference, _ second: RoadReference, in district: Int32) -> String {
        self.district(of: [district]) + road(first) + (usesTraditional ? "與" : "与") + road(second) + "口"
    }

    /// The mouth of a lane: 忠孝東路4段205巷口.
    func mouth(_ reference: RoadReference, in districts: [Int32]) -> String { address(reference, in: districts) + "口" }

    /// A stretch: 長春路(松江路至吉林路).
    func stretch(of reference: RoadReference, from: RoadReference, to: RoadReference) -> String {
        "\(road(reference))(\(road(from))至\(road(to)))"
    }

    /// The district of a street that runs through only one.
    private func district(of districts: [Int32]) -> String {
        guard districts.count == 1, districtNames.indices.contains(Int(districts[0])) else { return "" }
        return districtNames[Int(districts[0])]
    }

    private func road(_ reference: RoadReference) -> String {
        var text = roadNames.indices.contains(Int(reference.road)) ? roadNames[Int(reference.road)] : ""
        if reference.section >= RoadReference.directionSections {
            let directions = usesTraditional ? ["東", "西", "南", "北", "中"] : ["东", "西", "南", "北", "中"]
            text += directions[Int(reference.section - RoadReference.directionSections) % directions.count] + "段"
        } else if reference.section > 0 {
            text += "\(reference.section)段"
        }
        if reference.lane != .none { text += reference.lane.text + "巷" }
        if reference.alley != .none { text += reference.alley.text + "弄" }
        if reference.innerAlley != .none { text += reference.innerAlley.text + "弄" }
        return text
    }
}
