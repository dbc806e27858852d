import FangcunTestSupport
import Foundation
import XCTest

@testable import FangcunGeo

final class GeographicPositionTests: XCTestCase {
    // MARK: Published positions

    func testPublishedAndComputedPositions() throws {
        let lines = String(decoding: try TestData.bytes("coord/gcj_bd_vectors.tsv"), as: UTF8.self).split(
            separator: "\n")
        var kinds: Set<Substring> = []
        for line in lines.dropFirst() {
            let fields = line.split(separator: "\t")
            let (input, output) = (try Self.point(fields[4], fields[3]), try Self.point(fields[6], fields[5]))
            kinds.insert(fields[2])
            switch fields[2] {
            case "wgs84->gcj02":
                assertEqual(try Self.wgs84(input).gcj02.point, output, within: 3e-14, "\(line)")
            case "gcj02->bd09":
                assertEqual(try Self.gcj02(input).bd09.point, output, within: 3e-14, "\(line)")
            case "gcj02->wgs84 exact (fixed point)":
                assertEqual(try Self.gcj02(input).wgs84.point, output, within: 1e-12, "\(line)")
            case "bd09->gcj02 exact (fixed point)":
                assertEqual(try Self.bd09(input).gcj02.point, output, within: 1e-12, "\(line)")
            // The customary inverses are one step, hence wrong by metres and by decimetres.
            case "gcj02->wgs84 (one-step, not exact)":
                let exact = try Self.gcj02(input).wgs84
                XCTAssertGreaterThan(exact.point.distance(to: output), 1e-7)
                XCTAssertLessThan(exact.point.distance(to: output), 5e-5)
                assertEqual(exact.gcj02.point, input, within: 1e-12)
            case "bd09->gcj02 (one-step, not exact)":
                let exact = try Self.bd09(input).gcj02
                XCTAssertLessThan(exact.point.distance(to: output), 2e-6)
                assertEqual(exact.bd09.point, input, within: 1e-12)
            default: XCTFail("unknown kind in \(line)")
            }
        }
        XCTAssertEqual(kinds.count, 6)
    }

    func testThePublishedPositionsWithoutFiles() throws {
        assertEqual(
            try Self.wgs84(Point(x: 116.404, y: 39.915)).gcj02.point,
            Point(x: 116.41024449916938, y: 39.91640428150164), within: 3e-14)
        assertEqual(
            try Self.gcj02(Point(x: 116.404, y: 39.915)).bd09.point,
            Point(x: 116.41036949371029, y: 39.92133699351021), within: 3e-14)
    }

    // MARK: Formula

    func testTheKernelIsTheFormulaInTheMathematicalLibrary() {
        var generator = SeededGenerator(seed: 10)
        let points = (0..<50_000).map { _ in
            Point(x: .random(in: 72.1...137.8, using: &generator), y: .random(in: 0.9...55.8, using: &generator))
        }
        for (point, moved) in zip(points, OffsetCoordinates.gcj02(fromWGS84: points)) {
            assertEqual(moved, OffsetFormula.gcj02(point), within: 3e-14)
        }
        for (point, moved) in zip(points, OffsetCoordinates.bd09(fromGCJ02: points)) {
            // The angle of a radius of 140 degrees costs the formula itself some steps of 1.4e-14.
            assertEqual(moved, OffsetFormula.bd09(point), within: 1e-13)
        }
    }

    func testThereAndBackAllOverTheArea() {
        var generator = SeededGenerator(seed: 11)
        // A hundredth within the rim, where what is moved out of the box comes back as it is.
        let points = (0..<100_000).map { _ in
            Point(x: .random(in: 72.02...137.82, using: &generator), y: .random(in: 0.84...55.81, using: &generator))
        }
        let gcj02 = OffsetCoordinates.gcj02(fromWGS84: points)
        for (point, back) in zip(points, OffsetCoordinates.wgs84(fromGCJ02: gcj02)) {
            assertEqual(back, point, within: 1e-12)
        }
        for (point, back) in zip(gcj02, OffsetCoordinates.gcj02(fromBD09: OffsetCoordinates.bd09(fromGCJ02: gcj02))) {
            assertEqual(back, point, within: 1e-12)
        }
    }

    func testLinesWhereTheFormulaHasNoSlope() {
        // The square root of the distance from 105 degrees east.
        let points = (0..<2_000).map { Point(x: 105 + Double($0 - 1_000) * 1e-9, y: 20 + Double($0) / 100) }
        let moved = OffsetCoordinates.gcj02(fromWGS84: points)
        for (point, back) in zip(points, OffsetCoordinates.wgs84(fromGCJ02: moved)) {
            assertEqual(back, point, within: 1e-9)
        }
    }

    // MARK: Known mistakes of others

