/// The figure of an indicator: the two counts, and the rate when there is one.
public struct IndicatorValue: Sendable, Hashable {
    /// The count above the line.
    public var numerator: Int
    /// The count below the line.
    public var denominator: Int

    /// A figure of its counts.
    public init(numerator: Int, denominator: Int) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// The rate in percent, exactly; `nil` when it was not measured, because nothing stands below the line.
    ///
    /// Nothing due is neither 0 % nor 100 %: a department without cases has no rate.
    public var percent: Ratio? {
        guard denominator > 0 else { return nil }
        return Ratio(numerator, over: denominator)?.multiplied(by: Ratio(whole: 100))
    }

    /// The rate in percent without its sign, rounded once, a half away from zero: `93.72`; `nil` when it was not measured.
    public func percentText(decimals: Int = 2) -> String? { percent?.text(decimals: decimals) }
}

/// Which cases made a figure.
public struct IndicatorExplanation: Sendable, Hashable {
    /// The cases that one measure counted.
    public struct Term: Sendable, Hashable {
        /// The measure.
        public var measure: String
        /// Whether it is taken away.
        public var isSubtracted: Bool
        /// The identifiers of the cases.
        public var cases: [String]
    }

    /// The indicator.
    public var indicator: String
    /// The area, department or person.
    public var group: String
    /// Above the line.
    public var numerator: [Term]
    /// Below the line.
    public var denominator: [Term]

    /// The figure that these cases make.
    public var value: IndicatorValue {
        func sum(_ terms: [Term]) -> Int {
            terms.reduce(0) { $0 + ($1.isSubtracted ? -$1.cases.count : $1.cases.count) }
        }
        return IndicatorValue(numerator: sum(numerator), denominator: sum(denominator))
    }
}
