/// A code that identifies something in a public register: an organisation, a person, a licence, a division, a component.
///
/// Each such type reads in two ways. `init(_:)` is strict: what it accepts is written exactly as the standard says.
/// ``reading(_:)`` takes what registers really hold (full-width digits, spaces, small letters) and says what it changed. Both
/// judge by ``findings(for:)``; only findings of severity error refuse a code.
public protocol IdentifierCode: Sendable, Hashable, Codable, CustomStringConvertible {
    /// The code in its canonical form.
    var text: String { get }

    /// Reads a code strictly.
    ///
    /// - Throws: ``ModelError`` with code `malformedCode` and the character at fault. The reason never quotes the code.
    init(_ text: String) throws(ModelError)

    /// What is wrong or doubtful about a text that should be a code, taken as it is written.
    static func findings(for text: String) -> [Finding]

    /// Reads a code leniently; the findings say what had to be changed as well.
    static func reading(_ text: String) -> CodeReading<Self>
}

extension IdentifierCode {
    /// The code in its canonical form.
    public var description: String { text }

    /// Reads a code strictly from a single string.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        do {
            try self.init(text)
        } catch {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: error.reason)
        }
    }

    /// Writes the code as a single string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    /// The code with all but its first and last characters replaced by asterisks, for display to those who need not know it.
    public func masked(leading: Int, trailing: Int) -> String {
        let characters = Array(text)
        let hidden = max(0, leading)..<max(max(0, leading), characters.count - max(0, trailing))
        return String(characters.enumerated().map { hidden.contains($0.offset) ? "*" : $0.element })
    }
}

/// A code with check characters, from which a mistake in writing can often be guessed.
public protocol CheckedCode: IdentifierCode {
    /// Codes that differ from a text that is none by one character, or by two neighbours in the wrong order; the likeliest
    /// first: two letters that look alike, then neighbours exchanged, then the rest.
    ///
    /// One check character leaves about one candidate for each position, so these are suggestions for a person to choose
    /// from, never corrections. A text that is a code already, or has the wrong length, gives none.
    static func repairs(for text: String, maximumCount: Int) -> [CodeRepair<Self>]
}

extension CheckedCode {
    /// The ten likeliest repairs.
    public static func repairs(for text: String) -> [CodeRepair<Self>] { repairs(for: text, maximumCount: 10) }
}

/// What a lenient reading made of a text.
public struct CodeReading<Code: IdentifierCode>: Sendable, Hashable {
    /// The code; `nil` when the text is none, whatever allowances are made.
    public let code: Code?
    /// What was judged: the text after the changes that the findings name.
    public let text: String
    /// What was changed, and what is wrong or doubtful; places count the characters (Unicode scalars) of the text that came in.
    public let findings: [Finding]
    /// Where each character that was judged stood in the text that came in.
    let origins: [Int]

    /// Whether a code was read.
    public var isAcceptable: Bool { findings.isAcceptable }

    /// The place in the text that came in of a character that was judged.
    func place(of character: Int) -> Place {
        .character(origins.indices.contains(character) ? origins[character] : (origins.last ?? 0))
    }
}

/// One guess at what a miswritten code was meant to be.
public struct CodeRepair<Code: IdentifierCode>: Sendable, Hashable {
    /// How the guess differs from the text.
    public enum Change: Sendable, Hashable {
        /// The character at that position was exchanged for one that looks like it (0 and O, 1 and I, 8 and B).
        case lookAlike(position: Int)
        /// The character at that position and the next one change places.
        case transposition(position: Int)
        /// The character at that position is another.
        case substitution(position: Int)
    }

    /// The code that may have been meant.
    public let code: Code
    /// How it differs.
    public let change: Change
    /// What remains doubtful about it; never an error.
    public let findings: [Finding]
}
