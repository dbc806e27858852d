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

    /// The week of Beijing time, Monday to Sunday, that a moment lies in.
    public static func week(containing moment: Instant) -> EvaluationPeriod {
        let local = moment.adding(seconds: beijingOffsetSeconds)
        // 1970-01-05 was a Monday.
        let days = (local.secondsSinceEpoch / 86_400 - (local.secondsSinceEpoch % 86_400 < 0 ? 1 : 0)) - 4
        let monday = days - ((days % 7) + 7) % 7 + 4
        let (seconds, overflow) = monday.multipliedReportingOverflow(by: 86_400)
        let start = overflow ? moment : Instant(secondsSinceEpoch: seconds).adding(seconds: -beijingOffsetSeconds)
        return EvaluationPeriod(start: start, end: start.adding(seconds: 7 * 86_400))
    }

    /// A month of Beijing time; `nil` for a month that is none, or a year outside 1 to 9998.
    public static func month(_ month: Int, of year: Int) -> EvaluationPeriod? {
        guard (1...9_998).contains(year), (1...12).contains(month),
            let start = Instant(Instant.Fields(year: year, month: month, day: 1)),
            let end = Instant(
                Instant.Fields(year: month == 12 ? year + 1 : year, month: month == 12 ? 1 : month + 1, day: 1))
        else { return nil }
        return EvaluationPeriod(
            start: start.adding(seconds: -beijingOffsetSeconds), end: end.adding(seconds: -beijingOffsetSeconds))
    }

    // Beijing time has been eight hours ahead of UTC since 1949, but for the summers of 1986 to 1991.
    private static let beijingOffsetSeconds: Int64 = 8 * 3_600
}
