#if SQLite
// The code between the marks stands in docs/exchange.md word for word; GeoPackagePageTests compares the two.
// page begin
import FangcunGeo
import FangcunGeoStore
import FangcunModel

func findings(ofGridsIn path: String) throws -> [CoverageFinding] {
    let package = try GeoPackage(reading: path, sharing: .immutable)
    let grids = try package.unitGrids(in: package.layer("cells"), codeColumn: "BGCODE", faults: .kept)
    return CoverageCheck.check(grids).findings
}

func writeLamps(_ lamps: PointTable, to path: String, on day: Instant) throws {
    let writer = try GeoPackageWriter(path, lastChange: day)
    try writer.write(
        layer: "lamps", type: .point, reference: .cgcs2000GaussKruger114, columns: [.init(name: "id", type: "TEXT")],
        features: lamps.lazy.map { (.point($0.position), [.text($0.fields.first ?? "")]) })
    try writer.finish()
}
// page end
#endif
