public import FangcunModel

/// The figures of a period: for each area, department or person, the counts, rates and scores.
public struct Evaluation: Sendable {
    /// The figures of one area, department or person.
    public struct Group: Sendable, Hashable {
        /// The code of the area, or the name of the department or person; empty for the whole, and for cases that belong to none.
        public var key: String
        /// The counts, by measure.
        public var counts: [String: Int]
        /// The rates, by indicator.
        public var indicators: [String: IndicatorValue]
        /// The composite scores, by their names.
        public var scores: [String: ScoreValue]
    }

    /// The definitions.
    public let definitions: IndicatorSet
    /// The period.
    public let period: EvaluationPeriod
    /// Whom or what the figures are for.
    public let grouping: EvaluationGrouping
    /// The figures, by key.
    public let groups: [Group]

    /// The figures of an area, department or person; `nil` when no case belongs to it.
    public subscript(key: String) -> Group? { groups.first { $0.key == key } }

    /// What is odd about the figures.
    ///
    /// Warnings: `evaluation.unassigned`, counts that belong to no area, department or person; `evaluation.above-whole`, a rate over
    /// 100 %; `evaluation.below-zero`, a count that came out negative. Both happen where a formula takes cases away that the other
    /// side of the line still has.
    public var findings: [Finding] {
        var findings: [Finding] = []
        if grouping != .whole, let count = self[""]?.counts.values.max(), count > 0 {
            let message = Message(
                zh: "有案件无法归属", en: "cases belong to no area, department or person: up to \(count) in one measure")
            findings.append(Finding("evaluation.unassigned", .warning, message))
        }
        for group in groups {
            for indicator in definitions.indicators {
                guard let value = group.indicators[indicator.id] else { continue }
                let subject = group.key.isEmpty ? indicator.id : "\(indicator.id), \(group.key)"
                if value.numerator < 0 || value.denominator < 0 {
                    let message = Message(zh: "\(subject)：计数为负", en: "\(subject): a count below zero")
                    findings.append(Finding("evaluation.below-zero", .warning, message))
                } else if value.denominator > 0, value.numerator > value.denominator {
                    let message = Message(zh: "\(subject)：超过100%", en: "\(subject): over 100 %")
                    findings.append(Finding("evaluation.above-whole", .warning, message))
                }
            }
        }
        return findings
    }
}

extension Evaluation {
    init(
        _ definitions: IndicatorSet, _ period: EvaluationPeriod, _ grouping: EvaluationGrouping, _ plan: CountingPlan,
        _ tally: Tally
    ) {
        self.definitions = definitions
        self.period = period
        self.grouping = grouping
        groups = tally.keys.indices.map { index in
            Group(key: tally.keys[index], counts: tally.counts(of: index), definitions, plan)
        }.sorted { $0.key < $1.key }
    }
}

extension Evaluation.Group {
    init(key: String, counts slots: ArraySlice<Int>, _ definitions: IndicatorSet, _ plan: CountingPlan) {
        func sum(_ terms: [CountingPlan.Term]) -> Int {
            terms.reduce(0) { $0 + (($1.isSubtracted ? -1 : 1) * slots[slots.startIndex + $1.slot]) }
        }
        self.key = key
        counts = plan.slotOfMeasure.mapValues { slots[slots.startIndex + $0] }
        indicators = Dictionary(
            zip(definitions.indicators, plan.slotsOfIndicator).map { indicator, terms in
                (indicator.id, IndicatorValue(numerator: sum(terms.above), denominator: sum(terms.below)))
            }, uniquingKeysWith: { first, _ in first })
        scores = [:]
        for score in definitions.scores {
            scores[score.id] = ScoreValue(
                score,
                parts: score.parts.map {
                    .init(
                        subject: $0.scoring.subject, score: scored($0.scoring), weightPercent: $0.weightPercent)
                })
        }
    }

    /// The score of a part, 0 to 100: a rate over 100 % earns no more than 100, and no complement goes below 0.
    private func scored(_ scoring: CompositeScore.Scoring) -> Ratio? {
        let (zero, whole) = (Ratio.zero, Ratio(whole: 100))
        switch scoring {
        case .rate(let id): return indicators[id]?.percent.map { min(max($0, zero), whole) }
        case .complement(let id):
            return indicators[id]?.percent?.subtracted(from: whole).map { min(max($0, zero), whole) }
        case .count(let id, let scale): return counts[id].map { Ratio(whole: scale.score(of: $0)) }
        }
    }
}
