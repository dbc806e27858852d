/// Who may use a seal (签章人证书信息列表).
public enum SignerList: Sendable, Hashable {
    /// The signers' certificates, each as its DER bytes.
    case certificates([[UInt8]])
    /// Digests of the signers' certificates.
    case digests([CertificateDigest])

    /// The digest of a certificate (CertDigestObj).
    public struct CertificateDigest: Sendable, Hashable {
        /// The name that the seal's maker gives to the kind of digest; the standard fixes no alphabet for it.
        public var type: String
        /// The digest.
        public var value: [UInt8]

        /// A digest of its parts.
        public init(type: String, value: [UInt8]) {
            self.type = type
            self.value = value
        }
    }

    /// How many signers are listed.
    public var count: Int {
        switch self {
        case .certificates(let certificates): certificates.count
        case .digests(let digests): digests.count
        }
    }
}
