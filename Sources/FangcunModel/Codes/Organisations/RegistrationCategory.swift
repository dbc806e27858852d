/// Who registers an organisation and as what: the first two characters of a unified social credit code.
///
/// GB 32100-2015, 4.2.1 and 4.2.2 with the departments A, N and Y that were added later. The table was taken from secondary
/// sources; the text of the amendment was not seen.
public struct RegistrationCategory: Sendable, Hashable {
    /// The department that registers (登记管理部门代码).
    public let department: Character
    /// The category within it (机构类别代码).
    public let category: Character
    /// What the department is.
    public let departmentName: Message
    /// What the category is.
    public let categoryName: Message

    /// The category of these two characters; `nil` for an unknown department, or a category that it does not have.
    public init?(department: Character, category: Character) {
        guard let row = Self.table.first(where: { $0.department == department && $0.category == category }) else {
            return nil
        }
        self = row
    }

    /// Whether there is such a department.
    static func isDepartment(_ byte: UInt8) -> Bool { departments[Int(byte)] }
    /// Whether a department has such a category.
    static func isKnown(_ department: UInt8, _ category: UInt8) -> Bool {
        known.contains(UInt16(department) << 8 | UInt16(category))
    }

    private static let known = Set(
        table.compactMap { row -> UInt16? in
            guard let department = row.department.asciiValue, let category = row.category.asciiValue else { return nil }
            return UInt16(department) << 8 | UInt16(category)
        })

    private static let departments: [Bool] = {
        var departments = [Bool](repeating: false, count: 256)
        for pair in known { departments[Int(pair >> 8)] = true }
        return departments
    }()

    private init(_ department: Character, _ category: Character, _ departmentName: Message, _ categoryName: Message) {
        self.department = department
        self.category = category
        self.departmentName = departmentName
        self.categoryName = categoryName
    }

    /// All categories, by department.
    public static let table: [RegistrationCategory] = departmentTable.flatMap { department in
        department.categories.map { category, zh, en in
            RegistrationCategory(department.code, category, department.name, Message(zh: zh, en: en))
        }
    }

    private typealias Row = (code: Character, name: Message, categories: [(Character, String, String)])

    private static let departmentTable: [Row] = [
        (
            "1", Message(zh: "机构编制", en: "public establishment"),
            [
                ("1", "机关", "public body"), ("2", "事业单位", "public institution"),
                ("3", "编办直接管理机构编制的群众团体", "mass organisation on the public establishment"), other,
            ]
        ),
        (
            "2", Message(zh: "外交", en: "foreign affairs"),
            [("1", "外国常驻新闻机构", "resident foreign news agency"), other]
        ),
        (
            "3", Message(zh: "司法行政", en: "justice"),
            [
                ("1", "律师执业机构", "law firm"), ("2", "公证处", "notary office"),
                ("3", "基层法律服务所", "local legal service"), ("4", "司法鉴定机构", "forensic institution"),
                ("5", "仲裁委员会", "arbitration commission"), other,
            ]
        ),
        ("4", Message(zh: "文化", en: "culture"), [("1", "外国在华文化中心", "foreign cultural centre"), other]),
        (
            "5", Message(zh: "民政", en: "civil affairs"),
            [
                ("1", "社会团体", "association"), ("2", "民办非企业单位", "private non-enterprise unit"),
                ("3", "基金会", "foundation"), other,
            ]
        ),
        (
            "6", Message(zh: "旅游", en: "tourism"),
            [
                ("1", "外国旅游部门常驻代表机构", "office of a foreign tourism authority"),
                ("2", "港澳台旅游部门常驻内地（大陆）代表机构", "office of a tourism authority of Hong Kong, Macao or Taiwan"), other,
            ]
        ),
        (
            "7", Message(zh: "宗教", en: "religion"),
            [("1", "宗教活动场所", "place of worship"), ("2", "宗教院校", "religious school"), other]
        ),
        ("8", Message(zh: "工会", en: "trade unions"), [("1", "基层工会", "local trade union"), other]),
        (
            "9", Message(zh: "工商", en: "market regulation"),
            [
                ("1", "企业", "enterprise"), ("2", "个体工商户", "individual business"),
                ("3", "农民专业合作社", "farmers' cooperative"),
            ]
        ),
        (
            "A", Message(zh: "中央军委改革和编制办公室", en: "military establishment"),
            [("1", "军队事业单位", "military institution"), other]
        ),
        (
            "N", Message(zh: "农业", en: "agriculture"),
            [
                ("1", "组级集体经济组织", "collective of a villagers' group"), ("2", "村级集体经济组织", "collective of a village"),
                ("3", "乡镇级集体经济组织", "collective of a township"), other,
            ]
        ),
        ("Y", Message(zh: "其他", en: "other"), [("1", "其他", "other")]),
    ]

    private static let other: (Character, String, String) = ("9", "其他", "other")
}
