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
    public init(_ text: some StringProtocol) throws(ModelError) {
        if let fault = Self.findings(for: text).first(where: { $0.severity == .error }) {
            throw ModelError(.malformedCode, at: fault.place, "division code '\(text.prefix(40))': \(fault.message.en)")
        }
        let digits = text.utf8.reduce(UInt64(0)) { $0 * 10 + UInt64($1 - 0x30) }
        number = text.utf8.count == 6 ? digits * 1_000_000 : (text.utf8.count == 9 ? digits * 1_000 : digits)
    }

    /// What is wrong with a text as a division code; nothing when it is one.
    ///
    /// Errors: `division.length`, `division.character`, `division.province` (it begins with 00). A province that GB/T 2260
    /// does not list is a warning, `division.unknown-province`.
    public static func findings(for text: some StringProtocol) -> [Finding] {
        let bytes = Array(text.utf8.prefix(64))
        if let position = bytes.firstIndex(where: { !(0x30...0x39).contains($0) }) {
            return [
                Finding(
                    "division.character", .error, at: .character(position),
                    Message(zh: "第\(position + 1)位不是数字", en: "a character that is no digit"))
            ]
        }
        guard [6, 9, 12].contains(bytes.count) else {
            return [
                Finding(
                    "division.length", .error, at: .character(bytes.count),
                    Message(zh: "行政区划代码应为6、9或12位", en: "6, 9 or 12 digits are wanted, this has \(bytes.count)"))
            ]
        }
        let province = Int(bytes[0] - 0x30) * 10 + Int(bytes[1] - 0x30)
        if province == 0 {
            let message = Message(zh: "省级代码为00", en: "the province is 00")
            return [Finding("division.province", .error, at: .character(0), message)]
        }
        if !provinces.contains(province) {
            let message = Message(zh: "未知的省级代码\(province)", en: "no province \(province) in GB/T 2260")
            return [Finding("division.unknown-province", .warning, at: .character(0), message)]
        }
        return []
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

    /// By code, so that a division comes just before those in it.
    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.number < rhs.number }

    /// The provinces of GB/T 2260, with Taiwan, Hong Kong and Macao.
    private static let provinces: Set<Int> = [
        11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62,
        63,
        64, 65, 71, 81, 82,
    ]
}

extension AdministrativeDivision: CustomStringConvertible {
    /// The code in as few digits (6, 9 or 12) as its level needs.
    public var description: String { code(digits: level.digitCount) ?? String(number) }
}
