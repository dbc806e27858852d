/// The clock of a legal time limit: a budget and a ledger of what befell it, never a stored due date.
///
/// Time that the law leaves out (行政许可法 45) moves the end; an extension adds to the budget; a new edition of the calendar
/// moves the end too. So the end is computed when it is asked for, and every question names the moment for which it is asked:
/// entries after that moment are not known yet, and the same question always has the same answer.
public struct LegalClock: Sendable, Hashable {
    /// The event that set it going.
    public var start: Instant
    /// How much time there is.
    public var limit: TimeLimit
    /// The law that says so.
    public var basis: String
    /// What befell it, in the order recorded.
    public var events: [ClockEvent]
    /// Entries that could not be read; kept so that nothing is lost when the ledger is written again.
    public var unreadEvents: [JSONValue]
    /// What else was written of it, by names that the library does not know.
    public var unknownMembers: [JSONValue.Member]

    /// A clock of its parts.
    public init(
        start: Instant, limit: TimeLimit, basis: String = "", events: [ClockEvent] = [], unreadEvents: [JSONValue] = [],
        unknownMembers: [JSONValue.Member] = []
    ) {
        self.start = start
        self.limit = limit
        self.basis = basis
        self.events = events
        self.unreadEvents = unreadEvents
        self.unknownMembers = unknownMembers
    }

    /// Adds an entry to the ledger.
    public mutating func record(_ kind: ClockEvent.Kind, at instant: Instant) {
        events.append(ClockEvent(at: instant, kind))
    }
}

// MARK: Questions

extension LegalClock {
    /// The deadline as it stands at a moment; `nil` while a suspension keeps it from coming.
    public func deadline(at now: Instant, by time: WorkingTime) -> CalendarAnswer<Deadline>? {
        let evaluation = Evaluation(self, at: now, by: time)
        return evaluation.isHeld ? nil : evaluation.deadline(openUntil: .distantFuture)
    }

    /// The deadline that there will be if everything suspended at a moment is resumed at another (at once, unless said
    /// otherwise) and nothing else happens.
    public func projection(
        at now: Instant, resumingAt resumption: Instant? = nil, by time: WorkingTime
    ) -> CalendarAnswer<Deadline> {
        Evaluation(self, at: now, by: time).deadline(openUntil: max(resumption ?? now, now))
    }

    /// How much of the budget had been used up by a moment: whole days that are over, or seconds.
    public func elapsed(at now: Instant, by time: WorkingTime) -> CalendarAnswer<ClockAmount> {
        let evaluation = Evaluation(self, at: now, by: time)
        return evaluation.elapsed.map { ClockAmount($0, of: limit.unit) }
    }

    /// How much of the budget, extensions included, was left at a moment: today included for days; never negative.
    public func remaining(at now: Instant, by time: WorkingTime) -> CalendarAnswer<ClockAmount> {
        let evaluation = Evaluation(self, at: now, by: time)
        return evaluation.elapsed.map { ClockAmount(max(0, evaluation.budgetSteps - $0), of: limit.unit) }
    }

    /// What the clock was doing at a moment.
    public func state(at now: Instant, by time: WorkingTime) -> ClockState {
        Evaluation(self, at: now, by: time).state
    }

    /// The colour of the lamp at a moment.
    public func light(at now: Instant, rule: LightRule = .standard, by time: WorkingTime) -> TrafficLight {
        let evaluation = Evaluation(self, at: now, by: time)
        return rule.light(
            .init(
                elapsed: evaluation.elapsed.value, elapsedWithToday: evaluation.elapsedWithCurrentStep,
                budget: evaluation.budgetSteps, stepsPerUnit: limit.unit.stepsPerUnit, isOverdue: evaluation.isOverdue))
    }
}

extension Instant {
    /// Later than everything in the calendar: when what is open ends, unless something ends it.
    fileprivate static let distantFuture = Instant(secondsSinceEpoch: .max)
}

/// A clock looked at from one moment.
private struct Evaluation {
    let clock: LegalClock
    let axis: ClockAxis
    let history: ClockHistory
    let start: Int
    /// The moment asked for, or that at which the clock was stopped.
    let now: Instant

    init(_ clock: LegalClock, at now: Instant, by time: WorkingTime) {
        self.clock = clock
        axis = ClockAxis(unit: clock.limit.unit, time: time)
        history = ClockHistory(clock.events, at: now)
        start = axis.start(of: clock.start, clock.limit.startRule)
        self.now = history.stopped ?? now
    }

    var budgetSteps: Int { (clock.limit.budget + history.extensionUnits) * clock.limit.unit.stepsPerUnit }

    /// Whether an open suspension keeps the deadline from coming: after it began nothing counts any more.
    var isHeld: Bool {
        history.suspendedSince.map { counted(to: axis.position(of: $0)) < budgetSteps } ?? false
    }

    /// The deadline, open suspensions ending at a moment.
    func deadline(openUntil resumption: Instant) -> CalendarAnswer<Deadline> {
        var position = start
        var rest = budgetSteps
        for gap in history.gaps(on: axis, openUntil: resumption) where gap.end > position {
            let counted = axis.count(from: position, to: gap.start)
            if rest <= counted { break }
            rest -= counted
            position = gap.end
        }
        return axis.deadline(
            from: start, at: axis.position(whenCounted: rest, from: position), endRule: clock.limit.endRule)
    }

    var elapsed: CalendarAnswer<Int> {
        let end = axis.position(of: now)
        return axis.judged(counted(to: end), from: start, to: end)
    }

    /// The same, with the day that is not over yet.
    var elapsedWithCurrentStep: Int { counted(to: axis.position(of: now) + (clock.limit.unit.isDay ? 1 : 0)) }

    private func counted(to end: Int) -> Int {
        var (position, sum) = (start, 0)
        for gap in history.gaps(on: axis, openUntil: .distantFuture) where gap.end > position {
            if gap.start >= end { break }
            sum += axis.count(from: position, to: gap.start)
            position = gap.end
        }
        return sum + axis.count(from: position, to: end)
    }

    var isOverdue: Bool { !isHeld && deadline(openUntil: .distantFuture).value.isPassed(at: now) }

    var state: ClockState {
        if let stopped = history.stopped { return .stopped(at: stopped, inTime: !isOverdue) }
        if now < clock.start { return .notStarted }
        if isOverdue { return .overdue }
        return history.suspendedSince.map { .suspended(since: $0) } ?? .running
    }
}
