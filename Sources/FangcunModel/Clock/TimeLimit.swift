extension ModelError.Code {
    /// A time limit, or the ledger of a clock, that is not what it claims to be.
    public static let malformedClock = ModelError.Code(description: "malformedClock")
}

/// What a time limit is counted in.
public enum ClockUnit: String, Sendable, Hashable, CaseIterable {
    /// Working days (工作日).
    case workingDay = "working-day"
    /// Hours of work (工作时): an hour at night or on a day off does not count.
    case workingHour = "working-hour"
    /// Days of the calendar, days off included (自然日).
    case naturalDay = "natural-day"
    /// Hours by the clock, day and night (紧急工作时, 小时).
    case urgentHour = "urgent-hour"

    /// Whether it is counted in whole days.
    public var isDay: Bool { self == .workingDay || self == .naturalDay }

    /// Whether its count depends on which days are worked.
    var needsCalendar: Bool { self == .workingDay || self == .workingHour }

    /// How many steps of the axis one unit has: days are counted one by one, hours by the second.
    var stepsPerUnit: Int { isDay ? 1 : 3_600 }
}

/// A time limit as the law states it: so much, in a unit, with its rules of beginning and end.
public struct TimeLimit: Sendable, Hashable {
    /// When counting begins.
    public enum StartRule: String, Sendable, Hashable, CaseIterable {
        /// With the day after the event (民法典 201: 开始的当日不计入): what days and months are counted by.
        case dayAfter = "day-after"
        /// With the event itself: what hours are counted by (民法典 201), and what counts the day of the event as the first.
        case event
    }

    /// What happens when the last day is a day off.
    public enum EndRule: String, Sendable, Hashable, CaseIterable {
        /// It remains the last day.
        case asCounted = "as-counted"
        /// The next working day is the last (民法典 203).
        case nextWorkingDay = "next-working-day"
    }

    /// The largest budget of a limit: some thousand years.
    public static let maximumBudget = 1_000_000

    /// How many units there are, 0 to ``maximumBudget``. A limit of 0 days ends with the day of the event.
    public let budget: Int
    /// What is counted.
    public let unit: ClockUnit
    /// When counting begins.
    public let startRule: StartRule
    /// What happens when the last day is a day off; hours end as counted whatever it says.
    public let endRule: EndRule

    /// A limit of its parts. Without a start rule days are counted from the day after the event, hours from the event.
    ///
    /// - Throws: ``ModelError`` with code `malformedClock` for a budget that is negative or larger than ``maximumBudget``.
    public init(
        _ budget: Int, _ unit: ClockUnit, startRule: StartRule? = nil, endRule: EndRule = .asCounted
    ) throws(ModelError) {
        guard (0...Self.maximumBudget).contains(budget) else {
            throw ModelError(.malformedClock, "a budget of \(budget) is not within 0 to \(Self.maximumBudget)")
        }
        self.init(checked: budget, unit, startRule ?? (unit.isDay ? .dayAfter : .event), endRule)
    }

    init(checked budget: Int, _ unit: ClockUnit, _ startRule: StartRule, _ endRule: EndRule) {
        self.budget = budget
        self.unit = unit
        self.startRule = startRule
        self.endRule = endRule
    }
}
