/// A moment in time: whole seconds since 1970-01-01T00:00:00Z, without leap seconds.
///
/// The library never asks for the time of day: the host passes it in, so that every answer is a pure function of its input.
public struct Instant: Sendable, Hashable, Comparable {
    /// Seconds since 1970-01-01T00:00:00Z; negative before.
    public var secondsSinceEpoch: Int64

    /// The moment that many seconds after 1970-01-01T00:00:00Z.
    public init(secondsSinceEpoch: Int64) { self.secondsSinceEpoch = secondsSinceEpoch }

    /// Earlier before later.
    public static func < (lhs: Instant, rhs: Instant) -> Bool { lhs.secondsSinceEpoch < rhs.secondsSinceEpoch }

    /// The moment that many seconds later, or earlier for a negative number; stops at the ends of time rather than overflow.
    public func adding(seconds: Int64) -> Instant {
        let (sum, overflow) = secondsSinceEpoch.addingReportingOverflow(seconds)
        guard overflow else { return Instant(secondsSinceEpoch: sum) }
        return Instant(secondsSinceEpoch: seconds > 0 ? .max : .min)
    }
}

extension Instant {
    /// The calendar fields of a moment in UTC (proleptic Gregorian).
    public struct Fields: Sendable, Hashable {
        /// The year, 1 to 9999 where it is to be written down.
        public var year: Int
        /// The month, 1 to 12.
        public var month: Int
        /// The day of the month, 1 to 31.
        public var day: Int
        /// The hour, 0 to 23.
        public var hour: Int
        /// The minute, 0 to 59.
        public var minute: Int
        /// The second, 0 to 59.
        public var second: Int

        /// Fields of their parts; nothing is checked here.
        public init(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
            self.year = year
            self.month = month
            self.day = day
            self.hour = hour
            self.minute = minute
            self.second = second
        }
    }

    /// The moment with these fields in UTC, or `nil` when there is none such (30 February, hour 24, year 0).
    public init?(_ fields: Fields) {
        guard (1...9999).contains(fields.year), (1...12).contains(fields.month),
            (1...Self.days(inMonth: fields.month, of: fields.year)).contains(fields.day),
            (0...23).contains(fields.hour), (0...59).contains(fields.minute), (0...59).contains(fields.second)
        else { return nil }
        let days = Self.daysSinceEpoch(year: fields.year, month: fields.month, day: fields.day)
        self.init(
            secondsSinceEpoch: Int64(days * 86_400 + fields.hour * 3_600 + fields.minute * 60 + fields.second))
    }

    /// The fields of this moment in UTC.
    public var fields: Fields {
        let (days, seconds) = secondsSinceEpoch.floorDivided(by: 86_400)
        let (year, month, day) = Self.civilDate(daysSinceEpoch: Int(days))
        let second = Int(seconds)
        return Fields(
            year: year, month: month, day: day, hour: second / 3_600, minute: second / 60 % 60, second: second % 60)
    }

    private static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    // Both conversions count years from 1 March, so that the leap day is the last day of the year, and in eras of 400 years
    // (146 097 days); 719 468 days lie between 0000-03-01 and 1970-01-01.
    private static func daysSinceEpoch(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted % 400
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    private static func civilDate(daysSinceEpoch: Int) -> (year: Int, month: Int, day: Int) {
        let (era, dayOfEra) = (daysSinceEpoch + 719_468).floorDivided(by: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = (shiftedMonth + 2) % 12 + 1
        return (era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }
}

extension BinaryInteger {
    /// Quotient and remainder with the remainder never negative (for a positive divisor).
    func floorDivided(by divisor: Self) -> (quotient: Self, remainder: Self) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
