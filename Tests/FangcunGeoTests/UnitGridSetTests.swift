import FangcunGeo
import XCTest

final class UnitGridSetTests: XCTestCase {
    /// Systems that are in no register have no number to be told apart by.
    func testGridsBetweenSystemsOfNoRegisterAreMoved() throws {
        let ring = [(116.39, 39.90), (116.40, 39.90), (116.40, 39.91), (116.39, 39.90)].map { Point(x: $0, y: $1) }
        let grids = UnitGridSet(reference: .gcj02, grids: [UnitGrid(code: "1", polygons: [Polygon(outer: ring)])])
        let moved = try grids.transformed(to: .bd09)
        XCTAssertEqual(moved.reference, .bd09)
        let corner = moved.grids[0].polygons[0].outer[0]
        // BD-09 lies some 0.0065 degrees east and 0.006 north of GCJ-02.
        XCTAssertEqual(corner.x, 116.39 + 0.0065, accuracy: 5e-4)
        XCTAssertEqual(corner.y, 39.90 + 0.006, accuracy: 5e-4)
    }

    func testPairsStayEastBeforeNorthWhateverTheOrderAskedFor() throws {
        let ring = [(114.0, 34.0), (114.01, 34.0), (114.0, 34.01), (114.0, 34.0)].map { Point(x: $0, y: $1) }
        let grids = UnitGridSet(reference: .cgcs2000, grids: [UnitGrid(code: "1", polygons: [Polygon(outer: ring)])])
        let plane = CoordinateReference(epsg: 4547, axisOrder: .northEast)
        let corner = try grids.transformed(to: plane).grids[0].polygons[0].outer[0]
        XCTAssertEqual(corner.x, 500_000, accuracy: 1e-6)
        XCTAssertEqual(corner.y, 3_763_660, accuracy: 2_000)
    }
}
