/// The line that a limit is counted along: days for limits in days, seconds since 1970-01-01T00:00:00Z for limits in hours.
///
/// Positions are the borders between steps, so that all stretches are half-open. What counts between two positions, and the
/// position by which so much has counted, are inverse to each other.
struct ClockAxis {
    let unit: ClockUnit
    let time: WorkingTime

    /// The position of a moment: the border with which its day begins, or the moment itself; never outside the calendar, so
    /// that no sum of positions can overflow.
    func position(of instant: Instant) -> Int {
        let time = instant.inBeijing
        return unit.isDay ? time.date.daysSinceEpoch : Int(time.instant.secondsSinceEpoch)
    }

    /// The position with which a day begins.
    func position(ofDay day: Int) -> Int {
        unit.isDay ? day : Int(BeijingTime(startOf: CivilDate(clamping: day)).instant.secondsSinceEpoch)
    }

    /// Where counting begins for an event.
    func start(of event: Instant, _ rule: TimeLimit.StartRule) -> Int {
        rule == .event ? position(of: event) : position(ofDay: event.inBeijing.date.daysSinceEpoch + 1)
    }

    /// How many steps count between two positions; 0 when the second is not later.
    func count(from start: Int, to end: Int) -> Int {
        guard end > start else { return 0 }
        switch unit {
        case .workingDay:
            let table = time.calendar.table
            return table.workingDays(before: end) - table.workingDays(before: start)
        case .workingHour:
            return time.workingSeconds(before: instant(end)) - time.workingSeconds(before: instant(start))
        case .naturalDay, .urgentHour: return end - start
        }
    }

    /// The earliest position by which so many steps have counted; the start itself for none.
    func position(whenCounted steps: Int, from start: Int) -> Int {
        guard steps > 0 else { return start }
        switch unit {
        case .workingDay:
            let table = time.calendar.table
            return table.workingDay(at: table.workingDays(before: start) + steps - 1) + 1
        case .workingHour:
            let done = time.workingSeconds(before: instant(start))
            return Int(clamping: time.instant(whenDone: done + steps).secondsSinceEpoch)
        case .naturalDay, .urgentHour: return start + steps
        }
    }

    /// The deadline at a position, and how certain it is when counting began at another.
    func deadline(from start: Int, at end: Int, endRule: TimeLimit.EndRule) -> CalendarAnswer<Deadline> {
        guard unit.isDay else {
            return judged(Deadline(unit: unit, lastInstant: instant(end)), from: start, to: end)
        }
        // The border behind the last day that counts; with nothing to count, behind the day before the start.
        let date = judged(CivilDate(clamping: end - 1), from: start, to: end)
        let last = endRule == .asCounted ? date : date.flatMap { time.calendar.firstWorkingDay(onOrAfter: $0) }
        return last.map { Deadline(unit, last: $0) }
    }

    /// A value that was counted between two positions, with what the calendar knows of the days between.
    func judged<Value>(_ value: Value, from start: Int, to end: Int) -> CalendarAnswer<Value> {
        guard unit.needsCalendar, end > start else { return .exact(value) }
        if unit == .workingDay { return time.calendar.answer(value, restingOn: start..<end) }
        return time.calendar.answer(value, restingOn: time.days(from: instant(start), to: instant(end)))
    }

    private func instant(_ second: Int) -> Instant { Instant(secondsSinceEpoch: Int64(second)) }
}

extension Deadline {
    fileprivate init(_ unit: ClockUnit, last date: CivilDate) {
        self.unit = unit
        lastInstant = BeijingTime(startOf: date).instant.adding(seconds: 86_399)
    }
}
