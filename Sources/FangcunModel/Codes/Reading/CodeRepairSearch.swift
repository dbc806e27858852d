/// Looks for codes one mistake away from a text.
struct CodeRepairSearch<Code: PlainCode & CheckedCode> {
    private var found: [CodeRepair<Code>] = []
    private let characters: [UInt8]

    /// The repairs of a text, likeliest first; none for a text that is a code.
    static func repairs(
        for text: String, alphabet: [UInt8], maximumCount: Int, keeping kept: UInt8? = nil
    ) -> [CodeRepair<Code>] {
        let characters = Code.folding.folded(text).bytes
        guard !Code.judge(characters).isAcceptable else { return [] }
        var search = CodeRepairSearch(characters)
        search.exchangeNeighbours(keeping: kept)
        search.replaceEach(by: alphabet, keeping: kept)
        let ranked = search.found.sorted { $0.rank < $1.rank }
        return Array(ranked.prefix(max(0, maximumCount)))
    }

    private init(_ characters: [UInt8]) { self.characters = characters }

    private mutating func exchangeNeighbours(keeping kept: UInt8?) {
        for position in characters.indices.dropLast() where characters[position] != characters[position + 1] {
            guard characters[position] != kept, characters[position + 1] != kept else { continue }
            var candidate = characters
            candidate.swapAt(position, position + 1)
            consider(candidate, .transposition(position: position))
        }
    }

    private mutating func replaceEach(by alphabet: [UInt8], keeping kept: UInt8?) {
        for position in characters.indices where characters[position] != kept {
            for letter in alphabet where letter != characters[position] {
                var candidate = characters
                candidate[position] = letter
                let lookAlike = LookAlikes.areAlike(letter, characters[position])
                consider(candidate, lookAlike ? .lookAlike(position: position) : .substitution(position: position))
            }
        }
    }

    private mutating func consider(_ candidate: [UInt8], _ change: CodeRepair<Code>.Change) {
        let findings = Code.judge(candidate)
        guard findings.isAcceptable else { return }
        found.append(CodeRepair(code: Code(judged: candidate), change: change, findings: findings))
    }
}

extension CodeRepair {
    /// Doubtful ones after sound ones, then by the kind of mistake, then from left to right.
    fileprivate var rank: (Int, Int, Int) {
        switch change {
        case .lookAlike(let position): (findings.count, 0, position)
        case .transposition(let position): (findings.count, 1, position)
        case .substitution(let position): (findings.count, 2, position)
        }
    }
}

/// Characters that are taken for each other, in print and on paper.
private enum LookAlikes {
    private static let groups = [
        "0ODQU", "1ILT7", "2Z", "3B8E", "4A", "5S", "6G", "CG", "EF", "HN", "MN", "VUY", "VW", "KX",
    ]
    .map { Array($0.utf8) }

    static func areAlike(_ a: UInt8, _ b: UInt8) -> Bool { groups.contains { $0.contains(a) && $0.contains(b) } }
}
