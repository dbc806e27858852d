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
        // 光明路口218號: the number may follow the mouth.
        let numbers = text[end] == "口" && text[end + 1].isDigit ? end + 1 : end
        let behindNumbers = readNumbers(into: &reference, from: numbers, in: text)
        if reference.number != .none { end = behindNumbers }
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
                if number.sub == 0, let (sub, end) = trailingSub(in: text, at: position) {
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

    /// A sub-number behind 號: 4號之1, 23号附2号; but 4號-6號 is a range.
    private static func trailingSub(in text: FoldedText, at start: Int) -> (value: Int32, end: Int)? {
        guard let (sub, end) = NumberScanner.subNumber(in: text, at: start) else { return nil }
        if text[end] != "号" { return (sub, end) }
        return text[start] == "附" ? (sub, end + 1) : nil
    }

    private static func isListSign(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ",", "/", "及", "和", "与", "~", "至": true
        default: false
        }
    }

    /// Whether a number without 號 is a house number: where no word follows that counts or measures with it.
    ///
    /// A numeral must be longer than one character (花园路三十九): 花园路一带 and 花园路十字路口 name no house.
    private static func isBareNumber(in text: FoldedText, from start: Int, to end: Int) -> Bool {
        if !text[start].isDigit {
            let numeral = text.scalars[start..<end]
            guard numeral.count > 1, numeral.contains("十") || numeral.contains("百") else { return false }
        }
        guard !text[end].isDigit, !text[end].isCapital else { return false }
        switch text[end] {
        case ",": return !text[end + 1].isDigit
        case "-", "~", "之", "巷", "弄", "号", "段": return false
        // 23路公交 is a bus, 23路灯不亮 a lamp at number 23.
        case "路": return ["灯", "面", "名", "边", "口"].contains(text[end + 1])
        case "线": return text[end + 1] == "缆"
        default: return text.word(of: measures, at: end) == nil
        }
    }

    /// Words that make a number something other than a house: lengths, times, floors, buildings, lamp posts, parking bays.
    private static let measures = words([
        "米", "公里", "公尺", "公分", "公交", "千米", "尺", "多", "元", "年", "月", "日", "天", "点", "时", "小时", "分", "秒", "楼", "层",
        "栋", "幢", "座", "#", "单元", "室", "度", "个", "辆", "人", "只", "盏", "支", "根", "棵", "户", "家", "处", "期", "标", "里", "邻",
        "次", "台", "灯", "杆", "电", "格", "墩", "停车", "车格", "车位",
    ])

    /// Whether the 號 in front of an index numbers something other than a house: a lamp post, a parking bay, a flood gate.
    private static func isOtherThing(in text: FoldedText, behindSign index: Int) -> Bool {
        text.word(of: otherNumberedThings, at: index) != nil && !text.has("线缆".unicodeScalars, at: index)
    }

    private static let otherNumberedThings = words([
        "楼", "灯杆", "灯柱", "电杆", "电线杆", "杆", "停车格", "停车位", "车格", "车位", "格", "桥墩", "墩", "水门", "闸门", "出口", "出入口",
        "公园", "广场", "月台", "匝道", "高速", "线", "桥", "隧道", "站台",
    ])

    /// What the text says directly behind an address, floors aside: 3號2樓對面.
    private static func relation(in text: FoldedText, at start: Int) -> RoadReference.Relation {
        let index = skipFloor(in: text, at: start)
        if text.word(of: oppositeWords, at: index) != nil { return .opposite }
        if text.word(of: mouthWords, at: index) != nil { return .mouth }
        if text.word(of: besideWords, at: index) != nil { return .beside }
        return text.has("附近".unicodeScalars, at: index) ? .near : .at
    }

    private static func skipFloor(in text: FoldedText, at start: Int) -> Int {
        guard let (_, end) = NumberScanner.number(in: text, at: start) else { return start }
        return text[end] == "楼" || text[end] == "F" ? end + 1 : start
    }

    private static let oppositeWords = words(["对面", "斜对面", "正对面"])
    private static let mouthWords = words(["口", "路口", "交叉口", "交叉路口", "交汇", "交口"])
    private static let besideWords = words(["前", "旁", "左", "右", "侧", "边", "外", "门口", "门前"])

    private static func words(_ words: [String]) -> [[Unicode.Scalar]] { words.map { Array($0.unicodeScalars) } }
}
