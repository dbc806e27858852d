public import FangcunModel

/// A named count of cases (数), such as 应结案数: which cases it counts, as data.
public struct Measure: Sendable, Hashable {
    /// A fact that must hold, or must not.
    public struct Condition: Sendable, Hashable, CustomStringConvertible {
        /// The fact.
        public var fact: CaseFact
        /// Whether the fact must not hold.
        public var isNegated: Bool

        /// A condition of its parts.
        public init(_ fact: CaseFact, isNegated: Bool = false) {
            self.fact = fact
            self.isNegated = isNegated
        }

        /// A condition as definitions write it: `closure.by-end`, or `not closure.by-end`; `nil` for an unknown fact.
        public init?(_ text: String) {
            let isNegated = text.hasPrefix("not ")
            guard let fact = CaseFact(isNegated ? String(text.dropFirst(4)) : text) else { return nil }
            self.init(fact, isNegated: isNegated)
        }

        /// The condition as definitions write it.
        public var description: String { isNegated ? "not \(fact)" : fact.description }
    }

    /// Its stable name, such as `closure-due`.
    public var id: String
    /// Its name for people: 应结案数.
    public var name: Message
    /// The step whose actor the count belongs to when people are evaluated: a case disposed of late is the department's, not the
    /// supervisor's who checked it.
    public var step: CaseStep
    /// A case is counted, once, when all conditions of at least one of these lists hold.
    public var anyOf: [[Condition]]
    /// Members of its JSON form that this version does not know; they are written back as they were read.
    public var unknownMembers: [JSONValue.Member] = []

    /// A measure of its parts.
    public init(id: String, name: Message, step: CaseStep, anyOf: [[Condition]]) {
        self.id = id
        self.name = name
        self.step = step
        self.anyOf = anyOf
    }
}

/// Conditions as pairs of masks: which bits must be set, and which must not.
struct FactMasks {
    private let clauses: [(wanted: UInt64, unwanted: UInt64)]

    init(_ anyOf: [[Measure.Condition]]) {
        clauses = anyOf.map { conditions in
            conditions.reduce(into: (wanted: UInt64(0), unwanted: UInt64(0))) { masks, condition in
                let bit = UInt64(1) << UInt64(condition.fact.bit)
                if condition.isNegated { masks.unwanted |= bit } else { masks.wanted |= bit }
            }
        }
    }

    func hold(for facts: CaseFacts) -> Bool {
        clauses.contains { facts.bits & $0.wanted == $0.wanted && facts.bits & $0.unwanted == 0 }
    }
}
