/// A time of day on a day, by the clocks of Beijing (北京时间): UTC+8 throughout the year.
///
/// China has kept no summer time since 1991. That of 1986 to 1991 is not modelled: in those summers the clocks on the wall
/// were an hour ahead of what this type says.
public struct BeijingTime: Sendable, Hashable, Comparable {
    /// The day.
    public let date: CivilDate
    /// Seconds since midnight, 0 to 86 399.
    public let secondOfDay: Int

    /// How far Beijing's clocks are ahead of UTC.
    public static let offsetSeconds = 8 * 3_600

    /// A time of its parts; `nil` when there is no such second in a day.
    public init?(_ date: CivilDate, secondOfDay: Int) {
        guard (0..<86_400).contains(secondOfDay) else { return nil }
        self.date = date
        self.secondOfDay = secondOfDay
    }

    /// Midnight, with which a day begins.
    public init(startOf date: CivilDate) {
        self.date = date
        secondOfDay = 0
    }

    /// What Beijing's clocks show at a moment; the first or last second of the calendar outside the years 1 to 9999.
    public init(_ instant: Instant) {
        let local = instant.adding(seconds: Int64(Self.offsetSeconds))
        let (days, second) = local.secondsSinceEpoch.floorDivided(by: 86_400)
        let date = CivilDate(clamping: Int(clamping: days))
        self.date = date
        secondOfDay = date.daysSinceEpoch == days ? Int(second) : (days < 0 ? 0 : 86_399)
    }

    /// The moment at which Beijing's clocks show this.
    public var instant: Instant {
        Instant(secondsSinceEpoch: Int64(date.daysSinceEpoch * 86_400 + secondOfDay - Self.offsetSeconds))
    }

    /// Earlier before later.
    public static func < (lhs: BeijingTime, rhs: BeijingTime) -> Bool {
        (lhs.date, lhs.secondOfDay) < (rhs.date, rhs.secondOfDay)
    }
}

extension BeijingTime: CustomStringConvertible {
    /// The time as RFC 3339 writes it: `2025-10-30T15:00:00+08:00`.
    public var description: String {
        let (hour, minute, second) = (secondOfDay / 3_600, secondOfDay / 60 % 60, secondOfDay % 60)
        return "\(date)T\(padded(hour, 2)):\(padded(minute, 2)):\(padded(second, 2))+08:00"
    }
}

extension Instant {
    /// The moment as Beijing's clocks show it.
    public var inBeijing: BeijingTime { BeijingTime(self) }
}
