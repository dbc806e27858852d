import FangcunGeo
import FangcunModel

/// An address or place of the register, in degrees.
struct GazetteerEntry {
    let id: String
    let name: String
    let address: String
    let district: String
    let position: Point
}

/// A crossing of two roads, in degrees.
struct CrossingEntry {
    let roadA: String
    let roadB: String
    let district: String
    let position: Point
}

/// The register of addresses, with the columns of ``AtlasLayer/addresses``.
struct Gazetteer {
    let entries: [GazetteerEntry]
    /// Rows left out because they say no position.
    let rowsWithoutPosition: Int

    init(_ file: NamedFile) throws(CommandFailure) {
        let table = try PointTable(file, .addresses)
        rowsWithoutPosition = table.unplacedCount
        entries = table.map { row in
            let first = row.fields.startIndex
            return GazetteerEntry(
                id: row.fields[first], name: row.fields[first + 1], address: row.fields[first + 2],
                district: row.fields[first + 3], position: row.position)
        }
        guard !entries.isEmpty else { throw CommandFailure(file.name, "no address with a position") }
    }
}

/// The register of crossings, with the columns of ``AtlasLayer/crossings``.
struct CrossingTable {
    let entries: [CrossingEntry]
    /// Rows left out because they say no position.
    let rowsWithoutPosition: Int

    init(_ file: NamedFile) throws(CommandFailure) {
        let table = try PointTable(file, .crossings)
        rowsWithoutPosition = table.unplacedCount
        entries = table.map { row in
            let first = row.fields.startIndex
            return CrossingEntry(
                roadA: row.fields[first], roadB: row.fields[first + 1], district: row.fields[first + 2],
                position: row.position)
        }
    }
}

extension PointTable {
    /// The rows of a file with the columns of a layer, positions in degrees.
    fileprivate init(_ file: NamedFile, _ layer: AtlasLayer) throws(CommandFailure) {
        self = try naming(file.name) {
            try PointTable(
                csv: file.bytes, columns: Columns(required: layer.required, optional: layer.optional),
                reference: .wgs84)
        }
    }
}
