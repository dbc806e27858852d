import FangcunModel
import FangcunPKI
import FangcunSeal

/// A root, a maker of seals, a signer and a seal, all made for one run and kept in memory only.
struct DemoSealing {
    /// What is left for others: the signature, and the certificate that they have to trust.
    struct Signed {
        var signature: [UInt8]
        var trust: Certificate
    }

    private static let lifetimeSeconds: Int64 = 365 * 86_400
    private static let organization = "方寸示例 Fangcun demonstration"

    private let now: Instant
    private let root: Certificate
    private let signerKey: PrivateKey
    private let signerCertificate: Certificate
    private let seal: ElectronicSeal

    /// Makes keys, certificates and the seal; `now` is the beginning of all their periods.
    init(at now: Instant) throws {
        self.now = now
        let until = now.adding(seconds: Self.lifetimeSeconds)
        let rootKey = try PrivateKey.generate(.sm2)
        root = try CertificateIssuer.selfSigned(
            subject: try Self.name("示例根证书 Root"), signer: rootKey, notBefore: now, notAfter: until)
        let issuer = try CertificateIssuer(certificate: root, signer: rootKey)
        let makerKey = try PrivateKey.generate(.sm2)
        let makerCertificate = try issuer.issue(
            subject: try Self.name("示例制章人 Seal maker"), publicKey: makerKey.publicKey, profile: .sealMaker,
            notBefore: now, notAfter: until)
        signerKey = try PrivateKey.generate(.sm2)
        signerCertificate = try issuer.issue(
            subject: try Self.name("示例签章人 Dispatcher"), publicKey: signerKey.publicKey, profile: .signer,
            notBefore: now, notAfter: until)
        seal = try SealMaker(signer: makerKey, certificate: makerCertificate).makeSeal(
            identifier: "FANGCUN-DEMO-0001", name: "方寸示例派遣专用章", picture: Self.picture, signers: [signerCertificate],
            created: now, validFrom: now, validUntil: until)
    }

    /// Seals a document.
    func sign(_ document: [UInt8], named name: String) throws -> Signed {
        let signature = try SealSignature.sign(
            document: document, propertyInfo: name, seal: seal, signer: signerKey, certificate: signerCertificate,
            at: now)
        return Signed(signature: signature.der, trust: root)
    }

    private static func name(_ commonName: String) throws -> DistinguishedName {
        try DistinguishedName(country: "CN", organization: organization, commonName: commonName)
    }

    private static var picture: SealPicture {
        let diameter = DemoSealPicture.diameterMillimeters
        return SealPicture(
            type: "png", data: DemoSealPicture.png(), widthMillimeters: diameter, heightMillimeters: diameter)
    }
}
