/// Finds the known names in a text: the choice of names that do not overlap and cover most of it.
///
/// A lattice of all names at all places, and the best path through it; long names win, since the weight of a name grows
/// with the square of its length. So 台北市民大道 is 市民大道 and not 台北市 with a rest.
enum NameSegmentation {
    /// A known name in a text.
    struct Token: Sendable, Hashable {
        /// What the name stands for.
        var meaning: Lexicon.Meaning
        /// Where it stands, in folded characters.
        var range: Range<Int>
    }

    /// The longest name looked for, in characters.
    private static let maximumLength = 16

    /// The names in a text, in order.
    ///
    /// - Complexity: linear in the length of the text.
    static func tokens(in text: FoldedText, lexicon: Lexicon) -> [Token] {
        let candidates = candidates(in: text, lexicon: lexicon)
        guard !candidates.isEmpty else { return [] }
        // bestWeight[i]: the most weight that names ending at or before i can have; chosen[i]: the name that ends there.
        var bestWeight = [Int](repeating: 0, count: text.count + 1)
        var chosen = [Int](repeating: -1, count: text.count + 1)
        var next = 0
        for end in 1...text.count {
            bestWeight[end] = bestWeight[end - 1]
            while next < candidates.count, candidates[next].range.upperBound == end {
                let length = candidates[next].range.count
                let weight = bestWeight[candidates[next].range.lowerBound] + length * length + 2 * length
                if weight > bestWeight[end] {
                    bestWeight[end] = weight
                    chosen[end] = next
                }
                next += 1
            }
        }
        var tokens: [Token] = []
        var end = text.count
        while end > 0 {
            if chosen[end] < 0 {
                end -= 1
            } else {
                tokens.append(candidates[chosen[end]])
                end = candidates[chosen[end]].range.lowerBound
            }
        }
        return tokens.reversed()
    }

    /// All names at all places, by where they end and then by where they start.
    private static func candidates(in text: FoldedText, lexicon: Lexicon) -> [Token] {
        var candidates: [Token] = []
        for start in 0..<text.count {
            var node: Int32 = 0
            for index in start..<min(start + maximumLength, text.count) {
                guard let child = lexicon.child(of: node, text[index]) else { break }
                node = child
                let meaning = lexicon.meaning(of: node)
                guard meaning != Lexicon.Meaning() else { continue }
                // 花園路街道 is a town, not the road 花園路.
                if text[index + 1] == "街", text[index + 2] == "道" { continue }
                candidates.append(Token(meaning: meaning, range: start..<(index + 1)))
            }
        }
        return candidates.sorted {
            ($0.range.upperBound, $0.range.lowerBound) < ($1.range.upperBound, $1.range.lowerBound)
        }
    }
}
