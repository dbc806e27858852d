extension DivisionRegister {
    /// How much a register may hold.
    public struct Limits: Sendable, Hashable {
        /// The largest input, in bytes.
        public var maximumBytes: Int
        /// The most records.
        public var maximumRecords: Int

        /// Limits: 1 GiB and four million records unless said otherwise.
        public init(maximumBytes: Int = 1 << 30, maximumRecords: Int = 4_000_000) {
            self.maximumBytes = maximumBytes
            self.maximumRecords = maximumRecords
        }
    }

    /// Reads a register from CSV in UTF-8 with the columns code and name and, where known, parent, validFrom, validTo and
    /// successors; other columns are ignored.
    ///
    /// Codes have 6, 9 or 12 digits. Dates are written 2010-07-01: validFrom is the first day of a record, validTo the first
    /// day after it; empty means unknown, and still in force. Several successors are separated by semicolons.
    ///
    /// - Throws: ``ModelError``, with the line, for input that is not that.
    public init(
        csv bytes: [UInt8], completeTo: AdministrativeDivision.Level? = nil, limits: Limits = Limits()
    ) throws(ModelError) {
        var reader = try CSVReader(bytes, limits: CSVReader.Limits(maximumBytes: limits.maximumBytes))
        let columns = try RecordColumns(reader)
        var records: [DivisionRecord] = []
        while let row = try reader.nextRow() {
            guard records.count < limits.maximumRecords else {
                throw ModelError(
                    .limitExceeded, at: .line(row.line, column: nil), "over \(limits.maximumRecords) divisions")
            }
            records.append(try columns.record(row))
        }
        try self.init(records, completeTo: completeTo)
    }
}

/// Where the parts of a record stand in a row.
private struct RecordColumns {
    private let code: Int
    private let name: Int
    private let parent: Int?
    private let validFrom: Int?
    private let validTo: Int?
    private let successors: Int?

    init(_ reader: CSVReader) throws(ModelError) {
        code = try reader.column("code")
        name = try reader.column("name")
        parent = reader.header.firstIndex(of: "parent")
        validFrom = reader.header.firstIndex(of: "validFrom")
        validTo = reader.header.firstIndex(of: "validTo")
        successors = reader.header.firstIndex(of: "successors")
    }

    func record(_ row: CSVReader.Row) throws(ModelError) -> DivisionRecord {
        do {
            var successors: [AdministrativeDivision] = []
            for code in text(self.successors, row).split(separator: ";") {
                successors.append(try AdministrativeDivision(code))
            }
            return DivisionRecord(
                try AdministrativeDivision(row.fields[code]), name: row.fields[name],
                parent: try value(parent, row) { text throws(ModelError) in try AdministrativeDivision(text) },
                validFrom: try value(validFrom, row) { text throws(ModelError) in try CivilDate(text) },
                validTo: try value(validTo, row) { text throws(ModelError) in try CivilDate(text) },
                successors: successors)
        } catch {
            // The fault lies in a row, which says more than a character of one of its fields.
            throw ModelError(error.code, at: .line(row.line, column: nil), error.reason)
        }
    }

    private func text(_ column: Int?, _ row: CSVReader.Row) -> String { column.map { row.fields[$0] } ?? "" }

    private func value<Value>(
        _ column: Int?, _ row: CSVReader.Row, _ read: (String) throws(ModelError) -> Value
    ) throws(ModelError) -> Value? {
        let text = text(column, row)
        return text.isEmpty ? nil : try read(text)
    }
}
