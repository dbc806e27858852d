import FangcunGeo

extension TextResolver {
    /// Records of one name within this distance are one place.
    private static let samePlaceMeters = 300.0
    /// What is left of the trust in a place whose name was only found inside a text.
    private static let innerPlaceTrust = 0.8
    /// People who name a place inside a text mean something beside it (nine incidents in ten of Taipei within this).
    private static let innerPlaceMeters = 550.0
    /// Names with more places than this (banks, chain shops) say nothing inside a text.
    private static let mostInnerPlaces = 3

    /// The place whose name is the whole text, but for the city and district in front of it; a text that says no more than
    /// a road is no place.
    func wholePlace(_ text: FoldedText, _ parsed: AddressText) -> [Candidate] {
        if parsed.references.contains(where: { $0.number != .none || $0.range == parsed.contentStart..<text.count }) {
            return []
        }
        for start in Set([0, parsed.contentStart]).sorted() where start < text.count {
            let found = candidates(places.records(named: text.scalars[start...]), parsed)
            if !found.isEmpty { return found }
        }
        return []
    }

    /// The building of an estate that the text names, near the house number that it names as well.
    func buildingOfEstate(_ text: FoldedText, _ parsed: AddressText, near numbers: [Candidate]) -> [Candidate] {
        guard let mention = EstateMention.first(in: text, from: parsed.contentStart) else { return [] }
        let buildings = candidates(estates.records(of: mention, in: text), parsed, level: .door)
        if numbers.isEmpty { return buildings }
        return buildings.filter { building in
            numbers.contains { $0.position.distance(to: building.position) <= $0.radiusMeters + Self.samePlaceMeters }
        }
    }

    /// The place with the longest name inside the text, if it lies on the road that the text names.
    func innerPlace(_ text: FoldedText, _ parsed: AddressText, near roads: [Candidate]) -> [Candidate] {
        let roadRanges = parsed.references.map(\.range)
        guard let (_, records) = places.longestName(in: text, from: parsed.contentStart, apartFrom: roadRanges) else {
            return []
        }
        var found = candidates(records, parsed)
        guard !found.isEmpty, found.count <= Self.mostInnerPlaces else { return [] }
        if !roads.isEmpty {
            found.removeAll { place in
                !roads.contains { $0.position.distance(to: place.position) <= $0.radiusMeters + Self.samePlaceMeters }
            }
        }
        for index in found.indices {
            found[index].trust *= Self.innerPlaceTrust
            found[index].radiusMeters = max(found[index].radiusMeters, Self.innerPlaceMeters)
        }
        return found
    }

    /// One candidate for each group of records that lie together; those of the district that the text names, if any.
    private func candidates(_ records: [Int32], _ parsed: AddressText, level: MatchLevel = .place) -> [Candidate] {
        let all = records.map(Int.init)
        let name = parsed.district.map { lexicon.districtNames[Int($0)] }
        let inDistrict = all.filter { addresses[$0].district == name }
        var groups: [[Int]] = []
        for record in inDistrict.isEmpty ? all : inDistrict {
            let position = addresses[record].position
            let near = groups.firstIndex { addresses[$0[0]].position.distance(to: position) <= Self.samePlaceMeters }
            if let near { groups[near].append(record) } else { groups.append([record]) }
        }
        return groups.compactMap { group in
            let points = group.map { addresses[$0].position }
            guard let centre = PointStatistics.centre(of: points) else { return nil }
            let record = group[centre]
            let spread = PointStatistics.radius(around: points[centre], holding: 0.9, of: points)
            return Candidate(
                position: points[centre], level: level, radiusMeters: max(spread, calibration.doorMeters),
                record: record,
                address: addresses[record].text.isEmpty ? addresses[record].name : addresses[record].text,
                trust: name == nil || !inDistrict.isEmpty ? 1 : 0.6)
        }
    }
}
