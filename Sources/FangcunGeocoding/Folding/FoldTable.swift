/// What each character of the Basic Multilingual Plane folds to.
///
/// One table look-up a character; 128 KiB, made once.
struct FoldTable: Sendable {
    /// The table of all folding rules.
    static let shared = FoldTable()

    /// The fate of characters that carry nothing: spaces, quotation marks, symbols, emoji.
    static let dropped: Unicode.Scalar = "\u{0}"
    /// Stands for every ideograph beyond the Basic Multilingual Plane.
    static let rareIdeograph: Unicode.Scalar = "〓"

    /// Indexed by code point; 0 for dropped characters.
    private let folded: [UInt16]

    private init() {
        var folded = [UInt16](repeating: 0, count: 0x1_0000)
        for value in 0x3400...0x9FFF { folded[value] = UInt16(value) }
        for value in 0x30...0x39 { Self.map(value, to: value, wideOffset: 0xFEE0, in: &folded) }
        for value in 0x41...0x5A {
            Self.map(value, to: value, wideOffset: 0xFEE0, in: &folded)
            Self.map(value + 0x20, to: value, wideOffset: 0xFEE0, in: &folded)
        }
        for (written, sign) in Self.signs {
            for scalar in written.unicodeScalars { folded[Int(scalar.value)] = UInt16(sign.value) }
        }
        for (written, plain) in VariantPairs.scalars { folded[Int(written.value)] = UInt16(plain.value) }
        self.folded = folded
    }

    /// Punctuation that separates or joins the parts of an address; all other punctuation is dropped.
    private static let signs: [(written: String, sign: Unicode.Scalar)] = [
        (",，、;；。:：｡､\n\r", ","),
        ("/／|｜\\&＆+＋", "/"),
        ("-－—–‐‑‒−﹣", "-"),
        ("~～〜∼", "~"),
        ("(（[［【〔{｛〈《「『", "("),
        (")）]］】〕}｝〉》」』", ")"),
        ("#＃", "#"),
    ]

    private static func map(_ value: Int, to target: Int, wideOffset: Int, in folded: inout [UInt16]) {
        folded[value] = UInt16(target)
        folded[value + wideOffset] = UInt16(target)
    }

    /// What a character folds to; ``dropped`` when it carries nothing.
    func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        let value = scalar.value
        if value < 0x1_0000 { return Unicode.Scalar(folded[Int(value)]) ?? Self.dropped }
        // Planes 2 and 3 hold ideographs only.
        return (0x2_0000..<0x4_0000).contains(value) ? Self.rareIdeograph : Self.dropped
    }
}
