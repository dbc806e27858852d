public import FangcunModel

/// What FangcunGeocoding could not do.
///
/// "Not found", "ambiguous" and "outside the city" are results, not errors.
public struct GeocodingError: CodedError {
    /// The kind of failure. More may be added; compare with the ones you handle and treat the rest alike.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        /// The stable name of the code.
        public let description: String

        /// A position is not finite, or lies further than any planar reference system reaches.
        public static let unusablePosition = Code(description: "unusablePosition")
        /// The reference system counts degrees; distances and radii need metres.
        public static let referenceNotMetric = Code(description: "referenceNotMetric")
        /// An atlas is damaged, of a later version, or lacks what a geocoder needs.
        public static let unreadableAtlas = Code(description: "unreadableAtlas")
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
}
