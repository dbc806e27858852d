public import FangcunModel

/// One thing that was done to a case: an entry of its log, which is the only truth about it.
///
/// Where a case stands is never stored; ``CaseEngine`` folds it from the events. Members of the JSON form that this version
/// does not know are kept in ``extra``.
public struct CaseEvent: Sendable, Hashable {
    /// The version of the form of events that this library writes and fully understands.
    public static let currentVersion = 1

    /// The version of the form that the event was written in.
    public var version: Int
    /// The name of the event, by which one that was delivered twice is recognised; empty when it has none.
    public var identifier: String
    /// The case, such as `410105-2026-000123`; empty where the log is that of one case.
    public var caseIdentifier: String
    /// What was done: the name of an action of the profile.
    public var action: String
    /// When.
    public var moment: Instant
    /// Who did it.
    public var actor: CaseActor
    /// The sub-task that it was done to; `nil` for the case itself.
    public var subtask: String?
    /// The unit that is to lead from now on (主办单位).
    public var assignedUnit: String?
    /// Sub-tasks that it opened for other units (协办单位).
    public var openedSubtasks: [SubtaskAssignment]
    /// The closing reason.
    public var reason: String?
    /// How much more time was given, in the unit of the clock; `nil` for the most that the profile allows.
    public var extensionCount: Int?
    /// Facts about the case that came with it, such as `class` or `grid`: a later one of the same name replaces the earlier.
    public var data: [JSONValue.Member]
    /// Members of the JSON form that this version does not know.
    public var extra: [JSONValue.Member]

    /// An event of its parts.
    public init(
        _ action: String, at moment: Instant, by actor: CaseActor, of caseIdentifier: String = "",
        identifier: String = "", subtask: String? = nil, assignedUnit: String? = nil,
        openedSubtasks: [SubtaskAssignment] = [], reason: String? = nil, extensionCount: Int? = nil,
        data: [JSONValue.Member] = [], version: Int = Self.currentVersion, extra: [JSONValue.Member] = []
    ) {
        self.version = version
        self.identifier = identifier
        self.caseIdentifier = caseIdentifier
        self.action = action
        self.moment = moment
        self.actor = actor
        self.subtask = subtask
        self.assignedUnit = assignedUnit
        self.openedSubtasks = openedSubtasks
        self.reason = reason
        self.extensionCount = extensionCount
        self.data = data
        self.extra = extra
    }
}

/// Who did something: always in a role, mostly as a person of a unit.
public struct CaseActor: Sendable, Hashable {
    /// The role, by its name in the profile.
    public var role: String
    /// The person; empty when not known.
    public var person: String
    /// The unit; empty when not known.
    public var unit: String
    /// The person on whose behalf it was done, by a delegation (代办); empty when the person acted for themselves.
    public var principal: String

    /// An actor of its parts.
    public init(_ role: String, person: String = "", unit: String = "", onBehalfOf principal: String = "") {
        self.role = role
        self.person = person
        self.unit = unit
        self.principal = principal
    }
}

/// A sub-task for a unit beside the lead unit (协办).
public struct SubtaskAssignment: Sendable, Hashable {
    /// The name of the sub-task, unique in the case.
    public var identifier: String
    /// The unit that is to handle it.
    public var unit: String
    /// Members of the JSON form that this version does not know.
    public var extra: [JSONValue.Member]

    /// A sub-task of its parts.
    public init(_ identifier: String, unit: String, extra: [JSONValue.Member] = []) {
        self.identifier = identifier
        self.unit = unit
        self.extra = extra
    }
}
