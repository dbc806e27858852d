/// The number of a citizen (公民身份号码, GB 11643-1999): eighteen characters, or fifteen digits in the first generation.
///
/// Division 6, birth date 8, sequence 3, check character (MOD 11-2). Fifteen digits lack the century and the check character;
/// they are read as the eighteen that replaced them, so both forms of one number are equal. Residents from Hong Kong, Macao
/// and Taiwan have the divisions 810000, 820000 and 830000.
///
/// A number names a person: ``description``, and with it every log line, shows ``masked``; only ``text`` shows the number. No
/// error or finding quotes it.
public struct CitizenID: CheckedCode, PlainCode {
    static var subject: String { "citizen-id" }

    /// The first seventeen digits; the check character follows from them.
    private let number: UInt64

    /// Reads a number of eighteen characters or fifteen digits strictly.
    public init(_ text: String) throws(ModelError) { self = try Self.readingStrictly(text) }

    init(judged characters: [UInt8]) {
        number = Self.eighteen(characters).prefix(17).digitValue
    }

    /// The eighteen characters. Personal data: see ``masked``.
    public var text: String {
        let digits = String(number)
        let body = String(repeating: "0", count: max(0, 17 - digits.count)) + digits
        return body + ((try? ISO7064.mod11_2.checkCharacters(for: body)) ?? "")
    }

    /// The number with all but its first and last character hidden.
    ///
    /// The division and a known birth date leave only some thousand numbers to try, so less than this is no mask.
    public var masked: String { masked(leading: 1, trailing: 1) }

    /// The masked number.
    public var description: String { masked }

    /// The division in which the number was given out, as it was then; `nil` for the ones that stand for a kind of resident.
    public var division: AdministrativeDivision? {
        holder == .citizen ? try? AdministrativeDivision(String(text.prefix(6))) : nil
    }

    /// The day of birth.
    public var birthDate: CivilDate? { Self.birthDate(Array(text.utf8)) }

    /// The sequence number among those born on one day in one division, 0 to 999.
    public var sequence: Int { Int(number % 1_000) }

    /// The sex as registered: odd sequence numbers are men's.
    public var sex: Sex { sequence % 2 == 1 ? .male : .female }

    /// Whose number it is.
    public var holder: Holder { Holder(division: Int(number / 100_000_000_000)) }

    /// The sex as registered.
    public enum Sex: Sendable, Hashable, CaseIterable {
        /// A man (男).
        case male
        /// A woman (女).
        case female
    }

    /// Whose number it is.
    public enum Holder: Sendable, Hashable, CaseIterable {
        /// A citizen, with a division of their own.
        case citizen
        /// A resident from Hong Kong (港澳居民居住证, 810000).
        case residentFromHongKong
        /// A resident from Macao (港澳居民居住证, 820000).
        case residentFromMacao
        /// A resident from Taiwan (台湾居民居住证, 830000).
        case residentFromTaiwan

        fileprivate init(division: Int) {
            switch division {
            case 810_000: self = .residentFromHongKong
            case 820_000: self = .residentFromMacao
            case 830_000: self = .residentFromTaiwan
            default: self = .citizen
            }
        }
    }

    /// What is wrong or doubtful about a text as a citizen's number.
    ///
    /// Errors: `citizen-id.length`, `citizen-id.charset`, `citizen-id.birth-date` (no such day, or before 1800),
    /// `citizen-id.check`. Warnings: `citizen-id.birth-date` (before 1900), `citizen-id.division` (a province that GB/T 2260
    /// does not list), `citizen-id.fifteen-digits` (the form that went out of use on 2013-01-01).
    public static func findings(for text: String) -> [Finding] { findingsStrictly(text) }

    /// The same, and whether the birth lies in the future of a day: `citizen-id.birth-date`, an error.
    public static func findings(for text: String, on day: CivilDate) -> [Finding] {
        var found = findingsStrictly(text)
        if let birth = (try? CitizenID(text))?.birthDate, birth > day {
            found.append(futureBirth(at: .character(6)))
        }
        return found
    }

    /// Reads a number leniently; small x, `×` and `Ⅹ` are read as X.
    public static func reading(_ text: String) -> CodeReading<Self> { readingLeniently(text) }

