public import FangcunModel

/// Where a case stands, as folded from its events by a ``CaseEngine``.
///
/// A state may be kept as a snapshot while the host goes on; the truth is the log, from which it can be made again.
public struct CaseState: Sendable, Hashable {
    /// The case; empty when its events name none.
    public internal(set) var identifier = ""
    /// The name of the profile that it follows.
    public let profile: String
    /// The edition of that profile.
    public let edition: String
    /// The state, by its name in the process.
    public internal(set) var state: String
    /// The marks that are set, in the order of the profile.
    public internal(set) var marks: [String] = []
    /// The unit that leads (主办单位).
    public internal(set) var leadUnit: String?
    /// The sub-tasks (协办), ended ones included, in the order in which they were opened.
    public internal(set) var subtasks: [SubtaskState] = []
    /// How the case came to its end; `nil` while it is open.
    public internal(set) var closing: CaseClosing?
    /// The ends that were none: the case was opened again (反弹).
    public internal(set) var earlierClosings: [CaseClosing] = []
    /// The facts that came with the events, the latest of each name.
    public internal(set) var data: [String: JSONValue] = [:]
    /// How often each action was done, sub-tasks included: returns (回退), rework (返工), extensions (延期).
    public internal(set) var actionCounts: [String: Int] = [:]
    /// The moment of the first event.
    public internal(set) var begun: Instant?
    /// The latest moment of any event.
    public internal(set) var latest: Instant?
    /// How many events changed the case.
    public internal(set) var appliedCount = 0
    /// How many events were passed over, being illegal or delivered before.
    public internal(set) var passedOverCount = 0

    var ledger = ClockLedger()
    /// The sub-tasks by name.
    var subtaskPositions: [String: Int] = [:]
    var openSubtaskCount = 0
    var seenEvents: Set<String> = []
    var duties: Set<SeparatedDuty> = []

    /// A case to which nothing has happened.
    init(of profile: CaseProfile) {
        self.profile = profile.identifier
        edition = profile.edition
        state = profile.process.initial
    }

    /// The runs of the clocks of the case itself, in the order of their starts.
    public var clockRuns: [ClockRun] { ledger.runs }
    /// Whether the case is over.
    public var isClosed: Bool { closing != nil }
    /// How often it was opened again after its end.
    public var reopenedCount: Int { earlierClosings.count }
    /// How many sub-tasks have not ended.
    public var openSubtasks: Int { openSubtaskCount }
}

/// How a case came to an end.
public struct CaseClosing: Sendable, Hashable {
    /// The closing reason, by its name in the profile.
    public var reason: String
    /// Whether what was reported or asked for was brought about, as the profile says of the reason.
    public var isResolved: Bool
    /// When.
    public var moment: Instant
    /// Who closed it.
    public var actor: CaseActor
}

/// Where a sub-task stands (协办).
public struct SubtaskState: Sendable, Hashable {
    /// The name of the sub-task.
    public let identifier: String
    /// The unit that handles it.
    public let unit: String
    /// The state, by its name in the process of sub-tasks.
    public internal(set) var state: String
    /// The marks that are set.
    public internal(set) var marks: [String] = []
    /// Whether it has ended, by its own way or by being cancelled.
    public internal(set) var isEnded = false
    /// Whether it was cancelled by what happened to the case.
    public internal(set) var isCancelled = false
    /// How often each action was done to it.
    public internal(set) var actionCounts: [String: Int] = [:]

    var ledger = ClockLedger()

    /// A sub-task that begins.
    init(_ assignment: SubtaskAssignment, state: String) {
        identifier = assignment.identifier
        unit = assignment.unit
        self.state = state
    }

    /// The runs of its clocks, in the order of their starts.
    public var clockRuns: [ClockRun] { ledger.runs }
}

/// That somebody did a duty which is to be kept apart from another.
struct SeparatedDuty: Sendable, Hashable {
    let separation: String
    let isFirst: Bool
    let axis: CaseProfile.Separation.Axis
    let name: String
}
