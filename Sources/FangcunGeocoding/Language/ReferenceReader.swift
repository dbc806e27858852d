/// Reads what follows the name of a road: section, lane, alley, house numbers, building and relation.
enum ReferenceReader {
    /// The most house numbers read from one list.
    static let maximumNumbers = 8

    /// The reference that starts with the name of a road in this range.
    static func reference(to road: Int32, named name: Range<Int>, in text: FoldedText) -> RoadReference {
        var reference = RoadReference(road: road, range: name)
        var end = name.upperBound
        // 中山北路路2段: a doubled last character.
        if text[end] == text[end - 1], text[end + 1].isDigit { end += 1 }
        if let section = section(in: text, at: end) { (reference.section, end) = section }
        readWays(into: &reference, from: end, in: text)
        return reference
    }

    /// A reference that names only a lane or an alley, after one that named its road (…205巷與7弄口); `nil` when there is
    /// no lane or alley at the index.
    static func continuation(of previous: RoadReference, in text: FoldedText, at start: Int) -> RoadReference? {
        guard let (_, end) = NumberScanner.numberWithSub(in: text, at: start) else { return nil }
        guard text[end] == "巷" || (text[end] == "弄" && previous.lane != .none) else { return nil }
        var reference = RoadReference(road: previous.road, range: start..<start)
        reference.section = previous.section
        if text[end] == "弄" { reference.lane = previous.lane }
        readWays(into: &reference, from: start, in: text)
        return reference
    }

    /// A section in front of 段, by number or by direction, and the index behind it.
    private static func section(in text: FoldedText, at start: Int) -> (section: Int32, end: Int)? {
        if let (value, end) = NumberScanner.number(in: text, at: start) {
            return text[end] == "段" && value < 100 ? (value, end + 1) : nil
        }
        guard text[start + 1] == "段" else { return nil }
        let directions: [Unicode.Scalar] = ["东", "西", "南", "北", "中"]
        return directions.firstIndex(of: text[start]).map { (RoadReference.directionSections + Int32($0), start + 2) }
    }

    private static func readWays(into reference: inout RoadReference, from start: Int, in text: FoldedText) {
        var end = start
        while let (number, suffix) = NumberScanner.numberWithSub(in: text, at: end) {
            if text[suffix] == "巷", reference.lane == .none {
                reference.lane = number
            } else if text[suffix] == "弄", reference.lane == .none {
                // Shanghai and others number lanes with 弄 directly on the road.
                reference.lane = number
            } else if text[suffix] == "弄", reference.alley == .none {
                reference.alley = number
            } else if text[suffix] == "弄", reference.innerAlley == .none {
                reference.innerAlley = number
            } else {
                break
            }
            end = suffix + 1
        }
        end = readNumbers(into: &reference, from: end, in: text)
        reference.relation = relation(in: text, at: end)
        reference.range = reference.range.lowerBound..<end
    }

    /// Reads a list of house numbers (21、23號; 12之3號; 4號之1; 39號39-1號) and the building behind it.
    private static func readNumbers(into reference: inout RoadReference, from start: Int, in text: FoldedText) -> Int {
        var numbers: [AddressNumber] = []
        var accepted = start
        var acceptedCount = 0
        var position = start
        while numbers.count < maximumNumbers, let (number, end) = NumberScanner.numberWithSub(in: text, at: position) {
            numbers.append(number)
            position = end
            if text[end] == "号" {
                guard !isOtherThing(in: text, behindSign: end + 1) else { break }
                position = end + 1
                if number.sub == 0, let (sub, end) = NumberScanner.subNumber(in: text, at: position), text[end] != "号" {
                    numbers[numbers.count - 1].sub = sub
                    position = end
                }
                accepted = position
                acceptedCount = numbers.count
                if text[position].isDigit { continue }
            } else if numbers.count == 1, isBareNumber(in: text, from: start, to: end) {
                accepted = end
                acceptedCount = 1
            }
            guard isListSign(text[position]) else { break }
            position += 1
        }
        guard acceptedCount > 0 else { return start }
        reference.number = numbers[0]
        if acceptedCount > 1 { reference.otherNumbers = Array(numbers[1..<acceptedCount]) }
        BuildingReader.read(into: &reference, from: accepted, in: text)
        return accepted
    }

    private static func isListSign(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ",", "/", "及", "和", "与", "~", "至": true
        default: false
        }
    }

    /// Whether digits without 號 are a house number: only where the text, or this part of it, ends with them.
    private static func isBareNumber(in text: FoldedText, from start: Int, to end: Int) -> Bool {
        guard text[start].isDigit else { return false }
        switch text[end] {
        case FoldTable.dropped, "(", ")", "/", "前", "旁", "对", "附", "门": return true
        case ",": return !text[end + 1].isDigit
        default: return false
        }
    }

    /// Whether the 號 in front of an index numbers something other than a house: a lamp post, a parking bay, a flood gate.
    private static func isOtherThing(in text: FoldedText, behindSign index: Int) -> Bool {
        text.word(of: otherNumberedThings, at: index) != nil
    }

    private static let otherNumberedThings = [
        "楼", "灯杆", "灯柱", "路灯", "电杆", "电线杆", "杆", "停车格", "停车位", "车格", "车位", "格", "桥墩", "墩", "水门", "闸门",
        "出口", "出入口", "公园", "广场", "公厕", "月台", "匝道", "高速", "线", "桥", "隧道", "站台", "井盖",
    ].map { Array($0.unicodeScalars) }

    /// What the text says behind an address.
    private static func relation(in text: FoldedText, at start: Int) -> RoadReference.Relation {
        // Floors come before the relation: 3號2樓對面.
        for index in start..<min(start + 6, max(text.count, start)) {
            switch text[index] {
            case "对" where text[index + 1] == "面": return .opposite
            case "附" where text[index + 1] == "近": return .near
            case "口": return .mouth
            case "前", "旁", "侧", "边", "外": return .beside
            case ",", "/", "(", ")", "与", "和", "及": return .at
            default: continue
            }
        }
        return .at
    }
}

/// Reads the building and unit behind a house number: 3号楼2单元, 5栋, A座.
enum BuildingReader {
    /// How far behind the house number a building is looked for; an estate's name may stand between.
    private static let window = 24

    /// Reads the first building, and the unit behind it, from an index on.
    static func read(into reference: inout RoadReference, from start: Int, in text: FoldedText) {
        var index = start
        while index < min(start + window, text.count) {
            if let (building, end) = building(in: text, at: index) {
                reference.building = building
                reference.unit = unit(in: text, at: end)
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

    private static func unit(in text: FoldedText, at start: Int) -> Int32 {
        guard let (value, end) = NumberScanner.number(in: text, at: start) else { return 0 }
        return text[end] == "单" && text[end + 1] == "元" ? value : 0
    }
}
