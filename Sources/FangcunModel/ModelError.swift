/// What the values of FangcunModel refuse: text that is not what it claims to be.
public struct ModelError: CodedError {
    /// The kind of refusal. More may be added; compare with the ones you handle and treat the rest alike.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        /// The stable name of the code.
        public let description: String

        /// An identifier, such as a division or grid code, breaks the rules of its format.
        public static let malformedCode = Code(description: "malformedCode")
        /// The text is not JSON (RFC 8259).
        public static let malformedJSON = Code(description: "malformedJSON")
        /// The text is not comma-separated values (RFC 4180).
        public static let malformedCSV = Code(description: "malformedCSV")
        /// The bytes are not UTF-8.
        public static let notUTF8 = Code(description: "notUTF8")
        /// A limit on size, depth or count was passed.
        public static let limitExceeded = Code(description: "limitExceeded")
        /// The text is no date and time of RFC 3339, or lies outside the years 1 to 9999.
        public static let malformedTime = Code(description: "malformedTime")
        /// A table of the city, such as a class tree or time limits, is readable text but not what its format wants.
        public static let malformedTable = Code(description: "malformedTable")
    }

    /// The kind of refusal.
    public let code: Code
    /// Where in the input, when there is a place.
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
