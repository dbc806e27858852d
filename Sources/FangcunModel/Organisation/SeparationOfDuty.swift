/// Roles or duties that must not come together in one person (职责分离、不相容岗位).
public struct SeparationOfDuty: Sendable, Hashable {
    /// Where they must not come together.
    public enum Scope: Sendable, Hashable, CaseIterable {
        /// Anywhere.
        case anywhere
        /// In one unit; in different units they may.
        case sameUnit
    }

    /// The name of the rule.
    public var identifier: String
    /// The roles or duties on one side.
    public var first: Set<String>
    /// Those on the other side.
    public var second: Set<String>
    /// Where they must not come together.
    public var scope: Scope

    /// A rule of its parts.
    public init(_ identifier: String, _ first: Set<String>, from second: Set<String>, _ scope: Scope = .anywhere) {
        self.identifier = identifier
        self.first = first
        self.second = second
        self.scope = scope
    }

    /// What is wrong with the roles that one person has at one moment, acting for others included: one finding,
    /// `separation.roles`, for each pair.
    public func findings(of person: String, holding roles: [HeldRole]) -> [Finding] {
        var seen: Set<[String]> = []
        var findings: [Finding] = []
        for one in roles where first.contains(one.role) {
            for other in roles where second.contains(other.role) && (scope == .anywhere || one.unit == other.unit) {
                guard one != other, seen.insert([one.role, other.role].sorted()).inserted else { continue }
                findings.append(finding("separation.roles", person, one.role, other.role, at: 0))
            }
        }
        return findings
    }

    /// What is wrong with who did what in one matter: one finding, `separation.duties`, for each record that meets an
    /// earlier one in the same hands, naming its position.
    ///
    /// Who acted for somebody did it as both: the hands of the principal are in it, whoever held the pen.
    ///
    /// - Complexity: linear in the records.
    public func findings(of records: [DutyRecord]) -> [Finding] {
        var firstBy: Set<Hand> = []
        var secondBy: Set<Hand> = []
        var findings: [Finding] = []
        for (index, record) in records.enumerated() {
            let hands = hands(of: record)
            let isFirst = first.contains(record.duty)
            let isSecond = second.contains(record.duty)
            if let hand = hands.first(where: { isFirst && secondBy.contains($0) || isSecond && firstBy.contains($0) }) {
                findings.append(finding("separation.duties", hand.person, record.duty, identifier, at: index))
            }
            if isFirst { firstBy.formUnion(hands) }
            if isSecond { secondBy.formUnion(hands) }
        }
        return findings
    }

    private struct Hand: Hashable {
        let person: String
        let unit: String
    }

    private func hands(of record: DutyRecord) -> [Hand] {
        let unit = scope == .sameUnit ? record.unit : ""
        return ([record.person] + record.onBehalfOf).filter { !$0.isEmpty }.map { Hand(person: $0, unit: unit) }
    }

    private func finding(_ code: Finding.Code, _ person: String, _ one: String, _ other: String, at index: Int)
        -> Finding
    {
        let who = person.prefix(40)
        return Finding(
            code, .error, at: .feature(index, identifier: String(who)),
            Message(
                zh: "违反职责分离“\(identifier)”：“\(who)”兼有“\(one.prefix(40))”与“\(other.prefix(40))”",
                en: "against the separation '\(identifier)': '\(who)' has '\(one.prefix(40))' and '\(other.prefix(40))'"
            ))
    }
}

/// That somebody did a duty.
public struct DutyRecord: Sendable, Hashable {
    /// What was done.
    public var duty: String
    /// Who did it; empty when not known.
    public var person: String
    /// For which unit.
    public var unit: String
    /// For whom the person acted; empty when for nobody.
    public var onBehalfOf: [String]

    /// A record of its parts.
    public init(_ duty: String, by person: String, of unit: String = "", onBehalfOf: [String] = []) {
        self.duty = duty
        self.person = person
        self.unit = unit
        self.onBehalfOf = onBehalfOf
    }
}
