/// A JSON value (RFC 8259). Objects keep the order of their members.
public enum JSONValue: Sendable, Hashable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number, as the nearest IEEE 754 double.
    case number(Double)
    /// A string.
    case string(String)
    /// An array.
    case array([JSONValue])
    /// An object, its members in the order written.
    case object([Member])

    /// A name and a value in an object.
    public struct Member: Sendable, Hashable {
        /// The name.
        public var name: String
        /// The value.
        public var value: JSONValue

        /// A member of its parts.
        public init(_ name: String, _ value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    /// The member of that name; `nil` when there is none, or this is no object.
    public subscript(name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The elements of an array; `nil` for anything else.
    public var elements: [JSONValue]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }

    /// The text of a string; `nil` for anything else.
    public var string: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    /// The value of a number; `nil` for anything else.
    public var number: Double? {
        guard case .number(let number) = self else { return nil }
        return number
    }

    /// A string as it is, a whole number in digits: what a code column holds, whichever of the two its writer chose.
    ///
    /// `nil` for a number beyond 2^53, whose last digits a double may have lost (a component code has 17 of them).
    public var codeText: String? {
        switch self {
        case .string(let text): text
        case .number(let number): number.magnitude <= 0x1p53 ? Int64(exactly: number).map { String($0) } : nil
        default: nil
        }
    }
}
