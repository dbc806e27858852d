/// Gives roads names of mainland style from lists of syllables made by hand.
///
/// A name is used once, with hard cases made on purpose: numbered families (经一路, 纬二路) in the first two districts, lanes
/// named after the road they leave (花园路三巷), roads that bear two names (中山北路, 中山南路), and now and then the name of a
/// road of another district. Two roads of one name never touch the same district.
struct RoadNames {
    /// What the naming needs to know of a road.
    struct Subject {
        let kind: LineKind
        let naming: RoadNaming
        /// The districts that it touches, one bit each.
        let districts: UInt32
        /// Whether it runs rather from south to north.
        let isNorthSouth: Bool
        /// East of the middle of a road from south to north, north of the middle of one from west to east.
        let rank: Int32
        /// The road on which it begins, -1 for none.
        let parent: Int
    }

    private var random: RandomSource
    private var names: [String]
    /// The districts in which a name is in use, one bit each.
    private var districtsOfName: [String: UInt32] = [:]
    /// Names of streets and lanes that a road of another district may bear again, in the order of their giving.
    private var repeatable: [String] = []
    private var stemOfGroup: [Int: String] = [:]
    private var lanesOfParent: [Int: Int] = [:]

    /// The names of some roads, in their order.
    static func names(for subjects: [Subject], seed: UInt64) -> [String] {
        var naming = RoadNames(count: subjects.count, seed: seed)
        for district in 0..<2 { naming.nameFamilies(subjects, district: district) }
        for (road, subject) in subjects.enumerated() where naming.names[road].isEmpty {
            naming.names[road] = naming.name(for: subject)
        }
        return naming.names
    }

    private init(count: Int, seed: UInt64) {
        random = RandomSource(seed: seed, .roadNames)
        names = Array(repeating: "", count: count)
    }

    // MARK: Numbered families

    /// Names the secondary roads that lie in one district only: 经一路, 经二路 from west to east, 纬一路 from north to south.
    private mutating func nameFamilies(_ subjects: [Subject], district: Int) {
        for isNorthSouth in [true, false] {
            let family = subjects.indices.filter {
                let subject = subjects[$0]
                return subject.kind == .secondary && subject.districts == 1 << UInt32(district)
                    && subject.isNorthSouth == isNorthSouth
            }
            let ordered = family.sorted { lhs, rhs in
                let (left, right) = (subjects[lhs].rank, subjects[rhs].rank)
                return left == right ? lhs < rhs : (isNorthSouth ? left < right : left > right)
            }
            // The second district has a short family, so that a few names exist twice in the city.
            for (index, road) in ordered.prefix(district == 0 ? 12 : 3).enumerated() {
                let name = (isNorthSouth ? "经" : "纬") + ChineseNumeral.text(index + 1) + "路"
                if claim(name, for: subjects[road]) { names[road] = name }
            }
        }
    }

    // MARK: Single roads

    private mutating func name(for subject: Subject) -> String {
        switch subject.naming {
        case .ring(let compass): return firstFree(of: [compass.word + "环路"], suffix: "路", for: subject)
        case .half(let group, let compass):
            let stem = stemOfGroup[group] ?? newStem()
            stemOfGroup[group] = stem
            return firstFree(of: [stem + compass.word + "路"], suffix: "路", for: subject)
        case .free: return freeName(for: subject)
        }
    }

    private mutating func freeName(for subject: Subject) -> String {
        if subject.kind == .lane || subject.kind == .street, subject.parent >= 0, random.chance(0.4),
            let name = nameAfterParent(subject), claim(name, for: subject)
        {
            return name
        }
        if subject.kind != .main, random.chance(0.06), let name = random.pick(repeatable), claim(name, for: subject) {
            return name
        }
        let suffix = suffix(for: subject)
        var candidates: [String] = []
        if subject.kind == .main || (subject.kind == .secondary && random.chance(0.3)) {
            candidates = (0..<6).compactMap { _ in random.pick(Syllables.grandStems).map { $0 + suffix } }
        }
        candidates += (0..<8).map { _ in newStem() + suffix }
        let name = firstFree(of: candidates, suffix: suffix, for: subject)
        if subject.kind != .main { repeatable.append(name) }
        return name
    }

    /// 花园路三巷: a lane counted along the road it leaves.
    private mutating func nameAfterParent(_ subject: Subject) -> String? {
        let parent = names[subject.parent]
        guard parent.hasSuffix("路") || parent.hasSuffix("街") else { return nil }
        let count = (lanesOfParent[subject.parent] ?? 0) + 1
        lanesOfParent[subject.parent] = count
        return parent + ChineseNumeral.text(count) + (subject.kind == .lane ? "巷" : "街")
    }

    private mutating func suffix(for subject: Subject) -> String {
        switch subject.kind {
        case .main: random.chance(0.25) ? "大道" : "路"
        case .secondary: random.chance(0.2) ? "街" : "路"
        case .street: random.chance(0.5) ? "街" : "路"
        case .lane, .wall, .outline: random.pick(["巷", "巷", "巷", "胡同", "里", "弄"]) ?? "巷"
        }
    }

    private mutating func newStem() -> String {
        (random.pick(Syllables.firsts) ?? "") + (random.pick(Syllables.seconds) ?? "")
    }

    // MARK: Claims

    /// The first of some names that is still free; when none is, stems with numbers until one is.
    private mutating func firstFree(of candidates: [String], suffix: String, for subject: Subject) -> String {
        for name in candidates where districtsOfName[name] == nil && claim(name, for: subject) { return name }
        let stem = newStem()
        var number = 1
        while true {
            let name = stem + ChineseNumeral.text(number) + suffix
            if claim(name, for: subject) { return name }
            number += 1
        }
    }

    /// Takes a name if no road of these districts has it.
    private mutating func claim(_ name: String, for subject: Subject) -> Bool {
        let used = districtsOfName[name] ?? 0
        guard used & subject.districts == 0 else { return false }
        districtsOfName[name] = used | subject.districts
        return true
    }
}
