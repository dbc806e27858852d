/// The figure of a composite score, with what each part gave.
public struct ScoreValue: Sendable, Hashable {
    /// What one part gave.
    public struct Part: Sendable, Hashable {
        /// The indicator or measure.
        public var subject: String
        /// Its own score, 0 to 100; `nil` when it was not measured.
        public var score: Ratio?
        /// Its share of the whole, in percent.
        public var weightPercent: Int
    }

    /// What the parts gave.
    public var parts: [Part]
    /// The score, rounded to two decimals, a half away from zero; `nil` when it was not measured.
    public var score: Ratio?
    /// The grade that the rounded score earns: what is printed is what is graded.
    public var grade: String?

    /// The score in decimals: `87.50`.
    public var text: String? { score?.text(decimals: 2) }

    /// The parts that were not measured.
    public var notMeasured: [String] { parts.filter { $0.score == nil }.map(\.subject) }
}

extension ScoreValue {
    /// Weighs the parts.
    init(_ definition: CompositeScore, parts: [Part]) {
        self.parts = parts
        score = Self.weighted(parts, definition.missingParts)?.rounded(decimals: 2)
        grade = score.flatMap { score in definition.bands.first { score >= Ratio(whole: $0.atLeast) }?.grade }
    }

    private static func weighted(_ parts: [Part], _ missingParts: CompositeScore.MissingParts) -> Ratio? {
        guard missingParts == .shareWeight || parts.allSatisfy({ $0.score != nil }) else { return nil }
        var sum = Ratio.zero
        var weight = 0
        for part in parts {
            guard let score = part.score else { continue }
            guard let weighed = score.multiplied(by: Ratio(whole: part.weightPercent)), let next = sum.adding(weighed)
            else { return nil }
            sum = next
            weight += part.weightPercent
        }
        return Ratio(1, over: weight).flatMap { sum.multiplied(by: $0) }
    }
}
