public import FangcunModel

/// What FangcunSampleCity could not do.
public struct SampleCityError: CodedError {
    /// The kind of failure. More may be added; compare with the ones you handle and treat the rest alike.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        /// The stable name of the code.
        public let description: String

        /// The area is no number, or lies outside 0.5 to 350 km².
        public static let areaOutOfRange = Code(description: "areaOutOfRange")
        /// A density or count is no number, is negative, or is more than the generator can place.
        public static let densityOutOfRange = Code(description: "densityOutOfRange")
        /// A share of the hotline noise is no number from 0 to 1, or the weights of the incident kinds are all zero.
        public static let shareOutOfRange = Code(description: "shareOutOfRange")
        /// A level of the administrative divisions has more members than its digits can count.
        public static let codesExhausted = Code(description: "codesExhausted")
    }

    /// The kind of failure.
    public let code: Code
    /// Where in the input, when there is a place; options have none.
    public let place: Place?
    /// What was wrong, for people.
    public let reason: String

    /// An error of its parts.
    public init(_ code: Code, at place: Place? = nil, _ reason: String) {
        self.code = code
        self.place = place
        self.reason = reason
    }
}
