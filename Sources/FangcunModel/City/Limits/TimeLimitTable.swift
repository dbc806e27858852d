/// How long disposal may take in a city (处置时限): rules by class, filing condition, district and level, with the days on which
/// they are in force.
///
/// The rule that decides is the most specific one that fits, compared in this order:
///
/// 1. class: the class itself, before its major class, before any;
/// 2. filing condition: the one named, before any;
/// 3. district: the longest code that the case lies in, before any;
/// 4. level: the one named, before any.
///
/// So a rule for the class in the whole city goes before one for its major class in one district.
public struct TimeLimitTable: Sendable, Hashable {
    /// What is asked of the table.
    public struct Query: Sendable, Hashable {
        /// The class of the case.
        public var classKey: CityClass.Key
        /// The filing condition it was filed under; `nil` when that is not known.
        public var condition: String?
        /// The division or grid code of where it is; empty when unknown.
        public var district: String
        /// The management level of the area; empty when unknown.
        public var level: String
        /// The day on which it was filed.
        public var date: CivilDate

        /// A query of its parts.
        public init(
            _ classKey: CityClass.Key, condition: String? = nil, district: String = "", level: String = "",
            on date: CivilDate
        ) {
            self.classKey = classKey
            self.condition = condition
            self.district = district
            self.level = level
            self.date = date
        }
    }

    /// What the table says.
    public struct Answer: Sendable, Hashable {
        /// The rule that decides; `nil` when none fits, or the case does not say which of several conditions it is under.
        public var rule: LimitRule?
        /// The index of that rule in the table.
        public var ruleIndex: Int?
        /// The conditions among which the case must say one, when it must.
        public var openConditions: [String]
        /// `limit.none` (warning) when no rule fits; `limit.condition-needed` (warning) when the class has several conditions with
        /// different limits and the case names none of them; `limit.condition-unknown` (warning) when it names one that the class
        /// does not have, and the general rule of the class is taken; `limit.contradiction` (error) when two rules as specific as
        /// each other say different limits: the earlier one is taken.
        public var findings: [Finding]
    }

    /// Where the table comes from.
    public var origin: DataOrigin
    /// The rules.
    public var rules: [LimitRule]
    /// Members of the JSON form that this version does not know; they are written back as they were read.
    public var unknownMembers: [JSONValue.Member] = []

    /// A table of its parts.
    public init(origin: DataOrigin, rules: [LimitRule]) {
        self.origin = origin
        self.rules = rules
    }

    /// The limit for a case.
    ///
    /// A class whose rules are by filing condition needs the case to name one, unless they all say the same, or a rule of the class
    /// without condition stands beside them for the rest.
    ///
    /// - Complexity: linear in the rules.
    public func limit(for query: Query) -> Answer {
        let fitting = rules.indices.compactMap { index in LimitFit(rules[index], query).map { (index: index, fit: $0) }
        }
        let best = fitting.map(\.fit).max()
        let conditions = best?.isForCondition == true ? [:] : indicesOfCondition(for: query)
        guard let best, best.isForClass || conditions.isEmpty else { return limit(for: query, among: conditions) }
        var answer = decision(fitting)
        if let named = query.condition, !named.isEmpty, !conditions.isEmpty {
            let message = Message(
                zh: "没有立案条件“\(named.prefix(40))”，按其余情形",
                en: "the class has no such filing condition; its general rule is taken")
            answer.findings.append(Finding("limit.condition-unknown", .warning, message))
        }
        return answer
    }

    /// The limit where only rules by condition, or none, are left.
    private func limit(for query: Query, among conditions: [String: [Int]]) -> Answer {
        guard !conditions.isEmpty else {
            let message = Message(
                zh: "\(query.classKey.code)没有适用的时限", en: "no rule for \(query.classKey) on \(query.date)")
            return Answer(
                rule: nil, ruleIndex: nil, openConditions: [], findings: [Finding("limit.none", .warning, message)])
        }
        let answers = conditions.map { condition, indices in
            var named = query
            named.condition = condition
            return decision(indices.compactMap { index in LimitFit(rules[index], named).map { (index, $0) } })
        }
        if query.condition == nil, Set(answers.map { $0.rule?.limits }).count == 1,
            let first = answers.min(by: { ($0.ruleIndex ?? 0) < ($1.ruleIndex ?? 0) })
        {
            return first
        }
        let names = conditions.values.compactMap(\.first).sorted().map { rules[$0].scope.condition }
        let message = Message(
            zh: "须指明立案条件：\(names.prefix(20).joined(separator: "；"))",
            en: "one of the \(names.count) filing conditions of the class must be named")
        let finding = Finding("limit.condition-needed", .warning, message)
        return Answer(rule: nil, ruleIndex: nil, openConditions: names, findings: [finding])
    }

