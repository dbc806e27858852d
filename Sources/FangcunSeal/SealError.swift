public import FangcunModel

/// What FangcunSeal could not do, or refused to do.
///
/// "The signature is false" and "the certificate is not trusted" are results in a ``VerificationReport``, not errors.
public struct SealError: CodedError {
    /// The kind of failure. More may be added; compare with the ones you handle and treat the rest alike.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        /// The stable name of the code.
        public let description: String

        /// The bytes are not the structure they are read as.
        public static let malformedStructure = Code(description: "malformedStructure")
        /// The structure is of a version of the standard that is not known here.
        public static let unsupportedVersion = Code(description: "unsupportedVersion")
        /// A limit on size or count was passed.
        public static let limitExceeded = Code(description: "limitExceeded")
        /// A value cannot be written into the structure: a text outside its alphabet, an empty list, dates out of order.
        public static let invalidValue = Code(description: "invalidValue")
        /// The key does not belong to the certificate, or signs with another algorithm than SM2 with SM3.
        public static let unsuitableKey = Code(description: "unsuitableKey")
        /// The certificate may not make this signature: its key usage, or its period, forbids it.
        public static let unsuitableCertificate = Code(description: "unsuitableCertificate")
        /// The signer's certificate is not in the seal's list of signers.
        public static let signerNotInSeal = Code(description: "signerNotInSeal")
        /// The seal's period does not hold the moment of signing.
        public static let sealNotInForce = Code(description: "sealNotInForce")
        /// The maker's signature in the seal is false.
        public static let forgedSeal = Code(description: "forgedSeal")
        /// The key, or the library below, failed at its work.
        public static let cryptographyFailure = Code(description: "cryptographyFailure")
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
