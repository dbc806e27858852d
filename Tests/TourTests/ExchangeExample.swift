// The code between the marks stands in docs/exchange.md word for word; ExchangePageTests runs it and compares the two.
// page begin
import FangcunGeo
import FangcunModel

/// A register whose columns have names of their own; broken rows are reported, not lost.
func readComponents(_ csv: [UInt8]) throws -> (PointTable, [String]) {
    let columns = PointTable.Columns(required: ["id", "class"], optional: ["name"])
    let mapping = try ColumnMapping(["id=标识码", "class=类别", "lon=X", "lat=Y"], ours: columns.names)
    let table = try PointTable(
        csv: csv, columns: columns, mapping: mapping, reference: .cgcs2000GaussKruger114, faults: .reported)
    return (table, table.findings.map(\.description))
}

/// A sequence as it arrives, piece by piece; a broken record costs no other.
func readFeatures(_ pieces: [[UInt8]]) -> (names: [String], errors: [String]) {
    var sequence = GeoJSONSequence()
    var (names, errors) = ([String](), [String]())
    for (index, piece) in pieces.enumerated() {
        sequence.append(piece)
        if index == pieces.count - 1 { sequence.finish() }
        while true {
            do throws(GeoError) {
                guard let feature = try sequence.next() else { break }
                names.append(feature["name"]?.string ?? "")
            } catch {
                errors.append("\(error)")
            }
        }
    }
    return (names, errors)
}

/// What a database gave, as another program wants it.
func text(ofBinary bytes: [UInt8]) throws -> String {
    let read = try WellKnownBinary.read(bytes)
    return try WellKnownText.text(of: read.geometry, srid: read.srid)
}
// page end
