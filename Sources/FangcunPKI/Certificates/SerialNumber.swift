/// The serial number of a certificate (RFC 5280, 4.1.2.2): together with the issuer's name it names the certificate.
public struct SerialNumber: Sendable, Hashable {
    /// The number in two's complement, the most significant byte first, as in DER.
    public let bytes: [UInt8]

    init(bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

    /// Whether the number is above 0, as it must be.
    public var isPositive: Bool {
        guard let first = bytes.first else { return false }
        return first < 0x80 && bytes.contains { $0 != 0 }
    }

    /// A number that nobody can foresee and that will not occur twice: 126 random bits below a 1, so that all have the same
    /// length of 16 bytes, are positive, and lie below 2^159.
    ///
    /// - Throws: ``PKIError`` with code `engineFailure` when there is no randomness.
    static func random() throws(PKIError) -> SerialNumber {
        var bytes = try Random.bytes(16)
        bytes[0] = bytes[0] & 0x3F | 0x40
        return SerialNumber(bytes: bytes)
    }
}

extension SerialNumber: CustomStringConvertible {
    /// The number in hexadecimal, in capitals, without the byte that only carries the sign.
    public var description: String {
        hexadecimal(bytes.count > 1 && bytes.first == 0 ? bytes.dropFirst() : bytes[...])
    }
}
