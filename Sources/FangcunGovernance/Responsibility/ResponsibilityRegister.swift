public import FangcunModel

/// A register of who is responsible for what (权属、主管、养护单位, with the territory behind them), indexed for questions.
///
/// For each role the most specific entry decides, compared in this order: the component itself, its class, its major class, any
/// class; among those, the smallest area. The roles are asked in an order that the host may choose; the territory (属地) is always
/// asked last, so that a case without an owner still goes somewhere (属地兜底).
public struct ResponsibilityRegister: Sendable {
    /// What is asked.
    public struct Query: Sendable, Hashable {
        /// The identifier of the component; empty for a matter without one.
        public var component: String
        /// The class; `nil` when unknown.
        public var classKey: CityClass.Key?
        /// The code of the unit grid; empty when unknown.
        public var grid: String
        /// The day.
        public var date: CivilDate

        /// A query of its parts.
        public init(component: String = "", classKey: CityClass.Key? = nil, grid: String, on date: CivilDate) {
            self.component = component
            self.classKey = classKey
            self.grid = grid
            self.date = date
        }
    }

    /// The order of roles unless the host says otherwise.
    public static let usualOrder: [ResponsibilityRole] = [.owner, .competent, .maintenance]

    /// The longest grid code that is looked at, in bytes.
    private static let maximumCodeLength = 32

    private struct IndexKey: Hashable {
        let role: ResponsibilityRole
        let component: String
        let classKey: CityClass.Key?
        let area: String
    }

    /// The entries.
    public let entries: [ResponsibilityEntry]
    private let indicesOfKey: [IndexKey: [Int]]

    /// A register of its entries.
    ///
    /// - Complexity: linear in the entries.
    public init(_ entries: [ResponsibilityEntry]) {
        self.entries = entries
        indicesOfKey = Dictionary(grouping: entries.indices) { Self.key(of: entries[$0]) }
    }

    /// Who is responsible.
    ///
    /// - Complexity: a few dozen look-ups, whatever the size of the register.
    public func responsible(for query: Query, order: [ResponsibilityRole] = usualOrder) -> ResponsibilityAnswer {
        let roles = order.filter { $0 != .territory } + [.territory]
        let steps = roles.map { step($0, query) }
        var findings = steps.compactMap(contradiction)
        guard let deciding = steps.first(where: { $0.unit != nil }), let index = deciding.entries.first else {
            let message = Message(zh: "没有登记责任单位，属地也未登记", en: "no unit is registered, and no territory")
            findings.append(Finding("responsibility.none", .warning, message))
            return ResponsibilityAnswer(
                unit: nil, role: nil, entryIndex: nil, steps: steps, explanation: message, findings: findings)
        }
        if deciding.role == .territory {
            let message = Message(zh: "无权属、主管、养护登记，由属地兜底", en: "no other unit is registered: the territory takes it")
            findings.append(Finding("responsibility.territory", .info, message))
        }
        return ResponsibilityAnswer(
            unit: deciding.unit, role: deciding.role, entryIndex: index, steps: steps,
            explanation: explanation(deciding.role, index), findings: findings)
    }

    /// What is wrong with the entries: `responsibility.contradiction` (error) for one whose scope and role another has on a common
    /// day with another unit; `responsibility.duplicate` (warning) for the same said twice; `responsibility.never` (warning) for
    /// one that ends before it begins.
    public var findings: [Finding] {
        var findings: [Finding] = []
        for (index, entry) in entries.enumerated() where entry.validity.isEmpty {
            let message = Message(zh: "有效期为空", en: "an entry that ends before it begins")
            findings.append(Finding("responsibility.never", .warning, at: .feature(index, identifier: nil), message))
        }
        let pairs = indicesOfKey.values.flatMap { DateSpan.overlaps(among: $0) { entries[$0].validity } }
        for (earlier, later) in pairs.sorted(by: { $0.later < $1.later }) {
            let place = Place.feature(later, identifier: nil)
            if entries[earlier].unit.isSame(as: entries[later].unit) {
                let message = Message(zh: "与第\(earlier + 1)条重复", en: "says again what entry \(earlier) says")
                findings.append(Finding("responsibility.duplicate", .warning, at: place, message))
            } else {
                let message = Message(
                    zh: "与第\(earlier + 1)条矛盾：\(entries[earlier].unit.name)，\(entries[later].unit.name)",
                    en: "contradicts entry \(earlier): '\(entries[earlier].unit.name)', '\(entries[later].unit.name)'")
                findings.append(Finding("responsibility.contradiction", .error, at: place, message))
            }
        }
        return findings
    }

