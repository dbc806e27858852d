public import FangcunModel

/// The way of a case, or of a sub-task of one: a finite state machine with marks and clocks.
public struct CaseProcess: Sendable, Hashable {
    /// The state before the first event.
    public var initial: String
    /// The states.
    public var states: [State]
    /// What may be the case besides the state.
    public var marks: [Mark]
    /// The limits of time.
    public var clocks: [Clock]
    /// What may be done.
    public var actions: [CaseAction]
    /// Members of the JSON form that this version does not know.
    public var extra: [JSONValue.Member]

    /// A process of its parts; nothing is checked here.
    public init(
        initial: String, states: [State], marks: [Mark] = [], clocks: [Clock] = [], actions: [CaseAction],
        extra: [JSONValue.Member] = []
    ) {
        self.initial = initial
        self.states = states
        self.marks = marks
        self.clocks = clocks
        self.actions = actions
        self.extra = extra
    }
}

extension CaseProcess {
    /// Where a case stands.
    public struct State: Sendable, Hashable {
        /// The name of the state.
        public var identifier: String
        /// The title for people.
        public var title: Message
        /// The stage of work that it belongs to, such as 任务派遣, for reports; empty when there are none.
        public var stage: String
        /// Whether the case is over here. It may still be opened again by an action that leads out.
        public var isEnd: Bool
        /// Members of the JSON form that this version does not know.
        public var extra: [JSONValue.Member]

        /// A state of its parts.
        public init(
            _ identifier: String, _ title: Message, stage: String = "", isEnd: Bool = false,
            extra: [JSONValue.Member] = []
        ) {
            self.identifier = identifier
            self.title = title
            self.stage = stage
            self.isEnd = isEnd
            self.extra = extra
        }
    }

    /// Something that is the case in a state for a while: an extension was asked for, the case is deferred (挂账), a hearing
    /// is held (听证). The end of the case takes all marks away.
    public struct Mark: Sendable, Hashable {
        /// The name of the mark.
        public var identifier: String
        /// The title for people.
        public var title: Message
        /// The clocks that stand still while it is set.
        public var suspends: [String]
        /// Whether nothing may be done while it is set, sub-tasks included, but by actions that need or clear it.
        public var isBlocking: Bool
        /// The rule by which clocks stand still, such as 行政许可法 第四十五条.
        public var basis: String
        /// Members of the JSON form that this version does not know.
        public var extra: [JSONValue.Member]

        /// A mark of its parts.
        public init(
            _ identifier: String, _ title: Message, suspends: [String] = [], isBlocking: Bool = false,
            basis: String = "", extra: [JSONValue.Member] = []
        ) {
            self.identifier = identifier
            self.title = title
            self.suspends = suspends
            self.isBlocking = isBlocking
            self.basis = basis
            self.extra = extra
        }
    }

    /// A limit of time for a stage, or for several together.
    ///
    /// A clock starts afresh each time the case comes into one of its states from a state outside them, and stops when it
    /// leaves them; marks suspend it in between.
    public struct Clock: Sendable, Hashable {
        /// The name of the clock.
        public var identifier: String
        /// The title for people.
        public var title: Message
        /// The states in which it runs.
        public var runsIn: [String]
        /// How much time there is; `nil` when the host says so for each case, by class and district for example.
        public var limit: ClockLimit?
        /// The rule behind the limit.
        public var basis: String
        /// Members of the JSON form that this version does not know.
        public var extra: [JSONValue.Member]

        /// A clock of its parts.
        public init(
            _ identifier: String, _ title: Message, runsIn: [String], limit: ClockLimit? = nil, basis: String = "",
            extra: [JSONValue.Member] = []
        ) {
            self.identifier = identifier
            self.title = title
            self.runsIn = runsIn
            self.limit = limit
            self.basis = basis
            self.extra = extra
        }
    }

    /// The state of that name.
    public func state(_ identifier: String) -> State? { states.first { $0.identifier == identifier } }

    /// The mark of that name.
    public func mark(_ identifier: String) -> Mark? { marks.first { $0.identifier == identifier } }

    /// The clock of that name.
    public func clock(_ identifier: String) -> Clock? { clocks.first { $0.identifier == identifier } }

    /// The action of that name.
    public func action(_ identifier: String) -> CaseAction? { actions.first { $0.identifier == identifier } }
}
