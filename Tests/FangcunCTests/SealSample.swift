import FangcunModel
import FangcunPKI
import FangcunSeal

/// A document with a detached seal, and all that made it.
struct SealSample {
    /// The moment of signing: 2026-03-01T08:00:00Z.
    static let signed = Instant(secondsSinceEpoch: 1_772_352_000)

    let document = Array("第七号派遣单：花园路39号井盖破损\n".utf8)
    let signature: [UInt8]
    /// The root's certificate.
    let trustPEM: [UInt8]

    /// A seal made by new keys; everything is in force from a year before the signing to nine years after it.
    init() throws {
        let year: Int64 = 365 * 86_400
        let from = Self.signed.adding(seconds: -year)
        let until = Self.signed.adding(seconds: 9 * year)
        let keys = try (0..<3).map { _ in try PrivateKey.generate(.sm2) }
        let root = try CertificateIssuer.selfSigned(
            subject: DistinguishedName(country: "CN", commonName: "Fangcun smoke root"), signer: keys[0],
            notBefore: from, notAfter: until)
        let issuer = try CertificateIssuer(certificate: root, signer: keys[0])
        let makerCertificate = try issuer.issue(
            subject: DistinguishedName(country: "CN", commonName: "Seal maker"), publicKey: keys[1].publicKey,
            profile: .sealMaker, notBefore: from, notAfter: until)
        let signerCertificate = try issuer.issue(
            subject: DistinguishedName(country: "CN", commonName: "Dispatch office"), publicKey: keys[2].publicKey,
            profile: .signer, notBefore: from, notAfter: until)
        let maker = try SealMaker(signer: keys[1], certificate: makerCertificate)
        let seal = try maker.makeSeal(
            identifier: "FC-SMOKE-1", name: "派遣专用章",
            picture: SealPicture(
                type: "png", data: [0x89, 0x50, 0x4E, 0x47], widthMillimeters: 40, heightMillimeters: 40),
            signers: [signerCertificate], created: from, validFrom: from, validUntil: until)
        signature = try SealSignature.sign(
            document: document, propertyInfo: "dispatch.csv", seal: seal, signer: keys[2],
            certificate: signerCertificate, at: Self.signed
        ).der
        trustPEM = Array(root.pem.utf8)
    }
}
