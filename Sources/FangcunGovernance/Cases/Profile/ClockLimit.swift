public import FangcunModel

/// How much time a clock gives, how it is counted, and when its light turns (红绿灯).
public struct ClockLimit: Sendable, Hashable {
    /// How many units.
    public var count: Int
    /// In what they are counted.
    public var unit: ClockUnit
    /// When counting begins; `nil` for the rule of the unit: days from the day after, hours at once.
    public var startRule: TimeLimit.StartRule?
    /// What happens when the last day is a day off.
    public var endRule: TimeLimit.EndRule
    /// When the light turns.
    public var light: LightRule
    /// Members of the JSON form that this version does not know.
    public var extra: [JSONValue.Member]

    /// A limit; yellow from 80 % of the time on and red beyond the whole unless said otherwise.
    public init(
        _ count: Int, _ unit: ClockUnit, startRule: TimeLimit.StartRule? = nil,
        endRule: TimeLimit.EndRule = .asCounted, light: LightRule = .standard, extra: [JSONValue.Member] = []
    ) {
        self.count = count
        self.unit = unit
        self.startRule = startRule
        self.endRule = endRule
        self.light = light
        self.extra = extra
    }

    /// The limit as a clock takes it; `nil` for a count that no clock takes.
    public var timeLimit: TimeLimit? { try? TimeLimit(count, unit, startRule: startRule, endRule: endRule) }

    /// Whether the light turns at a share of 1 to 100 per cent, or with 0 or more units left.
    var hasSoundLight: Bool { light.yellow.isSound && light.red.isSound }
}

extension LightRule.Threshold {
    fileprivate var isSound: Bool {
        switch self {
        case .share(let percent): (1...100).contains(percent)
        case .remaining(let units): units >= 0
        case .overdue: true
        }
    }
}

extension ClockLimit {
    init(_ value: JSONValue, at path: String) throws(GovernanceError) {
        var fields = try JSONFields(value, at: path)
        guard let count = try fields.optionalInteger("count") else { throw fields.refusal("count", "is missing") }
        guard let unit = fields.value("unit") else { throw fields.refusal("unit", "is missing") }
        self.count = count
        self.unit = try ClockUnit(unit, fields.path(of: "unit"))
        startRule = nil
        if let rule = fields.value("start_rule") {
            startRule = try TimeLimit.StartRule(rule, fields.path(of: "start_rule"))
        }
        endRule = .asCounted
        if let rule = fields.value("end_rule") { endRule = try TimeLimit.EndRule(rule, fields.path(of: "end_rule")) }
        let yellow = try Self.threshold("yellow", &fields)
        let red = try Self.threshold("red", &fields)
        light = LightRule(yellow: yellow ?? LightRule.standard.yellow, red: red ?? .overdue)
        extra = fields.rest
    }

    /// A threshold by its members, such as `yellow_percent` or `yellow_remaining`.
    private static func threshold(
        _ name: String, _ fields: inout JSONFields
    ) throws(GovernanceError) -> LightRule.Threshold? {
        let percent = try fields.optionalInteger("\(name)_percent")
        let units = try fields.optionalInteger("\(name)_remaining")
        guard percent == nil || units == nil else { throw fields.refusal(name, "has both a share and a remainder") }
        return percent.map { .share(percent: $0) } ?? units.map { .remaining(units: $0) }
    }

    var json: JSONValue {
        var members = JSONMembers()
        members.add("count", count)
        members.add("unit", unit.rawValue)
        members.add("start_rule", startRule?.rawValue)
        if endRule != .asCounted { members.add("end_rule", endRule.rawValue) }
        members.add("yellow", light.yellow)
        members.add("red", light.red)
        return members.object(keeping: extra)
    }
}

extension JSONMembers {
    /// A threshold; being overdue is what is meant where nothing is said of red.
    fileprivate mutating func add(_ name: String, _ threshold: LightRule.Threshold) {
        switch threshold {
        case .share(let percent): add("\(name)_percent", percent)
        case .remaining(let units): add("\(name)_remaining", units)
        case .overdue: if name == "yellow" { add("\(name)_percent", 100) }
        }
    }
}

extension ClockUnit: JSONName {}
extension TimeLimit.StartRule: JSONName {}
extension TimeLimit.EndRule: JSONName {}
