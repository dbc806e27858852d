/// A number as registers write it in a table.
public enum RegisterNumber: Sendable, Hashable {
    /// The field says that the number is not known: it is empty, or `NaN`, `inf` or `NULL`, as programs write it.
    case unknown
    /// A number. One too large for a double is infinite: it is a number, if a senseless one.
    case value(Double)

    /// Reads a field: a decimal number, with blanks around it perhaps; `nil` when it is neither a number nor unknown.
    public init?(_ field: String) {
        let text = field.trimmingBlanks
        // Swift reads hexadecimal numbers as well, which no register means.
        if !text.isEmpty, text.utf8.allSatisfy(Self.isOfDecimal) {
            guard let number = Double(text) else { return nil }
            self = .value(number)
        } else {
            let word = text.lowercased().drop { $0 == "+" || $0 == "-" }
            guard ["", "nan", "inf", "infinity", "null"].contains(word) else { return nil }
            self = .unknown
        }
    }

    private static func isOfDecimal(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"),
            UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        default: false
        }
    }
}

extension String {
    /// Without spaces and tabs at both ends.
    var trimmingBlanks: Substring {
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
        guard let start = utf8.firstIndex(where: { !isBlank($0) }), let last = utf8.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return self[start..<utf8.index(after: last)]
    }
}
