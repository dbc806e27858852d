public import FangcunModel

/// The time that an evaluation or report covers: from its start up to, and without, its end.
public struct EvaluationPeriod: Sendable, Hashable {
    /// The first moment that belongs to it.
    public var start: Instant
    /// The first moment after it.
    public var end: Instant

    /// A period of its ends.
    public init(start: Instant, end: Instant) {
        self.start = start
        self.end = end
    }

    /// Whether a moment belongs to it.
    public func contains(_ moment: Instant) -> Bool { start <= moment && moment < end }

    /// The days of Beijing time from one to another, both belonging to it.
    public init(from first: CivilDate, through last: CivilDate) {
        start = BeijingTime(startOf: first).instant
        end = BeijingTime(startOf: last).instant.adding(seconds: 86_400)
    }

    /// The week of Beijing time, Monday to Sunday, that a moment lies in.
    public static func week(containing moment: Instant) -> EvaluationPeriod {
        let date = moment.inBeijing.date
        let monday = date.adding(days: -(Weekday.allCases.firstIndex(of: date.weekday) ?? 0))
        return EvaluationPeriod(from: monday, through: monday.adding(days: 6))
    }

    /// A month of Beijing time; `nil` for a month that is none, or a year outside 1 to 9999.
    public static func month(_ month: Int, of year: Int) -> EvaluationPeriod? {
        guard let first = CivilDate(year: year, month: month, day: 1),
            let count = CivilDate.days(inMonth: month, of: year)
        else { return nil }
        return EvaluationPeriod(from: first, through: first.adding(days: count - 1))
    }
}
