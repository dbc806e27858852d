public import FangcunModel

/// How much time a clock gives, and when its light turns (红绿灯).
public struct ClockLimit: Sendable, Hashable {
    /// In what the time is counted.
    public enum Unit: String, Sendable, Hashable, CaseIterable {
        /// Working days by the calendar (工作日).
        case workingDay = "working-day"
        /// Hours of the working day (工作时).
        case workingHour = "working-hour"
        /// Days of the calendar, all of them (自然日).
        case naturalDay = "natural-day"
        /// Hours of the clock on the wall, day and night (紧急工作时).
        case urgentHour = "urgent-hour"
    }

    /// How many units.
    public var count: Int
    /// The unit.
    public var unit: Unit
    /// From how much of the time on the light is yellow, in per cent, 1 to 100; it is red beyond the whole.
    public var yellowPercent: Int
    /// Members of the JSON form that this version does not know.
    public var extra: [JSONValue.Member]

    /// A limit; yellow from 80 % of the time on unless said otherwise.
    public init(_ count: Int, _ unit: Unit, yellowPercent: Int = 80, extra: [JSONValue.Member] = []) {
        self.count = count
        self.unit = unit
        self.yellowPercent = yellowPercent
        self.extra = extra
    }
}

extension ClockLimit {
    init(_ value: JSONValue, at path: String) throws(GovernanceError) {
        var fields = try JSONFields(value, at: path)
        guard let count = try fields.optionalInteger("count") else { throw fields.refusal("count", "is missing") }
        guard let unit = fields.value("unit") else { throw fields.refusal("unit", "is missing") }
        self.count = count
        self.unit = try Unit(unit, fields.path(of: "unit"))
        yellowPercent = try fields.optionalInteger("yellow_percent") ?? 80
        extra = fields.rest
    }

    var json: JSONValue {
        var members = JSONMembers()
        members.add("count", count)
        members.add("unit", unit.rawValue)
        members.add("yellow_percent", yellowPercent)
        return members.object(keeping: extra)
    }
}

extension ClockLimit.Unit: JSONName {}
