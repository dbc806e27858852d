import FangcunModel
import SwiftASN1

/// What is to stand in a certificate.
struct CertificateRequest {
    let subject: DistinguishedName
    let publicKey: PublicKey
    let profile: CertificateProfile
    let notBefore: Instant
    let notAfter: Instant

    /// Makes and signs the certificate, and reads it back as others will.
    func certificate(
        issuer: DistinguishedName, authorityKeyIdentifier: [UInt8]?, signer: any Signer
    ) throws(PKIError) -> Certificate {
        try check()
        let algorithm = signer.signatureAlgorithm.identifier
        let tbs = try tbsBytes(issuer: issuer, authorityKeyIdentifier: authorityKeyIdentifier, algorithm: algorithm)
        let signature = try signer.sign(tbs)
        let certificate = try Certificate(
            der: DER.Serializer.bytes {
                $0.sequence {
                    $0.serializeRawBytes(tbs)
                    algorithm.write(into: &$0)
                    $0.bitString(signature)
                }
            })
        // A signer may be a device, and a device may hold another key than its host believes.
        guard try certificate.isSigned(by: signer.publicKey) else {
            throw PKIError(.keyMismatch, "what the signer made does not verify with its public key")
        }
        return certificate
    }

    private func check() throws(PKIError) {
        guard !subject.isEmpty else { throw PKIError(.invalidRequest, "a certificate needs a subject") }
        guard notBefore <= notAfter else {
            throw PKIError(.invalidRequest, "the validity ends at \(notAfter), before it begins at \(notBefore)")
        }
        if case .rsa(let bits) = publicKey.algorithm, bits < 2_048 {
            throw PKIError(.invalidRequest, "an RSA key of \(bits) bits is too weak to be certified")
        }
        guard profile.basicConstraints?.pathLength.map({ $0 >= 0 }) != false else {
            throw PKIError(.invalidRequest, "a path length below 0")
        }
        guard !profile.keyUsage.isEmpty else { throw PKIError(.invalidRequest, "a key without any use") }
        let isAuthority = profile.basicConstraints?.isAuthority == true
        guard isAuthority == profile.keyUsage.contains(.keyCertSign) else {
            throw PKIError(.invalidRequest, "an authority, and nobody else, signs certificates (RFC 5280, 4.2.1.3)")
        }
    }

    private func tbsBytes(
        issuer: DistinguishedName, authorityKeyIdentifier: [UInt8]?, algorithm: AlgorithmIdentifier
    ) throws(PKIError) -> [UInt8] {
        let begin = try DERTime(certificate: notBefore)
        let end = try DERTime(certificate: notAfter)
        let serialNumber = try SerialNumber.random()
        let extensions = profile.extensions(
            keyIdentifier: try publicKey.keyIdentifier(), authorityKeyIdentifier: authorityKeyIdentifier)
        return DER.Serializer.bytes {
            $0.sequence { tbs in
                tbs.explicit(0) { $0.integer(2) }
                tbs.primitive(.integer, serialNumber.bytes)
                algorithm.write(into: &tbs)
                tbs.serializeRawBytes(issuer.der)
                tbs.sequence {
                    $0.time(begin)
                    $0.time(end)
                }
                tbs.serializeRawBytes(subject.der)
                tbs.serializeRawBytes(publicKey.subjectPublicKeyInfo)
                tbs.explicit(3) { tagged in
                    tagged.sequence { list in extensions.forEach { $0.write(into: &list) } }
                }
            }
        }
    }
}
