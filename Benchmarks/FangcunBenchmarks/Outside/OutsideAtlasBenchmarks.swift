import FangcunGeo
import XCTest

/// From a file on disk (in the page cache) to the grid of the first incident, beside a GeoPackage and WKB in memory.
final class OutsideAtlasBenchmarks: XCTestCase {
    func testOpen() throws {
        let city = try OutsideCity.require()
        let path = city.folder.appendingPathComponent("city.atlas").path
        var builder = try AtlasBuilder(reference: city.sample.reference)
        try builder.setGrids(city.sample.grids)
        try builder.write(to: path)
        let point = city.incidents[0]
        let comparison = OutsideComparison(
            city: city, task: "atlas",
            operations: [
                OutsideOperation(row: "atlas.open", operations: 1) {
                    XCTAssertNotNil(try Atlas(path: path).grids()?.code(at: point))
                }
            ], goals: [:])
        try comparison.run(against: .python("geopandas"))
        try comparison.run(against: .python("shapely"))
    }
}
