/// Some records of a table as they were read, with the fields of the wanted columns at hand.
struct RowBatch {
    /// How a record lies in the bytes.
    private struct Row {
        let start: Int
        let end: Int
        let line: Int
    }

    let columns: ColumnNames
    private let wanted: [Int]
    private var rows: [Row] = []
    /// For each row the fields of the wanted columns; of a header all fields.
    private var fields: [RecordScanner.Field] = []
    private var bytes: [UInt8] = []

    init(columns: ColumnNames, wanted: [Int]) {
        self.columns = columns
        self.wanted = wanted
    }

    /// How many rows there are.
    var count: Int { rows.count }

    /// The line on which a row starts, from 1.
    func line(_ row: Int) -> Int { rows[row].line }

    /// A row as it was written, without its line end.
    func bytes(ofRow row: Int) -> [UInt8] { Array(bytes[rows[row].start..<rows[row].end]) }

    /// Appends a row as it was written, without its line end.
    func copy(row: Int, to output: inout [UInt8]) { output.append(contentsOf: bytes[rows[row].start..<rows[row].end]) }

    /// The value of the wanted column of that number, without its quotes.
    func text(_ row: Int, _ slot: Int) -> String { text(fields[row * wanted.count + slot]) }

    /// The number in a wanted column; `nil` for an empty field and for what registers write for "unknown", `NaN` and `inf`.
    ///
    /// - Throws: a failure that names line and column when the text is no number.
    func number(_ row: Int, _ slot: Int) throws(CommandFailure) -> Double? {
        let text = text(row, slot)
        do {
            return try DecimalField.value(text)
        } catch {
            throw CommandFailure(
                columns.file,
                "line \(line(row)), column \(columns.names[wanted[slot]]): '\(text.prefix(40))' is no number")
        }
    }

    // MARK: Making

    mutating func append(_ start: Int, _ end: Int, line: Int, fields found: [RecordScanner.Field]) {
        rows.append(Row(start: start, end: end, line: line))
        if columns.names.isEmpty {
            fields = found
        } else {
            for column in wanted { fields.append(found[column]) }
        }
    }

    mutating func take(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The names in a header.
    var fieldsOfFirstRow: [String] { fields.map(text) }

    /// Refuses bytes that are not UTF-8, naming the line.
    func validateText() throws(CommandFailure) {
        do {
            _ = try UTF8Span(validating: bytes.span)
        } catch {
            let position = error.byteOffsets.lowerBound
            let line = rows.last { $0.start <= position }?.line ?? 1
            throw CommandFailure(columns.file, "line \(line): text that is not UTF-8; GBK or Big5 perhaps?")
        }
    }

    private func text(_ field: RecordScanner.Field) -> String {
        guard field.start < field.end, bytes[field.start] == UInt8(ascii: "\"") else {
            return String(decoding: bytes[field.start..<field.end], as: UTF8.self)
        }
        let content = bytes[(field.start + 1)..<(field.end - 1)]
        guard content.contains(UInt8(ascii: "\"")) else { return String(decoding: content, as: UTF8.self) }
        var unquoted: [UInt8] = []
        var isSecond = false
        for byte in content {
            // Of two quotes one is meant.
            isSecond = byte == UInt8(ascii: "\"") && !isSecond
            if !isSecond { unquoted.append(byte) }
        }
        return String(decoding: unquoted, as: UTF8.self)
    }
}
