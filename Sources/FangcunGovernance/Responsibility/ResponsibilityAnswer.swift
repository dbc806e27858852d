public import FangcunModel

/// Who is responsible for a case, and why.
public struct ResponsibilityAnswer: Sendable, Hashable {
    /// What was found for one role.
    public struct Step: Sendable, Hashable {
        /// The role.
        public var role: ResponsibilityRole
        /// The entries that decide, by their indices in the register: the most specific ones. None when the register has no entry for
        /// the role; more than one unit among them is a contradiction.
        public var entries: [Int]
        /// The unit; `nil` when there is none, or the entries contradict each other.
        public var unit: ResponsibleUnit?
    }

    /// The unit that the case goes to; `nil` when nobody is found.
    public var unit: ResponsibleUnit?
    /// In what role.
    public var role: ResponsibilityRole?
    /// The index of the entry that decided.
    public var entryIndex: Int?
    /// What was found for each role, in the order in which they were asked; the territory last.
    public var steps: [Step]
    /// Why, in one sentence.
    public var explanation: Message
    /// `responsibility.contradiction` (error) for a role whose most specific entries name several units: the next role is asked;
    /// `responsibility.territory` (info) when the case falls to the territory because nobody else is named; `responsibility.none`
    /// (warning) when not even that is known.
    public var findings: [Finding]
}

extension ResponsibilityRole {
    /// The role for people.
    public var title: Message {
        switch self {
        case .owner: Message(zh: "权属单位", en: "owner")
        case .competent: Message(zh: "主管部门", en: "competent department")
        case .maintenance: Message(zh: "养护单位", en: "maintenance unit")
        case .territory: Message(zh: "属地", en: "territory")
        }
    }
}
