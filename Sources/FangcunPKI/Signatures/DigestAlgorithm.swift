/// The digest algorithms this library works with.
public enum DigestAlgorithm: Sendable, Hashable, CaseIterable {
    /// SM3 (GB/T 32905).
    case sm3
    /// SHA-256 (FIPS 180-4).
    case sha256
    /// SHA-384 (FIPS 180-4).
    case sha384
    /// SHA-512 (FIPS 180-4).
    case sha512

    /// The length of a digest in bytes.
    public var byteCount: Int {
        switch self {
        case .sm3, .sha256: 32
        case .sha384: 48
        case .sha512: 64
        }
    }
}
