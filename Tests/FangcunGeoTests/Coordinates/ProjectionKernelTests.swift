import FangcunModel
import FangcunTestSupport
import XCTest

@testable import FangcunGeo

/// What ``Projection`` does without PROJ, beside PROJ.
final class ProjectionKernelTests: XCTestCase {
    private let codes: [(source: Int32, target: Int32, tolerance: Double)] = [
        (4490, 4547, 1e-8), (4547, 4490, 1e-13), (4490, 4526, 2e-8), (4526, 4547, 1e-8), (4547, 4508, 1e-8),
        (4326, 4547, 1e-8), (4547, 4326, 1e-13), (4610, 2383, 1e-8), (4214, 2435, 1e-8), (4555, 4795, 1e-8),
        (4326, 32_650, 1e-8), (32_649, 32_650, 1e-8), (3824, 3826, 1e-8),
    ]

    func testSameNumbersAsPROJ() throws {
        for (source, target, tolerance) in codes {
            let (ours, theirs) = try pair(source, target)
            XCTAssertEqual(ours.datumShift, theirs.datumShift)
            let points = try Self.points(around: ours.target, in: ours.source)
            for (our, their) in zip(try ours.transform(points), try theirs.transform(points)) {
                assertEqual(our, their, within: tolerance, "EPSG:\(source) to EPSG:\(target)")
            }
            // Back to degrees, or to metres of as many digits.
            let backTolerance = tolerance < 1e-9 ? 1e-8 : [4526, 32_649, 4547].contains(source) ? 2e-8 : 1e-13
            let images = try theirs.transform(points)
            for (our, their) in zip(try ours.inverse(images), try theirs.inverse(images)) {
                assertEqual(our, their, within: backTolerance, "\(target) to \(source)")
            }
        }
    }

    func testBeyondTheKernelPROJAnswersAsBefore() throws {
        let (ours, theirs) = try pair(4490, 4547)
        let points = (0..<2_000).map { Point(x: Double($0 % 40) * 9, y: -88 + Double($0) * 0.088) }
        let answers = try ours.transformWhereDefined(points)
        let expected = try theirs.transformWhereDefined(points)
        XCTAssertTrue(answers.contains { $0.x.isNaN } && answers.contains { $0.isFinite })
        for (point, (our, their)) in zip(points, zip(answers, expected)) {
            XCTAssertEqual(our.x.isNaN, their.x.isNaN, "\(point)")
            if !our.x.isNaN { assertEqual(our, their, within: 1e-6, "\(point)") }
        }
        // A longitude once around the globe.
        assertEqual(try ours.transform(Point(x: 474, y: 34)), try theirs.transform(Point(x: 474, y: 34)), within: 1e-8)
    }

    func testOneByOneAsAllAtOnceAndAsColumns() throws {
        for (source, target) in [
            ("EPSG:4490", "EPSG:4547"), ("GCJ02", "EPSG:4547"), ("EPSG:4214", "EPSG:4490"), ("BD09", "EPSG:4490"),
        ] {
            let projection = try Projection(
                from: CoordinateReference(name: source), to: CoordinateReference(name: target))
            var generator = SeededGenerator(seed: 5)
            var points = (0..<1_700).map { _ in
                Point(x: .random(in: 105...123, using: &generator), y: .random(in: 10...50, using: &generator))
            }
            points[3] = Point(x: .nan, y: 30)
            points[600] = Point(x: 114, y: 95)
            let batch = try projection.transformWhereDefined(points)
            var (x, y) = (points.map(\.x), points.map(\.y))
            let undefined = try x.withUnsafeMutableBufferPointer { x in
                try y.withUnsafeMutableBufferPointer { y in
                    try projection.transformWhereDefined(
                        x: UnsafeBufferPointer(x), y: UnsafeBufferPointer(y), intoX: x, intoY: y)
                }
            }
            XCTAssertEqual(undefined, batch.count { $0.x.isNaN }, source)
            XCTAssertTrue(batch[3].x.isNaN && batch[3].y.isNaN)
            for (index, point) in points.enumerated() {
                let one = try? projection.transform(point)
                XCTAssertEqual(one, batch[index].x.isNaN ? nil : batch[index], "\(point)")
                XCTAssertEqual(one, x[index].isNaN ? nil : Point(x: x[index], y: y[index]), "\(point)")
            }
            XCTAssertThrowsError(try projection.transform(points))
        }
    }

    // MARK: GCJ-02 and BD-09

