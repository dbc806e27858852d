/// One thing worth saying about data that came from outside.
///
/// Data from outside is judged by findings, never by a bare Boolean: a clerk must be told *what* is wrong and *where*, and a
/// program must be able to tell one fault from another. A finding therefore carries a stable machine code, a severity, a
/// place, and a sentence in Chinese and English.
public struct Finding: Sendable, Hashable {
    /// A stable machine name of a kind of finding, such as `grids.overlap`: lower case, the subject before the dot.
    public struct Code: Sendable, Hashable, RawRepresentable, ExpressibleByStringLiteral, CustomStringConvertible {
        /// The name as written to reports.
        public let rawValue: String

        /// A code of that name.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// A code of that name.
        public init(stringLiteral value: String) { rawValue = value }

        /// The name itself.
        public var description: String { rawValue }
    }

    /// What kind of thing was found.
    public var code: Code
    /// How much it matters.
    public var severity: Severity
    /// Where it was found; `nil` when it concerns the whole.
    public var place: Place?
    /// The sentence for people.
    public var message: Message

    /// A finding of its parts.
    public init(_ code: Code, _ severity: Severity, at place: Place? = nil, _ message: Message) {
        self.code = code
        self.severity = severity
        self.place = place
        self.message = message
    }
}

extension Finding: CustomStringConvertible {
    /// One line: severity, code, place, and the English sentence.
    public var description: String {
        let location = place.map { " at \($0)" } ?? ""
        return "\(severity) \(code)\(location): \(message.en)"
    }
}

extension Collection where Element == Finding {
    /// Whether nothing among these findings is an error; warnings and information do not count.
    public var isAcceptable: Bool { !contains { $0.severity == .error } }
}
