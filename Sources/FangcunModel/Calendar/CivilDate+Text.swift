extension ModelError.Code {
    /// The text is no day of the calendar, or lies outside the years 1 to 9999.
    public static let malformedDate = ModelError.Code(description: "malformedDate")
}

extension CivilDate {
    /// Reads the form `2025-09-26` of ISO 8601 and nothing else.
    ///
    /// - Throws: ``ModelError`` with code `malformedDate`.
    public init(_ text: String) throws(ModelError) {
        var scanner = FixedWidthScanner(text.utf8)
        guard let year = scanner.number(4), scanner.skip("-"), let month = scanner.number(2), scanner.skip("-"),
            let day = scanner.number(2), scanner.isAtEnd, let date = CivilDate(year: year, month: month, day: day)
        else { throw Self.refusal(of: text, "a date such as 2025-09-26") }
        self = date
    }

    /// Reads a date as registers and documents write it: `2025-9-26`, `2025/9/26`, `2025.9.26`, `20250926`, `2025年9月26日`,
    /// `二〇二五年九月二十六日`; digits may be full-width, and white space is passed over.
    ///
    /// Year, month and day always come in that order, the year with four digits: `26/9/25` is refused, not guessed at.
    ///
    /// - Throws: ``ModelError`` with code `malformedDate`.
    public init(lenient text: String) throws(ModelError) {
        // A date has at most some 20 characters; what is much longer is none, and is not looked through.
        let characters = text.unicodeScalars.prefix(64).filter { !$0.properties.isWhitespace }
        guard text.unicodeScalars.prefix(65).count < 65, let parts = DateParts(characters.map(DateParts.folded)),
            let date = CivilDate(year: parts.year, month: parts.month, day: parts.day)
        else { throw Self.refusal(of: text, "a date of year, month and day") }
        self = date
    }

    private static func refusal(of text: String, _ wanted: String) -> ModelError {
        ModelError(.malformedDate, "'\(String(text.unicodeScalars.prefix(40)))' is not \(wanted)")
    }
}

extension CivilDate: CustomStringConvertible {
    /// The form of ISO 8601: `2025-09-26`.
    public var description: String {
        let (year, month, day) = GregorianDay.civil(daysSinceEpoch)
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    /// The form of documents: `2025年9月26日` (GB/T 9704: no zeros in front).
    public var chinese: String {
        let (year, month, day) = GregorianDay.civil(daysSinceEpoch)
        return "\(year)年\(month)月\(day)日"
    }
}

/// Year, month and day found in the text of a date.
private struct DateParts {
    let year: Int
    let month: Int
    let day: Int

    init?(_ text: [Unicode.Scalar]) {
        if text.count == 8, let number = Self.arabic(text[...]) {
            (year, month, day) = (number / 10_000, number / 100 % 100, number % 100)
            return
        }
        guard let fields = Self.fields(text), fields.count == 3, fields[0].count == 4,
            let year = Self.arabic(fields[0]) ?? Self.chineseDigits(fields[0]),
            let month = Self.arabic(fields[1]) ?? Self.chineseNumber(fields[1]),
            let day = Self.arabic(fields[2]) ?? Self.chineseNumber(fields[2])
        else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// Full-width ASCII as ASCII, and the other ways to write zero in a year as 〇.
    static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "\u{FF01}"..."\u{FF5E}": Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
        case "○", "零": "〇"
        default: scalar
        }
    }

    /// The text between the separators, which are 年月日 (号 for 日, which may also be missing), or twice the same of `-/.`
    private static func fields(_ text: [Unicode.Scalar]) -> [ArraySlice<Unicode.Scalar>]? {
        for separator: Unicode.Scalar in ["-", "/", "."] where text.contains(separator) {
            return text.split(separator: separator, maxSplits: 3, omittingEmptySubsequences: false)
        }
        guard let year = text.firstIndex(of: "年"), let month = text[year...].firstIndex(of: "月") else { return nil }
        let end = text.last == "日" || text.last == "号" ? text.count - 1 : text.count
        guard end > month else { return nil }
        return [text[..<year], text[(year + 1)..<month], text[(month + 1)..<end]]
    }

    /// A number of one to eight digits.
    private static func arabic(_ text: ArraySlice<Unicode.Scalar>) -> Int? {
        guard (1...8).contains(text.count) else { return nil }
        return text.reduce(0) { number, scalar in
            guard let number, ("0"..."9").contains(scalar) else { return nil }
            return number * 10 + Int(scalar.value - 0x30)
        }
    }

    private static let digits: [Unicode.Scalar] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"]

    /// A year written digit by digit: 二〇二五.
    private static func chineseDigits(_ text: ArraySlice<Unicode.Scalar>) -> Int? {
        text.reduce(0) { number, scalar in
            guard let number, let digit = digits.firstIndex(of: scalar) else { return nil }
            return number * 10 + digit
        }
    }

    /// A number up to 99 in words: 九, 十, 十二, 二十, 二十六.
    private static func chineseNumber(_ text: ArraySlice<Unicode.Scalar>) -> Int? {
        guard let ten = text.firstIndex(of: "十") else {
            return text.count == 1 ? chineseDigits(text).flatMap { $0 > 0 ? $0 : nil } : nil
        }
        let (before, after) = (text[..<ten], text[(ten + 1)...])
        guard before.count <= 1, after.count <= 1, let tens = before.isEmpty ? 1 : chineseDigits(before),
            let ones = after.isEmpty ? 0 : chineseDigits(after), tens > 0, after.isEmpty || ones > 0
        else { return nil }
        return tens * 10 + ones
    }
}
