public import FangcunModel

/// What FangcunGovernance could not do.
///
/// "Not allowed", "overdue" and "not this role's duty" are results, not errors.
public struct GovernanceError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kind of failure. More may be added; compare with the ones you handle and treat the rest alike.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        /// The stable name of the code.
        public let description: String

        /// The input is not what its format demands.
        public static let malformedInput = Code(description: "malformedInput")
        /// A limit on size, depth or count was passed.
        public static let limitExceeded = Code(description: "limitExceeded")
        /// A profile with findings of severity error was to be put to work.
        public static let unsoundProfile = Code(description: "unsoundProfile")
    }

    /// The kind of failure.
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

    /// The code, the place and the reason on one line.
    public var description: String {
        let location = place.map { " at \($0)" } ?? ""
        return "\(code)\(location): \(reason)"
    }

    /// Errors are equal when their codes are: the reason is for people.
    public static func == (lhs: Self, rhs: Self) -> Bool { lhs.code == rhs.code }

    /// Hashes the code, as equality does.
    public func hash(into hasher: inout Hasher) { hasher.combine(code) }
}

extension GovernanceError {
    /// What the reader of a text format refused, as this module says it.
    init(_ error: ModelError) {
        self.init(error.code == .limitExceeded ? .limitExceeded : .malformedInput, at: error.place, error.reason)
    }

    /// The result of a step of a reader, whose refusals become those of this module.
    static func rethrowing<Result>(_ step: () throws(ModelError) -> Result) throws(GovernanceError) -> Result {
        do throws(ModelError) {
            return try step()
        } catch {
            throw GovernanceError(error)
        }
    }
}
