/// What the error of each module has: a code for programs, a place, and a reason for people.
///
/// Each module has one error type, thrown typed, so that a caller can handle its codes and a C interface can map them.
/// Errors are equal when their codes are: the reason is for people, and its wording may change.
public protocol CodedError: Error, Hashable, CustomStringConvertible {
    /// The kinds of failure. More may be added; compare with the ones you handle and treat the rest alike.
    associatedtype Code: Sendable, Hashable, CustomStringConvertible

    /// The kind of failure.
    var code: Code { get }
    /// Where in the input, when there is a place.
    var place: Place? { get }
    /// What was wrong, for people.
    var reason: String { get }
}

extension CodedError {
    /// The code, the place and the reason on one line.
    public var description: String {
        let location = place.map { " at \($0)" } ?? ""
        return "\(code)\(location): \(reason)"
    }

    /// Errors are equal when their codes are.
    public static func == (lhs: Self, rhs: Self) -> Bool { lhs.code == rhs.code }

    /// Hashes the code, as equality does.
    public func hash(into hasher: inout Hasher) { hasher.combine(code) }
}