    /// The most specific of these rules, which all fit; there is at least one.
    private func decision(_ fitting: [(index: Int, fit: LimitFit)]) -> Answer {
        let best = fitting.map(\.fit).max()
        let deciding = fitting.filter { $0.fit == best }.map(\.index)
        guard let first = deciding.first else {
            return Answer(rule: nil, ruleIndex: nil, openConditions: [], findings: [])
        }
        let clash = deciding.first { rules[$0].limits != rules[first].limits }
        return Answer(
            rule: rules[first], ruleIndex: first, openConditions: [],
            findings: clash.map { [contradiction(first, $0)] } ?? [])
    }

    /// The rules by filing condition that the class itself has on that day, in that place.
    private func indicesOfCondition(for query: Query) -> [String: [Int]] {
        let indices = rules.indices.filter { index in
            let scope = rules[index].scope
            guard !scope.condition.isEmpty, scope.classKey == query.classKey else { return false }
            var named = query
            named.condition = scope.condition
            return LimitFit(rules[index], named) != nil
        }
        return Dictionary(grouping: indices) { ClassName.folded(rules[$0].scope.condition) }
    }

    /// What is wrong with the rules.
    ///
    /// Errors: `limit.contradiction` for a rule and one of the same scope in force on a common day with other limits; `limit.missing` for a rule without limits, `limit.not-positive`. Warnings: `limit.duplicate`, the same twice;
    /// `limit.never` for a rule that ends before it begins.
    ///
    /// - Complexity: that of sorting the rules by their first days.
    public var findings: [Finding] {
        var findings: [Finding] = []
        for (index, rule) in rules.enumerated() { findings += self.findings(of: rule, at: index) }
        for indices in Dictionary(grouping: rules.indices, by: { rules[$0].scope.folded }).values {
            for (earlier, later) in DateSpan.overlaps(among: indices, { rules[$0].validity }) {
                let isSame = rules[earlier].limits == rules[later].limits
                findings.append(isSame ? duplicate(earlier, later) : contradiction(earlier, later))
            }
        }
        return findings
    }

    private func findings(of rule: LimitRule, at index: Int) -> [Finding] {
        let place = Place.feature(index, identifier: rule.scope.classKey?.description)
        var findings: [Finding] = []
        if rule.limits.isEmpty {
            findings.append(
                Finding("limit.missing", .error, at: place, Message(zh: "没有时限", en: "a rule without limits")))
        }
        if rule.limits.contains(where: { $0.amount.hundredths <= 0 }) {
            findings.append(
                Finding("limit.not-positive", .error, at: place, Message(zh: "时限应大于零", en: "a limit of no time")))
        }
        if rule.validity.isEmpty {
            let message = Message(zh: "有效期为空", en: "a rule that ends before it begins")
            findings.append(Finding("limit.never", .warning, at: place, message))
        }
        return findings
    }

    private func duplicate(_ first: Int, _ second: Int) -> Finding {
        let message = Message(zh: "与第\(first + 1)条重复", en: "rule \(second) says again what rule \(first) says")
        return Finding("limit.duplicate", .warning, at: .feature(second, identifier: nil), message)
    }

    private func contradiction(_ first: Int, _ second: Int) -> Finding {
        let message = Message(
            zh: "与第\(first + 1)条矛盾", en: "rule \(second) contradicts rule \(first): same scope, other limits")
        return Finding("limit.contradiction", .error, at: .feature(second, identifier: nil), message)
    }
}

extension LimitRule.Scope {
    /// The scope with its texts in the form in which they are compared.
    fileprivate var folded: LimitRule.Scope {
        LimitRule.Scope(
            classKey: classKey, condition: ClassName.folded(condition), district: String(AreaCode.prefix(of: district)),
            level: ClassName.folded(level))
    }
}
