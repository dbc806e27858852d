/// Reads JSON (RFC 8259) from bytes, either value by value or as a tree.
///
/// The walking form (`beginObject`, `nextName`, `beginArray`, `nextElement`, …) makes no tree, so that a file of a million
/// coordinates costs no more than its numbers. Input is foreign: size, depth and string length are limited, UTF-8 is checked,
/// a name may not occur twice in an object of a tree, and every error names its line and column.
///
/// - Complexity: linear in the bytes read.
public struct JSONReader {
    /// How much foreign input may ask for.
    public struct Limits: Sendable, Hashable {
        /// The largest input, in bytes.
        public var maximumBytes: Int
        /// The deepest nesting of arrays and objects.
        public var maximumDepth: Int
        /// The longest string, in bytes as written.
        public var maximumStringBytes: Int

        /// Limits: 1 GiB, 64 levels and 16 MiB a string unless said otherwise.
        public init(maximumBytes: Int = 1 << 30, maximumDepth: Int = 64, maximumStringBytes: Int = 1 << 24) {
            self.maximumBytes = maximumBytes
            self.maximumDepth = maximumDepth
            self.maximumStringBytes = maximumStringBytes
        }
    }

    /// What stands next in the input.
    public enum Kind: Sendable, Hashable {
        /// A value of that kind.
        case null, bool, number, string, array, object
    }

    private let bytes: [UInt8]
    private let limits: Limits
    private var position = 0
    private var depth = 0
    private var isAtFirstItem = false

