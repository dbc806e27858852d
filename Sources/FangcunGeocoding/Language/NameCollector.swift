/// Learns the names of roads, districts and cities from reference data.
struct NameCollector {
    /// The names of one kind in the order first seen.
    private struct Names {
        private(set) var list: [(name: [Unicode.Scalar], written: String, count: Int)] = []
        private var numbers: [[Unicode.Scalar]: Int] = [:]

        mutating func add(_ name: ArraySlice<Unicode.Scalar>, written: @autoclosure () -> String) {
            let key = Array(name)
            if let number = numbers[key] {
                list[number].count += 1
            } else {
                numbers[key] = list.count
                list.append((key, written(), 1))
            }
        }

        func contains(_ name: ArraySlice<Unicode.Scalar>) -> Bool { numbers[Array(name)] != nil }
    }

    private var roads = Names()
    private var districts = Names()
    private var cities = Names()
    private var unitCount = 0

    /// Learns from an address.
    mutating func collect(_ address: AddressRecord) {
        collectDistrict(address.district)
        guard let text = FoldedText(address.text) else { return }
        let prefix = AdministrativePrefix.read(text)
        for unit in prefix.units {
            let name = text.scalars[unit.range]
            if unit.isCity {
                cities.add(name, written: Self.written(text, unit.range, of: address.text))
                unitCount += 1
            } else if address.district.isEmpty {
                districts.add(name, written: Self.written(text, unit.range, of: address.text))
            }
        }
        collectRoad(text, from: prefix.end, of: address.text)
    }

    /// Learns from a crossing.
    mutating func collect(_ crossing: CrossingRecord) {
        collectDistrict(crossing.district)
        for road in [crossing.roadA, crossing.roadB] {
            guard let text = FoldedText(road) else { continue }
            if Self.isBareName(text) {
                roads.add(text.scalars[...], written: road)
            } else {
                collectRoad(text, from: 0, of: road)
            }
        }
    }

    /// All names learned.
    func lexicon() -> Lexicon {
        var lexicon = Lexicon()
        // A 市 in one address among thousands is a night market, not the city.
        for city in cities.list where city.count * 1_000 >= unitCount {
            lexicon.learnCity(city.name, written: city.written)
        }
        for district in districts.list { _ = lexicon.learnDistrict(district.name, written: district.written) }
        for road in roads.list where !holdsOtherRoad(road.name) {
            _ = lexicon.learnRoad(road.name, written: road.written)
        }
        return lexicon
    }

    private mutating func collectDistrict(_ district: String) {
        guard !district.isEmpty, let text = FoldedText(district), text.count > 1 else { return }
        districts.add(text.scalars[...], written: district)
    }

    private mutating func collectRoad(_ text: FoldedText, from start: Int, of original: String) {
        guard let range = RoadNameRule.name(in: text, at: start) else { return }
        roads.add(text.scalars[range], written: Self.written(text, range, of: original))
    }

    /// Whether a name is a village and a road (振華里裕民一路) whose road is known by itself.
    private func holdsOtherRoad(_ name: [Unicode.Scalar]) -> Bool {
        name.indices.dropFirst().contains { index in
            ["里", "村", "镇", "乡", "道", "区", "邻"].contains(name[index - 1]) && roads.contains(name[index...])
        }
    }

    /// Whether a text is one name and nothing else, such as a bridge or a path: no numbers, no words of position.
    private static func isBareName(_ text: FoldedText) -> Bool {
        let words: Set<Unicode.Scalar> = ["口", "附", "侧", "出", "入", "往", "段", "巷", "弄", "号"]
        return (2...RoadNameRule.maximumLength).contains(text.count)
            && text.scalars.allSatisfy { $0.isIdeograph && !words.contains($0) }
    }

    private static func written(_ text: FoldedText, _ range: Range<Int>, of original: String) -> String {
        let bytes = Array(original.utf8)
        return String(
            decoding: bytes[Int(text.offsets[range.lowerBound])..<Int(text.offsets[range.upperBound])], as: UTF8.self)
    }
}
