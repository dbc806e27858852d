/// How long something may take (处置时限): so many of a unit, such as 4 工作时.
///
/// What a unit is worth in hours of the clock is the business of calendars and clocks, not of this value.
public struct TimeLimit: Sendable, Hashable {
    /// The units of city management.
    public enum Unit: String, Sendable, Hashable, CaseIterable {
        /// Hours that run day and night (紧急工作时).
        case urgentHour = "urgent-hour"
        /// Hours that run while offices are open (工作时).
        case workHour = "work-hour"
        /// Days on which offices are open (工作日).
        case workDay = "work-day"
        /// Days of the calendar (自然日).
        case naturalDay = "natural-day"
    }

    /// Hundredths of the unit: half a work hour is 50.
    public var hundredths: Int
    /// The unit.
    public var unit: Unit

    /// A limit of whole units; the largest there is where that many hundredths do not fit.
    public init(_ count: Int, _ unit: Unit) {
        let (product, overflow) = count.multipliedReportingOverflow(by: 100)
        self.init(hundredths: overflow ? (count < 0 ? .min : .max) : product, unit)
    }

    /// A limit in hundredths of a unit.
    public init(hundredths: Int, _ unit: Unit) {
        self.hundredths = hundredths
        self.unit = unit
    }

    /// The number of whole units; `nil` when it is a fraction.
    public var count: Int? { hundredths % 100 == 0 ? hundredths / 100 : nil }
}

extension TimeLimit: CustomStringConvertible {
    /// The limit as tables write it: `4工作时`, `0.5工作日`.
    public var description: String { amountText + unit.chinese }

    private var amountText: String {
        guard count == nil else { return String(hundredths / 100) }
        let sign = hundredths < 0 ? "-" : ""
        let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
        let digits = String(rest).leftPadded(to: 2)
        return "\(sign)\(whole).\(digits.hasSuffix("0") ? String(digits.dropLast()) : digits)"
    }
}

extension TimeLimit.Unit {
    /// The unit in Chinese: 紧急工作时, 工作时, 工作日, 自然日.
    public var chinese: String {
        switch self {
        case .urgentHour: "紧急工作时"
        case .workHour: "工作时"
        case .workDay: "工作日"
        case .naturalDay: "自然日"
        }
    }
}

/// A limit and the act it limits: 拆除 within 20 work days. One filing condition may have several.
public struct ActLimit: Sendable, Hashable, CustomStringConvertible {
    /// The act, such as 拆除; empty when the limit is for the whole disposal.
    public var act: String
    /// The limit.
    public var limit: TimeLimit

    /// A limit of one act.
    public init(_ act: String, _ limit: TimeLimit) {
        self.act = act
        self.limit = limit
    }

    /// A limit of the whole disposal.
    public init(_ limit: TimeLimit) { self.init("", limit) }

    /// The limit as tables write it: `拆除20工作日`; with a colon after an act that ends in a number.
    public var description: String {
        let isNumberLast = act.last.map(LimitNumber.admits) ?? false
        return "\(act)\(isNumberLast ? "：" : "")\(limit)"
    }
}
