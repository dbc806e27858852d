/// A number of an address with its sub-number: 12之3 is 12 and 3.
struct AddressNumber: Sendable, Hashable, Comparable {
    /// The number itself.
    var value: Int32
    /// The sub-number after 之 or a hyphen; 0 when there is none.
    var sub: Int32 = 0

    /// No number.
    static let none = AddressNumber(value: 0)

    /// The order along the road.
    static func < (lhs: Self, rhs: Self) -> Bool { (lhs.value, lhs.sub) < (rhs.value, rhs.sub) }

    /// Whether it stands on the odd side of the road.
    var isOdd: Bool { value & 1 == 1 }

    /// As Taiwan writes it: 12之3.
    var text: String { sub == 0 ? "\(value)" : "\(value)之\(sub)" }
}

/// Reads numbers in digits and in Chinese numerals.
///
/// Whether a numeral *is* a number shows only in the character after it: 二段 is section 2, while 經二路 and 三民路 are
/// names. The callers check that suffix; nothing here looks at names.
enum NumberScanner {
    /// The largest number that an address may hold; longer digit strings are lamp posts, telephones and case numbers.
    static let maximumValue: Int32 = 99_999

    /// A number in ASCII digits or in Chinese numerals at an index, and the index behind it.
    static func number(in text: FoldedText, at start: Int) -> (value: Int32, end: Int)? {
        text[start].isDigit ? digits(in: text, at: start) : numeral(in: text, at: start)
    }

    /// A number and its sub-number (12之3, 12-3, 12附3) at an index, and the index behind them.
    static func numberWithSub(in text: FoldedText, at start: Int) -> (number: AddressNumber, end: Int)? {
        guard let main = number(in: text, at: start) else { return nil }
        let result = AddressNumber(value: main.value)
        guard let sub = subNumber(in: text, at: main.end) else { return (result, main.end) }
        return (AddressNumber(value: main.value, sub: sub.value), sub.end)
    }

    /// A sub-number with its 之, 附 or hyphen at an index, and the index behind it.
    static func subNumber(in text: FoldedText, at start: Int) -> (value: Int32, end: Int)? {
        guard text[start] == "之" || text[start] == "附" || text[start] == "-" else { return nil }
        guard let sub = number(in: text, at: start + 1), sub.value > 0, sub.value < 1_000 else { return nil }
        return sub
    }

    /// Digits without a leading zero; `nil` for 0, for leading zeros (lamp post 002) and for more than five digits.
    private static func digits(in text: FoldedText, at start: Int) -> (value: Int32, end: Int)? {
        var value: Int32 = 0
        var end = start
        while text[end].isDigit {
            guard end - start < 5 else { return nil }
            value = value * 10 + Int32(text[end].value - 0x30)
            end += 1
        }
        return text[start] == "0" || end == start ? nil : (value, end)
    }

    /// A Chinese numeral below 10 000, by place (二三五) or by unit (二百三十五).
    private static func numeral(in text: FoldedText, at start: Int) -> (value: Int32, end: Int)? {
        var total: Int32 = 0
        var current: Int32 = 0
        var usesUnits = false
        var end = start
        while end - start < 9 {
            if let digit = digit(text[end]) {
                // After a unit or a zero, a digit starts anew; otherwise digits stand by place.
                current = current * 10 + digit
                if current > maximumValue { return nil }
            } else if let unit = unit(text[end]), current < 10 {
                if current == 0, !(unit == 10 && total == 0) { break }
                total += max(current, 1) * unit
                current = 0
                usesUnits = true
            } else {
                break
            }
            end += 1
        }
        guard end > start else { return nil }
        let value = total + current
        guard value > 0, !usesUnits || current < 10 else { return nil }
        return (value, end)
    }

    private static func digit(_ scalar: Unicode.Scalar) -> Int32? {
        switch scalar {
        case "零": 0
        case "一": 1
        case "二", "两": 2
        case "三": 3
        case "四": 4
        case "五": 5
        case "六": 6
        case "七": 7
        case "八": 8
        case "九": 9
        default: nil
        }
    }

    private static func unit(_ scalar: Unicode.Scalar) -> Int32? {
        switch scalar {
        case "十": 10
        case "百": 100
        case "千": 1_000
        default: nil
        }
    }
}
