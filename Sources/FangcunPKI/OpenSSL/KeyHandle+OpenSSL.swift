import COpenSSL
import FangcunModel

/// The one owner of an `EVP_PKEY`.
///
/// `@unchecked Sendable`: the key is never changed after `init`; its reference count and the caches that OpenSSL keeps inside it
/// are guarded by OpenSSL's own locks, and every operation has contexts of its own.
@safe
final class KeyHandle: @unchecked Sendable {
    private let key: OpaquePointer

    /// What kind of key it is.
    let algorithm: KeyAlgorithm

    /// Takes over a key that OpenSSL made; frees it when it is of no kind we work with.
    ///
    /// - Throws: ``PKIError`` with code `unsupportedAlgorithm`.
    fileprivate init(owning key: OpaquePointer) throws(PKIError) {
        guard let algorithm = unsafe Self.algorithm(of: key) else {
            unsafe EVP_PKEY_free(key)
            throw PKIError(.unsupportedAlgorithm, "a key that is neither SM2, nor P-256, nor RSA of 1024 to 8192 bits")
        }
        unsafe self.key = key
        self.algorithm = algorithm
    }

    deinit { unsafe EVP_PKEY_free(key) }

    /// Lends the key for the time of a call.
    func withKey<Result>(_ body: (OpaquePointer) throws(PKIError) -> Result) throws(PKIError) -> Result {
        try unsafe body(key)
    }

    private static func algorithm(of key: OpaquePointer) -> KeyAlgorithm? {
        if unsafe EVP_PKEY_is_a(key, "SM2") == 1 { return .sm2 }
        if unsafe EVP_PKEY_is_a(key, "EC") == 1 {
            var name = [CChar](repeating: 0, count: 64)
            guard unsafe EVP_PKEY_get_group_name(key, &name, name.count, nil) == 1 else { return nil }
            // A key of type EC over the SM2 curve would sign ECDSA; it is refused here, whoever made it.
            let group = name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
            return String(decoding: group, as: UTF8.self) == "prime256v1" ? .p256 : nil
        }
        if unsafe EVP_PKEY_is_a(key, "RSA") == 1 {
            let bits = Int(unsafe EVP_PKEY_get_bits(key))
            // Verification takes time with the cube of the size: a bound keeps foreign keys from holding a server.
            return (1_024...8_192).contains(bits) ? .rsa(bits: bits) : nil
        }
        return nil
    }
}

extension KeyHandle {
    /// A new key pair.
    ///
    /// The corresponding C function is `EVP_PKEY_Q_keygen`.
    static func generate(_ algorithm: KeyAlgorithm) throws(PKIError) -> KeyHandle {
        ErrorQueue.clear()
        let key: OpaquePointer?
        switch algorithm {
        case .sm2: unsafe key = fangcun_generate_sm2()
        case .p256: unsafe key = fangcun_generate_ec("P-256")
        case .rsa(let bits):
            guard [2_048, 3_072, 4_096].contains(bits) else {
                throw PKIError(.unsupportedAlgorithm, "RSA keys are made of 2048, 3072 or 4096 bits, not of \(bits)")
            }
            unsafe key = fangcun_generate_rsa(bits)
        }
        guard let key = unsafe key else { throw ErrorQueue.drain(.engineFailure, "no key was made") }
        return try unsafe KeyHandle(owning: key)
    }

    /// The public key at an encoded point, of a type that is stated and not guessed.
    ///
    /// The corresponding C function is `EVP_PKEY_fromdata`.
    ///
    /// - Throws: ``PKIError`` with code `malformedInput` when the point is not on the curve.
    static func publicKey(_ curve: EllipticCurve, point: [UInt8]) throws(PKIError) -> KeyHandle {
        ErrorQueue.clear()
        let key = unsafe fangcun_public_key_from_point(
            curve.engineKeyType, curve.engineGroupName, point, point.count)
        guard let key = unsafe key else {
            throw ErrorQueue.drain(.malformedInput, "the point of a public key is not on its curve")
        }
        return try unsafe KeyHandle(owning: key)
    }

    /// The public key of a SubjectPublicKeyInfo.
    ///
    /// The corresponding C function is `d2i_PUBKEY`.
    static func publicKey(subjectPublicKeyInfo der: [UInt8]) throws(PKIError) -> KeyHandle {
        try unsafe decode(der, "public key") { unsafe d2i_PUBKEY(nil, $0, $1) }
    }

