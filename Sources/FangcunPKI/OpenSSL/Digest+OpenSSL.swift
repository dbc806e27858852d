import COpenSSL

extension DigestAlgorithm {
    /// The name by which OpenSSL fetches the algorithm.
    var engineName: String {
        switch self {
        case .sm3: "SM3"
        case .sha256: "SHA2-256"
        case .sha384: "SHA2-384"
        case .sha512: "SHA2-512"
        }
    }

    /// The digest of some bytes.
    ///
    /// The corresponding C function is `EVP_Q_digest`.
    ///
    /// - Throws: ``PKIError`` with code `engineFailure`.
    public func digest(_ bytes: [UInt8]) throws(PKIError) -> [UInt8] {
        ErrorQueue.clear()
        var digest = [UInt8](repeating: 0, count: byteCount)
        var length = 0
        guard unsafe EVP_Q_digest(nil, engineName, nil, bytes, bytes.count, &digest, &length) == 1,
            length == digest.count
        else { throw ErrorQueue.drain(.engineFailure, "\(self) failed") }
        return digest
    }
}