    func testFromAMapServiceToThePlane() throws {
        let truth = Point(x: 113.6654, y: 34.7527)
        let phone = try GeographicPosition<WGS84>(longitude: truth.x, latitude: truth.y)
        let plane = try Projection(from: .wgs84, to: .cgcs2000GaussKruger114).transform(truth)
        for (reference, place) in [(.gcj02, phone.gcj02.point), (.bd09, phone.bd09.point)]
            as [(CoordinateReference, Point)]
        {
            let projection = try Projection(from: reference, to: .cgcs2000GaussKruger114)
            assertEqual(try projection.transform(place), plane, within: 1e-6)
            assertEqual(try projection.inverse(plane), place, within: 1e-11)
            guard case .transformed(let description, accuracyMeters: nil) = projection.datumShift else {
                return XCTFail("\(projection.datumShift)")
            }
            XCTAssertTrue(description.contains("treated as equal"), description)
            let back = try Projection(from: .cgcs2000GaussKruger114, to: reference)
            assertEqual(try back.transform(plane), place, within: 1e-11)
        }
        let between = try Projection(from: .gcj02, to: .bd09)
        XCTAssertEqual(try between.transform(phone.gcj02.point), phone.bd09.point)
        assertEqual(try between.inverse(phone.bd09.point), phone.gcj02.point, within: 1e-12)
        let back = try Projection(from: .bd09, to: .gcj02)
        XCTAssertEqual(try back.transform(phone.bd09.point), phone.bd09.gcj02.point)
        let toGPS = try Projection(from: .gcj02, to: .wgs84)
        XCTAssertEqual(try toGPS.transform(phone.gcj02.point), phone.gcj02.wgs84.point)
        XCTAssertEqual(toGPS.datumShift, .transformed(description: "GCJ-02 by its public formula", accuracyMeters: nil))
        let same = try Projection(from: .gcj02, to: .gcj02)
        XCTAssertEqual(try same.transform(truth), truth)
        XCTAssertEqual(same.datumShift, .none)
    }

    func testUndependableStaysUndependable() throws {
        let projection = try Projection(from: .gcj02, to: CoordinateReference(epsg: 2435, axisOrder: .eastNorth))
        XCTAssertFalse(projection.datumShift.isDependable)
    }

    // MARK: Area of use

    func testPointsOutsideTheAreaOfUseAreWarnedAbout() throws {
        let projection = try Projection(from: .cgcs2000, to: .cgcs2000GaussKruger114)
        let name = try XCTUnwrap(projection.targetArea?.name)
        XCTAssertTrue(name.contains("between 112°30'E and 115°30'E"), name)
        let zhengzhou = Point(x: 113.6654, y: 34.7527)
        XCTAssertEqual(try projection.findings(for: [zhengzhou]), [])
        XCTAssertEqual(try projection.findings(for: []), [])
        let guiyang = Point(x: 106.7185, y: 26.5755)
        let findings = try projection.findings(for: [zhengzhou, guiyang])
        XCTAssertEqual(findings.map(\.code), [.coordinatesOutsideArea])
        XCTAssertEqual(findings.first?.place, .position(x: guiyang.x, y: guiyang.y))
        XCTAssertTrue(findings.first?.message.en.contains("EPSG:4547") ?? false)
        // Exchanged, or in the wrong zone.
        let swapped = Point(x: 3_847_208, y: 469_363)
        let back = try Projection(from: .cgcs2000GaussKruger114, to: .cgcs2000)
        XCTAssertEqual(try back.findings(for: [swapped]).map(\.severity), [.warning, .warning])
        XCTAssertEqual(try back.findings(for: [Point(x: .nan, y: 0)]).count, 2)
        let phone = try Projection(from: .gcj02, to: .cgcs2000GaussKruger114)
        XCTAssertEqual(try phone.findings(for: [guiyang]).count, 1)
    }

    func testAreasAcrossTheDateLine() {
        let area = AreaOfUse(name: "Fiji", box: BoundingBox(minX: 176, minY: -21, maxX: -178, maxY: -12))
        XCTAssertTrue(area.contains(Point(x: 179, y: -18)) && area.contains(Point(x: -179, y: -18)))
        XCTAssertFalse(area.contains(Point(x: 0, y: -18)) || area.contains(Point(x: 179, y: 0)))
        XCTAssertFalse(area.contains(Point(x: .nan, y: -18)) || area.contains(Point(x: 179, y: .nan)))
    }

    // MARK: Helpers

    private func pair(_ source: Int32, _ target: Int32) throws -> (Projection, Projection) {
        let from = CoordinateReference(epsg: source, axisOrder: .eastNorth)
        let to = CoordinateReference(epsg: target, axisOrder: .eastNorth)
        return (try Projection(from: from, to: to), try Projection(from: from, to: to, usesKernels: false))
    }

    /// Points of the area of the target, in the source.
    private static func points(around target: CoordinateReference, in source: CoordinateReference) throws -> [Point] {
        var generator = SeededGenerator(seed: 21)
        let meridian =
            [4795, 2383, 2435, 4547, 4526, 4490, 4326].contains(target.epsg)
            ? 114.0 : target.epsg == 4508 ? 111 : target.epsg == 3826 ? 121 : 117
        let places = (0..<2_000).map { _ in
            Point(
                x: meridian + .random(in: -3.5...3.5, using: &generator), y: .random(in: 3...54, using: &generator))
        }
        return try Projection(from: .wgs84, to: source, usesKernels: false).transform(places)
    }
}
