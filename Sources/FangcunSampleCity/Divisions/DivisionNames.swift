/// Gives divisions names; half of the streets are called after a road, as 花园路街道 is.
struct DivisionNames {
    private var random: RandomSource
    private var used: Set<String> = []

    init(seed: UInt64) { random = RandomSource(seed: seed, .divisionNames) }

    mutating func district(_ index: Int) -> String { Syllables.districts[index % Syllables.districts.count] + "区" }

    mutating func street(roads: [String]) -> String {
        if random.chance(0.5), let road = random.pick(roads), used.insert(road + "街道").inserted { return road + "街道" }
        return fresh(suffix: "街道")
    }

    mutating func community() -> String { fresh(suffix: "社区") }

    private mutating func fresh(suffix: String) -> String {
        var number = 1
        while true {
            let stem = (random.pick(Syllables.firsts) ?? "") + (random.pick(Syllables.seconds) ?? "")
            // After some hundred names the pairs run short: 松泉第二社区.
            let name = stem + (number < 20 ? "" : "第" + ChineseNumeral.text(number)) + suffix
            if used.insert(name).inserted { return name }
            number += 1
        }
    }
}
