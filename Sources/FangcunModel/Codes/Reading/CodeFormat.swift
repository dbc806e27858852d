/// The format of an identifier as data: which characters stand where, and what they mean.
///
/// Formats differ by province, year and edition (a unit grid has 15 digits in one standard and a lettered code in another
/// city), so the library never wires one in: it reads codes by a format that the host chooses or supplies.
public struct CodeFormat: Sendable, Hashable {
    /// One run of characters within a code.
    public struct Segment: Sendable, Hashable {
        /// What may stand in a segment.
        public enum Content: Sendable, Hashable {
            /// That many digits 0 to 9.
            case digits(Int)
            /// That many capital letters A to Z.
            case letters(Int)
            /// Exactly this ASCII text, such as a hyphen.
            case literal(String)
        }

        /// What the segment means: `county`, `street`, `community`, `serial`, and so on; empty for a literal.
        public let name: String
        /// What may stand in it.
        public let content: Content

        /// A segment of its parts.
        public init(_ name: String, _ content: Content) {
            self.name = name
            self.content = content
        }

        /// How many characters it takes.
        public var width: Int {
            switch content {
            case .digits(let count), .letters(let count): max(0, count)
            case .literal(let text): text.utf8.count
            }
        }
    }

    /// A stable name of the format, such as `unit-grid-15`.
    public let identifier: String
    /// The segments from left to right.
    public let segments: [Segment]

    /// A format of its parts.
    public init(identifier: String, segments: [Segment]) {
        self.identifier = identifier
        self.segments = segments
    }

    /// How many characters a code of this format has.
    public var width: Int { segments.reduce(0) { $0 + $1.width } }

    /// What is wrong with a text as a code of this format; nothing when it is one.
    ///
    /// The first fault is reported, with its place: `code.length` when characters are missing or left over, `code.character`
    /// for one that may not stand where it does.
    public func findings(for text: String) -> [Finding] {
        let bytes = Array(text.utf8)
        var position = 0
        for segment in segments {
            for index in 0..<segment.width {
                guard position < bytes.count else { return [lengthFinding(text, found: bytes.count)] }
                guard segment.admits(bytes[position], at: index) else { return [characterFinding(position, segment)] }
                position += 1
            }
        }
        return position == bytes.count ? [] : [lengthFinding(text, found: bytes.count)]
    }

    /// Which of these texts are codes of this format: those without ``findings(for:)``.
    ///
    /// - Complexity: linear in the length of the texts; a few nanoseconds for each.
    public func fits(_ texts: some Sequence<String>) -> [Bool] { fits(Array(texts)) }

    /// Which of these texts are codes of this format: those without ``findings(for:)``.
    ///
    /// - Complexity: linear in the length of the texts; a few nanoseconds for each.
    public func fits(_ texts: [String]) -> [Bool] {
        // What may stand at each place, as a range of bytes: nothing is counted or compared text by text.
        let ranges = segments.flatMap { segment in
            switch segment.content {
            case .digits: [ClosedRange<UInt8>](repeating: 0x30...0x39, count: segment.width)
            case .letters: [ClosedRange<UInt8>](repeating: 0x41...0x5A, count: segment.width)
            case .literal(let text): text.utf8.map { $0...$0 }
            }
        }
        return texts.map { text in
            var text = text
            return text.withUTF8 { bytes in
                guard bytes.count == ranges.count else { return false }
                for index in ranges.indices where unsafe !ranges[index].contains(bytes[index]) { return false }
                return true
            }
        }
    }

    /// The characters of a named segment of a code of this format; `nil` for an unknown name or a code that does not fit.
    public func value(of name: String, in text: String) -> Substring? {
        guard findings(for: text).isEmpty else { return nil }
        var start = text.utf8.startIndex
        for segment in segments {
            let end = text.utf8.index(start, offsetBy: segment.width)
            if segment.name == name { return text[start..<end] }
            start = end
        }
        return nil
    }

    /// Where a named segment stands in a code of this format; `nil` for an unknown name.
    func range(of name: String) -> Range<Int>? {
        var start = 0
        for segment in segments {
            if segment.name == name { return start..<start + segment.width }
            start += segment.width
        }
        return nil
    }

    /// The positions of the characters that may not stand where they do, as far as both the format and the characters go.
    func misplaced(in characters: [UInt8]) -> [Int] {
        var misplaced: [Int] = []
        var start = 0
        for segment in segments {
            for index in 0..<segment.width where start + index < characters.count {
                if !segment.admits(characters[start + index], at: index) { misplaced.append(start + index) }
            }
            start += segment.width
        }
        return misplaced
    }

    private func lengthFinding(_ text: String, found: Int) -> Finding {
        Finding(
            "code.length", .error, at: .character(min(found, width)),
            Message(zh: "编码应为\(width)位，实为\(found)位", en: "a code of \(width) characters is wanted, this has \(found)"))
    }

    private func characterFinding(_ position: Int, _ segment: Segment) -> Finding {
        Finding(
            "code.character", .error, at: .character(position),
            Message(zh: "第\(position + 1)位字符不合规则", en: "the character may not stand in segment '\(segment.name)'"))
    }
}

extension CodeFormat.Segment {
    /// Whether a byte may stand at that index of this segment.
    func admits(_ byte: UInt8, at index: Int) -> Bool {
        switch content {
        case .digits: (0x30...0x39).contains(byte)
        case .letters: (0x41...0x5A).contains(byte)
        case .literal(let text): text.utf8[text.utf8.index(text.utf8.startIndex, offsetBy: index)] == byte
        }
    }
}
