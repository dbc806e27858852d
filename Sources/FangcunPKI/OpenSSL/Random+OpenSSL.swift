import COpenSSL

/// OpenSSL's random number generator.
enum Random {
    /// Unpredictable bytes.
    ///
    /// The corresponding C function is `RAND_bytes`.
    ///
    /// - Throws: ``PKIError`` with code `engineFailure` when the generator has no seed.
    static func bytes(_ count: Int) throws(PKIError) -> [UInt8] {
        ErrorQueue.clear()
        var bytes = [UInt8](repeating: 0, count: count)
        guard let length = Int32(exactly: count), unsafe RAND_bytes(&bytes, length) == 1 else {
            throw ErrorQueue.drain(.engineFailure, "no random numbers")
        }
        return bytes
    }
}
