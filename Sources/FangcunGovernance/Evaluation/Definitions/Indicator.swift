public import FangcunModel

/// A named rate (指标), such as 结案率: one sum of measures over another, as data.
///
/// The denominator is part of the name of a rate: 返工率 over 处置数 and 返工率 over 应结案数 are two indicators.
public struct Indicator: Sendable, Hashable {
    /// A measure added or taken away.
    public struct Term: Sendable, Hashable {
        /// The measure's identifier.
        public var measure: String
        /// Whether it is taken away.
        public var isSubtracted: Bool

        /// A term of its parts.
        public init(_ measure: String, isSubtracted: Bool = false) {
            self.measure = measure
            self.isSubtracted = isSubtracted
        }
    }

    /// Its stable name, such as `closure-rate`.
    public var id: String
    /// Its name for people: 结案率.
    public var name: Message
    /// What is counted above the line.
    public var numerator: [Term]
    /// What is counted below the line.
    public var denominator: [Term]
    /// Cases for which all conditions of one of these lists hold are left out above and below the line.
    public var exclusions: [[Measure.Condition]]
    /// Where the formula comes from.
    public var source: String
    /// Whether the formula was seen in its source; otherwise it is common knowledge only.
    public var isVerified: Bool
    /// Members of its JSON form that this version does not know; they are written back as they were read.
    public var unknownMembers: [JSONValue.Member] = []

    /// An indicator of its parts.
    public init(
        id: String, name: Message, numerator: [Term], denominator: [Term], exclusions: [[Measure.Condition]] = [],
        source: String = "", isVerified: Bool = true
    ) {
        self.id = id
        self.name = name
        self.numerator = numerator
        self.denominator = denominator
        self.exclusions = exclusions
        self.source = source
        self.isVerified = isVerified
    }
}
