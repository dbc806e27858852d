import FangcunGeo
import FangcunModel

extension FuzzTarget {
    /// CSV: what is read strictly is read leniently as well, to the same rows and without findings; what is written reads back.
    static let csv = FuzzTarget("CSV") { bytes in
        let columns = PointTable.Columns(required: ["id"], optional: ["class", "name"])
        let strict = try? PointTable(csv: bytes, columns: columns, reference: .wgs84, limits: tableLimits)
        let lenient = try? PointTable(
            csv: bytes, columns: columns, reference: .wgs84, limits: tableLimits, faults: .reported)
        if let strict {
            promise(lenient?.elementsEqual(strict, by: isSame) == true, "strict and lenient reading differ")
            promise(lenient?.faultCount == 0, "lenient reading finds faults where strict reading finds none")
        }
        guard let table = lenient else { return }
        var writer = CSVWriter(header: ["id", "class", "name", "lon", "lat"])
        for row in table { writer.row(row.fields + ["\(row.position.x)", "\(row.position.y)"]) }
        let again = try? PointTable(csv: writer.bytes, columns: columns, reference: .wgs84)
        let isKept = again?.elementsEqual(table) { $0.fields == $1.fields && $0.position == $1.position }
        promise(isKept == true, "a table that was written is not read again")
    }

    private static func isSame(_ first: PointTable.Row, _ second: PointTable.Row) -> Bool {
        first.fields == second.fields && first.position == second.position && first.line == second.line
            && first.number == second.number
    }

    private static let tableLimits = PointTable.Limits(
        file: CSVReader.Limits(maximumBytes: 1 << 20, maximumColumns: 64, maximumFieldBytes: 1 << 12),
        maximumRows: 5_000,
        maximumFindings: 20)
}
