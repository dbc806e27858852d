import FangcunGeo

extension TextResolver {
    /// Records of one name within this distance are one place.
    private static let samePlaceMeters = 300.0
    /// What is left of the trust in a place whose name was only found inside a text.
    private static let innerPlaceTrust = 0.8
    /// Names with more places than this (banks, chain shops) say nothing inside a text.
    private static let mostInnerPlaces = 3

    /// The place whose name is the whole text, but for the city and district in front of it.
    func wholePlace(_ text: FoldedText, _ parsed: AddressText) -> [Candidate]? {
        if parsed.references.contains(where: { $0.number != .none }) { return nil }
        for start in Set([0, parsed.contentStart]).sorted() where start < text.count {
            let found = candidates(places.records(named: text.scalars[start...]), parsed)
            if !found.isEmpty { return found }
        }
        return nil
    }

    /// The place with the longest name inside the text, if it lies on the road that the text names.
    func innerPlace(_ text: FoldedText, _ parsed: AddressText, near roads: [Candidate]) -> [Candidate]? {
        guard let (_, records) = places.longestName(in: text, from: parsed.contentStart) else { return nil }
        var found = candidates(records, parsed)
        guard !found.isEmpty, found.count <= Self.mostInnerPlaces else { return nil }
        if !roads.isEmpty {
            found.removeAll { place in
                !roads.contains {
                    $0.position.distance(to: place.position) <= max($0.radiusMeters, Self.samePlaceMeters)
                }
            }
        }
        for index in found.indices { found[index].trust *= Self.innerPlaceTrust }
        return found.isEmpty ? nil : found
    }

    /// One candidate for each group of records that lie together; those of the district that the text names, if any.
    private func candidates(_ records: [Int32], _ parsed: AddressText) -> [Candidate] {
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
                position: points[centre], level: .place, radiusMeters: max(spread, calibration.doorMeters),
                record: record,
                address: addresses[record].text, trust: name == nil || !inDistrict.isEmpty ? 1 : 0.6)
        }
    }
}
