import FangcunModel
import FangcunTestSupport
import XCTest

@testable import FangcunGeo

/// Polygons handed to GEOS and back: verdicts, sizes, and the constructors that fail, which consume what they are given.
final class PolygonEngineTests: XCTestCase {
    func testValidPolygonHasNoFault() throws {
        let hollow = Polygon(outer: square(0, 0, side: 10), holes: [square(4, 4, side: 2)])
        XCTAssertNil(try Polygon.fault(in: [hollow]))
        XCTAssertNil(try Polygon.fault(in: [hollow, Polygon(outer: square(20, 0, side: 1))]))
        XCTAssertNil(try Polygon.fault(in: []))
    }

    func testFaultIsNamedAndPlaced() throws {
        let bowTie = [(0.0, 0.0), (2, 2), (2, 0), (0, 2), (0, 0)].map { Point(x: $0, y: $1) }
        let crossed = try XCTUnwrap(Polygon.fault(in: [Polygon(outer: bowTie)]))
        XCTAssertTrue(crossed.isSelfCrossing)
        XCTAssertEqual(crossed.location, Point(x: 1, y: 1))
        let outside = Polygon(outer: square(0, 0, side: 1), holes: [square(5, 5, side: 1)])
        let misplaced = try XCTUnwrap(Polygon.fault(in: [outside]))
        XCTAssertFalse(misplaced.isSelfCrossing)
        XCTAssertEqual(misplaced.reason, "Hole lies outside shell")
        let overlapping = [Polygon(outer: square(0, 0, side: 2)), Polygon(outer: square(1, 1, side: 2))]
        XCTAssertTrue(try XCTUnwrap(Polygon.fault(in: overlapping)).isSelfCrossing)
        let touching = [(0.0, 0.0), (4, 0), (2, 2), (4, 4), (0, 4), (2, 2), (0, 0)].map { Point(x: $0, y: $1) }
        XCTAssertTrue(try XCTUnwrap(Polygon.fault(in: [Polygon(outer: touching)])).isSelfCrossing)
    }

    func testOverlapHasAreaOutlineAndPointWithin() throws {
        let one = Polygon(outer: square(0, 0, side: 4), holes: [square(1, 1, side: 2)])
        let other = Polygon(outer: square(2, 0, side: 4))
        let common = try XCTUnwrap(Polygon.overlap(of: [one], and: [other]))
        XCTAssertEqual(common.area, 8 - 2, accuracy: 1e-12)
        XCTAssertEqual(common.perimeter, 2 * (2 + 4) + 2, accuracy: 1e-12)
        let grids = UnitGridSet(reference: .wgs84, grids: [UnitGrid(code: "", polygons: [one])])
        XCTAssertEqual(try GridLocator(grids).locate(common.point), 0)
        XCTAssertTrue(common.point.x > 2)
    }

    func testAreasThatMeetInLinesOrPointsDoNotOverlap() throws {
        let one = [Polygon(outer: square(0, 0, side: 1))]
        for corner in [(1.0, 0.0), (1, 1), (5, 5)] {
            XCTAssertNil(try Polygon.overlap(of: one, and: [Polygon(outer: square(corner.0, corner.1, side: 1))]))
        }
        XCTAssertNil(try Polygon.overlap(of: one, and: []))
        // Joined by a line, and overlapping elsewhere: only the area counts.
        let both = [Polygon(outer: square(1, 0.25, side: 0.5)), Polygon(outer: square(0.5, 0.8, side: 0.3))]
        let common = try XCTUnwrap(Polygon.overlap(of: one, and: both))
        XCTAssertEqual(common.area, 0.3 * 0.2, accuracy: 1e-12)
        XCTAssertEqual(common.perimeter, 1, accuracy: 1e-12)
    }

    /// Each constructor of GEOS that can refuse its input, alone and after parts have been made.
    func testRefusedRingsAndLinesAreErrorsAndLeaveNothingBehind() {
        let good = square(0, 0, side: 1)
        let refused: [[Point]] = [
            Array(good.dropLast()),  // open
            [good[0]], [good[0], good[0]], [good[0], good[1]],  // too short
            [good[0], good[1], Point(x: .nan, y: 0), Point(x: .nan, y: 0)],
        ]
        for ring in refused {
            for polygons in [
                [Polygon(outer: ring)], [Polygon(outer: good), Polygon(outer: ring)],
                [Polygon(outer: good, holes: [ring])],
                [Polygon(outer: good, holes: [square(0.1, 0.1, side: 0.1), ring])],
            ] {
                XCTAssertThrowsError(try Polygon.fault(in: polygons), "\(ring)") { error in
                    XCTAssertEqual((error as? GeoError)?.code, .invalidGeometry)
                    XCTAssertTrue((error as? GeoError)?.reason.contains("LinearRing") == true, "\(error)")
                }
                XCTAssertThrowsError(try Polygon.overlap(of: [Polygon(outer: good)], and: polygons))
            }
        }
        XCTAssertThrowsError(try Polygon.faces(between: [good, [good[0]]])) { error in
            XCTAssertEqual((error as? GeoError)?.code, .invalidGeometry)
        }
        // A hole in nothing.
        XCTAssertThrowsError(try Polygon.fault(in: [Polygon(outer: [], holes: [good])]))
    }

    func testInfiniteCoordinateIsAFault() throws {
        var ring = square(0, 0, side: 1)
        ring[2].x = .infinity
        XCTAssertEqual(try Polygon.fault(in: [Polygon(outer: ring)])?.reason, "Invalid Coordinate")
    }

    func testFacesAreWhatCrossingLinesEnclose() throws {
        let lines = [(0.0, 1.0, 3.0, 1.0), (0, 2, 3, 2), (1, 0, 1, 3), (2, 0, 2, 3)].map {
            [Point(x: $0.0, y: $0.1), Point(x: $0.2, y: $0.3)]
        }
        let faces = try Polygon.faces(between: lines)
        XCTAssertEqual(faces.map(\.area), [1])
        XCTAssertEqual(faces.first?.interiorPoint, Point(x: 1.5, y: 1.5))
        XCTAssertEqual(try Polygon.faces(between: []), [])
    }
}
