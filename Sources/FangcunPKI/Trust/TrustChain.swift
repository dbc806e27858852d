public import FangcunModel

/// What a ``ChainVerifier`` found out about a certificate.
public struct TrustChain: Sendable, Hashable {
    /// The answer.
    public enum Verdict: Sendable, Hashable {
        /// A path to an anchor was found, and nothing on it is wrong.
        case trusted
        /// No path reaches an anchor, or something is wrong with each that does.
        case notTrusted
        /// There was no anchor to trust, so nothing can be said.
        case noAnchors
    }

    /// The answer.
    public let verdict: Verdict
    /// The best path that was found: the certificate in question first, the anchor last where one was reached.
    public let certificates: [Certificate]
    /// What is wrong or unusual on that path. The place is the number of the certificate on the path, and its subject.
    public let findings: [Finding]

    /// Whether the answer is ``Verdict/trusted``.
    public var isTrusted: Bool { verdict == .trusted }
}
