public import FangcunModel

/// What FangcunGeo could not do.
///
/// "Outside the city" and "no cell here" are results, not errors.
public struct GeoError: CodedError {
    /// The kind of failure. More may be added; compare with the ones you handle and treat the rest alike.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        /// The stable name of the code.
        public let description: String

        /// No reference system has this EPSG code, or PROJ cannot work with it.
        public static let unknownReferenceSystem = Code(description: "unknownReferenceSystem")
        /// PROJ finds no database: `proj.db` is missing.
        public static let projectionDatabaseMissing = Code(description: "projectionDatabaseMissing")
        /// A coordinate lies where the transformation is not defined, or is not finite.
        public static let outsideDomain = Code(description: "outsideDomain")
        /// The input is not what its format demands.
        public static let malformedInput = Code(description: "malformedInput")
        /// The input is of a version, or a kind of its format, that is not known here.
        public static let unsupportedVersion = Code(description: "unsupportedVersion")
        /// A limit on size, depth or count was passed.
        public static let limitExceeded = Code(description: "limitExceeded")
        /// A geometry that cannot be used: too few points, an open ring, a coordinate that is not finite.
        public static let invalidGeometry = Code(description: "invalidGeometry")
        /// A file could not be read.
        public static let unreadableFile = Code(description: "unreadableFile")
        /// A file could not be written.
        public static let unwritableFile = Code(description: "unwritableFile")
        /// The geometry engine or the projection engine failed.
        public static let engineFailure = Code(description: "engineFailure")
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