    /// Numbers one mistake away from a text.
    public static func repairs(for text: String, maximumCount: Int) -> [CodeRepair<Self>] {
        CodeRepairSearch<Self>.repairs(for: text, alphabet: GB11714Check.checkAlphabet, maximumCount: maximumCount)
    }
}

extension CitizenID {
    /// The finding about a birth that lies in the future.
    static func futureBirth(at place: Place) -> Finding {
        Finding("citizen-id.birth-date", .error, at: place, Message(zh: "出生日期在将来", en: "a birth in the future"))
    }

    /// Nobody who was alive in 1984, when numbers were first given out, was born before this year.
    private static let earliestBirthYear = 1_800
    /// Births before this year are possible in a register, of nobody who is alive.
    private static let plausibleBirthYear = 1_900

    static func judge(_ characters: [UInt8]) -> [Finding] {
        var found = CodeFindings(subject)
        guard characters.count == 18 || characters.count == 15 else {
            found.addLength(characters.count, wanted: characters.count < 15 ? 15 : 18)
            return found.findings
        }
        found.addCharset(characters.prefix(17)) { $0.isASCIIDigit }
        found.addCharset(characters.dropFirst(17), from: 17) { GB11714Check.checkAlphabet.contains($0) }
        guard found.findings.isEmpty else { return found.findings }
        judgeDivision(characters.prefix(6), &found)
        judgeBirth(characters, &found)
        if characters.count == 15 {
            found.add(
                "fifteen-digits", .warning, at: 0, zh: "15位号码已停止使用，按18位号码理解",
                en: "fifteen digits, out of use since 2013; read as eighteen characters")
        } else if ISO7064.mod11_2.expectedCheck(of: characters[...]) != characters.suffix(1) {
            found.addCheck(at: 17)
        }
        return found.findings
    }

    private static func judgeDivision(_ digits: ArraySlice<UInt8>, _ found: inout CodeFindings) {
        guard !isKnown(division: Int(digits.digitValue)) else { return }
        found.add("division", .warning, at: 0, zh: "行政区划的省级代码不存在", en: "a province that GB/T 2260 does not list")
    }

    /// Whether a division of six digits lies in a known province, or stands for a kind of resident.
    static func isKnown(division: Int) -> Bool {
        AdministrativeDivision.isProvince(division / 10_000) || Holder(division: division) != .citizen
    }

    private static func judgeBirth(_ characters: [UInt8], _ found: inout CodeFindings) {
        let birth = Int(eighteen(characters)[6..<14].digitValue)
        switch birthVerdict(year: birth / 10_000, month: birth / 100 % 100, day: birth % 100) {
        case .birthDate: found.add("birth-date", .error, at: 6, zh: "出生日期不存在或不可能", en: "an impossible birth date")
        case .earlyBirth: found.add("birth-date", .warning, at: 6, zh: "出生日期早于1900年", en: "a birth before 1900")
        default: break
        }
    }

    /// What is to be thought of a birth on such a day: nothing, ``ColumnVerdict/birthDate`` or ``ColumnVerdict/earlyBirth``.
    static func birthVerdict(year: Int, month: Int, day: Int) -> ColumnVerdict {
        guard year >= earliestBirthYear, let days = CivilDate.days(inMonth: month, of: year), (1...days).contains(day)
        else {
            return .birthDate
        }
        return year < plausibleBirthYear ? .earlyBirth : []
    }

    /// The birth date in characters that are digits where they should be.
    private static func birthDate(_ characters: [UInt8]) -> CivilDate? {
        let digits = eighteen(characters)[6..<14].digitValue
        let (year, monthAndDay) = Int(digits).quotientAndRemainder(dividingBy: 10_000)
        return CivilDate(year: year, month: monthAndDay / 100, day: monthAndDay % 100)
    }

    /// Fifteen digits with their century; eighteen characters as they are.
    ///
    /// The century is the twentieth, but for the sequence numbers 996 to 999, which were given to those over a hundred years
    /// old (GB 11643-1989).
    private static func eighteen(_ characters: [UInt8]) -> [UInt8] {
        guard characters.count == 15 else { return characters }
        let century = characters.suffix(3).digitValue >= 996 ? "18" : "19"
        let body = characters.prefix(6) + century.utf8 + characters.dropFirst(6)
        return body + [0x30]
    }
}
