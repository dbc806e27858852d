/// Which of several formats some characters are a code of, and what is wrong with them as such.
///
/// Cities keep codes of several generations side by side, so every known format is tried; what fits none is judged by the one
/// it comes nearest to.
struct FormatChoice {
    /// The format that fits, or the nearest.
    let format: CodeFormat
    /// `<subject>.length` and `<subject>.charset` (errors), `<subject>.division` (a warning: a county in no known province).
    let findings: [Finding]

    /// Chooses among formats, of which there is at least one.
    init?(for characters: [UInt8], among formats: [CodeFormat], subject: String) {
        let distances = formats.map { (abs($0.width - characters.count), $0.misplaced(in: characters).count) }
        guard let nearest = formats.indices.min(by: { distances[$0] < distances[$1] }) else { return nil }
        format = formats[nearest]
        findings = Self.findings(of: characters, as: format, subject)
    }

    private static func findings(of characters: [UInt8], as format: CodeFormat, _ subject: String) -> [Finding] {
        var found = CodeFindings(subject)
        if characters.count != format.width { found.addLength(characters.count, wanted: format.width) }
        for position in format.misplaced(in: characters) { found.addCharset(at: position) }
        if found.findings.isEmpty, let county = format.range(of: "county"),
            !AdministrativeDivision.isProvince(characters[county])
        {
            found.add(
                "division", .warning, at: county.lowerBound, zh: "行政区划的省级代码不存在",
                en: "a province that GB/T 2260 does not list")
        }
        return found.findings
    }
}

/// A code of one of several known formats.
protocol FormattedCode: PlainCode {
    /// The formats that are tried.
    static var formats: [CodeFormat] { get }
    /// The code of characters that fit a format.
    init(fitting text: String, _ format: CodeFormat)
}

extension FormattedCode {
    static func judge(_ characters: [UInt8]) -> [Finding] {
        FormatChoice(for: characters, among: formats, subject: subject)?.findings ?? []
    }

    init(judged characters: [UInt8]) {
        let choice = FormatChoice(for: characters, among: Self.formats, subject: Self.subject)
        self.init(
            fitting: String(decoding: characters, as: UTF8.self),
            choice?.format ?? CodeFormat(identifier: "", segments: []))
    }
}
