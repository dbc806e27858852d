/// A number as registers write it.
enum DecimalField {
    /// The text is no number.
    struct Fault: Error {}

    /// The number of a field; `nil` for an empty one and for `NaN` and `inf`, which registers write for "unknown". A number
    /// too large for a double is infinite: it is a number, if a senseless one.
    static func value(_ text: String) throws(Fault) -> Double? {
        let trimmed = text.trimmingSpaces
        if trimmed.isEmpty { return nil }
        guard trimmed.utf8.allSatisfy(isOfDecimal) else {
            let word = trimmed.lowercased().drop { $0 == "+" || $0 == "-" }
            guard ["nan", "inf", "infinity"].contains(word) else { throw Fault() }
            return nil
        }
        guard let number = Double(trimmed) else { throw Fault() }
        return number
    }

    /// Swift reads hexadecimal numbers as well, which no register means.
    private static func isOfDecimal(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        default: false
        }
    }
}
