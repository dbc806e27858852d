import COpenSSL

/// The contexts of one signature or one verification.
@safe
private struct SignatureContext: ~Copyable {
    let digestContext: OpaquePointer
    private let keyContext: OpaquePointer

    init(_ key: OpaquePointer) throws(PKIError) {
        ErrorQueue.clear()
        guard let keyContext = unsafe EVP_PKEY_CTX_new_from_pkey(nil, key, nil) else {
            throw ErrorQueue.drain(.engineFailure, "no context for the key")
        }
        guard let digestContext = unsafe EVP_MD_CTX_new() else {
            unsafe EVP_PKEY_CTX_free(keyContext)
            throw ErrorQueue.drain(.engineFailure, "no context for the digest")
        }
        unsafe EVP_MD_CTX_set_pkey_ctx(digestContext, keyContext)
        unsafe self.keyContext = keyContext
        unsafe self.digestContext = digestContext
    }

    /// Sets the identifier of SM2. Always called for SM2, and before the digest starts: without it OpenSSL 3.0 takes the empty
    /// identifier and OpenSSL 4.0 the default one, both without a word.
    func setIdentifier(_ identifier: [UInt8]) throws(PKIError) {
        guard let length = Int32(exactly: identifier.count),
            unsafe EVP_PKEY_CTX_set1_id(keyContext, identifier, length) == 1
        else { throw ErrorQueue.drain(.engineFailure, "the SM2 identifier was refused") }
    }

    deinit {
        // A key context that was handed in stays ours.
        unsafe EVP_MD_CTX_free(digestContext)
        unsafe EVP_PKEY_CTX_free(keyContext)
    }
}

extension KeyHandle {
    /// Signs a message.
    ///
    /// The corresponding C function is `EVP_DigestSign`.
    func sign(
        _ message: [UInt8], digest: DigestAlgorithm, sm2Identifier: [UInt8]?
    ) throws(PKIError) -> [UInt8] {
        try unsafe withKey { key throws(PKIError) in
            let context = try unsafe SignatureContext(key)
            if let sm2Identifier { try context.setIdentifier(sm2Identifier) }
            var length = 0
            guard
                unsafe EVP_DigestSignInit_ex(
                    context.digestContext, nil, digest.engineName, nil, nil, key, nil) == 1,
                unsafe EVP_DigestSign(context.digestContext, nil, &length, message, message.count) == 1
            else { throw ErrorQueue.drain(.engineFailure, "signing did not start") }
            var signature = [UInt8](repeating: 0, count: length)
            guard
                unsafe EVP_DigestSign(context.digestContext, &signature, &length, message, message.count) == 1,
                length <= signature.count
            else { throw ErrorQueue.drain(.engineFailure, "signing failed") }
            return Array(signature.prefix(length))
        }
    }

    /// Whether a signature is right.
    ///
    /// The corresponding C function is `EVP_DigestVerify`.
    func verify(
        _ signature: [UInt8], over message: [UInt8], digest: DigestAlgorithm, sm2Identifier: [UInt8]?
    ) throws(PKIError) -> Bool {
        try unsafe withKey { key throws(PKIError) in
            let context = try unsafe SignatureContext(key)
            if let sm2Identifier { try context.setIdentifier(sm2Identifier) }
            guard
                unsafe EVP_DigestVerifyInit_ex(
                    context.digestContext, nil, digest.engineName, nil, nil, key, nil) == 1
            else { throw ErrorQueue.drain(.engineFailure, "verifying did not start") }
            let answer = unsafe EVP_DigestVerify(
                context.digestContext, signature, signature.count, message, message.count)
            if answer < 0 { throw ErrorQueue.drain(.engineFailure, "verifying failed") }
            // A wrong signature is an answer; what OpenSSL says about it must not stay in the queue.
            ErrorQueue.clear()
            return answer == 1
        }
    }
}
