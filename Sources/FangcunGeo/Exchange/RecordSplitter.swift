internal import FangcunModel

/// Cuts bytes that come in pieces into the records of a sequence: at record separators where the first byte is one, else at line
/// ends.
struct RecordSplitter {
    /// One record that is not blank.
    struct Record {
        var bytes: [UInt8]
        /// How many lines stand before it.
        var lineOffset: Int
    }

    /// RS, the control character that begins each record of RFC 8142.
    static let separator: UInt8 = 0x1E

    private let maximumBytes: Int
    private var bytes: [UInt8] = []
    /// Where the record that is being looked for begins.
    private var start = 0
    /// Up to where no end of it was found.
    private var scanned = 0
    private var lineOffset = 0
    private var isAtEnd = false
    /// What ends a record; `nil` until the first byte has come.
    private var delimiter: UInt8?
    /// Whether the rest of the record is passed over, since it was too long.
    private var isSkipping = false

    init(maximumBytes: Int) { self.maximumBytes = maximumBytes }

    mutating func append(_ more: some Collection<UInt8>) {
        if start > bytes.count / 2 {
            bytes.removeFirst(start)
            scanned -= start
            start = 0
        }
        bytes.append(contentsOf: more)
    }

    mutating func finish() { isAtEnd = true }

    /// The next record that is not blank; `nil` when more bytes are wanted or nothing is left.
    ///
    /// - Throws: `limitExceeded` for a record that is too long; the next call goes on behind it.
    mutating func next() throws(GeoError) -> Record? {
        guard let delimiter = findDelimiter() else { return nil }
        while start < bytes.count {
            let end = bytes[scanned...].firstIndex(of: delimiter)
            scanned = end ?? bytes.count
            if !isSkipping, scanned - start > maximumBytes {
                isSkipping = true
                throw GeoError(
                    .limitExceeded, at: .line(lineOffset + 1, column: nil),
                    "a record of more than \(maximumBytes) bytes")
            }
            if end == nil, !isAtEnd {
                if isSkipping { pass(to: scanned) }
                return nil
            }
            let record = Record(bytes: Array(bytes[start..<scanned]), lineOffset: lineOffset)
            let isWanted = !isSkipping && !record.bytes.allSatisfy(Self.isSpace)
            isSkipping = false
            pass(to: min(scanned + 1, bytes.count))
            if isWanted { return record }
        }
        return nil
    }

    /// Leaves bytes behind.
    private mutating func pass(to end: Int) {
        lineOffset += bytes[start..<end].count { $0 == 0x0A }
        start = end
        scanned = end
    }

    private mutating func findDelimiter() -> UInt8? {
        if let delimiter { return delimiter }
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        guard bytes.count > mark.count || (isAtEnd && !bytes.isEmpty) else { return nil }
        if bytes.starts(with: mark) { pass(to: mark.count) }
        let first = start < bytes.count ? bytes[start] : 0
        delimiter = first == Self.separator ? Self.separator : 0x0A
        return delimiter
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
}
