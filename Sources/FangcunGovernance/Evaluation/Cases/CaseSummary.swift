public import FangcunModel

/// What evaluation and reports need to know of one case: a row that any case system can fill.
///
/// A summary says how the case stands at the moment it was taken. The moments of its steps place it in a period exactly; its
/// marks (voided, deferred, reworked, …) carry no moment, so an evaluation of a period long past uses them as they are now.
public struct CaseSummary: Sendable, Hashable {
    /// What is known of one step.
    public struct Step: Sendable, Hashable {
        /// When it was done; `nil` when it is not.
        public var doneAt: Instant?
        /// By when it had to be done; `nil` when nothing limits it. Extensions and suspensions are already counted in.
        public var dueAt: Instant?
        /// Who did it or has to do it: a department for disposal, a person for the other steps; empty when unknown.
        public var actor: String

        /// A step of its parts; one that was not done, has no limit and nobody to do it unless said otherwise.
        public init(doneAt: Instant? = nil, dueAt: Instant? = nil, actor: String = "") {
            self.doneAt = doneAt
            self.dueAt = dueAt
            self.actor = actor
        }
    }

    /// A closure that did not hold: the case was closed, then taken up again (反弹).
    public struct Rebound: Sendable, Hashable {
        /// When it had been closed.
        public var closedAt: Instant
        /// When it was taken up again.
        public var reopenedAt: Instant

        /// A rebound of its parts.
        public init(closedAt: Instant, reopenedAt: Instant) {
            self.closedAt = closedAt
            self.reopenedAt = reopenedAt
        }
    }

    /// A report of the case in the media (曝光), and the answer given to it.
    public struct Exposure: Sendable, Hashable {
        /// The paper, programme or site.
        public var outlet: String
        /// When it appeared.
        public var exposedAt: Instant
        /// When it was answered in public; `nil` when it is not.
        public var answeredAt: Instant?

        /// An exposure of its parts.
        public init(outlet: String, exposedAt: Instant, answeredAt: Instant? = nil) {
            self.outlet = outlet
            self.exposedAt = exposedAt
            self.answeredAt = answeredAt
        }
    }

    /// What the person who asked said of the answer (回复评价).
    public enum Rating: String, Sendable, Hashable, CaseIterable {
        /// 满意.
        case satisfied
        /// 基本满意.
        case mostlySatisfied = "mostly-satisfied"
        /// 不满意.
        case dissatisfied
    }

    /// The identifier of the case in its own system.
    public var id: String
    /// The class of what is wrong; `nil` when it was not classified.
    public var classKey: CityClass.Key?
    /// The code of the unit grid it lies in; empty when unknown.
    public var grid: String
    /// What else is known of it.
    public var marks: CaseMarks
    /// What was said of the answer; `nil` when nothing was.
    public var rating: Rating?
    /// The closures that did not hold, earliest first.
    public var rebounds: [Rebound]
    /// Its appearances in the media.
    public var exposures: [Exposure]
    // Most cases have gone through most steps: one block of all of them, in the order of `CaseStep.index`.
    private var steps: [Step]

    /// A summary without steps.
    public init(
        id: String, classKey: CityClass.Key? = nil, grid: String = "", marks: CaseMarks = [], rating: Rating? = nil,
        rebounds: [Rebound] = [], exposures: [Exposure] = []
    ) {
        self.id = id
        self.classKey = classKey
        self.grid = grid
        self.marks = marks
        self.rating = rating
        self.rebounds = rebounds
        self.exposures = exposures
        steps = Array(repeating: Step(), count: CaseStep.allCases.count)
    }

    /// What is known of a step. A case that was reopened and is not closed again has no moment for its closure.
    public subscript(step: CaseStep) -> Step {
        get { steps[step.index] }
        set { steps[step.index] = newValue }
    }
}

/// What a case is marked with beside its steps.
public struct CaseMarks: OptionSet, Sendable, Hashable {
    /// One bit a mark.
    public let rawValue: UInt16

    /// Marks of their bits.
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Struck off after filing (作废).
    public static let voided = CaseMarks(rawValue: 1)
    /// Put off with leave (缓办、挂账).
    public static let deferred = CaseMarks(rawValue: 2)
    /// Sent back to the department because a check found it not done (返工).
    public static let reworked = CaseMarks(rawValue: 4)
    /// A supervisor should have reported it and did not (漏报), as confirmed.
    public static let missedOnPatrol = CaseMarks(rawValue: 8)
    /// Reported by a supervisor on patrol (监督员上报).
    public static let patrolReport = CaseMarks(rawValue: 16)
    /// Reported by the public (监督举报).
    public static let publicReport = CaseMarks(rawValue: 32)
}
