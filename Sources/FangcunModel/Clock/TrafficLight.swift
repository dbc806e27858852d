/// The colour by which a supervisor sees how much time a matter has left (红黄绿灯).
public enum TrafficLight: String, Sendable, Hashable, CaseIterable {
    /// Time enough.
    case green
    /// The end is near.
    case yellow
    /// Too late, or as the rule says.
    case red
}

/// When the light changes. Cities differ, so the thresholds are data.
public struct LightRule: Sendable, Hashable {
    /// From when a colour is shown.
    public enum Threshold: Sendable, Hashable {
        /// Once that share of the budget is used up, in per cent.
        case share(percent: Int)
        /// Once no more than so many units are left, today taken as used up: 1 for the working day before the last.
        case remaining(units: Int)
        /// Once the deadline has passed.
        case overdue
    }

    /// From when the light is yellow.
    public var yellow: Threshold
    /// From when it is red.
    public var red: Threshold

    /// A rule of its parts.
    public init(yellow: Threshold, red: Threshold = .overdue) {
        self.yellow = yellow
        self.red = red
    }

    /// Green below 80 % of the budget, then yellow, red when overdue.
    public static let standard = LightRule(yellow: .share(percent: 80))
    /// Yellow from 90 % of the promised limit, red once it is exceeded (one city's rule of electronic supervision).
    public static let ninetyPercent = LightRule(yellow: .share(percent: 90))
    /// Yellow from the working day before the last, red once the limit is exceeded (another city's rule).
    public static let oneUnitBefore = LightRule(yellow: .remaining(units: 1))

    /// What a rule looks at, in steps of the axis.
    struct Use {
        let elapsed: Int
        let elapsedWithToday: Int
        let budget: Int
        let stepsPerUnit: Int
        let isOverdue: Bool
    }

    func light(_ use: Use) -> TrafficLight {
        if red.isReached(use) { return .red }
        return yellow.isReached(use) || use.isOverdue ? .yellow : .green
    }
}

extension LightRule.Threshold {
    fileprivate func isReached(_ use: LightRule.Use) -> Bool {
        switch self {
        case .share(let percent):
            // A limit of nothing is used up from the start.
            let (used, overflow) = use.elapsed.multipliedReportingOverflow(by: 100)
            let (wanted, tooMuch) = use.budget.multipliedReportingOverflow(by: percent)
            return !tooMuch && (overflow || used >= wanted)
        case .remaining(let units):
            let (steps, overflow) = units.multipliedReportingOverflow(by: use.stepsPerUnit)
            return overflow ? units > 0 : use.budget - use.elapsedWithToday <= steps
        case .overdue: return use.isOverdue
        }
    }
}
