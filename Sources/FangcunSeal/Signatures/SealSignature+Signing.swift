public import FangcunModel
public import FangcunPKI
import SwiftASN1

extension SealSignature {
    /// Signs a document with a seal: a detached signature of version 4 (GB/T 38540-2020, 7.2).
    ///
    /// Before it signs it makes sure that the seal is of version 4 and its maker's signature true, that the signer's certificate
    /// is in the seal's list, that the moment lies in the periods of the seal and of the certificate, that the certificate may
    /// sign, and that the key belongs to it. Whether the seal's maker is to be *trusted* is for the host to ask of
    /// ``SealVerifier/verify(seal:at:)``.
    ///
    /// - Parameters:
    ///   - document: the document's bytes; their SM3 digest is signed.
    ///   - propertyInfo: what the document is, in ASCII: a file name, a path in a package, a range.
    ///   - seal: the seal to apply.
    ///   - signer: the signer's key, SM2.
    ///   - certificate: the signer's certificate.
    ///   - moment: now, by the host's clock; it becomes the signing time.
    /// - Throws: ``SealError``: `unsupportedVersion`, `forgedSeal`, `signerNotInSeal`, `sealNotInForce`,
    ///   `unsuitableCertificate`, `unsuitableKey`, `invalidValue`, or what the key reports.
    public static func sign(
        document: [UInt8], propertyInfo: String, seal: ElectronicSeal, signer: any Signer, certificate: Certificate,
        at moment: Instant
    ) throws(SealError) -> SealSignature {
        let party = try SigningParty(signer, certificate)
        try party.requireInForce(at: moment)
        try seal.requireUsable(by: certificate, at: moment)

        let dataHash = try SealError.rethrowing { () throws(PKIError) in try DigestAlgorithm.sm3.digest(document) }
        let property = try SealText.ascii(propertyInfo, "the property of the document")
        let time = try SealText.time(moment, "the signing time")
        let signedBytes = DER.Serializer.bytes { serializer in
            serializer.sequence {
                $0.integer(SealVersion.version4.rawValue)
                $0.serializeRawBytes(seal.der)
                $0.time(time)
                $0.bitString(dataHash)
                $0.ia5(property)
            }
        }
        let signature = try party.sign(signedBytes)
        let der = DER.Serializer.bytes { serializer in
            serializer.sequence {
                $0.serializeRawBytes(signedBytes)
                $0.octets(certificate.der)
                $0.oid(SignatureAlgorithm.sm2WithSM3.oid)
                $0.bitString(signature)
            }
        }
        return try SealSignature(der: der)
    }
}

extension ElectronicSeal {
    /// Makes sure that a signer may use the seal now.
    fileprivate func requireUsable(by signer: Certificate, at moment: Instant) throws(SealError) {
        guard version == .version4 else {
            throw SealError(.unsupportedVersion, "signatures are made with seals of version 4, not \(version.rawValue)")
        }
        let maker = try SealError.rethrowing { () throws(PKIError) in try Certificate(der: makerCertificateDER) }
        let isTrue = try SealError.rethrowing { () throws(PKIError) in
            try maker.publicKey.isValidSignature(
                SM2Signature.standardForm(signatureValue).signature, over: signedBytes, algorithm: .sm2WithSM3)
        }
        guard isTrue else {
            throw SealError(.forgedSeal, "the maker's signature in seal \(identifier) is false")
        }
        let membership = try SealError.rethrowing { () throws(PKIError) in
            try signers.membership(of: signer.der, try signer.publicKey)
        }
        guard membership != nil else {
            throw SealError(
                .signerNotInSeal,
                "the certificate of \(signer.subject) is not in seal \(identifier); a seal must be made anew when its signer's"
                    + " certificate was renewed")
        }
        guard validFrom <= moment, moment <= validUntil else {
            throw SealError(
                .sealNotInForce, "seal \(identifier) is in force from \(validFrom) to \(validUntil), not at \(moment)")
        }
    }
}
