/// What a clock is doing.
public enum ClockState: Sendable, Hashable {
    /// The event has not happened yet.
    case notStarted
    /// Time is being used up, or will be when work begins again.
    case running
    /// At least one suspension is open; the moment is that at which the earliest of them began.
    case suspended(since: Instant)
    /// The deadline has passed. A suspension that begins after it changes nothing.
    case overdue
    /// The matter is concluded, in time or not.
    case stopped(at: Instant, inTime: Bool)
}

/// An amount of time on a clock: days, or seconds for limits in hours.
public enum ClockAmount: Sendable, Hashable {
    /// Whole days, working or natural as the limit says.
    case days(Int)
    /// Seconds, of work or of the clock on the wall as the limit says.
    case seconds(Int)

    init(_ steps: Int, of unit: ClockUnit) { self = unit.isDay ? .days(steps) : .seconds(steps) }
}

extension ClockAmount: CustomStringConvertible {
    /// The amount in words: `13 days`, `3:12:00 hours`.
    public var description: String {
        switch self {
        case .days(let count): "\(count) \(count == 1 ? "day" : "days")"
        case .seconds(let count):
            "\(count / 3_600):\(padded(count / 60 % 60, 2)):\(padded(count % 60, 2)) hours"
        }
    }
}
