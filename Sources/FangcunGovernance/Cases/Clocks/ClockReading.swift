public import FangcunModel

/// What a clock of a case shows at a moment.
public struct ClockReading: Sendable, Hashable {
    /// The run of the clock that was read.
    public var run: ClockRun
    /// The sub-task whose clock it is; `nil` for the case itself.
    public var subtask: String?
    /// The limit that it was read by.
    public var limit: ClockLimit
    /// What the clock was doing.
    public var state: ClockState
    /// The colour of its lamp.
    public var light: TrafficLight
    /// The deadline as it stands; `nil` while a suspension keeps it from coming.
    public var deadline: CalendarAnswer<Deadline>?
    /// How much time had been used up.
    public var elapsed: CalendarAnswer<ClockAmount>
    /// How much was left.
    public var remaining: CalendarAnswer<ClockAmount>
}

extension CaseEngine {
    /// Reads the clocks of a case at a moment, those that have stopped too, in the order of their starts; sub-tasks last.
    ///
    /// - Parameters:
    ///   - time: the calendar and the hours of work to count by.
    ///   - limits: limits of this case by the names of clocks, where class, district or the order of a leader sets others
    ///     than the profile. A clock that has a limit in neither is not read.
    public func clockReadings(
        of state: CaseState, at now: Instant, by time: WorkingTime, limits: [String: ClockLimit] = [:]
    ) -> [ClockReading] {
        let own = state.clockRuns.compactMap { reading(of: $0, nil, at: now, by: time, limits) }
        return own
            + state.subtasks.flatMap { task in
                task.clockRuns.compactMap { reading(of: $0, task.identifier, at: now, by: time, limits) }
            }
    }

    /// Reads one run; `nil` when its clock has no limit.
    func reading(
        of run: ClockRun, _ task: String?, at now: Instant, by time: WorkingTime, _ limits: [String: ClockLimit] = [:]
    ) -> ClockReading? {
        let source = main.source.clock(run.clock) ?? subtask?.source.clock(run.clock)
        guard let limit = limits[run.clock] ?? source?.limit, let clock = legalClock(run, limit) else { return nil }
        return ClockReading(
            run: run, subtask: task, limit: limit, state: clock.state(at: now, by: time),
            light: clock.light(at: now, rule: limit.light, by: time), deadline: clock.deadline(at: now, by: time),
            elapsed: clock.elapsed(at: now, by: time), remaining: clock.remaining(at: now, by: time))
    }

    /// A run as the ledger of a legal clock: the same entries, with their rules.
    ///
    /// `nil` for a limit whose count no clock takes.
    public func legalClock(_ run: ClockRun, _ limit: ClockLimit) -> LegalClock? {
        guard let timeLimit = limit.timeLimit else { return nil }
        let source = main.source.clock(run.clock) ?? subtask?.source.clock(run.clock)
        var clock = LegalClock(start: run.started, limit: timeLimit, basis: source?.basis ?? "")
        for (index, suspension) in run.suspensions.enumerated() {
            let mark = main.source.mark(suspension.mark) ?? subtask?.source.mark(suspension.mark)
            let name = "\(suspension.mark)-\(index)"
            clock.record(
                .suspend(id: name, reason: mark?.title.zh ?? "", basis: mark?.basis ?? ""), at: suspension.from)
            if let until = suspension.until { clock.record(.resume(id: name), at: until) }
        }
        for more in run.extensions {
            clock.record(.extend(by: more.count, approvedBy: more.action, basis: ""), at: more.moment)
        }
        if let stopped = run.stopped { clock.record(.stop(reason: ""), at: stopped) }
        return clock
    }
}
