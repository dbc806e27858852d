/// A day of the civil calendar, without a time or a zone: proleptic Gregorian, years 1 to 9999.
///
/// Kept as a count of days, so that comparing and counting cost one operation, and eight bytes hold it.
public struct CivilDate: Sendable, Hashable, Comparable {
    /// Days since 1970-01-01; negative before.
    public let daysSinceEpoch: Int

    /// The first day there is: 0001-01-01.
    public static let earliest = CivilDate(clamping: .min)
    /// The last day there is: 9999-12-31.
    public static let latest = CivilDate(clamping: .max)

    private static let range = -719_162...2_932_896

    /// The day of a year, a month and a day of the month; `nil` when there is none such (30 February, year 0).
    public init?(year: Int, month: Int, day: Int) {
        guard GregorianDay.exists(year: year, month: month, day: day) else { return nil }
        daysSinceEpoch = GregorianDay.number(year: year, month: month, day: day)
    }

    /// The day that many days after 1970-01-01; `nil` outside the years 1 to 9999.
    public init?(daysSinceEpoch: Int) {
        guard Self.range.contains(daysSinceEpoch) else { return nil }
        self.daysSinceEpoch = daysSinceEpoch
    }

    /// The day that many days after 1970-01-01, or the nearest there is.
    init(clamping daysSinceEpoch: Int) {
        self.daysSinceEpoch = min(max(daysSinceEpoch, Self.range.lowerBound), Self.range.upperBound)
    }

    /// The year, 1 to 9999.
    public var year: Int { GregorianDay.civil(daysSinceEpoch).year }
    /// The month, 1 to 12.
    public var month: Int { GregorianDay.civil(daysSinceEpoch).month }
    /// The day of the month, 1 to 31.
    public var day: Int { GregorianDay.civil(daysSinceEpoch).day }

    /// The day of the week.
    public var weekday: Weekday {
        // 1970-01-01 was a Thursday, the fourth day of its week.
        let index = (daysSinceEpoch + 3).floorDivided(by: 7).remainder
        return Weekday.allCases[index]
    }

    /// The number of the day within its year, from 1 (the ordinal date of ISO 8601).
    public var dayOfYear: Int {
        daysSinceEpoch - GregorianDay.number(year: year, month: 1, day: 1) + 1
    }

    /// The day of a year by its number within the year, from 1; `nil` when the year has no such day.
    public init?(year: Int, dayOfYear: Int) {
        guard (1...9999).contains(year), (1...(GregorianDay.isLeap(year) ? 366 : 365)).contains(dayOfYear) else {
            return nil
        }
        daysSinceEpoch = GregorianDay.number(year: year, month: 1, day: 1) + dayOfYear - 1
    }

    /// The day that many days later, or earlier for a negative number; stops at the ends of the calendar rather than leave it.
    public func adding(days: Int) -> CivilDate {
        let (sum, overflow) = daysSinceEpoch.addingReportingOverflow(days)
        return CivilDate(clamping: overflow ? (days > 0 ? .max : .min) : sum)
    }

    /// How many days lie between this day and another: 1 for the next day, negative for an earlier one.
    public func days(until other: CivilDate) -> Int { other.daysSinceEpoch - daysSinceEpoch }

    /// How many days a month (1 to 12) of a year has; `nil` for another month.
    public static func days(inMonth month: Int, of year: Int) -> Int? {
        (1...12).contains(month) ? GregorianDay.days(inMonth: month, of: year) : nil
    }

    /// Earlier before later.
    public static func < (lhs: CivilDate, rhs: CivilDate) -> Bool { lhs.daysSinceEpoch < rhs.daysSinceEpoch }
}
