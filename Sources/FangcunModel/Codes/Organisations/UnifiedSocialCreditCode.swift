/// The unified social credit code of an organisation (统一社会信用代码, GB 32100-2015): eighteen characters.
///
/// Department 1, category 1, division of the registering body 6, organisation code (GB 11714) 9, check character 1; digits and
/// capital letters without I, O, S, V and Z.
public struct UnifiedSocialCreditCode: CheckedCode, PlainCode {
    static var subject: String { "uscc" }

    /// Nine characters of six bits each.
    private let head: UInt64
    private let tail: UInt64

    /// Reads a code strictly.
    ///
    /// - Throws: ``ModelError`` with code `malformedCode` for anything that ``findings(for:)`` calls an error.
    public init(_ text: String) throws(ModelError) { self = try Self.readingStrictly(text) }

    init(judged characters: [UInt8]) {
        head = PackedCharacters.pack(characters.prefix(9))
        tail = PackedCharacters.pack(characters.dropFirst(9))
    }

    private var characters: [UInt8] {
        PackedCharacters.unpack(head, count: 9) + PackedCharacters.unpack(tail, count: 9)
    }

    /// The eighteen characters.
    public var text: String { String(decoding: characters, as: UTF8.self) }

    /// Who registered the organisation, and as what.
    public var category: RegistrationCategory? {
        let characters = characters
        return RegistrationCategory(
            department: Character(Unicode.Scalar(characters[0])), category: Character(Unicode.Scalar(characters[1])))
    }

    /// The division of the body that registered it; `nil` for 100000, the national level.
    public var division: AdministrativeDivision? {
        try? AdministrativeDivision(String(decoding: characters[2..<8], as: UTF8.self))
    }

    /// Whether a national body registered it: 100000 in the place of a division.
    public var isNational: Bool { Array(characters[2..<8]) == Self.nation }

    /// The organisation code within; `nil` where its own check character does not fit.
    public var organizationCode: OrganizationCode? {
        try? OrganizationCode(String(decoding: characters[8..<17], as: UTF8.self))
    }

    /// What is wrong or doubtful about a text as a unified social credit code.
    ///
    /// Errors: `uscc.length`; `uscc.charset`, for each character; `uscc.category`, at the department or the category;
    /// `uscc.check`. Warnings: `uscc.division`, for a province that GB/T 2260 does not list; `uscc.inner-organisation`, where
    /// the organisation code within breaks GB 11714, which some codes in force do.
    public static func findings(for text: String) -> [Finding] { findingsStrictly(text) }

    /// Reads a code leniently.
    public static func reading(_ text: String) -> CodeReading<Self> { readingLeniently(text) }

    /// Codes one mistake away from a text.
    public static func repairs(for text: String, maximumCount: Int) -> [CodeRepair<Self>] {
        CodeRepairSearch<Self>.repairs(for: text, alphabet: GB32100Check.alphabet, maximumCount: maximumCount)
    }

    static let nation = Array("100000".utf8)

    static func judge(_ characters: [UInt8]) -> [Finding] {
        var found = CodeFindings(subject)
        if characters.count != 18 { found.addLength(characters.count, wanted: 18) }
        judgeCharset(characters, &found)
        judgeCategory(characters, &found)
        guard found.findings.allSatisfy({ $0.code == "uscc.category" }) else { return found.findings }
        judgeDivision(characters[2..<8], &found)
        if GB11714Check.character(for: characters[8..<16]) != characters[16] {
            found.add(
                "inner-organisation", .warning, at: 16, zh: "第9至17位不符合组织机构代码的校验规则",
                en: "characters 9 to 17 fail the check of organisation codes")
        }
        if GB32100Check.character(for: characters.prefix(17)) != characters[17] { found.addCheck(at: 17) }
        return found.findings
    }

    private static func judgeCharset(_ characters: [UInt8], _ found: inout CodeFindings) {
        // Where characters are missing or left over, nobody can say which of them should be the division.
        let digits = characters.count == 18 ? 2..<8 : 0..<0
        for (position, byte) in characters.prefix(18).enumerated() {
            found.addCharset(CollectionOfOne(byte), from: position) {
                digits.contains(position) ? $0.isASCIIDigit : GB32100Check.value(of: $0) != nil
            }
        }
    }

    private static func judgeCategory(_ characters: [UInt8], _ found: inout CodeFindings) {
        guard characters.count == 18, characters.prefix(2).allSatisfy({ GB32100Check.value(of: $0) != nil }) else {
            return
        }
        if !RegistrationCategory.isDepartment(characters[0]) {
            found.add("category", .error, at: 0, zh: "登记管理部门代码不存在", en: "no such registering department")
        } else if !RegistrationCategory.isKnown(characters[0], characters[1]) {
            found.add("category", .error, at: 1, zh: "该登记管理部门没有此机构类别", en: "the department has no such category")
        }
    }

    private static func judgeDivision(_ digits: ArraySlice<UInt8>, _ found: inout CodeFindings) {
        guard Array(digits) != nation, !AdministrativeDivision.isProvince(digits) else { return }
        found.add("division", .warning, at: 2, zh: "行政区划的省级代码不存在", en: "a province that GB/T 2260 does not list")
    }
}
