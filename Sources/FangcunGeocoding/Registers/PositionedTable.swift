import FangcunGeo
import FangcunModel

/// The rows of a register in CSV that say where something is, in its columns `lon` and `lat`.
struct PositionedTable: Sendable {
    /// One row with a position.
    struct Row: Sendable {
        /// Its number below the header, counted from 0; rows without a position count too.
        let number: Int
        /// The fields of the columns asked for, in that order; "" for an optional column that the table lacks.
        let fields: [String]
        /// Where: `lon` east, `lat` north, in the reference system of the table.
        let position: Point
    }

    /// The rows with a position.
    let rows: [Row]
    /// How many rows there are, with and without a position.
    let rowCount: Int

    /// Reads the table.
    ///
    /// - Throws: `ModelError` naming the line: `malformedCSV` for a missing column or a position that is no number,
    ///   `notUTF8`, or `limitExceeded`.
    init(csv bytes: [UInt8], required: [String], optional: [String]) throws(ModelError) {
        var reader = try CSVReader(bytes)
        var columns: [Int?] = []
        for name in required { columns.append(try reader.column(name)) }
        for name in optional { columns.append(reader.header.firstIndex(of: name)) }
        let longitude = try reader.column("lon")
        let latitude = try reader.column("lat")

        var rows: [Row] = []
        var count = 0
        while let row = try reader.nextRow() {
            guard count < Geocoder.maximumRecords else {
                throw ModelError(
                    .limitExceeded, at: .line(row.line, column: nil), "over \(Geocoder.maximumRecords) rows")
            }
            let x = try Self.coordinate(row, longitude, "lon")
            let y = try Self.coordinate(row, latitude, "lat")
            if let x, let y {
                let fields = columns.map { column in column.map { row.fields[$0] } ?? "" }
                rows.append(Row(number: count, fields: fields, position: Point(x: x, y: y)))
            }
            count += 1
        }
        self.rows = rows
        rowCount = count
    }

    /// The number in a field; `nil` for an empty field, and for `NaN` or `inf`: so do registers write "unknown".
    private static func coordinate(
        _ row: CSVReader.Row, _ column: Int, _ name: String
    ) throws(ModelError) -> Double? {
        var text = row.fields[column][...]
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        if text.isEmpty { return nil }
        guard let number = Double(text) else {
            throw ModelError(
                .malformedCSV, at: .line(row.line, column: nil), "'\(text.prefix(40))' in \(name) is no number")
        }
        return number.isFinite ? number : nil
    }
}
