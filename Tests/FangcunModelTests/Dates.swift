import FangcunModel

/// A date written in a test.
func date(_ text: String) throws -> CivilDate { try CivilDate(text) }

/// A moment written in a test as Beijing's clocks show it: `2025-09-26 10:00`.
func beijing(_ text: String) throws -> Instant {
    try Instant(rfc3339: text.replacing(" ", with: "T") + ":00+08:00")
}

extension WorkCalendar {
    /// The same question answered the slow way: one day after the other, each asked for itself.
    func slowlyAdding(workingDays count: Int, to start: CivilDate) -> CivilDate {
        var (date, left) = (start, count)
        while left != 0 {
            date = date.adding(days: count > 0 ? 1 : -1)
            if isWorkingDay(date).value { left -= count > 0 ? 1 : -1 }
        }
        return date
    }
}