    /// A reader at the start of these bytes; a byte order mark is skipped.
    public init(_ bytes: [UInt8], limits: Limits = Limits()) throws(ModelError) {
        guard bytes.count <= limits.maximumBytes else {
            throw ModelError(.limitExceeded, "\(bytes.count) bytes of JSON, more than \(limits.maximumBytes)")
        }
        self.bytes = bytes
        self.limits = limits
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// Reads a whole document as a tree; anything but white space after it is an error.
    public static func value(of bytes: [UInt8], limits: Limits = Limits()) throws(ModelError) -> JSONValue {
        var reader = try JSONReader(bytes, limits: limits)
        let value = try reader.readValue()
        try reader.expectEnd()
        return value
    }

    // MARK: Walking

    /// The kind of the value that stands next.
    public mutating func peek() throws(ModelError) -> Kind {
        skipSpace()
        guard let byte = current else { throw fault("the text ends where a value is wanted") }
        switch byte {
        case UInt8(ascii: "{"): return .object
        case UInt8(ascii: "["): return .array
        case UInt8(ascii: "\""): return .string
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool
        case UInt8(ascii: "n"): return .null
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
        default: throw fault("a character that begins no value")
        }
    }

    /// Enters an object; `nextName` then gives its names, and leaves it with `nil`.
    public mutating func beginObject() throws(ModelError) { try enter(UInt8(ascii: "{"), "an object") }

    /// Enters an array; `nextElement` then says whether another element follows, and leaves it with `false`.
    public mutating func beginArray() throws(ModelError) { try enter(UInt8(ascii: "["), "an array") }

    /// The next name of the object entered, its value standing next; `nil` at the end of the object, which is left.
    public mutating func nextName() throws(ModelError) -> String? {
        guard try advance(to: UInt8(ascii: "}")) else { return nil }
        let name = try readString()
        skipSpace()
        guard current == UInt8(ascii: ":") else { throw fault("':' is wanted after a name") }
        position += 1
        return name
    }

    /// Whether an element of the array entered stands next; `false` at the end of the array, which is left.
    public mutating func nextElement() throws(ModelError) -> Bool { try advance(to: UInt8(ascii: "]")) }

    /// Reads past the value that stands next.
    public mutating func skipValue() throws(ModelError) {
        switch try peek() {
        case .object:
            try beginObject()
            while try nextName() != nil { try skipValue() }
        case .array:
            try beginArray()
            while try nextElement() { try skipValue() }
        case .string: _ = try readString()
        case .number: _ = try readNumber()
        case .bool: _ = try readBool()
        case .null: try readNull()
        }
    }

    /// Reads the value that stands next as a tree.
    public mutating func readValue() throws(ModelError) -> JSONValue {
        switch try peek() {
        case .null:
            try readNull()
            return .null
        case .bool: return .bool(try readBool())
        case .number: return .number(try readNumber())
        case .string: return .string(try readString())
        case .array:
            var elements: [JSONValue] = []
            try beginArray()
            while try nextElement() { elements.append(try readValue()) }
            return .array(elements)
        case .object: return .object(try readMembers())
        }
    }

    /// An error unless nothing but white space is left.
    public mutating func expectEnd() throws(ModelError) {
        skipSpace()
        if position < bytes.count { throw fault("something stands after the end of the value") }
    }

    /// The line and column of what stands next, both from 1; columns count bytes.
    public var place: Place { place(of: position) }

    /// The offset in bytes of what stands next.
    public var byteOffset: Int { position }

    // MARK: Scalars

    /// Reads a string.
    public mutating func readString() throws(ModelError) -> String {
        skipSpace()
        guard current == UInt8(ascii: "\"") else { throw fault("a string is wanted") }
        let start = position
        position += 1
        let (end, isPlain) = try findClosingQuote()
        let body = bytes[position..<end]
        defer { position = end + 1 }
        guard isPlain else { return try unescape(body) }
        guard let text = String(validating: body, as: UTF8.self) else {
            throw ModelError(.notUTF8, at: place(of: start), "a string that is not UTF-8")
        }
        return text
    }

    /// Reads a number as the nearest double; one beyond its range is an error.
    public mutating func readNumber() throws(ModelError) -> Double {
        skipSpace()
        let start = position
        var scanner = JSONNumberScanner(bytes, at: position)
        guard let number = scanner.scan() else {
            throw ModelError(.malformedJSON, at: place(of: start), "a number is wanted")
        }
        position = scanner.position
        guard number.isFinite else {
            throw ModelError(.malformedJSON, at: place(of: start), "a number too large for a double")
        }
        return number
    }

    /// Reads `true` or `false`.
    public mutating func readBool() throws(ModelError) -> Bool {
        if matches("true") { return true }
        if matches("false") { return false }
        throw fault("true or false is wanted")
    }

    /// Reads `null`.
    public mutating func readNull() throws(ModelError) {
        guard matches("null") else { throw fault("null is wanted") }
    }

    // MARK: Inside

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    private mutating func matches(_ word: StaticString) -> Bool {
        skipSpace()
        let length = word.utf8CodeUnitCount
        guard bytes.count - position >= length,
            String(decoding: bytes[position..<position + length], as: UTF8.self) == word.description
        else { return false }
        position += length
        return true
    }

    private mutating func enter(_ opening: UInt8, _ what: String) throws(ModelError) {
        skipSpace()
        guard current == opening else { throw fault("\(what) is wanted") }
        guard depth < limits.maximumDepth else {
            throw ModelError(.limitExceeded, at: place, "nested deeper than \(limits.maximumDepth) levels")
        }
        depth += 1
        position += 1
        isAtFirstItem = true
    }

    /// Passes the comma before an item; false, and past the closing bracket, when there is no further item.
    private mutating func advance(to closing: UInt8) throws(ModelError) -> Bool {
        skipSpace()
        let isFirst = isAtFirstItem
        isAtFirstItem = false
        if current == closing {
            depth -= 1
            position += 1
            return false
        }
        if isFirst { return true }
        guard current == UInt8(ascii: ",") else {
            throw fault(position < bytes.count ? "',' or the closing bracket is wanted" : "the text ends early")
        }
        position += 1
        skipSpace()
        if current == closing { throw fault("a comma before the closing bracket") }
        return true
    }

    private mutating func readMembers() throws(ModelError) -> [JSONValue.Member] {
        var members: [JSONValue.Member] = []
        var names: Set<String> = []
        try beginObject()
        while let name = try nextName() {
            guard names.insert(name).inserted else { throw fault("the name '\(name)' occurs twice in one object") }
            members.append(JSONValue.Member(name, try readValue()))
        }
        return members
    }

    private func findClosingQuote() throws(ModelError) -> (end: Int, isPlain: Bool) {
        var end = position
        var isPlain = true
        while end < bytes.count, bytes[end] != UInt8(ascii: "\"") {
            if bytes[end] < 0x20 {
                throw ModelError(.malformedJSON, at: place(of: end), "a control character inside a string")
            }
            if bytes[end] == UInt8(ascii: "\\") {
                isPlain = false
                end += 1
            }
            end += 1
        }
        guard end < bytes.count else { throw fault("a string that does not end") }
        guard end - position <= limits.maximumStringBytes else {
            throw ModelError(.limitExceeded, at: place, "a string longer than \(limits.maximumStringBytes) bytes")
        }
        return (end, isPlain)
    }

    private func unescape(_ body: ArraySlice<UInt8>) throws(ModelError) -> String {
        var unescaper = JSONUnescaper(body)
        guard let text = unescaper.unescape() else {
            throw ModelError(
                .malformedJSON, at: place(of: unescaper.position), "a wrong escape, or text that is not UTF-8")
        }
        return text
    }

    private func fault(_ reason: String) -> ModelError { ModelError(.malformedJSON, at: place, reason) }

    private func place(of offset: Int) -> Place {
        let before = bytes[..<min(offset, bytes.count)]
        let line = before.count { $0 == 0x0A } + 1
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return .line(line, column: before.count - lineStart + 1)
    }
}
