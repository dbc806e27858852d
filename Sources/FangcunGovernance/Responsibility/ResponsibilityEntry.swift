public import FangcunModel

/// A unit that may be responsible: its name, and its unified social credit code where known.
public struct ResponsibleUnit: Sendable, Hashable {
    /// The unified social credit code (统一社会信用代码); empty when unknown.
    public var code: String
    /// The full name.
    public var name: String

    /// A unit of its parts.
    public init(code: String = "", name: String) {
        self.code = code
        self.name = name
    }

    /// Whether both are the same unit: by their codes where both have one, by their names otherwise.
    public func isSame(as other: ResponsibleUnit) -> Bool {
        code.isEmpty || other.code.isEmpty ? name == other.name : code == other.code
    }
}

/// In what way a unit is responsible (GB/T 47678.5-2026, table 2: 主管部门, 权属单位, 养护单位).
public enum ResponsibilityRole: String, Sendable, Hashable, CaseIterable {
    /// It owns the thing: 权属单位.
    case owner
    /// It has authority over the matter: 主管部门.
    case competent
    /// It keeps the thing in repair: 养护单位.
    case maintenance
    /// It governs the ground: 属地, the street or community.
    case territory
}

/// An entry of a register of responsibility: for these things, in this area, in this role, this unit.
public struct ResponsibilityEntry: Sendable, Hashable {
    /// What an entry is for; what is left empty is "any".
    public struct Scope: Sendable, Hashable {
        /// The identifier of one component (部件标识码).
        public var component: String
        /// The class, or the major class (its digits alone).
        public var classKey: CityClass.Key?
        /// The code of a division or unit grid.
        public var area: String

        /// A scope of its parts.
        public init(component: String = "", classKey: CityClass.Key? = nil, area: String = "") {
            self.component = component
            self.classKey = classKey
            self.area = area
        }
    }

    /// The role.
    public var role: ResponsibilityRole
    /// The unit.
    public var unit: ResponsibleUnit
    /// What it is responsible for.
    public var scope: Scope
    /// When the entry is in force.
    public var validity: DateSpan
    /// Where the entry stands, such as the number of a decree.
    public var source: String

    /// An entry of its parts, in force always unless said otherwise.
    public init(
        _ role: ResponsibilityRole, _ unit: ResponsibleUnit, for scope: Scope, validity: DateSpan = .always,
        source: String = ""
    ) {
        self.role = role
        self.unit = unit
        self.scope = scope
        self.validity = validity
        self.source = source
    }
}
