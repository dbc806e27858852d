internal import FangcunModel

/// The words, numbers and signs of well-known text, one after the other.
struct WellKnownTextTokens {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The byte that stands next, white space passed; `nil` at the end.
    mutating func peek() -> UInt8? {
        while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
        return position < bytes.count ? bytes[position] : nil
    }

    /// Where the next token begins.
    var offsetOfNext: Int {
        mutating get {
            _ = peek()
            return position
        }
    }

    /// The letters that stand next, in upper case; "" for none.
    mutating func word() -> String {
        let start = offsetOfNext
        while position < bytes.count, Self.isLetter(bytes[position]) { position += 1 }
        return String(decoding: bytes[start..<position].map { $0 & 0xDF }, as: UTF8.self)
    }

    /// Whether this word stands next, which is then passed.
    mutating func skips(_ wanted: String) -> Bool {
        let start = offsetOfNext
        if word() == wanted { return true }
        position = start
        return false
    }

    /// Whether a number stands next.
    var isAtNumber: Bool {
        mutating get { peek().map { Self.isOfNumber($0) } ?? false }
    }

    /// The characters of the number that stands next; "" for none.
    mutating func number() -> String {
        let start = offsetOfNext
        while position < bytes.count, Self.isOfNumber(bytes[position]) { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    /// The number that stands next.
    mutating func double() throws(GeoError) -> Double {
        let start = offsetOfNext
        let text = number()
        guard let number = Double(text) else {
            throw fault(.malformedInput, at: start, "'\(text.prefix(40))' where a number is wanted")
        }
        guard number.isFinite else {
            throw fault(.invalidGeometry, at: start, "the number \(text.prefix(40)) is too large for a double")
        }
        return number
    }

    /// Passes a sign that must stand next.
    mutating func expect(_ sign: Unicode.Scalar) throws(GeoError) {
        guard let byte = peek(), byte == sign.value else { throw fault(.malformedInput, "'\(sign)' is wanted") }
        position += 1
    }

    /// Passes the comma before another element, or the bracket that closes; whether another follows.
    mutating func continues() throws(GeoError) -> Bool {
        guard peek() == UInt8(ascii: ",") else {
            try expect(")")
            return false
        }
        position += 1
        return true
    }

    /// An error at an offset, or where the reading is.
    func fault(_ code: GeoError.Code, at offset: Int? = nil, _ reason: String) -> GeoError {
        GeoError(code, at: .byte(offset ?? position), reason)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isOfNumber(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"),
            UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        default: false
        }
    }
}
