internal import FangcunModel

/// Counts cases by a set of indicators: once through the cases, whatever the number of indicators.
///
/// - Complexity: linear in the cases; memory grows with the areas, departments or people, not with the cases.
public struct Evaluator: Sendable {
    /// The definitions.
    public let definitions: IndicatorSet
    /// The period.
    public let period: EvaluationPeriod
    /// Whom or what there are figures for.
    public let grouping: EvaluationGrouping
    private let plan: CountingPlan

    /// An evaluator.
    ///
    /// - Throws: ``GovernanceError`` with code `malformedInput` for the first error among the findings of the definitions.
    public init(
        _ definitions: IndicatorSet, period: EvaluationPeriod, grouping: EvaluationGrouping = .whole
    ) throws(GovernanceError) {
        if let fault = definitions.findings.first(where: { $0.severity == .error }) {
            throw GovernanceError(.malformedInput, fault.message.en)
        }
        self.definitions = definitions
        self.period = period
        self.grouping = grouping
        plan = CountingPlan(definitions)
    }

    /// The figures of these cases.
    ///
    /// A case that cannot be given to an area, department or person is counted under an empty key, and a finding says how many.
    public func evaluate(_ cases: some Sequence<CaseSummary>) -> Evaluation {
        var tally = Tally(slotCount: plan.slots.count)
        // The whole has its figures, "not measured" all of them, even when there are no cases.
        if grouping == .whole { _ = tally.group("") }
        for summary in cases {
            let facts = CaseFacts(summary, in: period)
            guard grouping == .post else {
                let group = tally.group(key(of: summary, at: .disposal))
                for (slot, counter) in plan.slots.enumerated() where counter.counts(facts) { tally.add(group, slot) }
                continue
            }
            for (slot, counter) in plan.slots.enumerated() where counter.counts(facts) {
                tally.add(tally.group(key(of: summary, at: counter.step)), slot)
            }
        }
        return Evaluation(definitions, period, grouping, plan, tally)
    }

    /// Which cases made a figure: for a department that appeals its score.
    ///
    /// - Parameters:
    ///   - indicator: The identifier of an indicator.
    ///   - group: The key of an area, department or person; empty for the whole.
    ///   - cases: The cases that were evaluated.
    /// - Returns: The identifiers behind each term of the numerator and denominator, in the order of the cases; `nil` for an unknown
    ///   indicator.
    public func explanation(
        of indicator: String, group: String = "", in cases: some Sequence<CaseSummary>
    ) -> IndicatorExplanation? {
        guard let index = definitions.indicators.firstIndex(where: { $0.id == indicator }) else { return nil }
        let (above, below) = plan.slotsOfIndicator[index]
        var ids: [Int: [String]] = [:]
        for summary in cases {
            let facts = CaseFacts(summary, in: period)
            for slot in Set((above + below).map(\.slot))
            where plan.slots[slot].counts(facts) && key(of: summary, at: plan.slots[slot].step) == group {
                ids[slot, default: []].append(summary.id)
            }
        }
        func terms(_ terms: [CountingPlan.Term], _ definition: [Indicator.Term]) -> [IndicatorExplanation.Term] {
            zip(terms, definition).map {
                .init(measure: $1.measure, isSubtracted: $1.isSubtracted, cases: ids[$0.slot] ?? [])
            }
        }
        let definition = definitions.indicators[index]
        return IndicatorExplanation(
            indicator: indicator, group: group, numerator: terms(above, definition.numerator),
            denominator: terms(below, definition.denominator))
    }

    /// The area, department or person that a count of a case belongs to; `step` is that of the measure.
    private func key(of summary: CaseSummary, at step: CaseStep) -> String {
        switch grouping {
        case .whole: return ""
        case .area(let length):
            let code = summary.grid.utf8
            guard length > 0, let end = code.index(code.startIndex, offsetBy: length, limitedBy: code.endIndex) else {
                return ""
            }
            return String(summary.grid[..<end])
        case .department: return summary[.disposal].actor
        case .post: return summary[step].actor
        }
    }
}

/// What has to be counted: each measure, once for each set of exclusions it is used with.
struct CountingPlan: Sendable {
    struct Slot: Sendable {
        let measure: FactMasks
        let exclusions: FactMasks
        let step: CaseStep

        func counts(_ facts: CaseFacts) -> Bool { measure.hold(for: facts) && !exclusions.hold(for: facts) }
    }

    struct Term: Sendable {
        let slot: Int
        let isSubtracted: Bool
    }

    private struct SlotKey: Hashable {
        let measure: String
        let exclusions: [[Measure.Condition]]
    }

    private(set) var slots: [Slot] = []
    /// For each measure, without exclusions.
    private(set) var slotOfMeasure: [String: Int] = [:]
    /// For each indicator, above and below the line.
    private(set) var slotsOfIndicator: [(above: [Term], below: [Term])] = []

    init(_ definitions: IndicatorSet) {
        var known: [SlotKey: Int] = [:]
        let measures = Dictionary(definitions.measures.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        func slot(_ id: String, _ exclusions: [[Measure.Condition]], in plan: inout CountingPlan) -> Int? {
            let key = SlotKey(measure: id, exclusions: exclusions)
            if let slot = known[key] { return slot }
            guard let measure = measures[id] else { return nil }
            plan.slots.append(
                Slot(measure: FactMasks(measure.anyOf), exclusions: FactMasks(exclusions), step: measure.step))
            known[key] = plan.slots.count - 1
            return plan.slots.count - 1
        }
        for measure in definitions.measures { slotOfMeasure[measure.id] = slot(measure.id, [], in: &self) }
        for indicator in definitions.indicators {
            func terms(_ terms: [Indicator.Term], in plan: inout CountingPlan) -> [Term] {
                terms.compactMap { term in
                    slot(term.measure, indicator.exclusions, in: &plan).map {
                        Term(slot: $0, isSubtracted: term.isSubtracted)
                    }
                }
            }
            slotsOfIndicator.append((terms(indicator.numerator, in: &self), terms(indicator.denominator, in: &self)))
        }
    }
}

/// The counts so far, a row of slots for each group.
struct Tally {
    private let slotCount: Int
    private var groupOfKey: [String: Int] = [:]
    private(set) var keys: [String] = []
    private var counts: [Int] = []

    init(slotCount: Int) { self.slotCount = slotCount }

    mutating func group(_ key: String) -> Int {
        if let group = groupOfKey[key] { return group }
        groupOfKey[key] = keys.count
        keys.append(key)
        counts.append(contentsOf: repeatElement(0, count: slotCount))
        return keys.count - 1
    }

    mutating func add(_ group: Int, _ slot: Int) { counts[group * slotCount + slot] += 1 }

    func counts(of group: Int) -> ArraySlice<Int> { counts[group * slotCount..<(group + 1) * slotCount] }
}
