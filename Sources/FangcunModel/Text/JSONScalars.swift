/// Reads one JSON number and stops after it.
struct JSONNumberScanner {
    private let bytes: [UInt8]
    private(set) var position: Int

    init(_ bytes: [UInt8], at position: Int) {
        self.bytes = bytes
        self.position = position
    }

    /// The number, correctly rounded (infinite when too large); `nil` when none stands here.
    mutating func scan() -> Double? {
        let start = position
        let isNegative = skip(UInt8(ascii: "-"))
        var decimal = Decimal()
        let integerDigits = scanDigits(into: &decimal, scaling: 0)
        guard integerDigits > 0, !(integerDigits > 1 && bytes[position - integerDigits] == UInt8(ascii: "0")) else {
            return nil
        }
        if skip(UInt8(ascii: ".")) {
            guard scanDigits(into: &decimal, scaling: -1) > 0 else { return nil }
        }
        if skip(UInt8(ascii: "e")) || skip(UInt8(ascii: "E")) {
            guard let exponent = scanExponent() else { return nil }
            decimal.exponent += exponent
        }
        if let exact = decimal.exactDouble { return isNegative ? -exact : exact }
        return Double(String(decoding: bytes[start..<position], as: UTF8.self)) ?? (isNegative ? -.infinity : .infinity)
    }

    private mutating func skip(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func scanDigits(into decimal: inout Decimal, scaling: Int) -> Int {
        let start = position
        while position < bytes.count, (0x30...0x39).contains(bytes[position]) {
            decimal.append(digit: UInt64(bytes[position] - 0x30), scaling: scaling)
            position += 1
        }
        return position - start
    }

    private mutating func scanExponent() -> Int? {
        let isNegative = skip(UInt8(ascii: "-"))
        if !isNegative { _ = skip(UInt8(ascii: "+")) }
        let start = position
        var exponent = 0
        while position < bytes.count, (0x30...0x39).contains(bytes[position]) {
            exponent = min(exponent * 10 + Int(bytes[position] - 0x30), 1_000_000)
            position += 1
        }
        guard position > start else { return nil }
        return isNegative ? -exponent : exponent
    }
}

/// A decimal of at most nineteen digits; `nil` as a double when the short way would round twice.
private struct Decimal {
    private var mantissa: UInt64 = 0
    private var isTruncated = false
    var exponent = 0

    mutating func append(digit: UInt64, scaling: Int) {
        guard mantissa < 1_000_000_000_000_000_000 else {
            isTruncated = true
            return
        }
        mantissa = mantissa * 10 + digit
        exponent += scaling
    }

    /// Clinger's fast path: a whole number below 2^53 and a power of ten up to 22 are both exact doubles, so that one
    /// multiplication or division rounds once, that is, correctly.
    var exactDouble: Double? {
        guard !isTruncated, mantissa <= 1 << 53, abs(exponent) <= 22 else { return nil }
        let value = Double(mantissa)
        return exponent < 0 ? value / Self.powersOfTen[-exponent] : value * Self.powersOfTen[exponent]
    }

    private static let powersOfTen: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]
}

/// Resolves the escapes of the inside of a JSON string.
struct JSONUnescaper {
    private let body: ArraySlice<UInt8>
    private(set) var position: Int

    init(_ body: ArraySlice<UInt8>) {
        self.body = body
        position = body.startIndex
    }

    /// The text; `nil` for a wrong escape, half a surrogate pair, or bytes that are not UTF-8.
    mutating func unescape() -> String? {
        var output: [UInt8] = []
        output.reserveCapacity(body.count)
        while position < body.endIndex {
            let byte = body[position]
            position += 1
            if byte != UInt8(ascii: "\\") {
                output.append(byte)
            } else {
                guard let scalar = escapedScalar(), let encoded = UTF8.encode(scalar) else { return nil }
                output.append(contentsOf: encoded)
            }
        }
        return String(validating: output, as: UTF8.self)
    }

    private mutating func escapedScalar() -> Unicode.Scalar? {
        guard position < body.endIndex else { return nil }
        let escape = body[position]
        position += 1
        switch escape {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(escape)
        case UInt8(ascii: "b"): return "\u{08}"
        case UInt8(ascii: "f"): return "\u{0C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return unicodeEscape()
        default: return nil
        }
    }

    private mutating func unicodeEscape() -> Unicode.Scalar? {
        guard let first = hexDigits() else { return nil }
        guard (0xD800...0xDBFF).contains(first) else { return Unicode.Scalar(first) }
        guard body.endIndex - position >= 2, body[position] == UInt8(ascii: "\\"),
            body[position + 1] == UInt8(ascii: "u")
        else { return nil }
        position += 2
        guard let second = hexDigits(), (0xDC00...0xDFFF).contains(second) else { return nil }
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    }

    private mutating func hexDigits() -> UInt32? {
        guard body.endIndex - position >= 4 else { return nil }
        var value: UInt32 = 0
        for byte in body[position..<position + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else { return nil }
            value = value << 4 | UInt32(digit)
        }
        position += 4
        return value
    }
}
