/// Reads comma-separated values (RFC 4180) in UTF-8, row by row.
///
/// The first row is the header. Lines may end in LF or CRLF; a byte order mark is skipped; a quoted field may hold commas,
/// quotes (doubled) and line ends. A row with another number of fields than the header is an error that names its line.
///
/// - Complexity: linear in the bytes read.
public struct CSVReader: Sequence, IteratorProtocol {
    /// How much foreign input may ask for.
    public struct Limits: Sendable, Hashable {
        /// The largest input, in bytes.
        public var maximumBytes: Int
        /// The most columns.
        public var maximumColumns: Int
        /// The longest field, in bytes.
        public var maximumFieldBytes: Int

        /// Limits: 4 GiB, 1 024 columns and 1 MiB a field unless said otherwise.
        public init(maximumBytes: Int = 1 << 32, maximumColumns: Int = 1_024, maximumFieldBytes: Int = 1 << 20) {
            self.maximumBytes = maximumBytes
            self.maximumColumns = maximumColumns
            self.maximumFieldBytes = maximumFieldBytes
        }
    }

    /// One row below the header.
    public struct Row: Sendable, Hashable {
        /// The line it starts on, from 1.
        public let line: Int
        /// The fields, one for each column of the header.
        public let fields: [String]
    }

    /// The names of the columns.
    public let header: [String]
    private var scanner: CSVScanner

    /// Reads the header of these bytes.
    public init(_ bytes: [UInt8], limits: Limits = Limits()) throws(ModelError) {
        guard bytes.count <= limits.maximumBytes else {
            throw ModelError(.limitExceeded, "\(bytes.count) bytes of CSV, more than \(limits.maximumBytes)")
        }
        scanner = CSVScanner(bytes, limits: limits)
        guard let first = try scanner.row() else {
            throw ModelError(.malformedCSV, at: .line(1, column: nil), "no header: the file is empty")
        }
        header = first.fields
        var seen: Set<String> = []
        for name in header where !seen.insert(name).inserted {
            throw ModelError(
                .malformedCSV, at: .line(1, column: nil), "the column '\(name)' occurs twice in the header")
        }
    }

    /// The index of a column.
    ///
    /// - Throws: ``ModelError`` with code `malformedCSV` naming the column and those that there are.
    public func column(_ name: String) throws(ModelError) -> Int {
        if let index = header.firstIndex(of: name) { return index }
        throw ModelError(
            .malformedCSV, at: .line(1, column: nil),
            "no column '\(name)'; the header has \(header.joined(separator: ", "))")
    }

    /// The next row; `nil` at the end.
    public mutating func nextRow() throws(ModelError) -> Row? {
        guard let row = try scanner.row() else { return nil }
        guard row.fields.count == header.count else {
            throw ModelError(
                .malformedCSV, at: .line(row.line, column: nil),
                "\(row.fields.count) fields where the header has \(header.count)")
        }
        return row
    }

    /// All rows that are left.
    public mutating func remainingRows() throws(ModelError) -> [Row] {
        var rows: [Row] = []
        while let row = try nextRow() { rows.append(row) }
        return rows
    }

    /// After an error: leaves the broken row behind, so that reading goes on with the next line.
    ///
    /// A row of too many or too few fields was read to its end. Of any other broken row the end is not known: a quote that is never
    /// closed swallows what follows, and so the line after that on which the row began is taken for the next row.
    /// No byte is read more than twice so: a quote that a line leaves open is closed by the next line of an odd number of quotes.
    public mutating func skipBrokenRow() { scanner.skipBrokenRow() }

    /// The next row or the error met, for loops that handle faults row by row; nothing follows an error.
    public mutating func next() -> Result<Row, ModelError>? {
        do throws(ModelError) {
            return try nextRow().map { .success($0) }
        } catch {
            scanner.stop()
            return .failure(error)
        }
    }
}

/// Splits bytes into rows and fields.
private struct CSVScanner {
    private let bytes: [UInt8]
    private let limits: CSVReader.Limits
    private var position = 0
    private var line = 1
    /// Where the row that is being read began; `nil` between rows.
    private var rowStart: (position: Int, line: Int)?

    init(_ bytes: [UInt8], limits: CSVReader.Limits) {
        self.bytes = bytes
        self.limits = limits
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    mutating func stop() { position = bytes.count }

    mutating func skipBrokenRow() {
        guard let start = rowStart else { return }
        rowStart = nil
        let end = bytes[start.position...].firstIndex(of: 0x0A) ?? bytes.count
        position = min(end + 1, bytes.count)
        line = start.line + 1
    }

    mutating func row() throws(ModelError) -> CSVReader.Row? {
        skipBlankLines()
        guard position < bytes.count else { return nil }
        let startLine = line
        rowStart = (position, line)
        var fields: [String] = []
        repeat {
            guard fields.count < limits.maximumColumns else {
                throw ModelError(.limitExceeded, at: .line(line, column: nil), "over \(limits.maximumColumns) columns")
            }
            fields.append(try field())
        } while skip(UInt8(ascii: ","))
        if position < bytes.count { try endLine() }
        rowStart = nil
        return CSVReader.Row(line: startLine, fields: fields)
    }

    private mutating func skip(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func skipBlankLines() {
        while position < bytes.count {
            if bytes[position] == 0x0A {
                line += 1
                position += 1
            } else if bytes[position] == 0x0D, position + 1 < bytes.count, bytes[position + 1] == 0x0A {
                position += 1
            } else {
                return
            }
        }
    }

    private mutating func endLine() throws(ModelError) {
        _ = skip(0x0D)
        guard skip(0x0A) || position == bytes.count else {
            throw ModelError(.malformedCSV, at: .line(line, column: nil), "text after a closing quote, or a lone CR")
        }
        line += 1
    }

    private mutating func field() throws(ModelError) -> String {
        skip(UInt8(ascii: "\"")) ? try quotedField() : try plainField()
    }

    private mutating func plainField() throws(ModelError) -> String {
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: ","), bytes[position] != 0x0A,
            bytes[position] != 0x0D
        { position += 1 }
        return try text(bytes[start..<position], line: line)
    }

    private mutating func quotedField() throws(ModelError) -> String {
        let startLine = line
        var content: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: "\""), !skip(UInt8(ascii: "\"")) { return try text(content[...], line: startLine) }
            if byte == 0x0A { line += 1 }
            content.append(byte)
            guard content.count <= limits.maximumFieldBytes else { break }
        }
        let reason = position < bytes.count ? "a field that is too long" : "a quoted field that does not end"
        throw ModelError(.malformedCSV, at: .line(startLine, column: nil), reason)
    }

    private func text(_ content: ArraySlice<UInt8>, line: Int) throws(ModelError) -> String {
        guard content.count <= limits.maximumFieldBytes else {
            throw ModelError(
                .limitExceeded, at: .line(line, column: nil), "a field over \(limits.maximumFieldBytes) bytes")
        }
        guard let text = String(validating: content, as: UTF8.self) else {
            throw ModelError(.notUTF8, at: .line(line, column: nil), "a field that is not UTF-8; GBK or Big5 perhaps?")
        }
        return text
    }
}
