/// How a text of a register is made into the plain characters of a code: what may be dropped, and what may be exchanged.
///
/// Full-width forms, other decimal digits, small letters and letters of other scripts that look Latin become ASCII; white
/// space, invisible characters and hyphens go. Each kind of change is reported once, where it first happened.
struct CodeFolding: Sendable {
    /// Hyphens and dashes are dropped.
    static let plain = CodeFolding(dropsHyphens: true, keepsMiddleDots: false)
    /// Hyphens and dashes are part of the code; variants become `-`.
    static let hyphenated = CodeFolding(dropsHyphens: false, keepsMiddleDots: false)
    /// Hyphens are part of the code, and so is the middle dot; variants become `·`.
    static let dotted = CodeFolding(dropsHyphens: false, keepsMiddleDots: true)

    private let dropsHyphens: Bool
    private let keepsMiddleDots: Bool

    /// The byte that stands for a middle dot, the one sign outside ASCII that a code may hold: that of ISO 8859-1.
    static let middleDot: UInt8 = 0xB7

    /// A text much longer than any code is not looked through; what is left is still too long for a code.
    static let maximumScalars = 512

    /// What was changed.
    enum Change: String, CaseIterable {
        /// Small letters.
        case letterCase = "case"
        /// Full-width forms.
        case width
        /// White space, hyphens and invisible characters.
        case separator
        /// Digits of other scripts, letters that only look Latin, other dashes and dots.
        case variant
    }

    /// The characters of a code, with their positions in the text.
    struct Characters {
        /// One byte for each character; 0 for one outside ASCII.
        var bytes: [UInt8] = []
        /// The position of each in the text, and the length of the text behind them.
        var origins: [Int] = []
        /// Where each kind of change first happened.
        var changes: [Change: Int] = [:]
    }

    /// The text of characters; `?` for those that are none.
    static func text(of characters: [UInt8]) -> String {
        var text = String.UnicodeScalarView()
        for byte in characters { text.append(byte == 0 ? "?" : Unicode.Scalar(byte)) }
        return String(text)
    }

    /// The characters as they are.
    func asWritten(_ text: String) -> Characters {
        var characters = Characters()
        for scalar in text.unicodeScalars.prefix(Self.maximumScalars) {
            characters.origins.append(characters.bytes.count)
            let isCharacter = scalar.isASCII || (keepsMiddleDots && scalar == "·")
            characters.bytes.append(isCharacter ? UInt8(truncatingIfNeeded: scalar.value) : 0)
        }
        characters.origins.append(characters.bytes.count)
        return characters
    }

    /// The characters after every change that this folding allows.
    func folded(_ text: String) -> Characters {
        var characters = Characters()
        var position = 0
        for scalar in text.unicodeScalars.prefix(Self.maximumScalars) {
            let (replacement, change) = fold(scalar)
            if let change, characters.changes[change] == nil { characters.changes[change] = position }
            if let replacement {
                characters.bytes.append(replacement)
                characters.origins.append(position)
            }
            position += 1
        }
        characters.origins.append(position)
        return characters
    }

    /// The byte that stands for a scalar (`nil` to drop it), and the change that this is.
    private func fold(_ scalar: Unicode.Scalar) -> (UInt8?, Change?) {
        if keepsMiddleDots, let dot = foldDot(scalar) { return dot }
        return switch scalar {
        case "-": dropsHyphens ? (nil, .separator) : (UInt8(ascii: "-"), nil)
        case "a"..."z": (UInt8(truncatingIfNeeded: scalar.value) - 0x20, .letterCase)
        case " ", "\t", "\r", "\n": (nil, .separator)
        case "\u{00}"..."\u{7F}": (UInt8(truncatingIfNeeded: scalar.value), nil)
        case "\u{FF01}"..."\u{FF5E}": foldFullWidth(scalar)
        default: foldVariant(scalar)
        }
    }

    private func foldDot(_ scalar: Unicode.Scalar) -> (UInt8?, Change?)? {
        if scalar == "·" { return (Self.middleDot, nil) }
        return Self.dots.contains(scalar) ? (Self.middleDot, .variant) : nil
    }

    private func foldFullWidth(_ scalar: Unicode.Scalar) -> (UInt8?, Change?) {
        guard let narrow = Unicode.Scalar(scalar.value - 0xFEE0) else { return (0, nil) }
        return (fold(narrow).0, .width)
    }

    private func foldVariant(_ scalar: Unicode.Scalar) -> (UInt8?, Change?) {
        if scalar.properties.isWhitespace || Self.invisible.contains(scalar) { return (nil, .separator) }
        if scalar.properties.isDash { return dropsHyphens ? (nil, .separator) : (UInt8(ascii: "-"), .variant) }
        if scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue {
            // Decimal digits have the values 0 to 9 by definition of the property.
            return (0x30 + (UInt8(exactly: value) ?? 0), .variant)
        }
        return Self.lookAlikes[scalar].map { ($0, .variant) } ?? (0, nil)
    }

    /// Dots that are written for the middle dot of an archival code, and for the full stop of other codes.
    private static let dots = Set(".．。・･•‧∙⋅".unicodeScalars)

    private static let invisible: Set<Unicode.Scalar> = [
        "\u{00AD}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{200E}", "\u{200F}", "\u{2060}", "\u{FEFF}",
    ]

    /// Letters of other scripts, and signs, that people type for Latin capitals; X above all, in citizen IDs.
    private static let lookAlikes: [Unicode.Scalar: UInt8] = {
        let pairs: [(String, String)] = [
            ("АВЕКМНОРСТХУ", "ABEKMHOPCTXY"), ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"), ("авекморстху", "ABEKMOPCTXY"),
            ("×✕✖Ⅹⅹ", "XXXXX"), ("。·・･•‧∙⋅", "........"),
        ]
        var table: [Unicode.Scalar: UInt8] = [:]
        for (variants, letters) in pairs {
            for (variant, letter) in zip(variants.unicodeScalars, letters.utf8) { table[variant] = letter }
        }
        return table
    }()
}
