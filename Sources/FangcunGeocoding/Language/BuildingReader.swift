/// Reads the building and unit behind a house number: 3号楼2单元, 5栋, A座.
enum BuildingReader {
    /// How far behind the house number a building is looked for; an estate's name may stand between.
    private static let window = 24

    /// Reads the first building, and the unit behind it, from an index on.
    static func read(into reference: inout RoadReference, from start: Int, in text: FoldedText) {
        var index = start
        while index < min(start + window, text.count) {
            // 23号5-2 is a second number; 23号松泉花园5-2 is building 5, unit 2.
            let named = text[index - 1].isIdeograph && text[index - 1] != "号"
            let plain = building(in: text, at: index).map { ($0.building, unit(in: text, at: $0.end)) }
            if let (building, unit) = named ? buildingAndUnit(in: text, at: index) : plain {
                (reference.building, reference.unit) = (building, unit)
                return
            }
            // A number that is no building is skipped whole, so that 12栋 is not read out of 312栋.
            while text[index].isDigit, text[index + 1].isDigit { index += 1 }
            index += 1
        }
    }

    /// A building at an index and the index behind it; letters are numbered beyond all numbers.
    static func building(in text: FoldedText, at start: Int) -> (building: Int32, end: Int)? {
        if text[start].isCapital, text[start + 1] == "座" || text[start + 1] == "栋" || text[start + 1] == "幢" {
            return (NumberScanner.maximumValue + Int32(text[start].value), start + 2)
        }
        guard let (value, end) = NumberScanner.number(in: text, at: start) else { return nil }
        switch text[end] {
        case "栋", "幢", "座": return (value, end + 1)
        case "#": return (value, text[end + 1] == "楼" ? end + 2 : end + 1)
        case "号" where text[end + 1] == "楼": return (value, end + 2)
        default: return nil
        }
    }

    /// A building and its unit at an index; in 5-2 the second number is the unit.
    static func buildingAndUnit(in text: FoldedText, at start: Int) -> (building: Int32, unit: Int32)? {
        if let (building, end) = building(in: text, at: start) { return (building, unit(in: text, at: end)) }
        guard let (number, end) = NumberScanner.numberWithSub(in: text, at: start), number.sub > 0,
            text[end] != "号", text[end - 1] != "号"
        else { return nil }
        return (number.value, number.sub)
    }

    private static func unit(in text: FoldedText, at start: Int) -> Int32 {
        guard let (value, end) = NumberScanner.number(in: text, at: start) else { return 0 }
        return text[end] == "单" && text[end + 1] == "元" ? value : 0
    }
}
