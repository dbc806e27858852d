public import FangcunModel

/// A certificate (数字证书, X.509; RFC 5280, GM/T 0015) as it was received.
///
/// Reading is lenient: what breaks the rules of DER or of RFC 5280, yet can be understood, becomes one of
/// ``encodingFindings``. Nothing is said here about trust; that is the work of ``ChainVerifier``.
public struct Certificate: Sendable, Hashable {
    /// The certificate in DER, as received.
    public let der: [UInt8]
    /// The bytes that are signed (tbsCertificate), as received.
    public let tbsBytes: [UInt8]
    /// The version: 1, 2 or 3.
    public let version: Int
    /// The serial number.
    public let serialNumber: SerialNumber
    /// Who issued the certificate.
    public let issuer: DistinguishedName
    /// Who holds the key.
    public let subject: DistinguishedName
    /// The first moment of validity.
    public let notBefore: Instant
    /// The last moment of validity, itself included.
    public let notAfter: Instant
    /// The SubjectPublicKeyInfo in DER, as received.
    public let subjectPublicKeyInfo: [UInt8]
    /// The algorithm of the signature; its AlgorithmIdentifier stands outside the signed part.
    package let signatureAlgorithmIdentifier: AlgorithmIdentifier
    /// The signature value.
    public let signature: [UInt8]
    /// All extensions, in order.
    public let extensions: [CertificateExtension]
    /// Where the encoding breaks the rules. Errors among them make the certificate unfit for trust.
    public let encodingFindings: [Finding]

    let keyResult: Result<PublicKey, PKIError>
    let known: KnownExtensions

    /// Reads a certificate in DER that fills all the bytes.
    ///
    /// - Throws: ``PKIError``: `malformedInput` or `limitExceeded`.
    public init(der: [UInt8]) throws(PKIError) {
        let document = try DERDocument(der, limits: DERLimits(maximumBytes: 1 << 20))
        let parts = try CertificateParts(document)
        self.der = der
        tbsBytes = parts.tbsBytes
        version = parts.version
        serialNumber = parts.serialNumber
        issuer = parts.issuer
        subject = parts.subject
        notBefore = parts.notBefore
        notAfter = parts.notAfter
        subjectPublicKeyInfo = parts.subjectPublicKeyInfo
        signatureAlgorithmIdentifier = parts.signatureAlgorithm
        signature = parts.signature
        extensions = parts.extensions.map(\.extension)
        known = parts.known
        encodingFindings = parts.findings
        do {
            keyResult = .success(try PublicKey(subjectPublicKeyInfo: parts.subjectPublicKeyInfo))
        } catch {
            keyResult = .failure(error)
        }
    }

    /// Equal bytes.
    public static func == (lhs: Certificate, rhs: Certificate) -> Bool { lhs.der == rhs.der }

    /// Hashes what equality compares.
    public func hash(into hasher: inout Hasher) { hasher.combine(der) }
}

extension Certificate {
    /// The public key.
    ///
    /// - Throws: ``PKIError`` with code `unsupportedAlgorithm` or `malformedInput`: a certificate can be read although its key
    ///   is of a kind this library does not work with.
    public var publicKey: PublicKey {
        get throws(PKIError) { try keyResult.get() }
    }

    /// The algorithm of the signature; `nil` when this library does not work with it.
    public var signatureAlgorithm: SignatureAlgorithm? { SignatureAlgorithm(signatureAlgorithmIdentifier) }

    /// Whether the holder may issue certificates; `nil` when the extension is absent, which means no.
    public var basicConstraints: BasicConstraints? { known.basicConstraints }
    /// What the key may be used for; `nil` when the extension is absent, which allows everything.
    public var keyUsage: KeyUsage? { known.keyUsage }
    /// The further purposes of the key; `nil` when the extension is absent, which allows everything.
    public var extendedKeyUsages: [OID]? { known.extendedKeyUsages }
    /// The identifier of the key in this certificate.
    public var subjectKeyIdentifier: [UInt8]? { known.subjectKeyIdentifier }
    /// The identifier of the key that signed this certificate.
    public var authorityKeyIdentifier: [UInt8]? { known.authorityKeyIdentifier }
    /// Further names of the holder.
    public var subjectAlternativeNames: [AlternativeName] { known.subjectAlternativeNames }

    /// Critical extensions that are not understood here: a certificate with one must not be trusted (RFC 5280, 4.2).
    public var unknownCriticalExtensions: [OID] {
        extensions.filter { $0.isCritical && !KnownExtensions.understood.contains($0.oid) }.map(\.oid)
    }

    /// Whether issuer and subject are the same name, as in a root certificate.
    public var isSelfIssued: Bool { issuer.matches(subject) }

    /// Whether a moment lies within the validity, both ends included.
    public func isValid(at moment: Instant) -> Bool { notBefore <= moment && moment <= notAfter }

    /// Whether a key made the signature of this certificate; for SM2 under the default identifier. False for algorithms this
    /// library does not work with: see ``signatureAlgorithm``.
    ///
    /// - Throws: ``PKIError`` with code `engineFailure`.
    public func isSigned(by issuerKey: PublicKey) throws(PKIError) -> Bool {
        guard let signatureAlgorithm else { return false }
        return try issuerKey.isValidSignature(signature, over: tbsBytes, algorithm: signatureAlgorithm)
    }
}

extension Certificate {
    /// The labels under which certificates stand in PEM; the second is old.
    private static let labels = ["CERTIFICATE", "X509 CERTIFICATE"]

    /// Reads the first certificate of a PEM text.
    ///
    /// - Throws: ``PKIError``: `malformedInput`, also when there is none, or `limitExceeded`.
    public init(pem: String) throws(PKIError) {
        guard let block = try PEM.blocks(in: Array(pem.utf8)).first(where: { Self.labels.contains($0.label) }) else {
            throw PKIError(.malformedInput, "the PEM text has no certificate")
        }
        try self.init(der: block.bytes)
    }

    /// All certificates of a PEM text, in order; other objects and text between them are passed over.
    ///
    /// - Throws: ``PKIError``: `malformedInput` when there is none or one cannot be read, or `limitExceeded`.
    public static func certificates(pem: String) throws(PKIError) -> [Certificate] {
        var certificates: [Certificate] = []
        for block in try PEM.blocks(in: Array(pem.utf8)) where labels.contains(block.label) {
            do {
                certificates.append(try Certificate(der: block.bytes))
            } catch {
                throw PKIError(error.code, at: .line(block.line, column: nil), error.reason)
            }
        }
        guard !certificates.isEmpty else { throw PKIError(.malformedInput, "the PEM text has no certificate") }
        return certificates
    }

    /// The certificate as PEM.
    public var pem: String { PEM.text(label: "CERTIFICATE", der) }
}
