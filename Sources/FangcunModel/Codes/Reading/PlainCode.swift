/// A code whose findings begin with one word.
protocol SubjectCode: IdentifierCode {
    /// What the codes of findings begin with, such as `uscc`.
    static var subject: String { get }
    /// The reading of a text taken as it is written.
    static func readingAsWritten(_ text: String) -> CodeReading<Self>
}

extension SubjectCode {
    /// The code of a text that is written as the standard says.
    static func readingStrictly(_ text: String) throws(ModelError) -> Self {
        let reading = readingAsWritten(text)
        guard let code = reading.code else {
            let fault = reading.findings.first { $0.severity == .error }
            throw ModelError(.malformedCode, at: fault?.place, "\(subject): \(fault?.message.en ?? "no code")")
        }
        return code
    }
}

/// A code of ASCII characters: how reading, judging and repairing follow from one function that judges.
protocol PlainCode: SubjectCode {
    /// What a lenient reading may change.
    static var folding: CodeFolding { get }

    /// The characters that a strict reading judges.
    static func charactersAsWritten(_ text: String) -> CodeFolding.Characters
    /// What is wrong or doubtful about these characters; places are indexes into them.
    static func judge(_ characters: [UInt8]) -> [Finding]
    /// The code of characters about which ``judge(_:)`` found no error.
    init(judged characters: [UInt8])
}

extension PlainCode {
    static var folding: CodeFolding { .plain }

    static func charactersAsWritten(_ text: String) -> CodeFolding.Characters { folding.asWritten(text) }

    static func readingAsWritten(_ text: String) -> CodeReading<Self> { reading(of: charactersAsWritten(text)) }

    /// What is wrong or doubtful about a text taken as it is written.
    static func findingsStrictly(_ text: String) -> [Finding] { readingAsWritten(text).findings }

    /// The code of a text with every allowance made that it needs.
    static func readingLeniently(_ text: String) -> CodeReading<Self> {
        let asWritten = readingAsWritten(text)
        return asWritten.isAcceptable ? asWritten : reading(of: folding.folded(text))
    }

    private static func reading(of characters: CodeFolding.Characters) -> CodeReading<Self> {
        let judged = judge(characters.bytes)
        let reading = CodeReading<Self>(
            code: judged.isAcceptable ? Self(judged: characters.bytes) : nil,
            text: CodeFolding.text(of: characters.bytes),
            findings: [], origins: characters.origins)
        let placed = judged.map { finding in
            guard case .character(let index) = finding.place else { return finding }
            var placed = finding
            placed.place = reading.place(of: index)
            return placed
        }
        return CodeReading(
            code: reading.code, text: reading.text,
            findings: CodeFolding.findings(of: characters.changes, subject: subject) + placed,
            origins: characters.origins)
    }
}

extension CodeFolding {
    /// One finding for each kind of change, in the order in which they first happened.
    static func findings(of changes: [Change: Int], subject: String) -> [Finding] {
        changes.sorted { ($0.value, $0.key.rawValue) < ($1.value, $1.key.rawValue) }.map { change, position in
            Finding(
                Finding.Code(rawValue: "\(subject).\(change.rawValue)"), change == .variant ? .warning : .info,
                at: .character(position), change.message)
        }
    }
}

extension CodeFolding.Change {
    fileprivate var message: Message {
        switch self {
        case .letterCase: Message(zh: "小写字母已改为大写", en: "small letters were made capitals")
        case .width: Message(zh: "全角字符已改为半角", en: "full-width characters were made narrow")
        case .separator: Message(zh: "已去掉空格、连字符或不可见字符", en: "spaces, hyphens or invisible characters were dropped")
        case .variant: Message(zh: "形近字符已改为规范字符", en: "characters that look alike were replaced")
        }
    }
}

/// Collects the findings about one code.
struct CodeFindings {
    private let subject: String
    private(set) var findings: [Finding] = []

    /// None yet, about codes of that kind.
    init(_ subject: String) { self.subject = subject }

    /// Adds a finding at a character.
    mutating func add(_ rule: String, _ severity: Severity, at position: Int, zh: String, en: String) {
        findings.append(
            Finding(
                Finding.Code(rawValue: "\(subject).\(rule)"), severity, at: .character(position),
                Message(zh: zh, en: en)))
    }

    /// Adds that a code has the wrong length; the place is where it is too short or goes on too long.
    mutating func addLength(_ found: Int, wanted: Int) {
        add(
            "length", .error, at: min(found, wanted), zh: "应为\(wanted)位，实为\(found)位",
            en: "\(wanted) characters are wanted, this has \(found)")
    }

    /// Adds a finding for each character that may not stand where it does.
    mutating func addCharset(_ characters: some Sequence<UInt8>, from start: Int = 0, admits: (UInt8) -> Bool) {
        for (index, byte) in characters.enumerated() where !admits(byte) { addCharset(at: start + index) }
    }

    /// Adds that a character may not stand where it does.
    mutating func addCharset(at position: Int) {
        add(
            "charset", .error, at: position, zh: "第\(position + 1)位字符不允许使用", en: "a character that may not stand here")
    }

    /// Adds that a check character is not the one that belongs there.
    mutating func addCheck(at position: Int) {
        add("check", .error, at: position, zh: "校验码不符", en: "the check character does not fit the rest")
    }
}

extension UInt8 {
    /// Whether this is one of the digits 0 to 9.
    var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
    /// Whether this is one of the letters A to Z.
    var isASCIICapital: Bool { (0x41...0x5A).contains(self) }
}

extension Collection<UInt8> {
    /// The number that these digits write, modulo 2^64; anything else counts as the digit that its last four bits are.
    var digitValue: UInt64 { reduce(0) { $0 &* 10 &+ UInt64($1 & 15) } }
}
