import FangcunGeo
import FangcunModel
import FangcunTestSupport
import XCTest

/// An atlas of a real city: its cells and its street facilities.
final class TaipeiAtlasTests: XCTestCase {
    func testAtlasAnswersAsWhatItWasMadeOf() throws {
        let cells = try TaipeiGrids.read()
        let plane = try LocalPlane(for: cells)
        var reader = try CSVReader(
            try InputFile.read(try TestData.url("taipei/components.csv.gz").path, maximumBytes: 1 << 27))
        let (lon, lat) = (try reader.column("lon"), try reader.column("lat"))
        let facilities = try reader.remainingRows().compactMap { row in
            Double(row.fields[lon]).flatMap { x in Double(row.fields[lat]).map { Point(x: x, y: $0) } }
        }
        let positions = try plane.toPlane(facilities)
        var builder = try AtlasBuilder(reference: cells.reference, plane: plane.reference)
        try builder.setGrids(cells)
        try builder.setPoints("components", positions)
        let folder = try TemporaryFolder()
        let path = folder.url.path + "/taipei.atlas"
        try builder.write(to: path)

        let atlas = try Atlas(path: path)
        try atlas.verify()
        XCTAssertEqual(atlas.plane, plane.reference)
        let grids = try XCTUnwrap(try atlas.grids())
        XCTAssertEqual(try grids.set().grids, cells.grids)
        let incidents = try TaipeiGrids.locatedRows("taipei/incidents.csv.gz")
        XCTAssertGreaterThan(incidents.count, 20_000)
        let points = incidents.map(\.point) + facilities
        XCTAssertEqual(grids.locator.locate(points), try GridLocator(cells).locate(points))
        let index = try PointIndex(positions)
        let components = try XCTUnwrap(try atlas.points("components"))
        for place in positions.prefix(2_000).map({ Point(x: $0.x + 11, y: $0.y - 7) }) {
            XCTAssertEqual(
                components.index.nearest(to: place, count: 3, within: 300),
                index.nearest(to: place, count: 3, within: 300))
        }
    }
}
