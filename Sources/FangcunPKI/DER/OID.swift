import FangcunModel

/// An object identifier (ITU-T X.660), the name of an algorithm, an extension or an attribute.
///
/// Kept in its encoded form, so that arcs of any size (such as those made of UUIDs) survive.
public struct OID: Sendable, Hashable {
    /// The contents octets of the DER encoding, without tag and length; always well formed.
    package let contents: [UInt8]

    /// The most contents octets an identifier may have; the longest in real use take about forty.
    private static let maximumBytes = 256

    /// An identifier of its arcs: `OID(1, 2, 156, 10197, 1, 301)`.
    ///
    /// For identifiers written down in source; arcs from outside go through ``init(dotted:)``.
    package init(_ first: UInt64, _ second: UInt64, _ rest: UInt64...) {
        var bytes = Self.base128(first &* 40 &+ second)
        for arc in rest { bytes += Self.base128(arc) }
        contents = bytes
    }

    /// Reads the dotted form, such as `1.2.156.10197.1.301`.
    ///
    /// - Throws: ``PKIError`` with code `malformedInput` for anything else, and for arcs above 2^63.
    public init(dotted: String) throws(PKIError) {
        let refusal = PKIError(.malformedInput, "'\(dotted.prefix(60))' is no object identifier")
        var arcs: [UInt64] = []
        for part in dotted.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
            guard !part.isEmpty, part.allSatisfy({ (0x30...0x39).contains($0) }), arcs.count < 64,
                let arc = UInt64(Substring(part)), arc <= UInt64(Int64.max) - 80
            else { throw refusal }
            arcs.append(arc)
        }
        guard arcs.count >= 2, arcs[0] <= 2, arcs[0] == 2 || arcs[1] < 40 else { throw refusal }
        contents = Self.base128(arcs[0] * 40 + arcs[1]) + arcs.dropFirst(2).flatMap(Self.base128)
    }

    /// Checks contents octets: at least one arc, each complete and without leading zero bits.
    ///
    /// - Throws: ``PKIError`` with code `malformedInput`.
    package init(contents: ArraySlice<UInt8>) throws(PKIError) {
        var isStartOfArc = true
        for byte in contents {
            guard !(isStartOfArc && byte == 0x80) else {
                throw PKIError(.malformedInput, at: .byte(contents.startIndex), "an arc of an OID has leading zeros")
            }
            isStartOfArc = byte & 0x80 == 0
        }
        guard !contents.isEmpty, isStartOfArc, contents.count <= Self.maximumBytes else {
            throw PKIError(.malformedInput, at: .byte(contents.startIndex), "an OID is empty, cut short or too long")
        }
        self.contents = Array(contents)
    }

    private static func base128(_ arc: UInt64) -> [UInt8] {
        var bytes = [UInt8(truncatingIfNeeded: arc & 0x7F)]
        var rest = arc >> 7
        while rest > 0 {
            bytes.append(UInt8(truncatingIfNeeded: rest & 0x7F) | 0x80)
            rest >>= 7
        }
        return bytes.reversed()
    }
}

extension OID: CustomStringConvertible {
    /// The dotted form.
    public var description: String {
        var parts: [String] = []
        var digits: [Int] = []
        for byte in contents {
            digits = Self.appending(sevenBits: Int(byte & 0x7F), to: digits)
            guard byte & 0x80 == 0 else { continue }
            if parts.isEmpty { parts.append(Self.splitFirstArc(off: &digits)) }
            parts.append(digits.map(String.init).joined())
            digits = []
        }
        return parts.joined(separator: ".")
    }

    /// The decimal digits of `128 * number + sevenBits`; in digits, because arcs may be wider than any machine integer.
    private static func appending(sevenBits: Int, to number: [Int]) -> [Int] {
        var carry = sevenBits
        var digits = number
        for index in digits.indices.reversed() {
            carry += digits[index] * 128
            digits[index] = carry % 10
            carry /= 10
        }
        while carry > 0 {
            digits.insert(carry % 10, at: 0)
            carry /= 10
        }
        return digits.isEmpty ? [0] : digits
    }

    /// The first two arcs share one number: 40 times the first plus the second, where only the first arc 2 may be followed
    /// by a second above 39 (X.690, 8.19.4). Leaves the second in `digits`.
    private static func splitFirstArc(off digits: inout [Int]) -> String {
        let isSmall = digits.count <= 2
        let value = digits.suffix(2).reduce(0) { $0 * 10 + $1 }
        if isSmall, value < 80 {
            digits = appending(sevenBits: value % 40, to: [])
            return String(value / 40)
        }
        // The number is at least 80; take 80 off, borrowing from the left.
        var borrow = 8
        var index = digits.count - 2
        while borrow > 0, digits.indices.contains(index) {
            let difference = digits[index] - borrow
            digits[index] = (difference + 10) % 10
            borrow = difference < 0 ? 1 : 0
            index -= 1
        }
        while digits.count > 1, digits.first == 0 { digits.removeFirst() }
        return "2"
    }
}
