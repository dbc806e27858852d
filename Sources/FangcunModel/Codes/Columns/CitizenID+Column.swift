extension CitizenID {
    /// What is wrong or doubtful about one number of a column: one bit for each kind of finding.
    public struct ColumnVerdict: OptionSet, Sendable, Hashable {
        /// The bits.
        public let rawValue: UInt8

        /// A verdict of these bits.
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// `citizen-id.charset`, an error.
        public static let charset = ColumnVerdict(rawValue: 2)
        /// `citizen-id.birth-date` as an error.
        public static let birthDate = ColumnVerdict(rawValue: 4)
        /// `citizen-id.check`, an error.
        public static let check = ColumnVerdict(rawValue: 8)
        /// `citizen-id.division`, a warning.
        public static let division = ColumnVerdict(rawValue: 16)
        /// `citizen-id.birth-date` as a warning.
        public static let earlyBirth = ColumnVerdict(rawValue: 32)

        /// The bits that are errors.
        public static let errors: ColumnVerdict = [.charset, .birthDate, .check]

        /// Whether the number is one: no error bit is set.
        public var isValid: Bool { isDisjoint(with: .errors) }
    }

    /// Judges a column of numbers of eighteen bytes, each so many bytes behind the one before it, strictly.
    ///
    /// What lies between two numbers is not looked at. The verdicts are those of ``findings(for:)``.
    ///
    /// - Throws: ``ModelError`` with code `malformedColumn` when the stride is less than 18, or the bytes hold fewer numbers
    ///   than there are places for verdicts.
    public static func judge(
        _ bytes: Span<UInt8>, stride: Int, into verdicts: inout MutableSpan<ColumnVerdict>
    ) throws(ModelError) {
        try CodeColumn.check(bytes.count, stride: stride, width: 18, count: verdicts.count)
        let sums = checkSums.span
        for index in verdicts.indices {
            verdicts[index] = judge(bytes, at: index &* stride, sums)
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

    // The caller has checked that eighteen bytes lie behind `start`; the table has a place for every byte at each position.
    @inline(__always)
    private static func judge(_ bytes: Span<UInt8>, at start: Int, _ sums: Span<UInt32>) -> ColumnVerdict {
        var sum: UInt32 = 0
        for position in 0..<18 {
            let byte = unsafe bytes[unchecked: start &+ position]
            sum &+= unsafe sums[unchecked: position << 8 | Int(byte)]
        }
        guard sum & badCharacters == 0 else { return .charset }
        var verdict: ColumnVerdict = sum % 11 == 1 ? [] : .check
        // Only digits from here on.
        func number(_ from: Int, _ count: Int) -> Int {
            var number = 0
            for position in from..<from + count {
                number = unsafe number &* 10 &+ Int(bytes[unchecked: start &+ position] & 15)
            }
            return number
        }
        verdict.formUnion(birthVerdict(year: number(6, 4), month: number(10, 2), day: number(12, 2)))
        if !isKnown(division: number(0, 6)) { verdict.formUnion(.division) }
        return verdict
    }

    private static let badCharacters: UInt32 = 0xFFFF << 16

    /// For each position and byte: value times weight of MOD 11-2, and a bit above where the character may not stand there.
    private static let checkSums: [UInt32] = (0..<18).flatMap { position in
        (UInt8.min...UInt8.max).map { checkSum($0, at: position) }
    }

    private static func checkSum(_ byte: UInt8, at position: Int) -> UInt32 {
        guard let value = GB11714Check.checkAlphabet.firstIndex(of: byte), value < 10 || position == 17 else {
            return 1 << 16
        }
        // The weight of a position is 2 to the number of positions behind it, modulo 11.
        let weight = (position..<17).reduce(1) { power, _ in power * 2 % 11 }
        return UInt32(value * weight)
    }
}
