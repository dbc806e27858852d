/// Decides what blocks are used for and what they are called.
struct BlockUses {
    private(set) var uses: [Block.Use] = []
    private(set) var names: [String] = []

    /// What stands between the door number and the number of a building: the name, or 院 in an old quarter.
    var placeNames: [String] { zip(uses, names).map { $0 == .oldQuarter ? "院" : $1 } }

    init(seed: UInt64, count: Int) {
        var random = RandomSource(seed: seed, .blockUses)
        var used: Set<String> = []
        for _ in 0..<count {
            let draw = random.below(100)
            let use: Block.Use = draw < 70 ? .estate : (draw < 83 ? .oldQuarter : (draw < 96 ? .compound : .park))
            uses.append(use)
            names.append(Self.name(for: use, random: &random, used: &used))
        }
    }

    private static func name(for use: Block.Use, random: inout RandomSource, used: inout Set<String>) -> String {
        let suffixes: [String]
        switch use {
        case .oldQuarter: return ""
        case .estate: suffixes = Syllables.estateSuffixes
        case .compound: suffixes = Syllables.compoundSuffixes
        case .park: suffixes = ["公园", "游园", "绿地", "广场"]
        }
        var attempt = 1
        while true {
            let stem = (random.pick(Syllables.firsts) ?? "") + (random.pick(Syllables.seconds) ?? "")
            // Estates come in phases where the names run short: 松泉花园二期.
            let phase = attempt < 20 ? "" : ChineseNumeral.text(attempt) + "期"
            let name = stem + (random.pick(suffixes) ?? "") + phase
            if used.insert(name).inserted { return name }
            attempt += 1
        }
    }
}
