public import FangcunModel

/// One question asked about a signature, and its answer.
public struct VerificationCheck: Sendable, Hashable {
    /// Which question.
    public var id: Identifier
    /// The answer.
    public var outcome: Outcome
    /// What the question was asked of: which bytes, or which certificate.
    public var subject: String
    /// The answer in words: what was expected and what was found.
    public var message: Message

    /// A check of its parts.
    ///
    /// Names in a forged seal are the forger's: characters that would move a terminal's cursor or turn the direction of writing
    /// are replaced in the sentences.
    public init(_ id: Identifier, _ outcome: Outcome, subject: String, _ message: Message) {
        self.id = id
        self.outcome = outcome
        self.subject = subject.withoutControls
        self.message = Message(zh: message.zh.withoutControls, en: message.en.withoutControls)
    }
}

extension String {
    fileprivate var withoutControls: String {
        let replaced = unicodeScalars.map { scalar -> Unicode.Scalar in
            let category = scalar.properties.generalCategory
            return category == .control || category == .format ? "\u{FFFD}" : scalar
        }
        return String(String.UnicodeScalarView(replaced))
    }
}

extension VerificationCheck {
    /// The answer to a check.
    public enum Outcome: String, Sendable, Hashable, CaseIterable {
        /// The rule is kept.
        case pass
        /// The rule is broken.
        case fail
        /// The rule is bent in a way that the policy tolerates.
        case warn
        /// The rule could not be judged: something needed for it is missing or not supported.
        case unknown
    }

    /// The name of a check, as reports write it. Within one signature each appears at most once, and only where it applies.
    public struct Identifier: Sendable, Hashable, RawRepresentable, CustomStringConvertible {
        /// The name.
        public let rawValue: String

        /// An identifier of that name.
        public init(rawValue: String) { self.rawValue = rawValue }

        private init(_ rawValue: String) { self.rawValue = rawValue }

        /// The name.
        public var description: String { rawValue }

        /// Containers only: the package itself is sound.
        public static let package = Identifier("package")
        /// Containers only: every protected file has the digest that the signature states.
        public static let digest = Identifier("digest")
        /// Containers only: the signature protects all that it has to protect.
        public static let coverage = Identifier("coverage")
        /// The digest in the signature is the digest of the document.
        public static let dataHash = Identifier("data-hash")
        /// The maker's signature in the seal is true.
        public static let makerSignature = Identifier("maker-signature")
        /// The maker's certificate leads to a trust anchor.
        public static let makerChain = Identifier("maker-chain")
        /// The signer's signature is true.
        public static let signature = Identifier("signature")
        /// The signer's certificate is in the seal's list of signers.
        public static let signerInList = Identifier("signer-in-list")
        /// The signer's certificate leads to a trust anchor.
        public static let signerChain = Identifier("signer-chain")
        /// The seal was in force when it was used.
        public static let sealValidity = Identifier("seal-validity")
        /// The certificates may sign, and were within their periods when they were used.
        public static let certificateValidity = Identifier("certificate-validity")
        /// The time stamp over the signature is true. Absent where the signature has no time stamp.
        public static let timestamp = Identifier("timestamp")
        /// The dates do not contradict each other.
        public static let timeOrder = Identifier("time-order")
        /// The structures are encoded as the standard demands.
        public static let encoding = Identifier("encoding")
        /// The algorithms are those of the standard.
        public static let algorithm = Identifier("algorithm")
    }
}
