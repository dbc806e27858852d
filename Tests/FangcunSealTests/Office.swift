import FangcunModel
import FangcunPKI
import FangcunSeal
import SwiftASN1

/// A small authority with a seal maker, a signer and a seal of theirs, made new for every run.
struct Office {
    let rootKey: PrivateKey
    let root: Certificate
    let issuer: CertificateIssuer
    let makerKey: PrivateKey
    let makerCertificate: Certificate
    let signerKey: PrivateKey
    let signerCertificate: Certificate
    let seal: ElectronicSeal

    /// 2026-01-01T00:00:00Z, when the seal was made.
    static let start = Instant(secondsSinceEpoch: 1_767_225_600)
    static let day: Int64 = 86_400
    static let signingTime = start.adding(seconds: 30 * day)
    static let end = start.adding(seconds: 365 * day)

    static let document = Array("派遣单：市民广场东侧井盖缺失，请于两小时内到场处置。".utf8)
    static let propertyInfo = "dispatch.csv"

    static let picture = SealPicture(
        type: "PNG", data: [0x89, 0x50, 0x4E, 0x47] + (0..<60).map { UInt8($0) }, widthMillimeters: 42,
        heightMillimeters: 42)

    init() throws {
        rootKey = try PrivateKey.generate(.sm2)
        root = try CertificateIssuer.selfSigned(
            subject: DistinguishedName(country: "CN", organization: "方寸测试", commonName: "根 CA"), signer: rootKey,
            notBefore: Self.start.adding(seconds: -1000 * Self.day), notAfter: Self.end.adding(seconds: 1000 * Self.day)
        )
        issuer = try CertificateIssuer(certificate: root, signer: rootKey)
        makerKey = try PrivateKey.generate(.sm2)
        makerCertificate = try Self.certificate("制章人", makerKey, .sealMaker, issuer)
        signerKey = try PrivateKey.generate(.sm2)
        signerCertificate = try Self.certificate("签章人", signerKey, .signer, issuer)
        seal = try SealMaker(signer: makerKey, certificate: makerCertificate).makeSeal(
            identifier: "35020000000001", name: "方寸市城市管理局", picture: Self.picture, signers: [signerCertificate],
            created: Self.start, validFrom: Self.start, validUntil: Self.end)
    }

    /// A certificate of the authority, valid from a day before the seal was made to a day after the seal ends.
    static func certificate(
        _ name: String, _ key: PrivateKey, _ profile: CertificateProfile, _ issuer: CertificateIssuer,
        notBefore: Instant = start.adding(seconds: -day), notAfter: Instant = end.adding(seconds: day)
    ) throws -> Certificate {
        try issuer.issue(
            subject: DistinguishedName(country: "CN", organization: "方寸测试", commonName: name),
            publicKey: key.publicKey, profile: profile, notBefore: notBefore, notAfter: notAfter)
    }

    /// A signature over the document, made as the library makes it.
    func sign(at moment: Instant = signingTime) throws -> SealSignature {
        try SealSignature.sign(
            document: Self.document, propertyInfo: Self.propertyInfo, seal: seal, signer: signerKey,
            certificate: signerCertificate, at: moment)
    }

    /// A verifier that trusts the authority.
    func verifier(_ policy: VerificationPolicy = .government) -> SealVerifier {
        SealVerifier(trust: [root], policy: policy)
    }
}

extension VerificationReport {
    /// The checks with that outcome.
    func ids(_ outcome: VerificationCheck.Outcome) -> [String] {
        checks.filter { $0.outcome == outcome }.map(\.id.rawValue)
    }
}
