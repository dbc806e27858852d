/// A text as the geocoder reads it: half width, upper case, simplified, without spaces and ornaments.
///
/// Every folded character knows the byte of the original that it came from.
struct FoldedText: Sendable {
    /// The longest text that is read, in UTF-8 bytes.
    static let maximumBytes = 4_096

    /// The folded characters.
    private(set) var scalars: [Unicode.Scalar] = []
    /// For each folded character its first byte in the original, and one more: the end of the original.
    private(set) var offsets: [Int32] = []

    /// Folds a text of at most ``maximumBytes``; `nil` for a longer one.
    ///
    /// - Complexity: linear in the length of the text.
    init?(_ text: String) {
        guard text.utf8.count <= Self.maximumBytes else { return nil }
        let table = FoldTable.shared
        scalars.reserveCapacity(text.utf8.count / 3 + 1)
        offsets.reserveCapacity(text.utf8.count / 3 + 2)
        var offset: Int32 = 0
        var followsSpace = false
        for scalar in text.unicodeScalars {
            let folded = table.fold(scalar)
            if folded == FoldTable.dropped {
                followsSpace = followsSpace || scalar.properties.isWhitespace
            } else {
                // "12 34號" is two numbers; a space elsewhere means nothing.
                if followsSpace, folded.isDigit, scalars.last?.isDigit == true {
                    scalars.append(",")
                    offsets.append(offset)
                }
                scalars.append(folded)
                offsets.append(offset)
                followsSpace = false
            }
            offset += Int32(UTF8.width(scalar))
        }
        offsets.append(offset)
    }

    /// How many folded characters there are.
    var count: Int { scalars.count }

    /// The folded character at an index; one that matches nothing beyond the end.
    subscript(_ index: Int) -> Unicode.Scalar {
        index >= 0 && index < scalars.count ? scalars[index] : FoldTable.dropped
    }

    /// Whether the characters from an index on are these.
    func has(_ word: some Collection<Unicode.Scalar>, at index: Int) -> Bool {
        var position = index
        for scalar in word {
            guard self[position] == scalar else { return false }
            position += 1
        }
        return true
    }

    /// The first of these words that stands at an index.
    func word(of words: [[Unicode.Scalar]], at index: Int) -> [Unicode.Scalar]? {
        words.first { has($0, at: index) }
    }
}

extension Unicode.Scalar {
    /// Whether this is one of the ten ASCII digits.
    var isDigit: Bool { value &- 0x30 < 10 }
    /// Whether this is an ideograph (or stands for a rare one).
    var isIdeograph: Bool { (0x3400...0x9FFF).contains(value) || self == FoldTable.rareIdeograph }
    /// Whether this is an ASCII capital letter.
    var isCapital: Bool { value &- 0x41 < 26 }
}
