extension UnifiedSocialCreditCode {
    /// What is wrong or doubtful about one code of a column: one bit for each kind of finding.
    public struct ColumnVerdict: OptionSet, Sendable, Hashable {
        /// The bits, as C sees them.
        public let rawValue: UInt8

        /// A verdict of these bits.
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// `uscc.length`, an error.
        public static let length = ColumnVerdict(rawValue: 1)
        /// `uscc.charset`, an error.
        public static let charset = ColumnVerdict(rawValue: 2)
        /// `uscc.category`, an error.
        public static let category = ColumnVerdict(rawValue: 4)
        /// `uscc.check`, an error.
        public static let check = ColumnVerdict(rawValue: 8)
        /// `uscc.division`, a warning.
        public static let division = ColumnVerdict(rawValue: 16)
        /// `uscc.inner-organisation`, a warning.
        public static let innerOrganization = ColumnVerdict(rawValue: 32)

        /// The bits that are errors.
        public static let errors: ColumnVerdict = [.length, .charset, .category, .check]

        /// Whether the code is one: no error bit is set.
        public var isValid: Bool { isDisjoint(with: .errors) }
    }

    /// Judges a column of codes of eighteen bytes, each so many bytes behind the one before it, strictly.
    ///
    /// What lies between two codes (a comma, a line end) is not looked at. The verdicts are those of ``findings(for:)``.
    ///
    /// - Throws: ``ModelError`` with code `malformedColumn` when the stride is less than 18, or the bytes hold fewer codes than
    ///   there are places for verdicts.
    /// - Complexity: linear; some ten nanoseconds a code, without allocation.
    public static func judge(
        _ bytes: Span<UInt8>, stride: Int, into verdicts: inout MutableSpan<ColumnVerdict>
    ) throws(ModelError) {
        try CodeColumn.check(bytes.count, stride: stride, width: 18, count: verdicts.count)
        let tables = USCCTables.shared
        let (sums, pairs, provinces) = (tables.sums.span, tables.pairs.span, tables.provinces.span)
        for index in verdicts.indices {
            verdicts[index] = judge(bytes, at: index &* stride, sums, pairs, provinces)
        }
    }

    /// Judges a column of codes of any length: code i lies from offset i up to offset i + 1, in the manner of Arrow.
    ///
    /// - Throws: ``ModelError`` with code `malformedColumn` for offsets that go back or lead outside the bytes.
    public static func judge(
        _ bytes: Span<UInt8>, offsets: Span<Int64>, into verdicts: inout MutableSpan<ColumnVerdict>
    ) throws(ModelError) {
        try CodeColumn.check(bytes.count, offsets: offsets, count: verdicts.count)
        let tables = USCCTables.shared
        let (sums, pairs, provinces) = (tables.sums.span, tables.pairs.span, tables.provinces.span)
        for index in verdicts.indices {
            let (start, end) = (Int(offsets[index]), Int(offsets[index + 1]))
            verdicts[index] =
                end - start == 18 ? judge(bytes, at: start, sums, pairs, provinces) : misfit(bytes, start..<end)
        }
    }

    /// The verdicts on a column in an array; as many as the bytes hold.
    public static func verdicts(on bytes: [UInt8], stride: Int) throws(ModelError) -> [ColumnVerdict] {
        let count = CodeColumn.count(bytes.count, stride: stride, width: 18)
        var verdicts = [ColumnVerdict](repeating: [], count: count)
        var places = verdicts.mutableSpan
        try judge(bytes.span, stride: stride, into: &places)
        return verdicts
    }

    /// The verdicts on a column in arrays; one less than there are offsets.
    public static func verdicts(on bytes: [UInt8], offsets: [Int64]) throws(ModelError) -> [ColumnVerdict] {
        var verdicts = [ColumnVerdict](repeating: [], count: max(0, offsets.count - 1))
        var places = verdicts.mutableSpan
        try judge(bytes.span, offsets: offsets.span, into: &places)
        return verdicts
    }

