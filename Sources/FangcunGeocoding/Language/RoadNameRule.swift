/// Finds the name of a road by its form alone, where no lexicon knows it yet.
///
/// A name ends in 路, 街, 道, 巷, 弄 or 胡同, and something typed follows it: a number, a section, the end. So 大道路, 新街口路
/// and 經二路 are whole names, while 花園路街道 is a town and no road.
enum RoadNameRule {
    /// The longest name, in characters.
    static let maximumLength = 12
    /// How far a name may go on behind a character that could have ended it: 新街口路.
    private static let maximumRest = 3

    /// The name that starts at an index.
    static func name(in text: FoldedText, at start: Int) -> Range<Int>? {
        var firstSuffix: Int?
        var index = start + 1
        while index < min(start + maximumLength, text.count), isNamePart(text[index]) {
            defer { index += 1 }
            guard isSuffix(in: text, at: index, from: start) else { continue }
            let isEnd = endsName(in: text, at: index + 1) || text[index + 1] == text[index]
            if isEnd { return index - (firstSuffix ?? index) <= maximumRest ? start..<(index + 1) : nil }
            if firstSuffix == nil { firstSuffix = index }
        }
        return nil
    }

    private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isIdeograph || scalar.isDigit || scalar.isCapital
    }

    private static func isSuffix(in text: FoldedText, at index: Int, from start: Int) -> Bool {
        switch text[index] {
        case "街": text[index + 1] != "道"
        case "路": true
        case "道": text[index - 1] != "街"
        case "巷", "弄": !text[index - 1].isDigit && NumberScanner.number(in: text, at: index - 1) == nil
        case "同": text[index - 1] == "胡" && index > start + 1
        default: false
        }
    }

    /// Whether what stands at an index shows that a name ended in front of it.
    private static func endsName(in text: FoldedText, at index: Int) -> Bool {
        switch text[index] {
        case FoldTable.dropped, ",", "/", "-", "~", "(", ")", "与", "和", "及": return true
        case "东", "西", "南", "北", "中": return text[index + 1] == "段"
        default: break
        }
        if text[index].isDigit { return true }
        guard let (_, end) = NumberScanner.numberWithSub(in: text, at: index) else { return false }
        switch text[end] {
        case "段", "巷", "弄", "号": return true
        default: return false
        }
    }
}
