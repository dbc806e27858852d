// The code between the marks stands in docs/atlas.md word for word; AtlasPageTests runs it and compares the two.
// page begin
import FangcunGeo
import FangcunGeocoding

/// Compiles a city into one file.
func compile(_ grids: UnitGridSet, lamps: [Point], addresses: [AddressRecord], to path: String) throws {
    var builder = try AtlasBuilder(
        reference: grids.reference, edition: AtlasEdition(label: "样例市 第3版", date: "2025-09-30", creator: "example 1.0"))
    try builder.setGrids(grids)
    try builder.setPoints(
        "components", lamps, classes: lamps.map { _ in "0101" },
        columns: [AtlasColumn("id", lamps.indices.map { "L\($0)" })])
    try builder.setAddresses(addresses)
    try builder.write(to: path)
}

/// What a dispatcher asks of an incident.
func dispatch(_ incident: Point, by atlas: Atlas) throws -> String {
    let grid = try atlas.grids()?.code(at: incident) ?? "outside"
    let components = try atlas.points("components")
    let lamp = components?.index.nearest(to: incident, count: 1, within: 200).first
    let addresses = try AtlasAddresses(atlas)
    let address = addresses?.nearest(to: incident).flatMap { addresses?[$0.record]?.text }
    return "\(grid), lamp \(lamp.map { "L\($0.id)" } ?? "none"), \(address ?? "no address")"
}

/// The grid of an incident after a morning in which one grid was given up.
func gridToday(of incident: Point, by atlas: Atlas, without retired: String) throws -> String? {
    let grids = try AtlasOverlay(atlas, AtlasEdits(grids: .init(retired: [retired]))).grids()
    return grids?.locate(incident).flatMap { grids?.code(of: $0) }
}
// page end
