/// Reads the limits that tables of cities write: `4工作时`, `停工4工作时; 处罚7工作日; 拆除20工作日`, `5 个工作日内`.
///
/// What is understood: one or more parts between semicolons, commas or enumeration commas, each an act (or none), a number in
/// digits (half or full width, with up to two decimals) or in Chinese numerals up to 九十九 and 半, and a unit. 小时 without 工作
/// runs day and night, 天 and 日 are days of the calendar; a finding says where that was assumed.
enum TimeLimitText {
    /// The longest text that is looked at, in characters.
    static let maximumLength = 1_000

    private static let units: [(text: String, unit: ClockUnit, isAssumed: Bool)] = [
        ("紧急工作时", .urgentHour, false), ("紧急小时", .urgentHour, false), ("工作小时", .workingHour, false),
        ("工作时", .workingHour, false), ("工作日", .workingDay, false), ("工作天", .workingDay, false),
        ("自然日", .naturalDay, false),
        ("小时", .urgentHour, true), ("天", .naturalDay, true), ("日", .naturalDay, true),
    ]

    /// The limits of a text, and what was doubtful or not understood.
    static func read(_ text: String) -> (limits: [ActLimit], findings: [Finding]) {
        let characters = Array(text.prefix(maximumLength + 1))
        guard characters.count <= maximumLength else { return ([], [unreadable("a text that is too long", at: 0)]) }
        var limits: [ActLimit] = []
        var findings: [Finding] = []
        var position = 0
        for part in characters.split(omittingEmptySubsequences: false, whereSeparator: { "；;，,、\n".contains($0) }) {
            let place = position
            position += part.count + 1
            let plain = part.filter { !$0.isWhitespace }
            if plain.isEmpty { continue }
            guard let (limit, isAssumed) = limit(in: plain) else {
                findings.append(unreadable("'\(String(plain.prefix(40)))' is no limit", at: place))
                continue
            }
            limits.append(limit)
            if isAssumed {
                let message = Message(
                    zh: "“\(String(plain.prefix(40)))”按\(limit.amount.unit.chinese)理解",
                    en: "taken as \(limit.amount.unit.rawValue)")
                findings.append(Finding("limit.unit-assumed", .info, at: .character(place), message))
            }
        }
        if limits.isEmpty && findings.isEmpty { findings = [unreadable("no limit is given", at: 0)] }
        return (limits, findings)
    }

    private static func unreadable(_ reason: String, at position: Int) -> Finding {
        Finding("limit.unreadable", .error, at: .character(position), Message(zh: "时限无法识别", en: reason))
    }

    /// Act, number, unit: read from the end, since an act may be any text.
    private static func limit(in part: [Character]) -> (ActLimit, isAssumed: Bool)? {
        var rest = part[...]
        for ending in ["以内", "之内", "内"] where rest.hasSuffix(ending) { rest = rest.dropLast(ending.count) }
        guard let unit = units.first(where: { rest.hasSuffix($0.text) }) else { return nil }
        rest = rest.dropLast(unit.text.count)
        if rest.last == "个" { rest = rest.dropLast() }
        let number = rest.reversed().prefix { LimitNumber.admits($0) }
        guard let hundredths = LimitNumber.hundredths(of: Array(number.reversed())), hundredths > 0 else { return nil }
        rest = rest.dropLast(number.count)
        for sign in ["不超过", "≤", "<", "：", ":"] where rest.hasSuffix(sign) { rest = rest.dropLast(sign.count) }
        // 3-5工作日 is a range, and no limit.
        if let last = rest.last, "-~～—–至到".contains(last) { return nil }
        return (ActLimit(String(rest), LimitAmount(hundredths: hundredths, unit.unit)), unit.isAssumed)
    }
}

/// The numbers of limits.
enum LimitNumber {
    private static let numerals: [Character: Int] = [
        "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    ]

    static func admits(_ character: Character) -> Bool {
        digit(character) != nil || numerals[character] != nil || "十半.．".contains(character)
    }

    /// The number in hundredths; `nil` when it is none, or 100 000 or more.
    static func hundredths(of text: [Character]) -> Int? {
        if text == ["半"] { return 50 }
        if text.contains(where: { digit($0) != nil }) { return decimal(text) }
        return chinese(text).map { $0 * 100 }
    }

    private static func digit(_ character: Character) -> Int? {
        guard let value = character.unicodeScalars.first?.value, character.unicodeScalars.count == 1 else { return nil }
        switch value {
        case 0x30...0x39: return Int(value - 0x30)
        case 0xFF10...0xFF19: return Int(value - 0xFF10)
        default: return nil
        }
    }

    private static func decimal(_ text: [Character]) -> Int? {
        let parts = text.split(omittingEmptySubsequences: false) { ".．".contains($0) }
        guard let whole = parts.first.flatMap({ number($0) }), parts.count <= 2 else { return nil }
        guard parts.count == 2 else { return whole * 100 }
        guard parts[1].count <= 2, let fraction = number(parts[1]) else { return nil }
        return whole * 100 + (parts[1].count == 1 ? fraction * 10 : fraction)
    }

    private static func number(_ digits: ArraySlice<Character>) -> Int? {
        guard (1...5).contains(digits.count) else { return nil }
        return digits.reduce(Int?.some(0)) { sum, character in
            guard let sum, let digit = digit(character) else { return nil }
            return sum * 10 + digit
        }
    }

    /// 五, 十, 十五, 二十, 二十五.
    private static func chinese(_ text: [Character]) -> Int? {
        let parts = text.split(separator: "十", omittingEmptySubsequences: false)
        func digit(_ part: ArraySlice<Character>) -> Int? {
            part.count == 1 ? part.first.flatMap { numerals[$0] } : nil
        }
        switch parts.count {
        case 1: return digit(parts[0])
        case 2:
            guard let tens = parts[0].isEmpty ? 1 : digit(parts[0]), let ones = parts[1].isEmpty ? 0 : digit(parts[1])
            else { return nil }
            return tens * 10 + ones
        default: return nil
        }
    }
}

extension ArraySlice<Character> {
    fileprivate func hasSuffix(_ text: String) -> Bool { count >= text.count && suffix(text.count).elementsEqual(text) }
}

extension ActLimit {
    /// Reads a limit as tables of cities write it, leniently: `停工4工作时; 处罚7工作日; 拆除20工作日` are three.
    ///
    /// - Returns: The limits that were understood, and findings with the character at which a part begins: `limit.unreadable`
    ///   (error) for a part that is none, `limit.unit-assumed` (info) for 小时, 天 and 日, which do not say whether nights and
    ///   holidays count.
    /// - Complexity: linear in the text; texts over 1 000 characters are not read.
    public static func reading(_ text: String) -> (limits: [ActLimit], findings: [Finding]) { TimeLimitText.read(text) }
}
