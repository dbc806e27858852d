import FangcunTestSupport
import Foundation
import XCTest

@testable import FangcunGeo

final class GaussKrugerTests: XCTestCase {
    private let zone = GaussKruger(checked: .cgcs2000, centralMeridian: 114, falseEasting: 500_000)

    func testThereAndBackWithinFiveNanometres() {
        var generator = SeededGenerator(seed: 2)
        let points = (0..<200_000).map { _ in
            Point(x: .random(in: 108...120, using: &generator), y: .random(in: -84...84, using: &generator))
        }
        let metersPerDegree = 111_320.0
        var largest = 0.0
        for (point, back) in zip(points, zone.inverse(zone.forward(points))) {
            let east = (back.x - point.x) * metersPerDegree * Double.cosine(ofDegrees: point.y)
            largest = max(largest, abs(east), abs(back.y - point.y) * metersPerDegree)
        }
        XCTAssertLessThan(largest, 5e-9)
    }

    func testTheRimComesBackAndWhatIsBeyondIsNaN() {
        for x in [108, 114, 120] as [Double] {
            for y in [-84, -83.99, 0, 84] as [Double] {
                let plane = zone.forward(Point(x: x, y: y))
                XCTAssertTrue(plane.isFinite)
                assertEqual(zone.inverse(plane), Point(x: x, y: y), within: 1e-11)
            }
        }
        for point in [
            Point(x: 107.999, y: 30), Point(x: 120.001, y: 30), Point(x: 114, y: 84.01), Point(x: -66, y: 30),
            Point(x: 114, y: 90), Point(x: 114, y: -90), Point(x: 474, y: 30),
        ] {
            XCTAssertTrue(zone.forward(point).x.isNaN, "\(point)")
        }
        for point in [Point(x: 1_200_000, y: 3e6), Point(x: 500_000, y: 9.4e6), Point(x: 38_500_000, y: 3e6)] {
            XCTAssertTrue(zone.inverse(point).x.isNaN, "\(point)")
        }
    }

    func testSymmetriesHoldExactly() {
        var generator = SeededGenerator(seed: 4)
        let plain = GaussKruger(checked: .cgcs2000, centralMeridian: 0, falseEasting: 0)
        for _ in 0..<500 {
            let (x, y) = (Double.random(in: 0...6, using: &generator), Double.random(in: 0...84, using: &generator))
            let result = plain.forward(Point(x: x, y: y))
            XCTAssertEqual(plain.forward(Point(x: -x, y: y)), Point(x: -result.x, y: result.y))
            XCTAssertEqual(plain.forward(Point(x: x, y: -y)), Point(x: result.x, y: -result.y))
        }
        XCTAssertEqual(zone.forward(Point(x: 114, y: 0)), Point(x: 500_000, y: 0))
    }

    func testScaleAndFalseOriginDoWhatTheySay() throws {
        let place = Point(x: 113.2, y: 34.7)
        let plain = zone.forward(place)
        let other = try GaussKruger(
            .cgcs2000, centralMeridian: 114, falseEasting: 1_000, falseNorthing: -2_000_000, scale: 0.9996)
        let expected = Point(x: 1_000 + 0.9996 * (plain.x - 500_000), y: -2_000_000 + 0.9996 * plain.y)
        assertEqual(other.forward(place), expected, within: 2e-9)
        let raised = try GaussKruger(Ellipsoid.cgcs2000.raised(by: 1_100), centralMeridian: 114)
        let factor = 1 + 1_100 / 6_378_137.0
        let high = Point(x: 500_000 + factor * (plain.x - 500_000), y: factor * plain.y)
        assertEqual(raised.forward(place), high, within: 2e-9)
    }

    func testColumnsInPlace() {
        let points = (0..<37).map { Point(x: 113 + Double($0) / 20, y: 20 + Double($0)) }
        var (x, y) = (points.map(\.x), points.map(\.y))
        zone.forward(x: &x, y: &y)
        XCTAssertEqual(zip(x, y).map { Point(x: $0, y: $1) }, zone.forward(points))
        zone.inverse(x: &x, y: &y)
        for (point, back) in zip(points, zip(x, y)) { assertEqual(Point(x: back.0, y: back.1), point, within: 1e-13) }
    }

    func testImpossibleNumbersAreRefused() {
        assertGeoError(.invalidGeometry, mentions: "nan") { _ = try GaussKruger(centralMeridian: .nan) }
        assertGeoError(.invalidGeometry) { _ = try GaussKruger(centralMeridian: 181) }
        assertGeoError(.invalidGeometry) { _ = try GaussKruger(centralMeridian: 114, falseEasting: .infinity) }
        assertGeoError(.invalidGeometry) { _ = try GaussKruger(centralMeridian: 114, scale: 0) }
        assertGeoError(.invalidGeometry) { _ = try Ellipsoid(semiMajorAxis: -1, inverseFlattening: 298) }
        assertGeoError(.invalidGeometry) { _ = try Ellipsoid(semiMajorAxis: 6e6, inverseFlattening: 0) }
        assertGeoError(.invalidGeometry) { _ = try Ellipsoid.cgcs2000.raised(by: .nan) }
        XCTAssertNoThrow(try Ellipsoid(semiMajorAxis: 6_371_000, inverseFlattening: .infinity))
    }
}

extension Double {
    static func cosine(ofDegrees degrees: Double) -> Double {
        Foundation.cos(degrees * .pi / 180)
    }
}
