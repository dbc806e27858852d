public import FangcunModel

/// Something that may be done to a case: by whom, from where to where, under which conditions, with which effects.
///
/// Conditions and effects are few, named and finite, so that a profile can be proved before it works: there is no script in
/// them. A condition on time or on the wording of a field is the host's.
public struct CaseAction: Sendable, Hashable {
    /// What an action does about sub-tasks that are still open.
    public enum OpenSubtasks: String, Sendable, Hashable, CaseIterable {
        /// They go on.
        case keep
        /// The action has to wait until all of them have ended.
        case wait
        /// They are cancelled.
        case cancel
    }

    /// More time for a clock that runs (延期).
    public struct Extension: Sendable, Hashable {
        /// The clock.
        public var clock: String
        /// The most that may be given at once, in the unit of the clock's limit; an event may give less.
        public var maximum: Int
        /// Members of the JSON form that this version does not know.
        public var extra: [JSONValue.Member]

        /// An extension of its parts.
        public init(_ clock: String, atMost maximum: Int, extra: [JSONValue.Member] = []) {
            self.clock = clock
            self.maximum = maximum
            self.extra = extra
        }
    }

    /// The name of the action, unique in the profile.
    public var identifier: String
    /// The title for people.
    public var title: Message
    /// The roles that may do it.
    public var roles: [String]
    /// The states in which it may be done.
    public var from: [String]
    /// The state to which it leads; `nil` when the case stays where it is.
    public var to: String?
    /// The marks that must be set.
    public var needs: [String]
    /// The marks that must not be set.
    public var forbids: [String]
    /// The marks that it sets.
    public var sets: [String]
    /// The marks that it takes away.
    public var clears: [String]
    /// Names of data that the event itself must carry.
    public var requiresGiven: [String]
    /// Names of data that the case must have by then, from this event or an earlier one.
    public var requiresKnown: [String]
    /// The closing reasons of which the event must give one; to be there when the action leads from an open state to an end.
    public var reasons: [String]
    /// Whether the event names the unit that is to lead (主办).
    public var assignsLead: Bool
    /// Whether the event may open sub-tasks for other units (协办).
    public var opensSubtasks: Bool
    /// What becomes of sub-tasks that are still open.
    public var openSubtasks: OpenSubtasks
    /// How often it may be done in one case; `nil` for any number.
    public var atMost: Int?
    /// Clocks that get more time.
    public var extends: [Extension]
    /// Clocks that start afresh although the case stays in their states.
    public var restarts: [String]
    /// Members of the JSON form that this version does not know.
    public var extra: [JSONValue.Member]

    /// An action with its way; conditions and effects are set afterwards or by ``with(_:)``.
    public init(
        _ identifier: String, _ title: Message, by roles: [String], from: [String], to: String? = nil
    ) {
        self.identifier = identifier
        self.title = title
        self.roles = roles
        self.from = from
        self.to = to
        needs = []
        forbids = []
        sets = []
        clears = []
        requiresGiven = []
        requiresKnown = []
        reasons = []
        assignsLead = false
        opensSubtasks = false
        openSubtasks = .keep
        atMost = nil
        extends = []
        restarts = []
        extra = []
    }

    /// The same action with some of its parts changed.
    public func with(_ change: (inout CaseAction) -> Void) -> CaseAction {
        var copy = self
        change(&copy)
        return copy
    }
}
