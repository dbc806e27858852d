/// The check character of a unified social credit code (GB 32100-2015, 4.2.5): weights 3^i modulo 31.
///
/// 31 is prime and no two neighbouring weights are equal, so every single substitution and every adjacent transposition is
/// caught.
enum GB32100Check {
    /// The 31 characters: digits and capital letters without I, O, S, V and Z.
    static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
    /// The weights of the first seventeen characters.
    static let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

    private static let values = ByteValues(alphabet)

    /// The value of a character, `nil` for one of none.
    static func value(of byte: UInt8) -> Int? { values[byte] }

    /// The check character of seventeen characters; `nil` where one is not of the alphabet.
    static func character(for body: some Sequence<UInt8>) -> UInt8? {
        var sum = 0
        for (byte, weight) in zip(body, weights) {
            guard let value = value(of: byte) else { return nil }
            sum += value * weight
        }
        // 31 less the remainder; a remainder of 0 gives the character 0, which copies of a popular snippet look up at 31.
        return alphabet[(31 - sum % 31) % 31]
    }
}

/// The check character of an organisation code (GB 11714-1997, 3.2.2): eight weights modulo 11, where 10 is written X.
///
/// Its 36 characters are reduced modulo 11, so two characters whose values differ by 11, 22 or 33 (0, B, M and X) may stand
/// for each other unnoticed.
enum GB11714Check {
    /// The characters of the body: digits and capital letters.
    static let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
    /// The weights of the eight characters of the body.
    static let weights = [3, 7, 9, 10, 5, 8, 4, 2]
    /// The eleven check characters, in the order of their values.
    static let checkAlphabet = Array("0123456789X".utf8)

    private static let values = ByteValues(alphabet)

    /// The value of a character of the body, `nil` for one of none.
    static func value(of byte: UInt8) -> Int? { values[byte] }

    /// The check character of eight characters; `nil` where one is neither digit nor capital letter.
    static func character(for body: some Sequence<UInt8>) -> UInt8? {
        var sum = 0
        for (byte, weight) in zip(body, weights) {
            guard let value = value(of: byte) else { return nil }
            sum += value * weight
        }
        return checkAlphabet[(11 - sum % 11) % 11]
    }
}

/// The value of each byte in an alphabet.
struct ByteValues: Sendable, Hashable {
    private let values: [Int16]

    /// The values by the order of the alphabet.
    init(_ alphabet: [UInt8]) {
        var values = [Int16](repeating: -1, count: 256)
        for (value, byte) in alphabet.enumerated() { values[Int(byte)] = Int16(truncatingIfNeeded: value) }
        self.values = values
    }

    /// The value of a byte; `nil` for one outside the alphabet.
    subscript(byte: UInt8) -> Int? {
        let value = values[Int(byte)]
        return value < 0 ? nil : Int(value)
    }
}
