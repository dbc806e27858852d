public import FangcunModel

/// How a kind of case is handled, as data: states, actions, who may do them, clocks, closing reasons, separated duties.
///
/// A profile says everything that differs from one kind of case (城管案件, 诉求, 督办, 行政许可, 依申请公开) or city to another;
/// ``CaseEngine`` is the one engine that reads it. A profile is judged before it works: see ``findings``.
///
/// Names of roles, states, marks, clocks, actions and reasons are the reader's own: short, stable, never shown to people, who
/// see the titles. Members of the JSON form that this version does not know are kept in the `extra` of each part.
public struct CaseProfile: Sendable, Hashable {
    /// The version of the JSON form that this library writes and fully understands.
    public static let currentFormat = 1

    /// The version of the JSON form that the profile was written in.
    public var format: Int
    /// The name of the profile, such as `city-management`.
    public var identifier: String
    /// Which edition of it, such as `2026-01`; a case keeps the edition it began under.
    public var edition: String
    /// The title for people.
    public var title: Message
    /// The rules it follows, and how surely: law and article, or "example, to be replaced by the city's own".
    public var basis: String
    /// Who takes part.
    public var roles: [Role]
    /// Why a case may come to its end: not the same as that it did.
    public var reasons: [ClosingReason]
    /// The way of the case itself.
    public var process: CaseProcess
    /// The way of a sub-task that a unit beside the lead unit handles (协办); `nil` when there are none.
    public var subtask: CaseProcess?
    /// Duties that must not fall to the same hands.
    public var separations: [Separation]
    /// Members of the JSON form that this version does not know.
    public var extra: [JSONValue.Member]

    /// A profile of its parts; nothing is checked here.
    public init(
        format: Int = Self.currentFormat, identifier: String, edition: String, title: Message, basis: String,
        roles: [Role], reasons: [ClosingReason], process: CaseProcess, subtask: CaseProcess? = nil,
        separations: [Separation] = [], extra: [JSONValue.Member] = []
    ) {
        self.format = format
        self.identifier = identifier
        self.edition = edition
        self.title = title
        self.basis = basis
        self.roles = roles
        self.reasons = reasons
        self.process = process
        self.subtask = subtask
        self.separations = separations
        self.extra = extra
    }
}

extension CaseProfile {
    /// Somebody who takes part in a case, by duty rather than by name (岗位角色).
    public struct Role: Sendable, Hashable {
        /// The name of the role.
        public var identifier: String
        /// The title for people.
        public var title: Message
        /// The side it stands on where sides are kept apart, such as the supervision centre (监督中心) and the command centre
        /// (指挥中心) of city management; empty when there are none.
        public var group: String
        /// Members of the JSON form that this version does not know.
        public var extra: [JSONValue.Member]

        /// A role of its parts.
        public init(_ identifier: String, _ title: Message, group: String = "", extra: [JSONValue.Member] = []) {
            self.identifier = identifier
            self.title = title
            self.group = group
            self.extra = extra
        }
    }

    /// Why a case came to its end.
    ///
    /// "Closed" and "fixed" are two facts. Systems that keep only the first tell citizens that a hole in the road is mended
    /// because somebody closed the case.
    public struct ClosingReason: Sendable, Hashable {
        /// The name of the reason.
        public var identifier: String
        /// The title for people.
        public var title: Message
        /// Whether what was reported or asked for was brought about.
        public var isResolved: Bool
        /// Members of the JSON form that this version does not know.
        public var extra: [JSONValue.Member]

        /// A reason of its parts.
        public init(
            _ identifier: String, _ title: Message, isResolved: Bool, extra: [JSONValue.Member] = []
        ) {
            self.identifier = identifier
            self.title = title
            self.isResolved = isResolved
            self.extra = extra
        }
    }

    /// Two kinds of duty in one case that must not fall to the same hands (职责分离).
    public struct Separation: Sendable, Hashable {
        /// What has to differ.
        public enum Axis: String, Sendable, Hashable, CaseIterable {
            /// The person: judged on each log.
            case person
            /// The unit: judged on each log.
            case unit
            /// The role: judged on the profile, where no role may have both duties.
            case role
            /// The side of the role: judged on the profile, where no side may have both duties.
            case group
        }

        /// The name of the separation.
        public var identifier: String
        /// The duties on one side, by the names of their actions; those of sub-tasks count too.
        public var first: [String]
        /// The duties on the other side.
        public var second: [String]
        /// What has to differ; each of them.
        public var axes: [Axis]
        /// Members of the JSON form that this version does not know.
        public var extra: [JSONValue.Member]

        /// A separation of its parts.
        public init(
            _ identifier: String, _ first: [String], from second: [String], by axes: [Axis],
            extra: [JSONValue.Member] = []
        ) {
            self.identifier = identifier
            self.first = first
            self.second = second
            self.axes = axes
            self.extra = extra
        }
    }

    /// The role of that name.
    public func role(_ identifier: String) -> Role? { roles.first { $0.identifier == identifier } }

    /// The closing reason of that name.
    public func reason(_ identifier: String) -> ClosingReason? { reasons.first { $0.identifier == identifier } }
}
