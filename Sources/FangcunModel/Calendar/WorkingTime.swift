/// A calendar together with the hours of its days: everything that a period of time may be counted by.
public struct WorkingTime: Sendable, Hashable {
    /// Which days are worked.
    public var calendar: WorkCalendar
    /// When work is done on those days.
    public var hours: WorkHours

    /// The national calendar, with 09:00-12:00 and 13:30-17:30.
    public static let stateCouncil = WorkingTime(calendar: .stateCouncil, hours: .nineToHalfPastFive)

    /// A calendar and the hours of its days.
    public init(calendar: WorkCalendar, hours: WorkHours) {
        self.calendar = calendar
        self.hours = hours
    }

    /// How many seconds of work lie between two moments, by Beijing's clocks; negative when the second is earlier.
    public func workingSeconds(from start: Instant, to end: Instant) -> CalendarAnswer<Int> {
        let (first, last) = (min(start, end), max(start, end))
        let count = workingSeconds(before: last) - workingSeconds(before: first)
        return calendar.answer(end < start ? -count : count, restingOn: days(from: first, to: last))
    }

    /// The earliest moment by which so many seconds of work are done after another; the moment itself for none.
    ///
    /// The end of a window counts to it: four hours from 09:00 on a day of seven end at 14:30, three at 12:00.
    public func adding(workingSeconds count: Int, to start: Instant) -> CalendarAnswer<Instant> {
        guard count > 0 else { return .exact(start) }
        let done = workingSeconds(before: start)
        let end = instant(whenDone: done + min(count, Self.longestSeconds))
        return calendar.answer(end, restingOn: days(from: start, to: end))
    }

    /// Whether work is being done at a moment.
    public func isWorking(at instant: Instant) -> CalendarAnswer<Bool> {
        workingSeconds(from: instant, to: instant.adding(seconds: 1)).map { $0 > 0 }
    }
}

// MARK: Counts

extension WorkingTime {
    /// As many seconds as the calendar has, so that no longer period can overflow a sum.
    private static let longestSeconds = 4_000_000 * 86_400

    /// The days on which the work between two moments depends: with a night shift, the day before the first too.
    func days(from start: Instant, to end: Instant) -> Range<Int> {
        let first = start.inBeijing.date.daysSinceEpoch - (hours.passMidnight ? 1 : 0)
        return first..<max(first, end.inBeijing.date.daysSinceEpoch) + 1
    }

    /// The seconds of work before a moment, counted from the first day of the calendar's table; negative before it.
    func workingSeconds(before instant: Instant) -> Int {
        let time = instant.inBeijing
        let day = time.date.daysSinceEpoch
        let table = calendar.table
        var seconds = table.workingDays(before: day) * hours.secondsPerDay
        if table.isWorking(day) { seconds += hours.secondsDone(by: time.secondOfDay) }
        // What the day before still works after midnight was counted with that day, and is not done yet.
        if table.isWorking(day - 1) {
            seconds -= hours.secondsPerDay - hours.secondsDone(by: time.secondOfDay + 86_400)
        }
        return seconds
    }

    /// The earliest moment before which so many seconds of work lie, by the same count.
    func instant(whenDone seconds: Int) -> Instant {
        let (index, rest) = (seconds - 1).floorDivided(by: hours.secondsPerDay)
        let date = CivilDate(clamping: calendar.table.workingDay(at: index))
        return BeijingTime(startOf: date).instant.adding(seconds: Int64(hours.second(whenDone: rest + 1)))
    }
}
