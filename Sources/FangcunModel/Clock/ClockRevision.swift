/// What a new edition of a calendar does to a deadline: for the record, since somebody was told the old one.
public struct ClockRevision: Sendable, Hashable {
    /// The deadline by the old calendar; `nil` while a suspension kept it from coming.
    public let before: CalendarAnswer<Deadline>?
    /// The deadline by the new one.
    public let after: CalendarAnswer<Deadline>?
    /// The days between the start and the later deadline that one calendar works and the other does not; the first 366.
    public let changedDays: [CivilDate]

    /// Whether the last moment is another one.
    public var movesDeadline: Bool { before?.value != after?.value }

    /// By how many days of the calendar the deadline moves, later being positive; `nil` when there is none to compare.
    public var movedByDays: Int? {
        guard let before, let after else { return nil }
        return before.value.date.days(until: after.value.date)
    }
}

extension LegalClock {
    /// What becomes of the deadline, as known at a moment, when the calendar or the hours are replaced.
    public func revision(from old: WorkingTime, to new: WorkingTime, at now: Instant) -> ClockRevision {
        let (before, after) = (deadline(at: now, by: old), deadline(at: now, by: new))
        let first = start.inBeijing.date.daysSinceEpoch
        let last = [before, after].compactMap { $0?.value.date.daysSinceEpoch }.max() ?? first
        let changed = (first...max(first, last)).lazy
            .filter { old.calendar.table.isWorking($0) != new.calendar.table.isWorking($0) }.prefix(366)
        return ClockRevision(
            before: before, after: after, changedDays: changed.map { CivilDate(clamping: $0) })
    }
}
