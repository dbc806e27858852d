import FangcunGeo
import FangcunTestSupport
import XCTest

final class PolygonMeasuresTests: XCTestCase {
    private let hollow = Polygon(
        outer: square(465_000, 3_845_000, side: 10), holes: [square(465_001, 3_845_001, side: 4).reversed()])

    func testAreaIsThatWithoutHolesWhateverTheDirections() {
        XCTAssertEqual(hollow.area, 84)
        XCTAssertEqual(Polygon(outer: hollow.outer.reversed(), holes: [hollow.holes[0].reversed()]).area, 84)
        XCTAssertEqual(hollow.perimeter, 56)
        XCTAssertEqual(Polygon.signedArea(of: square(0, 0, side: 3)), 9)
        XCTAssertEqual(Polygon.signedArea(of: square(0, 0, side: 3).reversed()), -9)
        XCTAssertEqual(Polygon(outer: []).area, 0)
    }

    func testCentroidIsTheCentreOfGravity() throws {
        let centre = try XCTUnwrap(hollow.centroid)
        let fromCorner = 452.0 / 84  // (100 * 5 - 16 * 3) / 84
        XCTAssertEqual(centre.x, 465_000 + fromCorner, accuracy: 1e-9)
        XCTAssertEqual(centre.y, 3_845_000 + fromCorner, accuracy: 1e-9)
        let turned = Polygon(outer: hollow.outer.reversed(), holes: [hollow.holes[0].reversed()])
        XCTAssertEqual(turned.centroid, centre)
        XCTAssertNil(Polygon(outer: square(1, 1, side: 0)).centroid)
        XCTAssertNil(Polygon(outer: []).centroid)
    }

    func testInteriorPointLiesWithin() throws {
        let bracket = [(0.0, 0.0), (9, 0), (9, 1), (1, 1), (1, 8), (9, 8), (9, 9), (0, 9), (0, 0)].map {
            Point(x: $0, y: $1)
        }
        for polygon in [hollow, Polygon(outer: bracket), Polygon(outer: bracket.reversed())] {
            let point = try XCTUnwrap(polygon.interiorPoint)
            let grid = UnitGrid(code: "", polygons: [polygon])
            XCTAssertEqual(try GridLocator(UnitGridSet(reference: .wgs84, grids: [grid])).locate(point), 0, "\(point)")
        }
        for ring in [[], square(1, 1, side: 0), [Point(x: 0, y: 0), Point(x: 1, y: .nan), Point(x: 0, y: 0)]] {
            XCTAssertNil(Polygon(outer: ring).interiorPoint)
        }
        let flat = [Point(x: 0, y: 0), Point(x: 2, y: 0), Point(x: 0, y: 0)]
        XCTAssertNil(Polygon(outer: flat).interiorPoint)
        XCTAssertNil(Polygon(outer: flat.map { Point(x: $0.y, y: $0.x) }).interiorPoint)
    }

    func testEveryGridOfACityHoldsItsInteriorPoint() throws {
        for city in [LatticeCity.metric(), .geographic()] {
            let locator = try GridLocator(city.grids)
            for (index, grid) in city.grids.grids.enumerated() {
                for polygon in grid.polygons {
                    XCTAssertEqual(locator.locate(try XCTUnwrap(polygon.interiorPoint)), index)
                }
            }
        }
    }
}
