/// One line of a table of time limits: for these cases, these limits.
public struct LimitRule: Sendable, Hashable {
    /// What the rule is for. What is left open is "any".
    public struct Scope: Sendable, Hashable {
        /// The class, or the major class (its digits alone); `nil` for all.
        public var classKey: CityClass.Key?
        /// The filing condition (立案条件), such as 渣土堆; empty for all.
        public var condition: String
        /// The code of the district, street or community (行政区划代码); empty for all.
        public var district: String
        /// The management level of the area (管理等级), such as 一类; empty for all.
        public var level: String

        /// A scope of its parts, open where nothing is said.
        public init(classKey: CityClass.Key? = nil, condition: String = "", district: String = "", level: String = "") {
            self.classKey = classKey
            self.condition = condition
            self.district = district
            self.level = level
        }
    }

    /// What the rule is for.
    public var scope: Scope
    /// How long disposal may take; several where a condition names several acts.
    public var limits: [ActLimit]
    /// When a case may be closed (结案条件).
    public var closingCondition: String
    /// When the rule is in force.
    public var validity: DateSpan
    /// Where the rule stands.
    public var source: String
    /// Members of its JSON form that this version does not know; they are written back as they were read.
    public var unknownMembers: [JSONValue.Member] = []

    /// A rule of its parts, in force always unless said otherwise.
    public init(
        _ scope: Scope, limits: [ActLimit], closingCondition: String = "", validity: DateSpan = .always,
        source: String = ""
    ) {
        self.scope = scope
        self.limits = limits
        self.closingCondition = closingCondition
        self.validity = validity
        self.source = source
    }
}
