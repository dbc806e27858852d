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
    }

    /// How many units.
    public var count: Int
    /// The unit.
    public var unit: Unit
    /// From which share of the time on the light is yellow, above 0 and at most 1; red is beyond the whole.
    public var yellowShare: Double
    /// Members of the JSON form that this version does not know.
    public var extra: [JSONValue.Member]

    /// A limit; yellow from four fifths of the time on unless said otherwise.
    public init(_ count: Int, _ unit: Unit, yellowShare: Double = 0.8, extra: [JSONValue.Member] = []) {
        self.count = count
        self.unit = unit
        self.yellowShare = yellowShare
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
        yellowShare = try fields.optionalNumber("yellow_share") ?? 0.8
        extra = fields.rest
    }

    var json: JSONValue {
        var members = JSONMembers()
        members.add("count", count)
        members.add("unit", unit.rawValue)
        members.add("yellow_share", .number(yellowShare))
        return members.object(keeping: extra)
    }
}

extension ClockLimit.Unit: JSONName {}
