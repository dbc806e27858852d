internal import FangcunModel

/// Something that is true or false of a case in a period: the atoms of which measures are made.
///
/// A fact about a step is written `closure.in-period`; a mark by its name, such as `deferred`.
public struct CaseFact: Sendable, Hashable, CaseIterable, CustomStringConvertible {
    /// What may be true of a step.
    public enum Aspect: String, Sendable, Hashable, CaseIterable {
        /// Done within the period.
        case inPeriod = "in-period"
        /// Done before the end of the period.
        case byEnd = "by-end"
        /// Its limit lies within the period.
        case dueInPeriod = "due-in-period"
        /// Its limit lies before the end of the period.
        case dueByEnd = "due-by-end"
        /// Done at its limit or before; a step without a limit cannot be late.
        case onTime = "on-time"
    }

    /// The bit that stands for the fact in ``CaseFacts``.
    let bit: Int
    /// The fact as it is written in definitions.
    public let description: String

    private init(bit: Int, description: String) {
        self.bit = bit
        self.description = description
    }

    /// The fact that a step has an aspect.
    public static func step(_ step: CaseStep, _ aspect: Aspect) -> CaseFact {
        let position = Aspect.allCases.firstIndex(of: aspect) ?? 0
        return CaseFact(
            bit: step.index * Aspect.allCases.count + position, description: "\(step.rawValue).\(aspect.rawValue)")
    }

    /// The fact of that name; `nil` when there is none.
    public init?(_ name: String) {
        guard let fact = Self.byName[name] else { return nil }
        self = fact
    }

    /// The case was voided (作废).
    public static let voided = mark(0, "voided")
    /// The case was put off with leave (缓办).
    public static let deferred = mark(1, "deferred")
    /// The case was sent back by a check (返工).
    public static let reworked = mark(2, "reworked")
    /// A supervisor missed it (漏报).
    public static let missedOnPatrol = mark(3, "missed-on-patrol")
    /// A supervisor reported it (监督员上报).
    public static let patrolReport = mark(4, "patrol-report")
    /// The public reported it (监督举报).
    public static let publicReport = mark(5, "public-report")
    /// Its class is one of components (部件).
    public static let component = mark(6, "component")
    /// Its class is one of events or matters (事件、事项).
    public static let event = mark(7, "event")

    /// All facts.
    public static let allCases: [CaseFact] =
        CaseStep.allCases.flatMap { step in Aspect.allCases.map { CaseFact.step(step, $0) } } + [
            voided, deferred, reworked, missedOnPatrol, patrolReport, publicReport, component, event,
        ]

    private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.description, $0) })

    private static func mark(_ position: Int, _ name: String) -> CaseFact {
        CaseFact(bit: firstMarkBit + position, description: name)
    }

    /// The marks stand behind the facts of the steps: 11 steps of 5 aspects take the bits 0 to 54.
    static let firstMarkBit = 55
}

/// The facts of one case in one period, a bit each, so that a measure is two comparisons of masks.
struct CaseFacts: Hashable {
    var bits: UInt64 = 0

    /// The facts of a case.
    init(_ summary: CaseSummary, in period: EvaluationPeriod) {
        for step in CaseStep.allCases { insert(summary[step], at: step.index * CaseFact.Aspect.allCases.count, period) }
        bits |= UInt64(summary.marks.rawValue & 0x3F) << UInt64(CaseFact.firstMarkBit)
        if let kind = summary.classKey?.kind {
            bits |= 1 << UInt64((kind == .component ? CaseFact.component : CaseFact.event).bit)
        }
    }

    private mutating func insert(_ step: CaseSummary.Step, at first: Int, _ period: EvaluationPeriod) {
        var aspects: UInt64 = 0
        if let done = step.doneAt {
            if period.contains(done) { aspects |= 1 }
            if done < period.end { aspects |= 2 }
            if step.dueAt.map({ done <= $0 }) ?? true { aspects |= 16 }
        }
        if let due = step.dueAt {
            if period.contains(due) { aspects |= 4 }
            if due < period.end { aspects |= 8 }
        }
        bits |= aspects << UInt64(first)
    }
}