    /// The private key of a PrivateKeyInfo (PKCS#8), an ECPrivateKey (SEC 1) or an RSAPrivateKey (PKCS#1).
    ///
    /// The corresponding C function is `d2i_AutoPrivateKey`.
    static func privateKey(der: [UInt8]) throws(PKIError) -> KeyHandle {
        let handle = try unsafe decode(der, "private key") { unsafe d2i_AutoPrivateKey(nil, $0, $1) }
        try handle.checkPair()
        return handle
    }

    private typealias Decoder = (UnsafeMutablePointer<UnsafePointer<UInt8>?>, Int) -> OpaquePointer?

    private static func decode(_ der: [UInt8], _ name: String, _ decoder: Decoder) throws(PKIError) -> KeyHandle {
        ErrorQueue.clear()
        var consumed = 0
        let key = unsafe der.withUnsafeBufferPointer { buffer -> OpaquePointer? in
            var cursor = buffer.baseAddress
            let key = unsafe decoder(&cursor, buffer.count)
            if let start = buffer.baseAddress, let end = unsafe cursor { unsafe consumed = end - start }
            return unsafe key
        }
        guard let key = unsafe key else { throw ErrorQueue.drain(.malformedInput, "no \(name)") }
        let handle = try unsafe KeyHandle(owning: key)
        // Decoders try one format after another and leave the errors of those that did not fit.
        ErrorQueue.clear()
        guard consumed == der.count else {
            throw PKIError(.malformedInput, at: .byte(consumed), "bytes follow the \(name)")
        }
        return handle
    }

    /// Refuses an elliptic-curve key whose public half does not belong to the private one. RSA is left out: its check tests
    /// primes and takes a second.
    private func checkPair() throws(PKIError) {
        if case .rsa = algorithm { return }
        try unsafe withKey { key throws(PKIError) in
            ErrorQueue.clear()
            let context = unsafe EVP_PKEY_CTX_new_from_pkey(nil, key, nil)
            defer { unsafe EVP_PKEY_CTX_free(context) }
            guard unsafe EVP_PKEY_pairwise_check(context) == 1 else {
                throw ErrorQueue.drain(.keyMismatch, "the public half of the key does not belong to the private half")
            }
        }
    }

    /// The SubjectPublicKeyInfo, DER.
    ///
    /// The corresponding C function is `i2d_PUBKEY`.
    func subjectPublicKeyInfo() throws(PKIError) -> [UInt8] {
        try unsafe withKey { key throws(PKIError) in
            try unsafe encode("public key") { unsafe i2d_PUBKEY(key, $0) }
        }
    }

    /// The PrivateKeyInfo, DER (PKCS#8, without protection).
    ///
    /// The corresponding C function is `i2d_PKCS8_PRIV_KEY_INFO`.
    func pkcs8DER() throws(PKIError) -> [UInt8] {
        try unsafe withKey { key throws(PKIError) in
            ErrorQueue.clear()
            guard let info = unsafe EVP_PKEY2PKCS8(key) else {
                throw ErrorQueue.drain(.engineFailure, "the private key cannot be written")
            }
            // Freeing wipes the private part.
            defer { unsafe PKCS8_PRIV_KEY_INFO_free(info) }
            return try unsafe encode("private key") { unsafe i2d_PKCS8_PRIV_KEY_INFO(info, $0) }
        }
    }

    private typealias Encoder = (UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?) -> Int32

    /// Asks for the length, then writes straight into the array that is returned, so that no other copy is left behind.
    private func encode(_ name: String, _ encoder: Encoder) throws(PKIError) -> [UInt8] {
        ErrorQueue.clear()
        let length = Int(encoder(nil))
        guard length > 0 else { throw ErrorQueue.drain(.engineFailure, "the \(name) cannot be written") }
        var bytes = [UInt8](repeating: 0, count: length)
        let written = unsafe bytes.withUnsafeMutableBufferPointer { buffer -> Int in
            var cursor = buffer.baseAddress
            return Int(unsafe encoder(&cursor))
        }
        guard written == length else { throw ErrorQueue.drain(.engineFailure, "the \(name) cannot be written") }
        return bytes
    }
}