    func testOneStepBackIsWrongByMetres() {
        var largest = 0.0
        for point in OffsetCoordinates.gcj02(fromWGS84: Self.china) {
            let moved = OffsetFormula.gcj02(point)
            let oneStep = Point(x: 2 * point.x - moved.x, y: 2 * point.y - moved.y)
            let exact = OffsetCoordinates.wgs84(fromGCJ02: [point])[0]
            largest = max(largest, oneStep.distance(to: exact))
        }
        XCTAssertGreaterThan(largest, 1e-5)
    }

    func testPiInsteadOfItsMultipleIsWrongByTensOfMetres() {
        let difference = Self.china.map {
            OffsetFormula.bd09($0, factor: .pi).distance(to: OffsetCoordinates.bd09(fromGCJ02: [$0])[0])
        }
        XCTAssertGreaterThan(difference.max() ?? 0, 5e-4)
    }

    func testTheAxisOfWGS84IsWrongByCentimetres() {
        let difference = Self.china.map {
            OffsetFormula.gcj02($0, axis: 6_378_137).distance(to: OffsetCoordinates.gcj02(fromWGS84: [$0])[0])
        }
        XCTAssertGreaterThan(difference.max() ?? 0, 5e-8)
    }

    // MARK: Domain

    func testOutsideTheAreaNothingMoves() throws {
        for point in [
            Point(x: 0, y: 0), Point(x: 139.7, y: 35.7), Point(x: 72, y: 30), Point(x: 100, y: 0.8),
            Point(x: 100, y: 56),
            Point(x: -114, y: 35), Point(x: 180, y: 90), Point(x: -180, y: -90),
        ] {
            XCTAssertEqual(try Self.wgs84(point).gcj02.point, point)
            XCTAssertEqual(try Self.gcj02(point).wgs84.point, point)
        }
        XCTAssertTrue(OffsetCoordinates.area.contains(Point(x: 121.5, y: 25)))
    }

    func testTheRimHasAnAnswerOnBothSides() {
        for x in [72.004, 137.8347] {
            for step in -200...200 {
                let point = Point(x: x + Double(step) * 1e-4, y: 33)
                let back = OffsetCoordinates.wgs84(fromGCJ02: [point])[0]
                let again = OffsetCoordinates.gcj02(fromWGS84: [back])[0]
                XCTAssertTrue(back.isFinite)
                // Either it is the image of its source, or no position is moved there.
                XCTAssertTrue(again.distance(to: point) < 1e-11 || back == point, "\(point) \(back) \(again)")
            }
        }
    }

    func testWhatIsNoPositionIsRefusedOrNaN() {
        for (longitude, latitude) in [(34.7, 113.6), (.nan, 30), (114, .infinity), (180.1, 0), (0, -90.1)]
            as [(Double, Double)]
        {
            assertGeoError(.outsideDomain) {
                _ = try GeographicPosition<GCJ02>(longitude: longitude, latitude: latitude)
            }
            let points = [Point(x: longitude, y: latitude)]
            XCTAssertTrue(OffsetCoordinates.gcj02(fromWGS84: points)[0].x.isNaN)
            XCTAssertTrue(OffsetCoordinates.wgs84(fromGCJ02: points)[0].x.isNaN)
            XCTAssertTrue(OffsetCoordinates.bd09(fromGCJ02: points)[0].x.isNaN)
            XCTAssertTrue(OffsetCoordinates.gcj02(fromBD09: points)[0].x.isNaN)
        }
    }

    func testSystemsAreNamed() throws {
        XCTAssertEqual(WGS84.reference, .wgs84)
        XCTAssertEqual(CGCS2000.reference, .cgcs2000)
        XCTAssertEqual(GCJ02.reference.name, "FANGCUN:GCJ02")
        XCTAssertEqual(BD09.reference.name, "FANGCUN:BD09")
        let place = try Self.wgs84(Point(x: 113.6654, y: 34.7527))
        XCTAssertEqual(place.cgcs2000WithinADecimetre.point, place.point)
        XCTAssertEqual(place.cgcs2000WithinADecimetre.wgs84WithinADecimetre, place)
        assertEqual(place.bd09.wgs84.point, place.point, within: 1e-12)
        XCTAssertEqual(place.bd09, place.gcj02.bd09)
    }

    // MARK: Helpers

    private static let china: [Point] = {
        var generator = SeededGenerator(seed: 12)
        return (0..<2_000).map { _ in
            Point(x: .random(in: 75...135, using: &generator), y: .random(in: 18...53, using: &generator))
        }
    }()

    private static func point(_ longitude: Substring, _ latitude: Substring) throws -> Point {
        Point(x: try XCTUnwrap(Double(longitude)), y: try XCTUnwrap(Double(latitude)))
    }

    private static func wgs84(_ point: Point) throws -> GeographicPosition<WGS84> {
        try GeographicPosition(longitude: point.x, latitude: point.y)
    }

    private static func gcj02(_ point: Point) throws -> GeographicPosition<GCJ02> {
        try GeographicPosition(longitude: point.x, latitude: point.y)
    }

    private static func bd09(_ point: Point) throws -> GeographicPosition<BD09> {
        try GeographicPosition(longitude: point.x, latitude: point.y)
    }
}
