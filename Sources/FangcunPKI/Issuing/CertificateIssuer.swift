public import FangcunModel

/// Issues certificates in memory: what is signed is made here, the signing is a ``Signer``'s.
///
/// Nothing is recorded; a host that runs an authority keeps its own register of what was issued.
public struct CertificateIssuer: Sendable {
    /// The certificate of the issuer.
    public let certificate: Certificate

    private let signer: any Signer

    /// An issuer with a certificate and the key that belongs to it.
    ///
    /// - Throws: ``PKIError``: `keyMismatch` when the key is not that of the certificate, `invalidRequest` when the
    ///   certificate does not allow issuing others.
    public init(certificate: Certificate, signer: any Signer) throws(PKIError) {
        guard try certificate.publicKey == signer.publicKey else {
            throw PKIError(.keyMismatch, "the signer's key is not that of the certificate \(certificate.subject)")
        }
        guard certificate.basicConstraints?.isAuthority == true,
            certificate.keyUsage?.contains(.keyCertSign) != false, certificate.encodingFindings.isAcceptable
        else { throw PKIError(.invalidRequest, "\(certificate.subject) may not issue certificates") }
        self.certificate = certificate
        self.signer = signer
    }

    /// A certificate that its holder signs for itself: a root.
    ///
    /// - Throws: ``PKIError``: `invalidRequest` for an empty subject or a validity that ends before it begins;
    ///   `engineFailure`, and what the signer throws.
    public static func selfSigned(
        subject: DistinguishedName, signer: any Signer, profile: CertificateProfile = .root, notBefore: Instant,
        notAfter: Instant
    ) throws(PKIError) -> Certificate {
        let request = CertificateRequest(
            subject: subject, publicKey: signer.publicKey, profile: profile, notBefore: notBefore, notAfter: notAfter)
        return try request.certificate(issuer: subject, authorityKeyIdentifier: nil, signer: signer)
    }

    /// Issues a certificate with a serial number of its own.
    ///
    /// - Throws: ``PKIError``: `invalidRequest` for an empty subject, a validity that ends before it begins or reaches beyond
    ///   the issuer's, an RSA key below 2048 bits, or an authority that the issuer's path length does not allow;
    ///   `keyMismatch` when the signer signs with another key than it says; `engineFailure`, and what the signer throws.
    public func issue(
        subject: DistinguishedName, publicKey: PublicKey, profile: CertificateProfile, notBefore: Instant,
        notAfter: Instant
    ) throws(PKIError) -> Certificate {
        guard certificate.notBefore <= notBefore, notAfter <= certificate.notAfter else {
            throw PKIError(
                .invalidRequest,
                "\(notBefore) to \(notAfter) reaches beyond the issuer's \(certificate.notBefore) to \(certificate.notAfter)"
            )
        }
        try checkPathLength(profile)
        let request = CertificateRequest(
            subject: subject, publicKey: publicKey, profile: profile, notBefore: notBefore, notAfter: notAfter)
        let ownKeyIdentifier = try signer.publicKey.keyIdentifier()
        return try request.certificate(
            issuer: certificate.subject,
            authorityKeyIdentifier: certificate.subjectKeyIdentifier ?? ownKeyIdentifier, signer: signer)
    }

    private func checkPathLength(_ profile: CertificateProfile) throws(PKIError) {
        guard let allowed = certificate.basicConstraints?.pathLength, profile.basicConstraints?.isAuthority == true
        else {
            return
        }
        guard let wanted = profile.basicConstraints?.pathLength, wanted < allowed else {
            throw PKIError(.invalidRequest, "the issuer's path length of \(allowed) does not allow this authority")
        }
    }
}
