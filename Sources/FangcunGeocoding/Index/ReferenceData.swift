import FangcunGeo
import FangcunModel

/// The reference data as read: names, sites on roads, crossings and places.
struct ReferenceData {
    private(set) var lexicon = Lexicon()
    private(set) var sites: [RoadSite] = []
    private(set) var crossings: [CrossingTable.Entry] = []
    private(set) var places = PlaceIndex()
    private(set) var estates = EstateIndex()
    /// What was wrong, one finding for each kind of fault.
    private(set) var findings: [Finding] = []
    /// Whether addresses are written with 號 rather than 号.
    private(set) var usesTraditional = false

    /// Reads addresses, crossings and places, whose records follow those of the addresses.
    ///
    /// - Complexity: linear in the number of records.
    init(addresses: [AddressRecord], crossings: [CrossingRecord], places named: [AddressRecord]) {
        var names = NameCollector()
        for address in addresses { names.collect(address) }
        for crossing in crossings { names.collect(crossing) }
        lexicon = names.lexicon()
        usesTraditional = addresses.contains { $0.text.unicodeScalars.contains("號") }

        var unread = UnreadCount()
        sites.reserveCapacity(addresses.count + 2 * crossings.count)
        for (index, address) in addresses.enumerated() where !read(address, at: Int32(index)) {
            unread.add(index, address.id)
        }
        if let finding = unread.finding(
            "geocoding.address-unread", of: addresses.count,
            zh: "地址文字中没有可识别的道路门牌", en: "address texts name no road that could be read")
        {
            findings.append(finding)
        }
        var unreadCrossings = UnreadCount()
        for (index, crossing) in crossings.enumerated() where !read(crossing) { unreadCrossings.add(index, "") }
        if let finding = unreadCrossings.finding(
            "geocoding.crossing-unread", of: crossings.count,
            zh: "路口的道路名称无法识别", en: "crossings name a road that could not be read")
        {
            findings.append(finding)
        }
        for (index, place) in named.enumerated() {
            guard let name = FoldedText(place.name) else { continue }
            places.learn(name.scalars, record: Int32(addresses.count + index))
        }
        places.finish()
        estates.finish()
    }

    /// Reads an address; false when its text names no road.
    private mutating func read(_ address: AddressRecord, at record: Int32) -> Bool {
        if let name = FoldedText(address.name) { places.learn(name.scalars, record: record) }
        guard let text = FoldedText(address.text) else { return false }
        let parsed = AddressText(text, lexicon: lexicon)
        let reference = parsed.references.first { $0.number != .none } ?? parsed.references.first
        if reference?.number == AddressNumber.none || reference == nil {
            places.learn(text.scalars.dropFirst(AdministrativePrefix.read(text).end), record: record)
        }
        let isInEstate = readEstate(of: text, behind: reference?.range.upperBound ?? parsed.contentStart, at: record)
        guard let reference else { return isInEstate }
        let isOpposite = reference.relation == .opposite
        var site = RoadSite(
            stretch: RoadStretch(road: reference.road, section: reference.section), way: reference.way,
            number: isOpposite ? .none : reference.number, isDoor: reference.relation == .at, record: record,
            district: district(of: address) ?? parsed.district ?? -1, position: address.position)
        site.building = reference.building
        site.unit = reference.unit
        sites.append(site)
        if !isOpposite {
            site.isDoor = false
            for number in reference.otherNumbers {
                site.number = number
                sites.append(site)
            }
        }
        return true
    }

    /// Reads the estate and building of an address; false when it names none.
    private mutating func readEstate(of text: FoldedText, behind start: Int, at record: Int32) -> Bool {
        guard let mention = EstateMention.first(in: text, from: start) else { return false }
        let name = text.scalars[mention.name]
        estates.learn(name, building: mention.building, unit: mention.unit, record: record)
        places.learn(name, record: record)
        return true
    }

    /// Reads a crossing; false when one of its roads is not just a road.
    private mutating func read(_ crossing: CrossingRecord) -> Bool {
        guard let sideA = side(crossing.roadA), let sideB = side(crossing.roadB) else { return false }
        let district = FoldedText(crossing.district).flatMap { lexicon.meaning(of: $0.scalars)?.district } ?? -1
        crossings.append(
            CrossingTable.Entry(sideA: sideA, sideB: sideB, position: crossing.position, district: district))
        for side in [sideA, sideB] {
            sites.append(
                RoadSite(
                    stretch: side.stretch, way: side.way, number: .none, isDoor: false, record: -1, district: district,
                    position: crossing.position))
        }
        return true
    }

    private func side(_ road: String) -> CrossingTable.Side? {
        guard let text = FoldedText(road) else { return nil }
        let references = AddressText(text, lexicon: lexicon).references
        guard references.count == 1, let reference = references.first, reference.number == .none else { return nil }
        // 八德路2段口 is the road; 林森北路西側附近 is not.
        let rest = text.scalars[min(reference.range.upperBound, text.count)...]
        guard reference.range.lowerBound == 0, rest.isEmpty || rest.first == "往" || rest.elementsEqual(["口"]) else {
            return nil
        }
        return CrossingTable.Side(
            stretch: RoadStretch(road: reference.road, section: reference.section), way: reference.way)
    }

    private func district(of address: AddressRecord) -> Int32? {
        guard let text = FoldedText(address.district), text.count > 0 else { return nil }
        return lexicon.meaning(of: text.scalars)?.district
    }
}

/// Counts records that could not be read and remembers the first.
private struct UnreadCount {
    private var count = 0
    private var first: (index: Int, identifier: String)?

    mutating func add(_ index: Int, _ identifier: String) {
        count += 1
        if first == nil { first = (index, identifier) }
    }

    func finding(_ code: Finding.Code, of total: Int, zh: String, en: String) -> Finding? {
        guard let first else { return nil }
        let place = Place.feature(first.index, identifier: first.identifier.isEmpty ? nil : first.identifier)
        return Finding(
            code, .warning, at: place,
            Message(zh: "\(total)条中有\(count)条：\(zh)", en: "\(count) of \(total): \(en)"))
    }
}
