/// A text taken apart: the district it names, its road references, and how neighbouring references are joined.
struct AddressText: Sendable {
    /// How a reference is joined to the next one.
    enum Join: Sendable, Hashable {
        /// By 與, 和, a slash and the like: a crossing.
        case and
        /// By 至, 到 or ~: a stretch.
        case to
        /// By nothing, or by an opening bracket.
        case adjacent
        /// By other words: the two have nothing to do with each other.
        case apart
    }

    /// The most references read from one text.
    static let maximumReferences = 8

    /// The first district named in front of a road, by its number in the lexicon.
    private(set) var district: Int32?
    /// Whether a city of the reference data is named.
    private(set) var namesKnownCity = false
    /// A city or district that the reference data does not hold, in folded characters.
    private(set) var unknownUnit: Range<Int>?
    /// The road references in order.
    private(set) var references: [RoadReference] = []
    /// `joins[i]` stands between references `i` and `i + 1`.
    private(set) var joins: [Join] = []
    /// A way from the place named.
    private(set) var offset: RelativeOffset?
    /// Behind the last city or district in front of the first road; there a name may start.
    private(set) var contentStart = 0

    /// Takes a text apart by the names of a lexicon.
    ///
    /// - Complexity: linear in the length of the text.
    init(_ text: FoldedText, lexicon: Lexicon) {
        let tokens = NameSegmentation.tokens(in: text, lexicon: lexicon)
        // Where each gap starts: behind the last reference, or behind the city or district that follows it.
        var gap: [Range<Int>] = []
        for token in tokens where references.count < Self.maximumReferences {
            if let last = references.last, token.range.lowerBound < last.range.upperBound { continue }
            if token.meaning.road >= 0 {
                append(
                    ReferenceReader.reference(to: token.meaning.road, named: token.range, in: text), gap: gap, in: text)
                gap = []
                readContinuations(in: text)
            } else {
                gap.append(token.range)
                if token.meaning.isCity { namesKnownCity = true }
                if token.meaning.district >= 0, district == nil { district = token.meaning.district }
                if references.isEmpty { contentStart = token.range.upperBound }
            }
        }
        offset = RelativeOffset.first(in: text, from: references.first?.range.upperBound ?? contentStart)
        unknownUnit = findUnknownUnit(in: text, tokens: tokens, lexicon: lexicon)
    }

    private mutating func append(_ reference: RoadReference, gap: [Range<Int>], in text: FoldedText) {
        if let last = references.last {
            let between = last.range.upperBound..<reference.range.lowerBound
            joins.append(Self.join(in: text, between: between, ignoring: gap))
        }
        references.append(reference)
    }

    /// Reads lanes and alleys that follow without the name of their road: …205巷與7弄, 50弄、51弄.
    private mutating func readContinuations(in text: FoldedText) {
        while references.count < Self.maximumReferences, let last = references.last, last.number == .none {
            var index = last.range.upperBound
            while text[index] == "口" { index += 1 }
            guard Self.joinSign(text[index]) != nil,
                let next = ReferenceReader.continuation(of: last, in: text, at: index + 1)
            else { return }
            append(next, gap: [], in: text)
        }
    }

    private static func join(in text: FoldedText, between: Range<Int>, ignoring names: [Range<Int>]) -> Join {
        var join = Join.adjacent
        for index in between where !names.contains(where: { $0.contains(index) }) {
            switch text[index] {
            case "口", "(", "处", "的", "路":
                continue
            case let sign:
                guard let found = joinSign(sign) else { return .apart }
                if found == .to || join == .adjacent { join = found }
            }
        }
        return join
    }

    private static func joinSign(_ scalar: Unicode.Scalar) -> Join? {
        switch scalar {
        case "与", "和", "及", "跟", "同", ",", "/", "交", "-": .and
        case "至", "到", "~": .to
        default: nil
        }
    }

    /// The first city or district in front of the first road that is neither known nor part of a known name.
    private func findUnknownUnit(
        in text: FoldedText, tokens: [NameSegmentation.Token], lexicon: Lexicon
    ) -> Range<Int>? {
        let end = references.first?.range.lowerBound ?? text.count
        var start = 0
        for index in 0..<end {
            if let token = tokens.first(where: { $0.range.contains(index) }) {
                start = token.range.upperBound
                continue
            }
            let scalar = text[index]
            if !scalar.isIdeograph && !scalar.isCapital {
                start = index + 1
                continue
            }
            if ["往", "向", "至", "到", "省"].contains(scalar) { start = index + 1 }
            guard let isCity = AdministrativePrefix.isUnitEnd(in: text, at: index, from: start) else { continue }
            let isJudged = isCity ? lexicon.hasCities : !lexicon.districtNames.isEmpty
            // 往新北市 tells a direction, not where the place is.
            if isJudged, start == 0 || !["往", "向", "至", "到"].contains(text[start - 1]) { return start..<(index + 1) }
            start = index + 1
        }
        return nil
    }
}
