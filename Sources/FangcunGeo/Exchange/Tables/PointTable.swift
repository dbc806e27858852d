public import FangcunModel

/// A register of points read from CSV (点状要素登记表): components, addresses, places, crossings.
///
/// The elements are the rows that say where they are; the columns asked for are kept, in the order asked for, and all others
/// passed over.
public struct PointTable: Sendable {
    /// The columns that a program wants, by its own names.
    public struct Columns: Sendable, Hashable {
        /// The column of eastings or longitudes.
        public var x: String
        /// The column of northings or latitudes.
        public var y: String
        /// Columns that must be there.
        public var required: [String]
        /// Columns that may be missing; their fields are then empty.
        public var optional: [String]

        /// Columns of these names.
        public init(x: String = "lon", y: String = "lat", required: [String] = [], optional: [String] = []) {
            self.x = x
            self.y = y
            self.required = required
            self.optional = optional
        }

        /// All names.
        public var names: [String] { [x, y] + required + optional }
    }

    /// What becomes of rows that are broken: of too many or too few fields, not UTF-8, or with a position that is none.
    public enum RowFaults: Sendable, Hashable {
        /// The first is an error.
        case refused
        /// Each becomes a finding, and the row is left out.
        case reported
    }

    /// How much foreign input may ask for.
    public struct Limits: Sendable, Hashable {
        /// Those of the file.
        public var file: CSVReader.Limits
        /// The most rows.
        public var maximumRows: Int
        /// The most findings that are listed; further ones are counted.
        public var maximumFindings: Int

        /// Limits: those of `CSVReader`, 50 million rows and 1 000 findings unless said otherwise.
        public init(
            file: CSVReader.Limits = CSVReader.Limits(), maximumRows: Int = 50_000_000, maximumFindings: Int = 1_000
        ) {
            self.file = file
            self.maximumRows = maximumRows
            self.maximumFindings = maximumFindings
        }
    }

    /// One row with a position.
    public struct Row: Sendable {
        /// Its number below the header, counted from 0; rows without a position count too.
        public let number: Int
        /// The line of the file on which it begins, counted from 1.
        public let line: Int
        /// Where: east before north, in the reference system of the table.
        public let position: Point
        /// The fields of the columns asked for, required ones first; "" for an optional column that the table lacks.
        public let fields: ArraySlice<String>
    }

    /// The names of the fields that are kept: ours, required ones first.
    public let names: [String]
    /// The system of the positions, east before north; `nil` when it was not said.
    public let reference: CoordinateReference?
    /// How many rows the file has below its header.
    public private(set) var rowCount = 0
    /// How many rows are sound and say nothing about where.
    public private(set) var unplacedCount = 0
    /// How many rows are broken; 0 unless such are reported.
    public private(set) var faultCount = 0
    /// What is wrong with the first broken rows, each with its line.
    public private(set) var findings: [Finding] = []

    private var numbers: [Int] = []
    private var lines: [Int] = []
    private var positions: [Point] = []
    private var fields: [String] = []

    /// Reads a table.
    ///
    /// - Parameters:
    ///   - bytes: the file, in UTF-8, inflated.
    ///   - columns: what is wanted of it.
    ///   - mapping: what the file calls these columns.
    ///   - reference: the system of the positions, `nil` where it is not known yet; as for ``PositionColumns``.
    ///   - limits: how much the input may ask for.
    ///   - faults: whether a broken row is an error or a finding.
    /// - Throws: `ModelError` naming the line, and the column where there is one: `malformedCSV`, `notUTF8`, `limitExceeded`. A missing
    ///   column is an error whatever `faults` says.
    /// - Complexity: linear in the bytes.
    public init(
        csv bytes: [UInt8], columns: Columns, mapping: ColumnMapping = ColumnMapping(),
        reference: CoordinateReference?, limits: Limits = Limits(), faults: RowFaults = .refused
    ) throws(ModelError) {
        var reader = try CSVReader(bytes, limits: limits.file)
        names = columns.required + columns.optional
        self.reference = reference?.with(axisOrder: .eastNorth)
        let place = try PositionColumns(
            x: columns.x, y: columns.y, mapping: mapping, in: reader.header, reference: reference)
        var kept: [Int?] = []
        for name in columns.required { kept.append(try mapping.require(name, in: reader.header)) }
        for name in columns.optional { kept.append(try mapping.find(name, in: reader.header)) }
        while true {
            do throws(ModelError) {
                guard let row = try reader.nextRow() else { return }
                try append(row, at: try place.position(of: row), keeping: kept, limits)
            } catch {
                guard faults == .reported, error.code != .limitExceeded else { throw error }
                report(error, limits)
                reader.skipBrokenRow()
            }
        }
    }

    /// A table without rows.
    package init(names: [String], reference: CoordinateReference?) {
        self.names = names
        self.reference = reference?.with(axisOrder: .eastNorth)
    }

    /// Adds a row; one without position is counted.
    ///
    /// - Precondition: there are as many fields as names.
    package mutating func append(line: Int, position: Point?, fields: [String]) {
        defer { rowCount += 1 }
        guard let position else {
            unplacedCount += 1
            return
        }
        numbers.append(rowCount)
        lines.append(line)
        positions.append(position)
        self.fields.append(contentsOf: fields)
    }

    private mutating func append(
        _ row: CSVReader.Row, at position: Point?, keeping columns: [Int?], _ limits: Limits
    ) throws(ModelError) {
        guard rowCount < limits.maximumRows else {
            throw ModelError(.limitExceeded, at: .line(row.line, column: nil), "over \(limits.maximumRows) rows")
        }
        append(line: row.line, position: position, fields: columns.map { $0.map { row.fields[$0] } ?? "" })
    }

    private mutating func report(_ error: ModelError, _ limits: Limits) {
        rowCount += 1
        faultCount += 1
        guard findings.count < limits.maximumFindings else { return }
        let message = Message(zh: "该行未读入：\(error.reason)", en: "the row is left out: \(error.reason)")
        findings.append(Finding("table.row", .error, at: error.place, message))
    }
}

extension PointTable: RandomAccessCollection {
    /// The first index: 0.
    public var startIndex: Int { 0 }
    /// How many rows have a position.
    public var endIndex: Int { positions.count }

    /// A row with a position.
    public subscript(index: Int) -> Row {
        let width = names.count
        return Row(
            number: numbers[index], line: lines[index], position: positions[index],
            fields: fields[index * width..<(index + 1) * width])
    }
}
