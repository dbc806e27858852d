public import FangcunModel

/// The measures, indicators and scores by which a city evaluates, as data: ours (``standard``), or the city's own from JSON.
public struct IndicatorSet: Sendable, Hashable {
    /// Where the definitions come from.
    public var origin: DataOrigin
    /// What can be counted.
    public var measures: [Measure]
    /// The rates.
    public var indicators: [Indicator]
    /// The weighted scores.
    public var scores: [CompositeScore]
    /// Members of the JSON form that this version does not know; they are written back as they were read.
    public var unknownMembers: [JSONValue.Member] = []

    /// A set of its parts; ``findings`` says whether they fit together.
    public init(origin: DataOrigin, measures: [Measure], indicators: [Indicator], scores: [CompositeScore] = []) {
        self.origin = origin
        self.measures = measures
        self.indicators = indicators
        self.scores = scores
    }

    /// What is wrong with the definitions.
    ///
    /// Errors: `indicator.duplicate` (a name given twice), `indicator.unknown-measure`, `score.unknown-part`,
    /// `indicator.empty` (nothing to count), `score.weights` (they do not make 100, or one is not positive), `score.scale` (rows
    /// out of order, or a score outside 0 to 100), `score.bands` (out of order). Warning: `score.repeated-part`, one subject
    /// weighted twice, the usual sign of a part that was copied and not changed.
    public var findings: [Finding] {
        duplicates(measures.map(\.id), of: "measure") + duplicates(indicators.map(\.id), of: "indicator")
            + duplicates(scores.map(\.id), of: "score") + measures.flatMap(findings) + indicators.flatMap(findings)
            + scores.flatMap(findings)
    }

    private func duplicates(_ ids: [String], of kind: String) -> [Finding] {
        Dictionary(grouping: ids) { $0 }.filter { $0.value.count > 1 }.keys.sorted().map { id in
            Finding(
                "indicator.duplicate", .error,
                Message(zh: "\(id)重复定义", en: "the \(kind) '\(id)' is defined more than once"))
        }
    }

    private func findings(_ measure: Measure) -> [Finding] {
        guard measure.anyOf.isEmpty || measure.anyOf.contains(where: \.isEmpty) else { return [] }
        let message = Message(zh: "\(measure.id)缺少条件", en: "the measure '\(measure.id)' has no conditions")
        return [Finding("indicator.empty", .error, message)]
    }

    private func findings(_ indicator: Indicator) -> [Finding] {
        var findings: [Finding] = []
        let known = Set(measures.map(\.id))
        for term in indicator.numerator + indicator.denominator where !known.contains(term.measure) {
            let message = Message(
                zh: "\(indicator.id)引用了未定义的\(term.measure)",
                en: "'\(indicator.id)' counts '\(term.measure)', which is no measure")
            findings.append(Finding("indicator.unknown-measure", .error, message))
        }
        if indicator.numerator.isEmpty || indicator.denominator.isEmpty
            || indicator.exclusions.contains(where: \.isEmpty)
        {
            let message = Message(
                zh: "\(indicator.id)缺少分子、分母或排除条件",
                en: "'\(indicator.id)' lacks a numerator, a denominator, or an exclusion's conditions")
            findings.append(Finding("indicator.empty", .error, message))
        }
        return findings
    }

    private func findings(_ score: CompositeScore) -> [Finding] {
        var findings: [Finding] = []
        func add(_ code: Finding.Code, _ severity: Severity, zh: String, en: String) {
            findings.append(Finding(code, severity, Message(zh: "\(score.id)：\(zh)", en: "score '\(score.id)': \(en)")))
        }
        for part in score.parts where !isKnown(part.scoring) {
            add(
                "score.unknown-part", .error, zh: "未定义\(part.scoring.subject)",
                en: "'\(part.scoring.subject)' is not defined")
        }
        let weights = score.parts.map(\.weightPercent)
        if weights.contains(where: { !(1...100).contains($0) }) || weights.reduce(0, { $0 &+ $1 }) != 100 {
            add("score.weights", .error, zh: "权重之和应为100", en: "the weights are not positive numbers that make 100")
        }
        if Set(score.parts.map(\.scoring.subject)).count < score.parts.count {
            add("score.repeated-part", .warning, zh: "同一指标计分两次", en: "one subject is weighted twice")
        }
        if score.parts.contains(where: { !$0.scoring.hasSoundScale }) {
            add("score.scale", .error, zh: "计分表有误", en: "a scale has rows out of order, or scores outside 0 to 100")
        }
        if zip(score.bands, score.bands.dropFirst()).contains(where: { $0.atLeast <= $1.atLeast }) {
            add("score.bands", .error, zh: "等级应由高到低", en: "the grades do not go from the highest score down")
        }
        return findings
    }

    private func isKnown(_ scoring: CompositeScore.Scoring) -> Bool {
        switch scoring {
        case .rate(let id), .complement(let id): indicators.contains { $0.id == id }
        case .count(let id, _): measures.contains { $0.id == id }
        }
    }
}

extension CompositeScore.Scoring {
    fileprivate var hasSoundScale: Bool {
        guard case .count(_, let scale) = self else { return true }
        let isAscending = zip(scale.rows, scale.rows.dropFirst()).allSatisfy { $0.atMost < $1.atMost }
        return isAscending && (scale.rows.map(\.score) + [scale.otherwise]).allSatisfy { (0...100).contains($0) }
    }
}
