import COpenSSL

extension [UInt8] {
    /// Overwrites the bytes with zeros, which the optimiser will not leave out.
    ///
    /// Only this array is wiped: a copy made before, which Swift shares until one is written to, keeps its bytes.
    ///
    /// The corresponding C function is `OPENSSL_cleanse`.
    package mutating func wipe() {
        unsafe withUnsafeMutableBytes { buffer in
            guard let start = buffer.baseAddress else { return }
            unsafe OPENSSL_cleanse(start, buffer.count)
        }
    }
}
