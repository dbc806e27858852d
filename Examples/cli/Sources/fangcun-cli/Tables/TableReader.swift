import FangcunGeo

/// Reads a CSV file, plain or gzip-compressed, batch by batch: a file of any size passes through little memory.
///
/// Lines may end in LF, CRLF or CR; a byte order mark is skipped. A record with another number of fields than the header, and
/// text that is not UTF-8, are faults that name their line.
final class TableReader {
    /// The most records of a batch.
    private static let batchRecords = 1 << 16
    /// The longest record, in bytes: what is longer is a quote that was never closed.
    private static let longestRecord = 1 << 24

    let file: String
    private(set) var columns: ColumnNames
    /// The header as it was written, without its line end.
    private(set) var headerBytes: [UInt8] = []
    private var chunks: InputChunks
    private var scanner = RecordScanner()
    private var pending: [UInt8] = []
    private var isAtEnd = false

    /// Opens a file and reads its header; "-" is the standard input.
    init(_ path: String) throws(CommandFailure) {
        file = path == "-" ? "the standard input" : path
        columns = ColumnNames(file: file, names: [])
        do {
            chunks = try InputChunks(path == "-" ? "/dev/stdin" : path)
        } catch {
            throw CommandFailure(file, reason(of: error, about: path))
        }
        try readHeader()
    }

    /// How many bytes of the file were read, and how many there are; for a pipe, `nil`.
    var progress: (done: Int, total: Int)? { chunks.fileBytes.map { (chunks.bytesRead, $0) } }

    /// The next records, with the fields of these columns at hand; `nil` at the end.
    func nextBatch(of wanted: [Int]) throws(CommandFailure) -> RowBatch? {
        while true {
            let batch = try scan(wanted, limit: Self.batchRecords)
            if batch.count > 0 { return batch }
            guard !isAtEnd else { return nil }
            try readMore()
        }
    }

    private func readHeader() throws(CommandFailure) {
        while pending.count < 3, !isAtEnd { try readMore() }
        if pending.starts(with: [0xEF, 0xBB, 0xBF]) { pending.removeFirst(3) }
        if pending.starts(with: [0xFF, 0xFE]) || pending.starts(with: [0xFE, 0xFF]) {
            throw CommandFailure(file, "is in UTF-16; UTF-8 is wanted")
        }
        while true {
            let header = try scan([], limit: 1)
            if header.count == 1 {
                headerBytes = header.bytes(ofRow: 0)
                columns = ColumnNames(file: file, names: header.fieldsOfFirstRow)
                return
            }
            guard !isAtEnd else { throw CommandFailure(file, "line 1: no header: the file is empty") }
            try readMore()
        }
    }

    private func readMore() throws(CommandFailure) {
        guard pending.count <= Self.longestRecord else {
            throw CommandFailure(
                file,
                "line \(scanner.line): a record of over \(Self.longestRecord) bytes; a quote that is never closed?")
        }
        do {
            isAtEnd = try !chunks.read(into: &pending)
        } catch {
            throw CommandFailure(file, reason(of: error, about: file))
        }
    }

    /// Takes the whole records off the pending bytes.
    private func scan(_ wanted: [Int], limit: Int) throws(CommandFailure) -> RowBatch {
        var batch = RowBatch(columns: columns, wanted: wanted)
        var position = 0
        let isHeader = columns.names.isEmpty
        let outcome = pending.withUnsafeBufferPointer { bytes -> Result<Void, RecordScanner.Fault> in
            var fields: [RecordScanner.Field] = []
            do throws(RecordScanner.Fault) {
                while batch.count < limit,
                    let record = try scanner.record(bytes, from: position, isLast: isAtEnd, fields: &fields)
                {
                    guard isHeader || fields.count == columns.names.count else {
                        throw RecordScanner.Fault(
                            line: record.line,
                            reason: "\(fields.count) fields where the header has \(columns.names.count)")
                    }
                    batch.append(record.start, record.end, line: record.line, fields: fields)
                    position = record.next
                }
                return .success(())
            } catch {
                return .failure(error)
            }
        }
        if case .failure(let fault) = outcome {
            throw CommandFailure(file, "line \(fault.line): \(fault.reason)")
        }
        let rest = Array(pending[position...])
        pending.removeSubrange(position...)
        batch.take(pending)
        pending = rest
        try batch.validateText()
        return batch
    }
}
