import FangcunGeo
import FangcunModel

/// A CSV file read whole, with its columns found by name and its faults named by file, line and column.
struct CSVTable {
    let file: String
    let header: [String]
    let rows: [CSVReader.Row]

    init(_ file: NamedFile) throws(CommandFailure) {
        self.file = file.name
        (header, rows) = try naming(file.name) {
            var reader = try CSVReader(file.bytes)
            return (reader.header, try reader.remainingRows())
        }
    }

    /// The index of a column that must be there.
    func require(_ column: String) throws(CommandFailure) -> Int {
        try naming(file) { try ColumnMapping().require(column, in: header) }
    }

    /// The index of a column that may be missing.
    func find(_ column: String) throws(CommandFailure) -> Int? {
        try naming(file) { try ColumnMapping().find(column, in: header) }
    }

    /// The positions of the rows, in degrees, of the columns `lon` and `lat`; `nil` for a row without one.
    func positions() throws(CommandFailure) -> [Point?] {
        try naming(file) {
            let columns = try PositionColumns(in: header, reference: .wgs84)
            return try rows.map { try columns.position(of: $0) }
        }
    }
}
