/// The code of an administrative division (行政区划代码) of 6, 9 or 12 digits, with its level and parent.
///
/// GB/T 2260 gives the six digits of province, prefecture and county, two each; GB/T 10114 adds three for the street or
/// township, the statistical code three more for the community or village. A group of zeros means "no division at this level",
/// so 410105 and 410105000000 are the same division and compare equal. Some cities (441900 Dongguan) have streets directly
/// below the prefecture: their middle group is zero, which is no fault.
public struct AdministrativeDivision: Sendable, Hashable, Comparable {
    /// The levels of division.
    public enum Level: Int, Sendable, Hashable, Comparable, CaseIterable {
        /// Province, autonomous region or municipality (省).
        case province
        /// Prefecture-level city or prefecture (地级市).
        case prefecture
        /// County, city district or county-level city (县、区).
        case county
        /// Street or township (街道、乡镇).
        case street
        /// Community or village (社区、村).
        case community

        /// Higher levels, such as a province, come first.
        public static func < (lhs: Level, rhs: Level) -> Bool { lhs.rawValue < rhs.rawValue }

        /// How many digits a code of this level needs at least: 6, 9 or 12.
        public var digitCount: Int {
            switch self {
            case .province, .prefecture, .county: 6
            case .street: 9
            case .community: 12
            }
        }
    }

    /// All twelve digits as a number.
    private let number: UInt64

    private init(number: UInt64) { self.number = number }

    /// Reads a code of 6, 9 or 12 digits.
    ///
    /// - Throws: ``ModelError`` with code `malformedCode` and the character at fault.
    public init(_ text: some StringProtocol) throws(ModelError) { self = try Self.readingStrictly(String(text)) }

    init(judged characters: [UInt8]) {
        let digits = characters.digitValue
        number = characters.count == 6 ? digits * 1_000_000 : (characters.count == 9 ? digits * 1_000 : digits)
    }

    /// What is wrong with a text as a division code; nothing when it is one.
    ///
    /// Errors: `division.length`, `division.character`, `division.province` (it begins with 00). A province that GB/T 2260
    /// does not list is a warning, `division.unknown-province`.
    public static func findings(for text: some StringProtocol) -> [Finding] { findingsStrictly(String(text)) }

    static func judge(_ characters: [UInt8]) -> [Finding] {
        var found = CodeFindings(subject)
        if let position = characters.firstIndex(where: { !$0.isASCIIDigit }) {
            found.add(
                "character", .error, at: position, zh: "第\(position + 1)位不是数字", en: "a character that is no digit")
        } else if ![6, 9, 12].contains(characters.count) {
            found.add(
                "length", .error, at: characters.count, zh: "行政区划代码应为6、9或12位",
                en: "6, 9 or 12 digits are wanted, this has \(characters.count)")
        } else if characters.starts(with: [0x30, 0x30]) {
            found.add("province", .error, at: 0, zh: "省级代码为00", en: "the province is 00")
        } else if !isProvince(characters) {
            found.add(
                "unknown-province", .warning, at: 0, zh: "未知的省级代码", en: "a province that GB/T 2260 does not list")
        }
        return found.findings
    }

    /// The lowest level that the code names.
    public var level: Level {
        if number % 1_000 != 0 { return .community }
        if number % 1_000_000 != 0 { return .street }
        if number % 100_000_000 != 0 { return .county }
        if number % 10_000_000_000 != 0 { return .prefecture }
        return .province
    }

    /// The division that this one lies in: its lowest group of digits set to zero. `nil` for a province.
    public var parent: AdministrativeDivision? {
        switch level {
        case .community: AdministrativeDivision(number: number - number % 1_000)
        case .street: AdministrativeDivision(number: number - number % 1_000_000)
        case .county: AdministrativeDivision(number: number - number % 100_000_000)
        case .prefecture: AdministrativeDivision(number: number - number % 10_000_000_000)
        case .province: nil
        }
    }

    /// This division or the one above it at a level; `nil` when this one is higher than that, or has none there (a street of
    /// Dongguan has no county).
    public func ancestor(at wanted: Level) -> AdministrativeDivision? {
        var current = self
        while current.level > wanted {
            guard let parent = current.parent else { return nil }
            current = parent
        }
        return current.level == wanted ? current : nil
    }

    /// Whether this division is the other one or lies in it.
    public func isWithin(_ other: AdministrativeDivision) -> Bool { ancestor(at: other.level) == other }

    /// The code in 6, 9 or 12 digits; `nil` when the level needs more digits than that, or the width is none of the three.
    public func code(digits: Int) -> String? {
        guard [6, 9, 12].contains(digits), digits >= level.digitCount else { return nil }
        let all = String(number)
        return String((String(repeating: "0", count: 12 - all.count) + all).prefix(digits))
    }

    /// The three digits of the street or of the community, 0 where the code names none.
    func digits(at level: Level) -> Int {
        switch level {
        case .community: Int(number % 1_000)
        case .street: Int(number / 1_000 % 1_000)
        case .province, .prefecture, .county: 0
        }
    }

    /// By code, so that a division comes just before those in it.
    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.number < rhs.number }

    /// Whether GB/T 2260 lists a province of that number, which it does for Taiwan, Hong Kong and Macao too.
    static func isProvince(_ number: Int) -> Bool {
        switch number {
        case 11...15, 21...23, 31...37, 41...46, 50...54, 61...65, 71, 81, 82: true
        default: false
        }
    }

    /// Whether GB/T 2260 lists the province.
    var isInKnownProvince: Bool { Self.isProvince(Int(number / 10_000_000_000)) }

    /// Whether the first two of these digits are a province of GB/T 2260.
    static func isProvince(_ digits: some Collection<UInt8>) -> Bool {
        isProvince(Int(digits.prefix(2).digitValue))
    }
}
