/// The city and district in front of an address: 臺北市大安區, 河南省郑州市金水区.
enum AdministrativePrefix {
    /// A city or district named in a text.
    struct Unit: Sendable, Hashable {
        /// Whether it is a city (市) rather than a district (区, 县, 旗).
        var isCity: Bool
        /// The folded characters of its name.
        var range: Range<Int>
    }

    /// The units at the start of an address, in order, and the index behind them; postcodes and repetitions are skipped.
    static func read(_ text: FoldedText) -> (units: [Unit], end: Int) {
        var units: [Unit] = []
        var position = 0
        while units.count < 8 {
            let afterPostcode = skipPostcode(in: text, at: position)
            guard let unit = unit(in: text, at: afterPostcode) else { break }
            units.append(unit)
            position = unit.range.upperBound
        }
        return (units, units.isEmpty ? skipPostcode(in: text, at: 0) : position)
    }

    /// Whether the character at an index ends the name of a city or district that began at `start` or later.
    ///
    /// - Returns: whether it is a city; `nil` when it ends no such name.
    static func isUnitEnd(in text: FoldedText, at index: Int, from start: Int) -> Bool? {
        let length = index - start
        guard length >= 2 else { return nil }
        let previous = text[index - 1]
        switch text[index] {
        case "市":
            if ["民", "场", "政", "府", "区", "长", "立", "中"].contains(text[index + 1]) { return nil }
            return ["超", "门", "夜", "城", "都", "菜", "本", "全", "我"].contains(previous) ? nil : true
        case "区":
            if ["域", "间", "块", "内", "公", "民", "段"].contains(text[index + 1]) { return nil }
            return notDistricts.contains(previous) ? nil : false
        case "县":
            return text[index + 1] == "道" || previous == "本" ? nil : false
        case "旗":
            return text[index + 1] == "舰" ? nil : false
        default:
            return nil
        }
    }

    /// What in front of 区 makes a word for some other area: 小区, 社区, 园区, 新区, 开发区.
    private static let notDistricts: Set<Unicode.Scalar> = [
        "小", "社", "园", "校", "院", "厂", "景", "库", "片", "街", "市", "地", "营", "灾", "工", "专", "特", "新", "发", "业",
        "务", "宅", "车", "域", "分", "辖", "我", "该", "本", "各", "战", "牧", "禁", "养",
    ]

    private static func unit(in text: FoldedText, at start: Int) -> Unit? {
        var from = start
        for index in start..<min(start + 12, max(text.count, start)) {
            let scalar = text[index]
            guard scalar.isIdeograph || scalar.isCapital else { return nil }
            if scalar == "省", index > start { from = index + 1 }
            if let isCity = isUnitEnd(in: text, at: index, from: from) {
                return Unit(isCity: isCity, range: from..<(index + 1))
            }
        }
        return nil
    }

    /// The index behind a postcode of three to six digits, where one stands in front of a name.
    private static func skipPostcode(in text: FoldedText, at start: Int) -> Int {
        var end = start
        while text[end].isDigit { end += 1 }
        guard (3...6).contains(end - start), text[end].isIdeograph else { return start }
        switch text[end] {
        case "号", "巷", "弄", "段", "楼", "路", "国", "省", "县", "乡": return start
        default: return end
        }
    }
}
