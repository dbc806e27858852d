public import FangcunModel

/// What FangcunPKI could not do.
///
/// "Not trusted" and "this signature is wrong" are results, not errors.
public struct PKIError: CodedError {
    /// The kind of failure. More may be added; compare with the ones you handle and treat the rest alike.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        /// The stable name of the code.
        public let description: String

        /// The input is not what its format demands: no DER, no PEM, a structure with a part missing.
        public static let malformedInput = Code(description: "malformedInput")
        /// A limit on size, depth or count was passed.
        public static let limitExceeded = Code(description: "limitExceeded")
        /// A key, signature or digest algorithm that this library does not work with.
        public static let unsupportedAlgorithm = Code(description: "unsupportedAlgorithm")
        /// A private key is protected by a password; only unprotected keys are read.
        public static let encryptedKey = Code(description: "encryptedKey")
        /// A key that contradicts itself, its certificate, or the algorithm it is asked to serve.
        public static let keyMismatch = Code(description: "keyMismatch")
        /// A certificate that must not be issued as asked for.
        public static let invalidRequest = Code(description: "invalidRequest")
        /// OpenSSL failed at something that should have worked.
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
