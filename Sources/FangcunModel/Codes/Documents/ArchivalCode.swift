/// The number of an archived item (档号, DA/T 22-2015, 5.5.2): fonds, category, year, retention, department, item.
///
/// `Z109-WS·2011-Y-BGS-0001`: fonds (全宗号), category of archives (门类代码), a middle dot, year (年度), retention period
/// (保管期限), department or subject (机构或问题), item (件号). The department is left out where items are not arranged by it.
public struct ArchivalCode: PlainCode {
    static var subject: String { "archival" }
    static var folding: CodeFolding { .dotted }

    /// The whole number.
    public let text: String
    /// The fonds (全宗号), four letters or digits.
    public let fonds: String
    /// The category of archives (门类代码): WS for documents.
    public let category: String
    /// The year in which the item came to be (年度).
    public let year: Int
    /// How long it is kept (保管期限).
    public let retention: String
    /// The department or subject (机构或问题代码); `nil` where it was left out.
    public let department: String?
    /// The number of the item (件号).
    public let item: Int

    /// Reads a number strictly.
    public init(_ text: String) throws(ModelError) { self = try Self.readingStrictly(text) }

    init(judged characters: [UInt8]) {
        let parts = Self.parts(characters).map { String(decoding: characters[$0], as: UTF8.self) }
        text = CodeFolding.text(of: characters)
        // Characters without errors have six parts, or five without a department.
        fonds = parts.first ?? ""
        category = parts.dropFirst().first ?? ""
        year = Int(parts.dropFirst(2).first ?? "") ?? 0
        retention = parts.dropFirst(3).first ?? ""
        department = parts.count == 6 ? parts[4] : nil
        item = Int(parts.last ?? "") ?? 0
    }

    /// How many years the item is kept; `nil` for ever (Y), and for a period of another scheme.
    public var retentionYears: Int? { retention.first == "D" ? Int(retention.dropFirst()) : nil }

    /// What is wrong or doubtful about a text as the number of an archived item.
    ///
    /// Errors: `archival.form` (not these parts in this order), `archival.charset`, `archival.category` (not two letters),
    /// `archival.year` (not four digits), `archival.item` (no number). Warnings: `archival.fonds` (not four characters),
    /// `archival.retention` (neither Y, D30 nor D10), `archival.department` (not three characters), `archival.item` (not four
    /// digits).
    public static func findings(for text: String) -> [Finding] { findingsStrictly(text) }

    /// Reads a number leniently: other dots and dashes, small letters, spaces.
    public static func reading(_ text: String) -> CodeReading<Self> { readingLeniently(text) }
}

extension ArchivalCode {
    private static let maximumLength = 64
    private static let hyphen = UInt8(ascii: "-")

    /// Where the parts stand: what hyphens and the middle dot separate.
    private static func parts(_ characters: [UInt8]) -> [Range<Int>] {
        characters[...].split(omittingEmptySubsequences: false) { $0 == hyphen || $0 == CodeFolding.middleDot }
            .map(\.indices)
    }

    static func judge(_ characters: [UInt8]) -> [Finding] {
        var found = CodeFindings(subject)
        let parts = parts(characters)
        guard characters.count <= maximumLength, (5...6).contains(parts.count), !parts.contains(where: \.isEmpty),
            characters.indices.filter({ characters[$0] == CodeFolding.middleDot }) == [parts[1].upperBound]
        else {
            found.add(
                "form", .error, at: 0, zh: "档号应为“全宗号-门类代码·年度-保管期限-机构（问题）代码-件号”",
                en: "fonds-category·year-retention-department-item is wanted")
            return found.findings
        }
        for part in parts {
            found.addCharset(characters[part], from: part.lowerBound) { $0.isASCIIDigit || $0.isASCIICapital }
        }
        guard found.findings.isEmpty else { return found.findings }
        judgeClass(characters, parts, &found)
        judgeItem(characters, parts, &found)
        return found.findings
    }

    private static func judgeClass(_ characters: [UInt8], _ parts: [Range<Int>], _ found: inout CodeFindings) {
        if parts[0].count != 4 {
            found.add("fonds", .warning, at: parts[0].lowerBound, zh: "全宗号应为4位", en: "a fonds has four characters")
        }
        if parts[1].count != 2 || !characters[parts[1]].allSatisfy(\.isASCIICapital) {
            found.add("category", .error, at: parts[1].lowerBound, zh: "门类代码应为2位字母", en: "a category is two letters")
        }
        if parts[2].count != 4 || !characters[parts[2]].allSatisfy(\.isASCIIDigit) {
            found.add("year", .error, at: parts[2].lowerBound, zh: "年度应为4位数字", en: "a year has four digits")
        }
        if !["Y", "D30", "D10"].contains(String(decoding: characters[parts[3]], as: UTF8.self)) {
            found.add(
                "retention", .warning, at: parts[3].lowerBound, zh: "保管期限应为Y、D30或D10",
                en: "a retention period is Y, D30 or D10")
        }
    }

    private static func judgeItem(_ characters: [UInt8], _ parts: [Range<Int>], _ found: inout CodeFindings) {
        if parts.count == 6, parts[4].count != 3 {
            found.add(
                "department", .warning, at: parts[4].lowerBound, zh: "机构（问题）代码应为3位",
                en: "a department has three characters")
        }
        let item = parts[parts.count - 1]
        if !characters[item].allSatisfy(\.isASCIIDigit) || item.count > 9 {
            found.add("item", .error, at: item.lowerBound, zh: "件号应为数字", en: "an item is a number")
        } else if item.count != 4 {
            found.add("item", .warning, at: item.lowerBound, zh: "件号应为4位数字", en: "an item has four digits")
        }
    }
}
