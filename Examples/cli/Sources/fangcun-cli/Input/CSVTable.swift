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
        if let index = find(column) { return index }
        throw CommandFailure(file, "line 1: no column '\(column)'; the header has \(header.joined(separator: ", "))")
    }

    /// The index of a column that may be missing.
    func find(_ column: String) -> Int? { header.firstIndex(of: column) }

    /// The position written in two columns; `nil` when one of them is empty or not a finite number (`NaN`, `inf`), which is
    /// how registers write "unknown".
    ///
    /// - Throws: a failure that names line and column when the text is no number, or the number no degrees: exchanged columns
    ///   would otherwise put the whole register outside the city without a word.
    func position(
        _ row: CSVReader.Row, longitude: Int, latitude: Int
    ) throws(CommandFailure) -> Point? {
        let x = try degrees(row, longitude, within: 180, "longitude")
        let y = try degrees(row, latitude, within: 90, "latitude")
        guard let x, let y else { return nil }
        return Point(x: x, y: y)
    }

    private func degrees(
        _ row: CSVReader.Row, _ column: Int, within limit: Double, _ kind: String
    ) throws(CommandFailure) -> Double? {
        let text = row.fields[column].trimmingSpaces
        if text.isEmpty { return nil }
        let place = "line \(row.line), column \(header[column])"
        guard let number = Double(text) else {
            throw CommandFailure(file, "\(place): '\(text.prefix(40))' is no number")
        }
        // "inf" stands for unknown, 1e400 is a number.
        if number.isNaN || (number.isInfinite && !text.contains(where: \.isNumber)) { return nil }
        guard abs(number) <= limit else {
            throw CommandFailure(file, "\(place): \(text.prefix(40)) is no \(kind) in degrees")
        }
        return number
    }
}

extension String {
    /// Without spaces and tabs at both ends.
    var trimmingSpaces: Substring {
        let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" }
        var rest = self[...]
        while let first = rest.first, isSpace(first) { rest.removeFirst() }
        while let last = rest.last, isSpace(last) { rest.removeLast() }
        return rest
    }
}
