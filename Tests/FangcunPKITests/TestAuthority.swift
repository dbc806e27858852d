import FangcunModel

@testable import FangcunPKI

/// A root, an authority below it, and whoever is certified by them, all with keys of one kind.
struct TestAuthority {
    static let begin = moment("2026-01-01T00:00:00Z")
    static let end = moment("2036-01-01T00:00:00Z")
    static let now = moment("2030-06-01T12:00:00Z")

    let rootKey: PrivateKey
    let root: CertificateIssuer
    let authorityKey: PrivateKey
    let authority: CertificateIssuer
    let signerKey: PrivateKey
    let signer: Certificate

    init(_ algorithm: KeyAlgorithm, rootProfile: CertificateProfile = .root) throws {
        rootKey = try .generate(algorithm)
        let rootCertificate = try CertificateIssuer.selfSigned(
            subject: Self.name("方寸根"), signer: rootKey, profile: rootProfile, notBefore: Self.begin, notAfter: Self.end)
        root = try CertificateIssuer(certificate: rootCertificate, signer: rootKey)
        authorityKey = try .generate(algorithm)
        let authorityCertificate = try root.issue(
            subject: Self.name("方寸市 CA"), publicKey: authorityKey.publicKey, profile: .authority(pathLength: 0),
            notBefore: Self.begin, notAfter: Self.end)
        authority = try CertificateIssuer(certificate: authorityCertificate, signer: authorityKey)
        signerKey = try .generate(algorithm)
        signer = try authority.issue(
            subject: Self.name("王小明"), publicKey: signerKey.publicKey, profile: .signer, notBefore: Self.begin,
            notAfter: Self.end)
    }

    static func name(_ commonName: String) throws -> DistinguishedName {
        try DistinguishedName(country: "CN", organization: "方寸", commonName: commonName)
    }

    static func moment(_ text: String) -> Instant {
        (try? Instant(rfc3339: text)) ?? Instant(secondsSinceEpoch: 0)
    }
}
