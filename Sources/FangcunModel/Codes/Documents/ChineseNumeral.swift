/// Whole numbers as Chinese text writes them.
enum ChineseNumeral {
    /// Digits 0 to 9 read as one number: `2015`. At most nine of them.
    static func arabic(_ text: ArraySlice<Unicode.Scalar>) -> Int? { positional(text, values: arabicDigits) }

    /// Chinese digits read one by one: 二〇一五. At most nine of them.
    static func digitByDigit(_ text: ArraySlice<Unicode.Scalar>) -> Int? { positional(text, values: chineseDigits) }

    /// A number up to 9 999 in words: 九, 十二, 三十三, 一百零五, 两千三百四十.
    static func words(_ text: ArraySlice<Unicode.Scalar>) -> Int? {
        var (total, digit, lastUnit) = (0, Int?.none, 10_000)
        for scalar in text {
            if let value = chineseDigits[scalar] {
                guard digit == nil || digit == 0 else { return nil }
                digit = value
            } else if let unit = units[scalar], unit < lastUnit {
                // 十 alone is ten; 百 and 千 need their digit.
                guard let count = digit ?? (unit == 10 ? 1 : nil), count > 0 else { return nil }
                total += count * unit
                (digit, lastUnit) = (nil, unit)
            } else {
                return nil
            }
        }
        guard let digit else { return total > 0 ? total : nil }
        return digit > 0 ? total + digit : nil
    }

    private static func positional(_ text: ArraySlice<Unicode.Scalar>, values: [Unicode.Scalar: Int]) -> Int? {
        guard (1...9).contains(text.count) else { return nil }
        var number = 0
        for scalar in text {
            guard let value = values[scalar] else { return nil }
            number = number * 10 + value
        }
        return number
    }

    private static let units: [Unicode.Scalar: Int] = ["十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1_000, "仟": 1_000]
    private static let arabicDigits = table("0123456789")
    private static let chineseDigits = table("〇一二三四五六七八九").merging(table("零壹贰叁肆伍陆柒捌玖")) { first, _ in first }
        .merging(["○": 0, "两": 2]) { first, _ in first }

    private static func table(_ digits: String) -> [Unicode.Scalar: Int] {
        Dictionary(uniqueKeysWithValues: zip(digits.unicodeScalars, 0...))
    }
}