    // MARK: Looking up

    private static func key(of entry: ResponsibilityEntry) -> IndexKey {
        IndexKey(
            role: entry.role, component: entry.scope.component,
            // A component has one class; naming it beside the component adds nothing.
            classKey: entry.scope.component.isEmpty ? entry.scope.classKey : nil,
            area: String(AreaCode.prefix(of: entry.scope.area)))
    }

    private func step(_ role: ResponsibilityRole, _ query: Query) -> ResponsibilityAnswer.Step {
        let areas = Self.areas(of: query.grid)
        for (component, classKey) in Self.subjects(of: query) {
            for area in areas {
                let key = IndexKey(role: role, component: component, classKey: classKey, area: area)
                let inForce = (indicesOfKey[key] ?? []).filter { entries[$0].validity.contains(query.date) }
                guard let first = inForce.first else { continue }
                let isOne = inForce.allSatisfy { entries[$0].unit.isSame(as: entries[first].unit) }
                return .init(role: role, entries: inForce, unit: isOne ? entries[first].unit : nil)
            }
        }
        return .init(role: role, entries: [], unit: nil)
    }

    /// What entries may be for, the most specific first: the component, its class, its major class, anything.
    private static func subjects(of query: Query) -> [(component: String, classKey: CityClass.Key?)] {
        var subjects: [(String, CityClass.Key?)] = query.component.isEmpty ? [] : [(query.component, nil)]
        if let key = query.classKey {
            let code = key.code.prefix(maximumCodeLength)
            subjects += (0..<code.count).map { ("", CityClass.Key(key.kind, String(code.dropLast($0)))) }
        }
        return subjects + [("", nil)]
    }

    /// The areas that a grid lies in, the smallest first: all beginnings of its code, and everywhere.
    private static func areas(of grid: String) -> [String] {
        let code = grid.prefix(maximumCodeLength)
        return (0...code.count).map { String(code.dropLast($0)) }
    }

    // MARK: Words

    private func contradiction(_ step: ResponsibilityAnswer.Step) -> Finding? {
        guard step.unit == nil, let first = step.entries.first else { return nil }
        var names: [String] = []
        for name in step.entries.map({ entries[$0].unit.name }) where !names.contains(name) { names.append(name) }
        let message = Message(
            zh: "\(step.role.title.zh)登记矛盾：\(names.joined(separator: "，"))",
            en: "several units are registered as \(step.role.title.en): \(names.joined(separator: ", "))")
        return Finding("responsibility.contradiction", .error, at: .feature(first, identifier: nil), message)
    }

    private func explanation(_ role: ResponsibilityRole, _ index: Int) -> Message {
        let entry = entries[index]
        let scope = entry.scope
        var zh: [String] = []
        var en: [String] = []
        if !scope.component.isEmpty {
            zh.append("部件\(scope.component)")
            en.append("component \(scope.component)")
        } else if let key = scope.classKey {
            zh.append("类别\(key.code)")
            en.append("class \(key)")
        }
        if !scope.area.isEmpty {
            zh.append("区域\(scope.area)")
            en.append("area \(scope.area)")
        }
        let (scopeZh, scopeEn) = (zh.joined(separator: "、"), en.joined(separator: ", "))
        return Message(
            zh: "第\(index + 1)条：\(scopeZh.isEmpty ? "全部" : scopeZh)的\(role.title.zh)是\(entry.unit.name)",
            en:
                "entry \(index): the \(role.title.en) for \(scopeEn.isEmpty ? "everything" : scopeEn) is '\(entry.unit.name)'"
        )
    }
}
