/// Writes JSON (RFC 8259) piece by piece into a growing array of bytes.
///
/// Names and values are written in the order given; commas are put in by the writer. Numbers are written in the shortest form
/// that reads back as the same double.
public struct JSONWriter {
    /// What has been written so far.
    public private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// A writer that has written nothing.
    public init() {}

    /// The bytes of one value as compact JSON.
    public static func bytes(of value: JSONValue) -> [UInt8] {
        var writer = JSONWriter()
        writer.write(value)
        return writer.bytes
    }

    /// Opens an object.
    public mutating func beginObject() { open(UInt8(ascii: "{")) }
    /// Closes the object opened last.
    public mutating func endObject() { close(UInt8(ascii: "}")) }
    /// Opens an array.
    public mutating func beginArray() { open(UInt8(ascii: "[")) }
    /// Closes the array opened last.
    public mutating func endArray() { close(UInt8(ascii: "]")) }

    /// Writes a name; its value must be written next.
    public mutating func name(_ name: String) {
        write(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// Writes a name and a string.
    public mutating func member(_ name: String, _ value: String) { member(name, .string(value)) }
    /// Writes a name and a number.
    public mutating func member(_ name: String, _ value: Double) { member(name, .number(value)) }
    /// Writes a name and a whole number.
    public mutating func member(_ name: String, _ value: Int) {
        self.name(name)
        raw(String(value))
    }
    /// Writes a name and a truth value.
    public mutating func member(_ name: String, _ value: Bool) { member(name, .bool(value)) }
    /// Writes a name and any value.
    public mutating func member(_ name: String, _ value: JSONValue) {
        self.name(name)
        write(value)
    }

    /// Writes a value.
    public mutating func write(_ value: JSONValue) {
        switch value {
        case .null: raw("null")
        case .bool(let value): raw(value ? "true" : "false")
        case .number(let number): write(number)
        case .string(let text): write(text)
        case .array(let elements):
            beginArray()
            for element in elements { write(element) }
            endArray()
        case .object(let members):
            beginObject()
            for member in members { self.member(member.name, member.value) }
            endObject()
        }
    }

    /// Writes a number; one that is not finite, which JSON cannot say, becomes `null`.
    public mutating func write(_ number: Double) {
        guard number.isFinite else { return raw("null") }
        if let whole = Int64(exactly: number), abs(number) < 1e15 { return raw(String(whole)) }
        raw(number.description)
    }

    /// Writes a string.
    public mutating func write(_ text: String) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0x0A: bytes += Array("\\n".utf8)
            case 0x0D: bytes += Array("\\r".utf8)
            case 0x09: bytes += Array("\\t".utf8)
            case 0..<0x20: bytes += Array("\\u00".utf8) + [Self.hexDigit(byte >> 4), Self.hexDigit(byte & 15)]
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Starts a new line: for files that people look into.
    public mutating func newline() { bytes.append(0x0A) }

    private mutating func raw(_ text: String) {
        separate()
        bytes += Array(text.utf8)
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    private mutating func open(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}
