import XCTest

@testable import FangcunGeo

final class LocalPlaneTests: XCTestCase {
    func testZoneFollowsLongitudeAndPlace() {
        let expected: [(x: Double, y: Double, epsg: Int32)] = [
            (113.6654, 34.7527, 4547),  // Zhengzhou
            (106.7185, 26.5755, 4545),  // Guiyang, east of 106.5
            (106.4999, 26.6, 4544), (106.5, 26.6, 4545),
            (73.5, 39, 4534), (136.4999, 48, 4554), (76.4999, 39, 4534), (76.5, 39, 4535),
            (121.5, 25.05, 3826),  // Taipei
            (121.4999, 25.6, 4549), (121.5, 25.6, 4550),  // north of Taiwan
            (118.1, 24.5, 4548),  // Xiamen
            (136.5, 48, 32_653), (73.4999, 39, 32_643),
            (151.2, -33.9, 32_756),  // Sydney
            (-180, 10, 32_601), (180, 10, 32_660), (0, 51, 32_631), (-0.1, 51, 32_630),
            (114, -0.1, 32_750), (114, 57, 32_650),
        ]
        for (x, y, epsg) in expected {
            XCTAssertEqual(LocalPlane.zone(around: Point(x: x, y: y)).epsg, epsg, "(\(x), \(y))")
        }
        // Never a trap, whatever the number.
        for x in [Double.nan, .infinity, -.infinity, 1e300] { _ = LocalPlane.zone(around: Point(x: x, y: x)) }
    }

    func testMetresInThePlaneAreMetresOnTheGround() throws {
        // Geodesic lengths on the ellipsoid of CGCS2000 as the program geod gives them: 110.936 m and 91.565 m.
        let plane = try LocalPlane(for: .wgs84, around: Point(x: 113.66, y: 34.75))
        XCTAssertEqual(plane.reference, .cgcs2000GaussKruger114)
        let corner = try plane.toPlane(Point(x: 113.66, y: 34.75))
        XCTAssertEqual(corner.distance(to: try plane.toPlane(Point(x: 113.66, y: 34.751))), 110.936, accuracy: 0.003)
        XCTAssertEqual(corner.distance(to: try plane.toPlane(Point(x: 113.661, y: 34.75))), 91.565, accuracy: 0.003)
    }

    func testDataInMetresStaysAsItIs() throws {
        for (epsg, center) in [
            (4547, Point(x: 469_363, y: 3_847_208)), (4526, Point(x: 38_469_363, y: 3_847_208)),
            (3826, Point(x: 302_000, y: 2_770_000)), (32_650, Point(x: 500_000, y: 3_800_000)),
        ] as [(Int32, Point)] {
            let plane = try LocalPlane(
                for: CoordinateReference(epsg: epsg, axisOrder: .northEast), around: center)
            XCTAssertTrue(plane.isIdentity, "\(epsg)")
            XCTAssertEqual(plane.reference, CoordinateReference(epsg: epsg, axisOrder: .eastNorth))
            XCTAssertEqual(plane.datumShift, .none)
            XCTAssertEqual(try plane.toPlane(center), center)
            XCTAssertEqual(try plane.toData([center]), [center])
            let place = try plane.toGeographic(center)
            XCTAssertTrue((20...40).contains(place.y), "\(epsg): \(place)")
        }
    }

    func testMetresOfWebMercatorAreNoMetres() throws {
        let webMercator = CoordinateReference(epsg: 3857, axisOrder: .eastNorth)
        let center = Point(x: 12_653_174.4, y: 4_131_389.6)  // Zhengzhou
        let plane = try LocalPlane(for: webMercator, around: center)
        XCTAssertEqual(plane.reference, .cgcs2000GaussKruger114)
        assertEqual(try plane.toData(try plane.toPlane(center)), center, within: 1e-6)
        let east = Point(x: center.x + 1_000, y: center.y)
        let distance = try plane.toPlane(center).distance(to: try plane.toPlane(east))
        XCTAssertEqual(distance, 822, accuracy: 3)
    }

    func testThereAndBackAgain() throws {
        let points = (0..<100).map { Point(x: 121.46 + Double($0) * 0.002, y: 24.96 + Double($0) * 0.0025) }
        let plane = try LocalPlane(for: .wgs84, around: points[50])
        XCTAssertEqual(plane.reference.epsg, 3826)
        let inPlane = try plane.toPlane(points)
        for (point, back) in zip(points, try plane.toData(inPlane)) { assertEqual(back, point, within: 1e-10) }
        for (point, back) in zip(points, try plane.toGeographic(inPlane)) { assertEqual(back, point, within: 1e-10) }
        XCTAssertEqual(try plane.toPlane(points[7]), inPlane[7])
    }

    func testSharedPointsOfGridsStayShared() throws {
        let west = Polygon(
            outer: [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)].map { Point(x: 113 + $0.0, y: 34 + $0.1) },
            holes: [[(0.2, 0.2), (0.4, 0.4), (0.4, 0.2), (0.2, 0.2)].map { Point(x: 113 + $0.0, y: 34 + $0.1) }])
        let east = Polygon(outer: [(1, 0), (2, 0), (1, 1), (1, 0)].map { Point(x: 113 + $0.0, y: 34 + $0.1) })
        let grids = UnitGridSet(
            reference: .wgs84,
            grids: [UnitGrid(code: "1", polygons: [west]), UnitGrid(code: "2", polygons: [east])])
        let plane = try LocalPlane(for: grids)
        let moved = try plane.toPlane(grids)
        XCTAssertEqual(moved.reference.epsg, 4547)
        XCTAssertEqual(moved.grids.map(\.code), ["1", "2"])
        XCTAssertEqual(moved.grids[0].polygons[0].outer[1], moved.grids[1].polygons[0].outer[0])
        XCTAssertEqual(moved.grids[0].polygons[0].holes[0].count, 4)
        XCTAssertEqual(moved.grids[0].polygons[0].holes[0][1], try plane.toPlane(Point(x: 113.4, y: 34.4)))
    }

    func testNoGridsHaveNoPlane() {
        assertGeoError(.invalidGeometry, mentions: "no grids") {
            _ = try LocalPlane(for: UnitGridSet(reference: .wgs84, grids: []))
        }
        assertGeoError(.outsideDomain) { _ = try LocalPlane(for: .wgs84, around: Point(x: .nan, y: 1)) }
    }
}
