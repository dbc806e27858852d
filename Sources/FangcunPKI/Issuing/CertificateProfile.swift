/// What a certificate to be issued is for: the extensions that follow from its use.
public struct CertificateProfile: Sendable, Hashable {
    /// Whether the holder may issue certificates; `nil` leaves the extension out, as is right for everyone who may not.
    /// Written as critical.
    public var basicConstraints: BasicConstraints?
    /// What the key may be used for. Written as critical.
    public var keyUsage: KeyUsage
    /// Further purposes; empty leaves the extension out.
    public var extendedKeyUsages: [OID]
    /// Further names of the holder; empty leaves the extension out.
    public var subjectAlternativeNames: [AlternativeName]

    /// A profile of its parts.
    public init(
        basicConstraints: BasicConstraints? = nil, keyUsage: KeyUsage, extendedKeyUsages: [OID] = [],
        subjectAlternativeNames: [AlternativeName] = []
    ) {
        self.basicConstraints = basicConstraints
        self.keyUsage = keyUsage
        self.extendedKeyUsages = extendedKeyUsages
        self.subjectAlternativeNames = subjectAlternativeNames
    }

    /// A root (根证书): signs certificates and revocation lists, with any number of authorities below it.
    public static let root = authority(pathLength: nil)

    /// An authority (证书认证机构) with at most so many further authorities below it; `nil` for any number.
    public static func authority(pathLength: Int?) -> CertificateProfile {
        CertificateProfile(
            basicConstraints: BasicConstraints(isAuthority: true, pathLength: pathLength),
            keyUsage: [.keyCertSign, .crlSign])
    }

    /// Someone who signs documents (签章人): signatures that cannot be denied later (GM/T 0015, signing certificate).
    public static let signer = CertificateProfile(keyUsage: [.digitalSignature, .nonRepudiation])

    /// Someone who makes seals (制章人): signs them as signers sign documents; GB/T 38540 asks nothing else of its key.
    public static let sealMaker = signer
}