    // The callers have checked that eighteen bytes lie behind `start`; the tables have a place for every byte at each position.
    @inline(__always)
    private static func judge(
        _ bytes: Span<UInt8>, at start: Int, _ sums: Span<UInt64>, _ pairs: Span<UInt8>, _ provinces: Span<UInt8>
    ) -> ColumnVerdict {
        var sum: UInt64 = 0
        for position in 0..<18 {
            let byte = unsafe bytes[unchecked: start &+ position]
            sum &+= unsafe sums[unchecked: position << 8 | Int(byte)]
        }
        let (first, second) = unsafe (Int(bytes[unchecked: start]), Int(bytes[unchecked: start &+ 1]))
        var bits = unsafe pairs[unchecked: (first & 0x7F) << 7 | (second & 0x7F)]
        // A byte outside ASCII would be taken for another here; its charset bit says so, and a category is none of its faults.
        if (first | second) & 0x80 != 0 { bits = 0 }
        guard sum & USCCTables.badCharacters == 0 else {
            return ColumnVerdict(rawValue: bits | ColumnVerdict.charset.rawValue)
        }
        if (sum & 0xFFFF) % 31 != 0 { bits |= ColumnVerdict.check.rawValue }
        if (sum >> 16 & 0xFFFF) % 11 != 0 || sum & USCCTables.badInnerCheck != 0 {
            bits |= ColumnVerdict.innerOrganization.rawValue
        }
        // Both are digits here.
        let (tens, units) = unsafe (bytes[unchecked: start &+ 2] & 15, bytes[unchecked: start &+ 3] & 15)
        let division = unsafe provinces[unchecked: Int(tens) << 4 | Int(units)]
        if division != 0, !isNational(bytes, at: start) { bits |= division }
        return ColumnVerdict(rawValue: bits)
    }

    private static func isNational(_ bytes: Span<UInt8>, at start: Int) -> Bool {
        nation.indices.allSatisfy { bytes[start + 2 + $0] == nation[$0] }
    }

    /// The verdict on a code that has not eighteen characters, the long way.
    private static func misfit(_ bytes: Span<UInt8>, _ range: Range<Int>) -> ColumnVerdict {
        // More than nineteen bytes are as wrong as nineteen.
        let characters = range.prefix(19).map { bytes[$0] }
        let hasCharset = judge(characters).contains { $0.code == "uscc.charset" }
        return hasCharset ? [.length, .charset] : .length
    }
}

/// Tables for judging a code with one look-up for each byte.
private struct USCCTables {
    /// Set where a character may not stand at its position.
    static let badCharacters: UInt64 = 0xFF << 32
    /// Set where the check character of the organisation code within is none.
    static let badInnerCheck: UInt64 = 1 << 40

    static let shared = USCCTables()

    /// For each position and byte: value times weight of GB 32100 in bits 0 to 15, of GB 11714 in bits 16 to 31, faults above.
    ///
    /// The check characters have weight 1, so that a sound code has a sum of 0 modulo 31, and 0 modulo 11 within.
    let sums: [UInt64]
    /// For each pair of ASCII characters: the category bit where both are characters of codes, and not a known pair.
    let pairs: [UInt8]
    /// For each pair of digits, four bits each: the division bit where they are no province.
    let provinces: [UInt8]

    private init() {
        sums = (0..<18).flatMap { position in (0...255).map { Self.sum($0, at: position) } }
        pairs = (0..<128).flatMap { first in (0..<128).map { Self.pair(first, $0) } }
        provinces = (0..<256).map { digits in
            AdministrativeDivision.isProvince([UInt8(digits >> 4), UInt8(digits & 15)])
                ? 0 : UnifiedSocialCreditCode.ColumnVerdict.division.rawValue
        }
    }

    private static func sum(_ byte: UInt8, at position: Int) -> UInt64 {
        guard let value = GB32100Check.value(of: byte), !(2..<8).contains(position) || byte.isASCIIDigit else {
            return 1 << 32
        }
        let outer = UInt64(value * (position < 17 ? GB32100Check.weights[position] : 1))
        switch position {
        case 8..<16:
            let inner = GB11714Check.value(of: byte) ?? 0
            return outer | UInt64(inner * GB11714Check.weights[position - 8]) << 16
        case 16:
            guard let inner = GB11714Check.checkAlphabet.firstIndex(of: byte) else { return outer | badInnerCheck }
            return outer | UInt64(inner) << 16
        default: return outer
        }
    }

    private static func pair(_ first: UInt8, _ second: UInt8) -> UInt8 {
        guard GB32100Check.value(of: first) != nil, GB32100Check.value(of: second) != nil,
            !RegistrationCategory.isKnown(first, second)
        else { return 0 }
        return UnifiedSocialCreditCode.ColumnVerdict.category.rawValue
    }
}
