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

/// The register of addresses: `id`, `name`, `address`, `lon` and `lat` are wanted, `district` is used where present.
struct Gazetteer {
    let entries: [GazetteerEntry]
    /// Rows left out because they say no position.
    let rowsWithoutPosition: Int

    init(_ file: NamedFile) throws(CommandFailure) {
        let table = try CSVTable(file)
        let id = try table.require("id")
        let name = try table.require("name")
        let address = try table.require("address")
        let longitude = try table.require("lon")
        let latitude = try table.require("lat")
        let district = table.find("district")
        var entries: [GazetteerEntry] = []
        entries.reserveCapacity(table.rows.count)
        for row in table.rows {
            guard let position = try table.position(row, longitude: longitude, latitude: latitude) else { continue }
            let fields = row.fields
            entries.append(
                GazetteerEntry(
                    id: fields[id], name: fields[name], address: fields[address],
                    district: district.map { fields[$0] } ?? "", position: position))
        }
        guard !entries.isEmpty else { throw CommandFailure(file.name, "no address with a position") }
        self.entries = entries
        rowsWithoutPosition = table.rows.count - entries.count
    }
}

/// The register of crossings: `road_a`, `road_b`, `lon` and `lat` are wanted, `district` is used where present.
struct CrossingTable {
    let entries: [CrossingEntry]
    /// Rows left out because they say no position.
    let rowsWithoutPosition: Int

    init(_ file: NamedFile) throws(CommandFailure) {
        let table = try CSVTable(file)
        let roadA = try table.require("road_a")
        let roadB = try table.require("road_b")
        let longitude = try table.require("lon")
        let latitude = try table.require("lat")
        let district = table.find("district")
        var entries: [CrossingEntry] = []
        entries.reserveCapacity(table.rows.count)
        for row in table.rows {
            guard let position = try table.position(row, longitude: longitude, latitude: latitude) else { continue }
            let fields = row.fields
            entries.append(
                CrossingEntry(
                    roadA: fields[roadA], roadB: fields[roadB], district: district.map { fields[$0] } ?? "",
                    position: position))
        }
        self.entries = entries
        rowsWithoutPosition = table.rows.count - entries.count
    }
}
