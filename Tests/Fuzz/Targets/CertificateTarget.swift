import FangcunModel
import FangcunPKI

extension FuzzTarget {
    /// Certificates, names and keys, in DER and PEM: what is read is written and read again the same, and can be asked anything.
    static let certificate = FuzzTarget("Certificate") { bytes in
        if let certificate = try? Certificate(der: bytes) { use(certificate) }
        if let name = try? DistinguishedName(der: bytes) {
            promise(name.der == bytes, "a name keeps other bytes than it was read from")
            promise(name.matches(name), "a name is not itself")
            _ = name.description
        }
        if let key = try? PublicKey(subjectPublicKeyInfo: bytes) { use(key) }
        if let key = try? PrivateKey(pkcs8DER: bytes) { use(key.publicKey) }
        let (signature, _) = SM2Signature.standardForm(bytes)
        promise(SM2Signature.standardForm(signature).signature == signature, "a signature changes its form twice")

        let text = String(decoding: bytes, as: UTF8.self)
        if let certificates = try? Certificate.certificates(pem: text) {
            for certificate in certificates.prefix(10) { use(certificate) }
            let chains = ChainVerifier(
                anchors: Array(certificates.suffix(3)), intermediates: Array(certificates.prefix(10)))
            if let leaf = certificates.first { _ = chains.verify(leaf, at: leaf.notBefore) }
        }
        if let key = try? PrivateKey(pem: text) { use(key.publicKey) }
        if let oid = try? OID(dotted: text) {
            promise((try? OID(dotted: oid.description)) == oid, "an identifier that was written is not read again")
        }
    }

    private static func use(_ certificate: Certificate) {
        promise(
            (try? Certificate(pem: certificate.pem)) == certificate, "a certificate that was written is not read again")
        promise(certificate.subject.matches(certificate.subject), "a name is not itself")
        _ = (certificate.serialNumber.description, certificate.subject.description, certificate.issuer.description)
        _ = (certificate.unknownCriticalExtensions, certificate.keyUsage, certificate.subjectAlternativeNames)
        if let key = try? certificate.publicKey {
            use(key)
            _ = try? certificate.isSigned(by: key)
        }
        for chains in [ChainVerifier(anchors: []), ChainVerifier(anchors: [certificate], intermediates: [certificate])]
        {
            _ = chains.verify(certificate, at: certificate.notAfter)
        }
    }

    private static func use(_ key: PublicKey) {
        promise(
            (try? PublicKey(subjectPublicKeyInfo: key.subjectPublicKeyInfo)) == key,
            "a key that was written is not read again")
        _ = try? key.keyIdentifier()
    }
}
