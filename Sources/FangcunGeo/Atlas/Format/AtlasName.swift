/// The name of a layer or of a part of one: 1 to 16 of the characters a-z, 0-9, '-' and '_'; in a file filled up with zeros.
struct AtlasName: Sendable, Hashable, Comparable, CustomStringConvertible {
    let description: String

    /// The bytes of a name in a file.
    static let byteCount = 16

    /// The name of this text; `nil` if it cannot be one.
    init?(_ text: String) {
        guard (1...AtlasName.byteCount).contains(text.utf8.count), text.utf8.allSatisfy(AtlasName.isAllowed) else {
            return nil
        }
        description = text
    }

    /// Reads a name and its zeros.
    init?(_ bytes: some Sequence<UInt8>) {
        let bytes = Array(bytes)
        let text = bytes.prefix { $0 != 0 }
        guard bytes.count == AtlasName.byteCount, bytes.dropFirst(text.count).allSatisfy({ $0 == 0 }) else {
            return nil
        }
        self.init(String(decoding: text, as: UTF8.self))
    }

    /// The name and its zeros.
    var bytes: [UInt8] {
        let text = Array(description.utf8)
        return text + Array(repeating: 0, count: AtlasName.byteCount - text.count)
    }

    static func < (a: AtlasName, b: AtlasName) -> Bool { a.description < b.description }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: false
        }
    }
}

/// For the names that this code itself gives.
extension AtlasName: ExpressibleByStringLiteral {
    init(stringLiteral text: StaticString) {
        description = text.description
        precondition((1...AtlasName.byteCount).contains(text.utf8CodeUnitCount), "a name of 1 to 16 characters")
    }
}
