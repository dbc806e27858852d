import FangcunModel

/// A private key in memory, and the signer that uses it.
///
/// May be used from several threads at once. The key lives in OpenSSL, which wipes it when the last reference goes; the bytes
/// that go in and out as DER or PEM are the caller's to guard.
public final class PrivateKey: Signer {
    /// The public half.
    public let publicKey: PublicKey

    private let handle: KeyHandle

    private init(handle: KeyHandle) throws(PKIError) {
        if case .rsa(let bits) = handle.algorithm, bits < 2_048 {
            throw PKIError(.unsupportedAlgorithm, "an RSA key of \(bits) bits is too weak to sign with")
        }
        self.handle = handle
        // Read back from what others will be given: that refuses curves written out by their parameters as well.
        publicKey = try PublicKey(subjectPublicKeyInfo: handle.subjectPublicKeyInfo())
    }

    /// The kind of key.
    public var algorithm: KeyAlgorithm { handle.algorithm }

    /// The algorithm this kind of key signs with.
    public var signatureAlgorithm: SignatureAlgorithm { SignatureAlgorithm(for: algorithm) }

    /// A new key.
    ///
    /// - Throws: ``PKIError`` with code `unsupportedAlgorithm` for RSA of other sizes than 2048, 3072 and 4096 bits.
    public static func generate(_ algorithm: KeyAlgorithm) throws(PKIError) -> PrivateKey {
        try PrivateKey(handle: .generate(algorithm))
    }

    /// Signs a message; SM2 with the default identifier.
    public func sign(_ message: [UInt8]) throws(PKIError) -> [UInt8] {
        try sign(message, sm2Identifier: SM2Signature.defaultIdentifier)
    }

    /// Signs a message under an SM2 identifier (可辨别标识), which other kinds of keys do not use.
    ///
    /// - Throws: ``PKIError`` with code `invalidRequest` for an identifier above 8190 bytes, or `engineFailure`.
    public func sign(_ message: [UInt8], sm2Identifier: [UInt8]) throws(PKIError) -> [UInt8] {
        let algorithm = signatureAlgorithm
        return try handle.sign(
            message, digest: algorithm.digest, sm2Identifier: algorithm.checkedIdentifier(sm2Identifier))
    }
}

extension PrivateKey {
    /// Reads a PrivateKeyInfo (PKCS#8) without protection.
    ///
    /// - Throws: ``PKIError``: `encryptedKey` for one with protection, `malformedInput`, `unsupportedAlgorithm`, `keyMismatch`.
    public convenience init(pkcs8DER der: [UInt8]) throws(PKIError) {
        // A PrivateKeyInfo begins with its version, an EncryptedPrivateKeyInfo with an AlgorithmIdentifier. OpenSSL would take
        // both, and ask for the password on the terminal.
        switch Self.tagInside(der) {
        case 0x02: try self.init(handle: .privateKey(der: der))
        case 0x30: throw PKIError(.encryptedKey, "the private key is protected by a password")
        default: throw PKIError(.malformedInput, "no private key")
        }
    }

    /// The tag of the first element of the SEQUENCE that fills some bytes; read by hand, so that no copy of a key is made.
    private static func tagInside(_ der: [UInt8]) -> UInt8? {
        guard der.count > 2, der.count <= 1 << 16, der[0] == 0x30 else { return nil }
        let headerLength = der[1] < 0x80 ? 2 : 2 + Int(der[1] & 0x7F)
        return der.count > headerLength ? der[headerLength] : nil
    }

    /// Reads the first private key of a PEM text: `PRIVATE KEY` (PKCS#8), `EC PRIVATE KEY` (SEC 1) or `RSA PRIVATE KEY`
    /// (PKCS#1). Other objects before it, such as `EC PARAMETERS`, are passed over.
    ///
    /// - Throws: ``PKIError``: `encryptedKey` for one with a password, `malformedInput` when there is none, and as
    ///   ``init(pkcs8DER:)``.
    public convenience init(pem: String) throws(PKIError) {
        var text = Array(pem.utf8)
        defer { text.wipe() }
        var blocks = try PEM.blocks(in: text)
        // Reached by index, since a second reference to the bytes would keep them from being wiped.
        defer { for index in blocks.indices { blocks[index].bytes.wipe() } }
        guard let index = blocks.firstIndex(where: { $0.label.hasSuffix("PRIVATE KEY") }) else {
            throw PKIError(.malformedInput, "the PEM text has no private key")
        }
        guard blocks[index].label != "ENCRYPTED PRIVATE KEY", !blocks[index].isEncrypted else {
            throw PKIError(.encryptedKey, "the private key is protected by a password")
        }
        try self.init(pkcs8DER: blocks[index].bytes)
    }

    /// The key as PrivateKeyInfo (PKCS#8) without protection. Whoever asks for it must guard it, and overwrite it after use.
    public func pkcs8DER() throws(PKIError) -> [UInt8] { try handle.pkcs8DER() }

    /// The key as PEM `PRIVATE KEY` (PKCS#8) without protection. Strings cannot be wiped: ask for it only to store it at once.
    public func pem() throws(PKIError) -> String {
        var der = try pkcs8DER()
        defer { der.wipe() }
        return PEM.text(label: "PRIVATE KEY", der)
    }
}
