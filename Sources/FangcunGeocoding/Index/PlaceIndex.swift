/// Finds records by their names, or by texts that name no house number, in whole or inside a longer text.
struct PlaceIndex: Sendable {
    /// The shortest name found inside a longer text, in folded characters; shorter ones mean too many things.
    static let minimumInnerLength = 4
    private static let maximumInnerLength = 20
    /// The most records that one name gives.
    private static let maximumRecords = 64

    /// The first entry of each key; further ones follow by `next`.
    private var firstEntry: [UInt64: Int32] = [:]
    private var lastEntry: [UInt64: Int32] = [:]
    private var records: [Int32] = []
    private var next: [Int32] = []

    /// Learns a name of a record; names of fewer than two characters are not worth knowing.
    mutating func learn(_ name: some Collection<Unicode.Scalar>, record: Int32) {
        let key = PlaceKey(name)
        guard key.length >= 2 else { return }
        let entry = Int32(records.count)
        records.append(record)
        next.append(-1)
        if let last = lastEntry[key.value] { next[Int(last)] = entry } else { firstEntry[key.value] = entry }
        lastEntry[key.value] = entry
    }

    /// Forgets what only learning needs.
    mutating func finish() { lastEntry = [:] }

    /// The records of a name, in the order of the data.
    func records(named name: some Collection<Unicode.Scalar>) -> [Int32] { records(of: PlaceKey(name).value) }

    /// The longest name inside a text, the first of those equally long, and its records.
    ///
    /// - Complexity: O(length of the text).
    func longestName(in text: FoldedText, from start: Int) -> (range: Range<Int>, records: [Int32])? {
        var best: Range<Int>?
        for from in start..<max(start, text.count) {
            var key = PlaceKey()
            for index in from..<min(from + Self.maximumInnerLength, text.count) {
                key.append(text[index])
                guard index + 1 - from > max(best?.count ?? 0, Self.minimumInnerLength - 1) else { continue }
                if firstEntry[key.value] != nil { best = from..<(index + 1) }
            }
        }
        return best.map { ($0, records(named: text.scalars[$0])) }
    }

    private func records(of key: UInt64) -> [Int32] {
        var result: [Int32] = []
        var entry = firstEntry[key] ?? -1
        while entry >= 0, result.count < Self.maximumRecords {
            result.append(records[Int(entry)])
            entry = next[Int(entry)]
        }
        return result
    }
}

/// A 64-bit key of a name (FNV-1a) without its separators, so that 市民大道(林金段) equals 市民大道林金段.
struct PlaceKey: Sendable {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325
    private(set) var length = 0

    /// The key of nothing.
    init() {}

    /// The key of a name.
    init(_ name: some Collection<Unicode.Scalar>) {
        for scalar in name { append(scalar) }
    }

    /// Lengthens the name.
    mutating func append(_ scalar: Unicode.Scalar) {
        guard scalar.isIdeograph || scalar.isDigit || scalar.isCapital else { return }
        value = (value ^ UInt64(scalar.value)) &* 0x100_0000_01B3
        length += 1
    }
}
