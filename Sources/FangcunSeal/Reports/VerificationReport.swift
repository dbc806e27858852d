/// What is to be said about a document or a seal: a verdict, and for each signature the checks that led to it.
public struct VerificationReport: Sendable, Hashable {
    /// The judgement in one word.
    public enum Verdict: String, Sendable, Hashable, CaseIterable {
        /// Every check passed, some perhaps with a warning.
        case valid
        /// At least one check failed.
        case invalid
        /// No check failed, and at least one could not be judged.
        case indeterminate
        /// There is no signature.
        case unsigned
    }

    /// The signatures in the order found.
    public var signatures: [SignatureReport]

    /// A report on these signatures.
    public init(signatures: [SignatureReport]) { self.signatures = signatures }

    /// Invalid when a signature is; else indeterminate when one is; else valid; unsigned when there is no signature.
    public var verdict: Verdict {
        if signatures.isEmpty { return .unsigned }
        let verdicts = signatures.map(\.verdict)
        if verdicts.contains(.invalid) { return .invalid }
        return verdicts.contains(.indeterminate) ? .indeterminate : .valid
    }

    /// The checks of all signatures, one signature after another.
    public var checks: [VerificationCheck] { signatures.flatMap(\.checks) }

    /// The first check of that name, `nil` when it did not apply.
    public func check(_ id: VerificationCheck.Identifier) -> VerificationCheck? { checks.first { $0.id == id } }
}

/// What is to be said about one signature, or about one seal by itself.
public struct SignatureReport: Sendable, Hashable {
    /// Where the signature lies in its container; empty for a detached signature and for a seal by itself.
    public var path: String
    /// The form of the signature.
    public var kind: SignatureKind
    /// The checks that apply, each at most once.
    public var checks: [VerificationCheck]

    /// A report of its parts.
    public init(path: String = "", kind: SignatureKind, checks: [VerificationCheck]) {
        self.path = path
        self.kind = kind
        self.checks = checks
    }

    /// Invalid when a check failed or there is none; else indeterminate when one is unknown; else valid.
    public var verdict: VerificationReport.Verdict {
        if checks.isEmpty || checks.contains(where: { $0.outcome == .fail }) { return .invalid }
        return checks.contains { $0.outcome == .unknown } ? .indeterminate : .valid
    }
}

/// The form of a signature, as reports name it. More may be added.
public struct SignatureKind: Sendable, Hashable, RawRepresentable, CustomStringConvertible {
    /// The name.
    public let rawValue: String

    /// A kind of that name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The name.
    public var description: String { rawValue }

    /// A signature with a seal of GM/T 0031-2014.
    public static let sesVersion1 = SignatureKind(rawValue: "ses-v1")
    /// A signature with a seal of GB/T 38540-2020.
    public static let sesVersion4 = SignatureKind(rawValue: "ses-v4")
    /// A signature with a seal of GM/T 0031-2025.
    public static let sesVersion5 = SignatureKind(rawValue: "ses-v5")
    /// A seal by itself, GM/T 0031-2014.
    public static let sealVersion1 = SignatureKind(rawValue: "seal-v1")
    /// A seal by itself, GB/T 38540-2020.
    public static let sealVersion4 = SignatureKind(rawValue: "seal-v4")
    /// A seal by itself, GM/T 0031-2025.
    public static let sealVersion5 = SignatureKind(rawValue: "seal-v5")
    /// Bytes that are no signature of a known form.
    public static let unrecognised = SignatureKind(rawValue: "unrecognised")
}
