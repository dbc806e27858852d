/// The code of an organisation before 2015 (组织机构代码, GB 11714-1997): eight characters and a check character.
///
/// It lives on as characters 9 to 17 of the unified social credit code. Written for people, a hyphen stands before the check
/// character (`D2143569-X`); both forms are strict.
public struct OrganizationCode: CheckedCode, PlainCode {
    static var subject: String { "organisation" }

    /// Nine characters of six bits.
    private let packed: UInt64

    /// Reads a code strictly.
    public init(_ text: String) throws(ModelError) { self = try Self.readingStrictly(text) }

    init(judged characters: [UInt8]) { packed = PackedCharacters.pack(characters[...]) }

    /// The nine characters, without a hyphen.
    public var text: String { String(decoding: PackedCharacters.unpack(packed, count: 9), as: UTF8.self) }

    /// The form for people, with a hyphen before the check character.
    public var hyphenated: String { "\(text.dropLast())-\(text.suffix(1))" }

    /// What is wrong about a text as an organisation code.
    ///
    /// Errors: `organisation.length`, `organisation.charset`, `organisation.check`.
    public static func findings(for text: String) -> [Finding] { findingsStrictly(text) }

    /// Reads a code leniently.
    public static func reading(_ text: String) -> CodeReading<Self> { readingLeniently(text) }

    /// Codes one mistake away from a text.
    public static func repairs(for text: String, maximumCount: Int) -> [CodeRepair<Self>] {
        CodeRepairSearch<Self>.repairs(for: text, alphabet: GB11714Check.alphabet, maximumCount: maximumCount)
    }

    static func charactersAsWritten(_ text: String) -> CodeFolding.Characters {
        var characters = folding.asWritten(text)
        if characters.bytes.count == 10, characters.bytes[8] == UInt8(ascii: "-") {
            characters.bytes.remove(at: 8)
            characters.origins.remove(at: 8)
        }
        return characters
    }

    static func judge(_ characters: [UInt8]) -> [Finding] {
        var found = CodeFindings(subject)
        if characters.count != 9 { found.addLength(characters.count, wanted: 9) }
        found.addCharset(characters.prefix(8)) { GB11714Check.value(of: $0) != nil }
        found.addCharset(characters.dropFirst(8).prefix(1), from: 8) { GB11714Check.checkAlphabet.contains($0) }
        if found.findings.isEmpty, GB11714Check.character(for: characters.prefix(8)) != characters[8] {
            found.addCheck(at: 8)
        }
        return found.findings
    }
}

/// Digits and capital letters in six bits each, so that a code is a number and costs no allocation.
enum PackedCharacters {
    /// At most ten characters as a number. What is neither digit nor capital letter is not kept apart.
    static func pack(_ characters: ArraySlice<UInt8>) -> UInt64 {
        characters.reduce(0) { $0 << 6 | UInt64(($1 &- 0x30) & 0x3F) }
    }

    /// The characters again.
    static func unpack(_ packed: UInt64, count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: packed >> UInt64((count - 1 - $0) * 6)) & 0x3F &+ 0x30 }
    }
}
