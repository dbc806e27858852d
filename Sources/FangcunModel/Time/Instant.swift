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
        guard GregorianDay.exists(year: fields.year, month: fields.month, day: fields.day),
            (0...23).contains(fields.hour), (0...59).contains(fields.minute), (0...59).contains(fields.second)
        else { return nil }
        let days = GregorianDay.number(year: fields.year, month: fields.month, day: fields.day)
        self.init(
            secondsSinceEpoch: Int64(days * 86_400 + fields.hour * 3_600 + fields.minute * 60 + fields.second))
    }

    /// The fields of this moment in UTC.
    public var fields: Fields {
        let (days, seconds) = secondsSinceEpoch.floorDivided(by: 86_400)
        let (year, month, day) = GregorianDay.civil(Int(days))
        let second = Int(seconds)
        return Fields(
            year: year, month: month, day: day, hour: second / 3_600, minute: second / 60 % 60, second: second % 60)
    }
}
