#if SQLite

internal import FangcunModel

/// The value of an attribute, as SQLite keeps it.
public enum AttributeValue: Sendable, Hashable {
    /// Nothing is known.
    case null
    /// A whole number.
    case integer(Int64)
    /// A number.
    case real(Double)
    /// A text; dates and times are texts too.
    case text(String)
    /// A truth value: a whole number in a column declared as BOOLEAN.
    case bool(Bool)
    /// Bytes, of a photograph for example.
    case bytes([UInt8])

    /// The value as a code or name: text, or a whole number in digits; `nil` otherwise.
    public var codeText: String? {
        switch self {
        case .text(let text): text
        case .integer(let number): String(number)
        // Some programs keep whole numbers as doubles.
        case .real(let number): JSONValue.number(number).codeText
        case .null, .bool, .bytes: nil
        }
    }

    /// The value as JSON: whole numbers that a double cannot hold become text, bytes become null.
    var json: JSONValue {
        switch self {
        case .null, .bytes: .null
        case .integer(let number):
            Int64(exactly: Double(number)) == number ? .number(Double(number)) : .string(String(number))
        case .real(let number): number.isFinite ? .number(number) : .null
        case .text(let text): .string(text)
        case .bool(let value): .bool(value)
        }
    }
}

#endif
