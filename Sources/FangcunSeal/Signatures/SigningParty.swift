import FangcunModel
import FangcunPKI

/// A key and its certificate, checked to belong together and to be fit for seals.
struct SigningParty {
    let signer: any Signer
    let certificate: Certificate
    private let key: PublicKey

    /// - Throws: ``SealError``: `unsuitableKey` or `unsuitableCertificate`.
    init(_ signer: any Signer, _ certificate: Certificate) throws(SealError) {
        try certificate.requireFitForSeals()
        key = try SealError.rethrowing { () throws(PKIError) in try certificate.publicKey }
        guard signer.publicKey == key, signer.signatureAlgorithm == .sm2WithSM3 else {
            throw SealError(.unsuitableKey, "the key does not belong to the certificate of \(certificate.subject)")
        }
        self.signer = signer
        self.certificate = certificate
    }

    /// Makes sure that the certificate is in force.
    ///
    /// - Throws: ``SealError`` with code `unsuitableCertificate`.
    func requireInForce(at moment: Instant) throws(SealError) {
        guard certificate.isValid(at: moment) else {
            throw SealError(
                .unsuitableCertificate,
                "the certificate of \(certificate.subject) is valid from \(certificate.notBefore) to"
                    + " \(certificate.notAfter), not at \(moment)")
        }
    }

    /// Signs, and makes sure that the signature is true before it leaves: a device that fails must not do so in silence.
    ///
    /// - Throws: ``SealError``: what the key reports, or `cryptographyFailure`.
    func sign(_ bytes: [UInt8]) throws(SealError) -> [UInt8] {
        let signature = try SealError.rethrowing { () throws(PKIError) in
            SM2Signature.standardForm(try signer.sign(bytes)).signature
        }
        let isTrue = try SealError.rethrowing { () throws(PKIError) in
            try key.isValidSignature(signature, over: bytes, algorithm: .sm2WithSM3)
        }
        guard isTrue else {
            throw SealError(.cryptographyFailure, "the key made a signature that its certificate does not verify")
        }
        return signature
    }
}

extension Certificate {
    /// Whether the key usage, where there is one, allows signatures over documents.
    var maySign: Bool {
        guard let keyUsage else { return true }
        return keyUsage.contains(.digitalSignature) || keyUsage.contains(.nonRepudiation)
    }

    /// Makes sure that the holder can make or use seals: with an SM2 key that may sign.
    ///
    /// - Throws: ``SealError``: `unsuitableKey` or `unsuitableCertificate`.
    func requireFitForSeals() throws(SealError) {
        let key = try SealError.rethrowing { () throws(PKIError) in try publicKey }
        guard key.algorithm == .sm2 else {
            throw SealError(.unsuitableKey, "seals are signed with SM2 keys; that of \(subject) is \(key.algorithm)")
        }
        if let fault = encodingFindings.first(where: { $0.severity == .error }) {
            throw SealError(.unsuitableCertificate, "the certificate of \(subject) is faulty: \(fault.message.en)")
        }
        guard maySign else {
            throw SealError(
                .unsuitableCertificate,
                "the certificate of \(subject) allows neither digital signatures nor non-repudiation")
        }
    }
}
