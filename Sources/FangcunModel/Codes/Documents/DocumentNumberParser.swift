/// Finds agency, year and serial in the text of a document number, and notes every departure from the standard on the way.
struct DocumentNumberParser {
    /// Longer texts hold no document number.
    private static let maximumScalars = 80
    private static let maximumSerialDigits = 6

    private let strictly: Bool
    private var scalars: [Unicode.Scalar] = []
    /// Where each scalar stood in the text; the length of the text behind them.
    private var origins: [Int] = []
    private var found = CodeFindings(DocumentNumber.subject)
    private var noted: Set<String> = []

    /// The number, where there is no error, and the findings.
    static func parse(_ text: String, strictly: Bool) -> CodeReading<DocumentNumber> {
        var parser = DocumentNumberParser(strictly: strictly)
        guard text.unicodeScalars.prefix(maximumScalars + 1).count <= maximumScalars else {
            parser.fail("form", at: maximumScalars, zh: "文字过长，不是发文字号", en: "too long for a document number")
            return CodeReading(code: nil, text: text, findings: parser.found.findings, origins: [])
        }
        parser.fold(text)
        let number = parser.number()
        let findings = parser.found.findings
        return CodeReading(
            code: findings.isAcceptable ? number : nil, text: number?.text ?? text, findings: findings,
            origins: parser.origins)
    }

    private init(strictly: Bool) { self.strictly = strictly }

    private mutating func fail(_ rule: String, at position: Int, zh: String, en: String) {
        found.add(rule, .error, at: position, zh: zh, en: en)
    }

    /// Notes a departure once: an error when strict, otherwise of the severity given.
    private mutating func depart(_ rule: String, _ severity: Severity, at position: Int, zh: String, en: String) {
        guard noted.insert(rule).inserted else { return }
        found.add(rule, strictly ? .error : severity, at: position, zh: zh, en: en)
    }

    // MARK: Folding

    private mutating func fold(_ text: String) {
        var position = 0
        for scalar in text.unicodeScalars {
            if let folded = fold(scalar, at: position) {
                scalars.append(folded)
                origins.append(position)
            }
            position += 1
        }
        origins.append(position)
    }

    private mutating func fold(_ scalar: Unicode.Scalar, at position: Int) -> Unicode.Scalar? {
        if scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint {
            depart("separator", .info, at: position, zh: "已去掉空格或不可见字符", en: "spaces or invisible characters")
            return nil
        }
        if let bracket = Self.brackets[scalar] {
            depart("bracket", .warning, at: position, zh: "年份应使用六角括号〔〕", en: "the year belongs in the brackets 〔〕")
            return bracket
        }
        switch scalar {
        case "０"..."９":
            depart("width", .info, at: position, zh: "全角数字", en: "full-width digits")
            return Unicode.Scalar(scalar.value - 0xFEE0)
        case "號":
            depart("variant", .info, at: position, zh: "“號”为繁体", en: "號 is the traditional form")
            return "号"
        default: return scalar
        }
    }

    /// Brackets that are written where the hexagonal ones belong.
    private static let brackets: [Unicode.Scalar: Unicode.Scalar] = {
        var table: [Unicode.Scalar: Unicode.Scalar] = [:]
        for opening in "[［(（【{｛﹝❲⟦〖「『<＜〈《".unicodeScalars { table[opening] = "〔" }
        for closing in "]］)）】}｝﹞❳⟧〗」』>＞〉》".unicodeScalars { table[closing] = "〕" }
        return table
    }()

    // MARK: Parts

    private mutating func number() -> DocumentNumber? {
        guard let opening = scalars.firstIndex(of: "〔"), let closing = scalars[opening...].firstIndex(of: "〕") else {
            fail("form", at: origins.last ?? 0, zh: "缺少括号内的年份", en: "no year in brackets")
            return nil
        }
        let agency = agency(scalars[..<opening])
        let year = year(scalars[(opening + 1)..<closing])
        let serial = serial(scalars[(closing + 1)...])
        guard let agency, let year, let serial else { return nil }
        return DocumentNumber(agency: agency, checkedYear: year, checkedSerial: serial)
    }

    private mutating func agency(_ part: ArraySlice<Unicode.Scalar>) -> String? {
        guard !part.isEmpty else {
            fail("form", at: 0, zh: "缺少机关代字", en: "no agency before the year")
            return nil
        }
        if let bad = part.indices.first(where: { !part[$0].properties.isAlphabetic && !("0"..."9").contains(part[$0]) })
        {
            fail("agency", at: origins[bad], zh: "机关代字含有不允许的字符", en: "a character that no agency token has")
            return nil
        }
        return String(String.UnicodeScalarView(part))
    }

    private mutating func year(_ part: ArraySlice<Unicode.Scalar>) -> Int? {
        let position = origins[part.startIndex]
        guard let number = digits(part) else {
            fail("year", at: position, zh: "括号内不是年份", en: "no year between the brackets")
            return nil
        }
        switch (part.count, number) {
        case (4, 1_900...2_099): return number
        case (2, 49...99):
            depart("year", .warning, at: position, zh: "年份应写全四位", en: "a year of two digits, read as 19…")
            return 1_900 + number
        default:
            fail("year", at: position, zh: "年份应为四位数字", en: "a year has four digits")
            return nil
        }
    }

    private mutating func serial(_ rest: ArraySlice<Unicode.Scalar>) -> Int? {
        var part = rest
        if part.first == "第" {
            depart("ordinal", .warning, at: origins[part.startIndex], zh: "发文顺序号不加“第”", en: "a serial takes no 第")
            part = part.dropFirst()
        }
        part = withoutSuffix(part)
        guard !part.isEmpty, let number = digits(part) ?? words(part), part.count <= Self.maximumSerialDigits else {
            fail("serial", at: origins[part.startIndex], zh: "缺少发文顺序号", en: "no serial behind the year")
            return nil
        }
        guard number > 0 else {
            fail("serial", at: origins[part.startIndex], zh: "发文顺序号不能为0", en: "a serial begins at 1")
            return nil
        }
        if part.first == "0" {
            depart("leading-zero", .warning, at: origins[part.startIndex], zh: "发文顺序号不编虚位", en: "zeros before a serial")
        }
        return number
    }

    private mutating func withoutSuffix(_ part: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
        if part.last == "号" { return part.dropLast() }
        let position = origins[part.endIndex]
        if part.suffix(2).elementsEqual("号文".unicodeScalars) {
            depart("suffix", .info, at: origins[part.endIndex - 1], zh: "“号”后不加“文”", en: "文 behind 号")
            return part.dropLast(2)
        }
        depart("suffix", .warning, at: position, zh: "缺少“号”", en: "no 号 at the end")
        return part
    }

    /// The number that Arabic or Chinese digits write one by one: 2015, 二〇一五.
    private mutating func digits(_ part: ArraySlice<Unicode.Scalar>) -> Int? {
        guard (1...Self.maximumSerialDigits).contains(part.count) else { return nil }
        if let number = ChineseNumeral.arabic(part) { return number }
        guard let number = ChineseNumeral.digitByDigit(part) else { return nil }
        departNumeral(at: part.startIndex)
        return number
    }

    /// The number that Chinese words write: 三十三.
    private mutating func words(_ part: ArraySlice<Unicode.Scalar>) -> Int? {
        guard let number = ChineseNumeral.words(part) else { return nil }
        departNumeral(at: part.startIndex)
        return number
    }

    private mutating func departNumeral(at index: Int) {
        depart("numeral", .info, at: origins[index], zh: "应使用阿拉伯数字", en: "Chinese numerals")
    }
}
