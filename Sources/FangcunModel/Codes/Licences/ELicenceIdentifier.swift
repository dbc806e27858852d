/// The identifier of an electronic licence (电子证照标识, GB/T 36904-2018).
///
/// `1.2.156.3005.2.<type>.<issuer>.<serial>.<version>.<check>`: the type is the code of the body that defined it (18
/// characters) and three characters of its own; the check character is MOD 37,36 over the four segments before it, without the
/// dots and without the root. The text of the standard was not seen: the structure is that of identifiers in public use.
public struct ELicenceIdentifier: CheckedCode, PlainCode {
    static var subject: String { "e-licence" }
    static var folding: CodeFolding { .hyphenated }

    /// The root of all identifiers of electronic licences (电子证照根代码).
    public static let root = "1.2.156.3005.2"

    /// The whole identifier.
    public let text: String
    /// The code of the kind of licence (证照类型代码).
    public let type: String
    /// The code of the body that issued it (证照颁发机构代码), a unified social credit code as a rule.
    public let issuer: String
    /// The serial number (流水号).
    public let serial: String
    /// The version (版本号), `001` for the first.
    public let version: String

    /// Reads an identifier strictly.
    public init(_ text: String) throws(ModelError) { self = try Self.readingStrictly(text) }

    init(judged characters: [UInt8]) {
        text = String(decoding: characters, as: UTF8.self)
        let segments = Self.segments(characters).map { String(decoding: characters[$0], as: UTF8.self) }
        // Characters without errors have exactly five segments.
        type = segments.first ?? ""
        issuer = segments.dropFirst().first ?? ""
        serial = segments.dropFirst(2).first ?? ""
        version = segments.dropFirst(3).first ?? ""
    }

    /// The body that defined the kind of licence, where its code is sound.
    public var typeAuthority: UnifiedSocialCreditCode? { try? UnifiedSocialCreditCode(String(type.prefix(18))) }

    /// The body that issued the licence, where it is named by a sound unified social credit code.
    public var issuingOrganization: UnifiedSocialCreditCode? { try? UnifiedSocialCreditCode(issuer) }

    /// Whether another identifier names the same licence, perhaps in another version.
    public func namesSameLicence(as other: ELicenceIdentifier) -> Bool {
        type == other.type && issuer == other.issuer && serial == other.serial
    }

    /// What is wrong or doubtful about a text as the identifier of a licence.
    ///
    /// Errors: `e-licence.root`, `e-licence.segments` (not five behind the root, or an empty one), `e-licence.charset`,
    /// `e-licence.length` (over 200 characters), `e-licence.check`. Warnings: `e-licence.type` (not 21 characters that begin
    /// with a sound code), `e-licence.issuer` (18 characters that are no sound unified social credit code),
    /// `e-licence.version` (not three digits).
    public static func findings(for text: String) -> [Finding] { findingsStrictly(text) }

    /// Reads an identifier leniently.
    public static func reading(_ text: String) -> CodeReading<Self> { readingLeniently(text) }

    /// Identifiers one mistake away from a text; the dots are taken for right.
    public static func repairs(for text: String, maximumCount: Int) -> [CodeRepair<Self>] {
        CodeRepairSearch<Self>.repairs(
            for: text, alphabet: GB11714Check.alphabet, maximumCount: maximumCount, keeping: UInt8(ascii: "."))
    }
}

extension ELicenceIdentifier {
    private static let maximumLength = 200
    private static let prefix = Array((root + ".").utf8)

    /// Where the segments behind the root stand.
    private static func segments(_ characters: [UInt8]) -> [Range<Int>] {
        characters[min(prefix.count, characters.count)...]
            .split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).map(\.indices)
    }

    static func judge(_ characters: [UInt8]) -> [Finding] {
        var found = CodeFindings(subject)
        guard characters.count <= maximumLength else {
            found.add("length", .error, at: maximumLength, zh: "标识过长", en: "over \(maximumLength) characters")
            return found.findings
        }
        guard characters.starts(with: prefix) else {
            let agreeing = zip(characters, prefix).prefix { $0 == $1 }.count
            found.add("root", .error, at: agreeing, zh: "根代码应为\(root)", en: "the root is not \(root)")
            return found.findings
        }
        let segments = segments(characters)
        let empty = segments.first(where: \.isEmpty)
        guard segments.count == 5, empty == nil else {
            found.add(
                "segments", .error, at: empty?.lowerBound ?? characters.count,
                zh: "根代码之后应有五段", en: "five segments are wanted behind the root, none of them empty")
            return found.findings
        }
        for segment in segments {
            found.addCharset(characters[segment], from: segment.lowerBound) { $0.isASCIIDigit || $0.isASCIICapital }
        }
        guard found.findings.isEmpty else { return found.findings }
        judgeSegments(segments.map { characters[$0] }, &found)
        judgeCheck(segments, characters, &found)
        return found.findings
    }

    private static func judgeSegments(_ segments: [ArraySlice<UInt8>], _ found: inout CodeFindings) {
        let (type, issuer, version) = (segments[0], segments[1], segments[3])
        if type.count != 21 || !UnifiedSocialCreditCode.judge(Array(type.prefix(18))).isAcceptable {
            found.add(
                "type", .warning, at: type.startIndex, zh: "证照类型代码应为18位机构代码加3位类型代码",
                en: "a type is the code of a body and three characters")
        }
        if issuer.count == 18, !UnifiedSocialCreditCode.judge(Array(issuer)).isAcceptable {
            found.add(
                "issuer", .warning, at: issuer.startIndex, zh: "颁发机构代码不是有效的统一社会信用代码",
                en: "the issuer is no sound unified social credit code")
        }
        if version.count != 3 || !version.allSatisfy(\.isASCIIDigit) {
            found.add("version", .warning, at: version.startIndex, zh: "版本号应为三位数字", en: "a version is three digits")
        }
    }

    private static func judgeCheck(_ segments: [Range<Int>], _ characters: [UInt8], _ found: inout CodeFindings) {
        let joined = segments.flatMap { characters[$0] }
        let check = segments[4]
        if check.count != 1 || ISO7064.mod37_36.expectedCheck(of: joined[...]) != joined.suffix(1) {
            found.addCheck(at: check.lowerBound)
        }
    }
}
