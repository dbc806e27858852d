/// How much time a table of limits gives: so many of a unit, such as 4 工作时 or 0.5 工作日.
public struct LimitAmount: Sendable, Hashable {
    /// Hundredths of the unit: half a working hour is 50.
    public var hundredths: Int
    /// The unit.
    public var unit: ClockUnit

    /// So many whole units; the largest amount there is where that many hundredths do not fit.
    public init(_ count: Int, _ unit: ClockUnit) {
        let (product, overflow) = count.multipliedReportingOverflow(by: 100)
        self.init(hundredths: overflow ? (count < 0 ? .min : .max) : product, unit)
    }

    /// So many hundredths of a unit.
    public init(hundredths: Int, _ unit: ClockUnit) {
        self.hundredths = hundredths
        self.unit = unit
    }

    /// The number of whole units; `nil` when it is a fraction.
    public var count: Int? { hundredths % 100 == 0 ? hundredths / 100 : nil }

    /// The limit that a ``LegalClock`` counts; `nil` for a fraction of a unit, which clocks do not count, and for an amount out of
    /// their range.
    public var timeLimit: TimeLimit? { count.flatMap { try? TimeLimit($0, unit) } }
}

extension LimitAmount: CustomStringConvertible {
    /// The amount as tables write it: `4工作时`, `0.5工作日`.
    public var description: String { amountText + unit.chinese }

    private var amountText: String {
        if let count { return String(count) }
        let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
        let digits = String(rest).leftPadded(to: 2)
        return "\(hundredths < 0 ? "-" : "")\(whole).\(digits.hasSuffix("0") ? String(digits.dropLast()) : digits)"
    }
}

extension ClockUnit {
    /// The unit in Chinese: 紧急工作时, 工作时, 工作日, 自然日.
    var chinese: String {
        switch self {
        case .urgentHour: "紧急工作时"
        case .workingHour: "工作时"
        case .workingDay: "工作日"
        case .naturalDay: "自然日"
        }
    }
}

/// A limit and the act it limits: 拆除 within 20 work days. One filing condition may have several.
public struct ActLimit: Sendable, Hashable, CustomStringConvertible {
    /// The act, such as 拆除; empty when the limit is for the whole disposal.
    public var act: String
    /// How much time it gives.
    public var amount: LimitAmount

    /// A limit of one act.
    public init(_ act: String, _ amount: LimitAmount) {
        self.act = act
        self.amount = amount
    }

    /// A limit of the whole disposal.
    public init(_ amount: LimitAmount) { self.init("", amount) }

    /// The limit as tables write it: `拆除20工作日`; with a colon after an act that ends in a number.
    public var description: String {
        let isNumberLast = act.last.map(LimitNumber.admits) ?? false
        return "\(act)\(isNumberLast ? "：" : "")\(amount)"
    }
}
