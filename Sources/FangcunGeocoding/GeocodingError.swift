public import FangcunModel

/// What FangcunGeocoding could not do.
///
/// "Not found", "ambiguous" and "outside the city" are results, not errors.
public struct GeocodingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kind of failure. More may be added; compare with the ones you handle and treat the rest alike.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        /// The stable name of the code.
        public let description: String

        /// A position is not finite, or lies further than any planar reference system reaches.
        public static let unusablePosition = Code(description: "unusablePosition")
        /// The reference system counts degrees; distances and radii need metres.
        public static let referenceNotMetric = Code(description: "referenceNotMetric")
        /// A limit on count was passed.
        public static let limitExceeded = Code(description: "limitExceeded")
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
