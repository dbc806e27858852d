/// Whole numbers in Chinese numerals.
enum ChineseNumeral {
    private static let digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]

    /// A number from 0 to 9999 as it is spoken: 12 is 十二, 105 is 一百零五, 110 is 一百一十.
    static func text(_ number: Int) -> String {
        guard number > 0 else { return digits[0] }
        var text = ""
        var rest = number % 10_000
        var skipped = false
        for (unit, word) in [(1_000, "千"), (100, "百"), (10, "十"), (1, "")] {
            let digit = rest / unit
            rest %= unit
            if digit == 0 {
                skipped = !text.isEmpty
                continue
            }
            if skipped { text += digits[0] }
            skipped = false
            // 十二, but 一百一十二.
            text += digit == 1 && unit == 10 && text.isEmpty ? word : digits[digit] + word
        }
        return text
    }

    /// The digits one by one: 105 is 一零五.
    static func spelled(_ number: Int) -> String {
        String(number).utf8.map { digits[Int($0) - 0x30] }.joined()
    }
}
