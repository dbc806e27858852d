/// The end of a time limit.
public struct Deadline: Sendable, Hashable, Comparable {
    /// What the limit is counted in.
    public let unit: ClockUnit
    /// The last moment that is in time: the last second of the last day, or the very moment at which hours are used up.
    public let lastInstant: Instant

    /// The last day, by Beijing's clocks.
    public var date: CivilDate { lastInstant.inBeijing.date }

    /// Whether something done at a moment is too late.
    public func isPassed(at instant: Instant) -> Bool { instant > lastInstant }

    /// Earlier before later.
    public static func < (lhs: Deadline, rhs: Deadline) -> Bool { lhs.lastInstant < rhs.lastInstant }
}

extension Deadline: CustomStringConvertible {
    /// The date for a limit in days, `2025-10-30`; the moment for one in hours, `2025-10-30T15:00:00+08:00`.
    public var description: String { unit.isDay ? date.description : lastInstant.inBeijing.description }
}

extension WorkingTime {
    /// The deadline of a limit that begins with an event of which the day is known.
    ///
    /// Hours then begin with the day after it too, since the moment is not known, unless the start rule counts the event in.
    ///
    /// - Complexity: constant, whatever the budget.
    public func deadline(of limit: TimeLimit, after event: CivilDate) -> CalendarAnswer<Deadline> {
        let countsEvent = limit.startRule == .event && limit.unit.isDay
        let axis = ClockAxis(unit: limit.unit, time: self)
        let start = axis.position(ofDay: event.daysSinceEpoch + (countsEvent ? 0 : 1))
        return axis.deadline(
            from: start, at: axis.position(whenCounted: limit.budget * limit.unit.stepsPerUnit, from: start),
            endRule: limit.endRule)
    }

    /// The deadline of a limit that begins with an event of which the moment is known.
    ///
    /// - Complexity: constant, whatever the budget.
    public func deadline(of limit: TimeLimit, from event: Instant) -> CalendarAnswer<Deadline> {
        let axis = ClockAxis(unit: limit.unit, time: self)
        let start = axis.start(of: event, limit.startRule)
        return axis.deadline(
            from: start, at: axis.position(whenCounted: limit.budget * limit.unit.stepsPerUnit, from: start),
            endRule: limit.endRule)
    }
}
