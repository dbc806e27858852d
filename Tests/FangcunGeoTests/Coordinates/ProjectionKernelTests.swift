import FangcunModel
import FangcunTestSupport
import Foundation
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

    /// What PROJ does to degrees of one datum, or of two between which it knows nothing, is nothing.
    func testDegreesStayWhatTheyAre() throws {
        let points =
            (0..<3_000).map { Point(x: -210 + Double($0) * 0.14, y: -100 + Double($0 % 50) * 4.1) }
            + [Point(x: 121.5654, y: 25.033), Point(x: .nan, y: 1), Point(x: 1, y: .infinity), Point(x: 180, y: 90)]
        for (source, target) in [(4326, 4490), (4490, 4326), (4214, 4490), (4610, 4326), (4490, 4555)] {
            let (ours, theirs) = try pair(Int32(source), Int32(target))
            XCTAssertEqual(ours.datumShift, theirs.datumShift)
            for (from, to) in [
                (try ours.transformWhereDefined(points), try theirs.transformWhereDefined(points)),
                (try ours.inverseWhereDefined(points), try theirs.inverseWhereDefined(points)),
            ] {
                for (point, (our, their)) in zip(points, zip(from, to)) {
                    XCTAssertEqual(our.x.isNaN, their.x.isNaN, "\(point), EPSG:\(source) to EPSG:\(target)")
                    if our.isFinite { assertEqual(our, their, within: 1e-13, "EPSG:\(source) to EPSG:\(target)") }
                    if our.isFinite, point.x.magnitude <= 180 { XCTAssertEqual(our, point) }
                }
            }
        }
        // Hong Kong's datum lies 300 m away.
        let (ours, _) = try pair(4611, 4326)
        XCTAssertGreaterThan((try ours.transform(Point(x: 114.17, y: 22.3)).x - 114.17).magnitude, 1e-3)
    }

    func testManyPointsThroughPROJAreAsOneByOne() throws {
        let points =
            (0..<1_500).map { Point(x: 70 + Double($0) * 0.05, y: -95 + Double($0 % 40) * 5) }
            + [Point(x: .nan, y: 1), Point(x: 1, y: -.infinity)]
        for (source, target) in [(4326, 3857), (4611, 4326), (4326, 2326), (4214, 4547)] {
            let (_, projection) = try pair(Int32(source), Int32(target))
            let results = try projection.transformWhereDefined(points)
            XCTAssertTrue(results.contains { $0.x.isNaN } && results.contains { $0.isFinite })
            for (point, result) in zip(points, results) {
                guard let one = try? projection.transform(point) else {
                    XCTAssertTrue(result.x.isNaN && result.y.isNaN, "\(point)")
                    continue
                }
                XCTAssertEqual(one, result, "\(point)")
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

    // MARK: Cities

    func testACityIsAReferenceSystemLikeAnyOther() throws {
        let planar = try PlanarTransform(shift: Point(x: -400_000, y: -3_800_000), rotationRadians: 0.01, scale: 1)
        let spatial = CitySystem.Spatial(
            from: .cgcs2000, to: .krasovsky, by: try SevenParameterTransformTests.sample.get())
        let plain = try CitySystem(name: "A", centralMeridian: 113.65, projectionHeightMeters: 110, planar: planar)
        let other = try CitySystem(name: "B", centralMeridian: 113.65, spatial: spatial)
        let place = Point(x: 113.6654, y: 34.7527)
        for city in [plain, other] {
            let toCity = try Projection(from: .cgcs2000, to: city.reference)
            XCTAssertEqual(try toCity.transform(place), city.forward(place))
            XCTAssertEqual(try toCity.transform([place, place])[1], city.forward(place))
            XCTAssertEqual(toCity.datumShift == .none, city == plain)
            XCTAssertFalse(toCity.isTargetGeographic)
            let fromZone = try Projection(from: .cgcs2000GaussKruger114, to: city.reference)
            let zone = try Projection(from: .cgcs2000, to: .cgcs2000GaussKruger114).transform(place)
            assertEqual(try fromZone.transform(zone), city.forward(place), within: 1e-7)
            assertEqual(try fromZone.inverse(city.forward(place)), zone, within: 1e-7)
            XCTAssertThrowsError(try toCity.transform(Point(x: 20, y: 34)))
            XCTAssertThrowsError(try toCity.transform(Point(x: .nan, y: 34)))
        }
        let between = try Projection(from: plain.reference, to: other.reference)
        assertEqual(try between.transform(plain.forward(place)), other.forward(place), within: 1e-7)
        let same = try Projection(from: plain.reference, to: plain.reference)
        XCTAssertEqual(try same.transform(place), place)
        let phone = try Projection(from: .gcj02, to: plain.reference)
        assertEqual(
            try phone.transform(OffsetCoordinates.gcj02(fromWGS84: [place])[0]), plain.forward(place), within: 1e-6)
    }

    func testACityIsReadFromJSON() throws {
        let json = """
            {"name": "测试", "datum": "xian1980", "central_meridian": 113.65, "false_easting": 50000, "false_northing": -3000000,
             "projection_height_m": 110, "planar": {"shift_m": [1, 2], "rotation_seconds": 3600, "scale_ppm": 5},
             "spatial": {"ellipsoid": "krasovsky", "translation_m": [15.5, -147.2, -90.1],
                         "rotation_seconds": [1.2, -0.8, 3.4], "scale_ppm": -4.3}}
            """
        let city = try CitySystem(json: Array(json.utf8))
        let expected = try CitySystem(
            name: "测试", datum: .xian1980, centralMeridian: 113.65, falseEasting: 50_000, falseNorthing: -3_000_000,
            projectionHeightMeters: 110,
            spatial: .init(from: .iugg1975, to: .krasovsky, by: SevenParameterTransformTests.sample.get()),
            planar: PlanarTransform(shift: Point(x: 1, y: 2), rotationRadians: .pi / 180, scale: 1.000005))
        XCTAssertEqual(city, expected)
        XCTAssertEqual(city.reference.name, "FANGCUN:CITY:测试")
        for (bad, word) in [
            ("", ""), ("[]", "object"), ("{}", "central_meridian"), (#"{"central_meridian": "114"}"#, "no number"),
            (#"{"central_meridian": 114, "datum": "wgs"}"#, "datum"),
            (#"{"central_meridian": 114, "height": 1}"#, "height"),
            (#"{"central_meridian": 114, "planar": {"shift_m": [1]}}"#, "2 numbers"),
            (#"{"central_meridian": 114, "planar": []}"#, "object"),
            (#"{"central_meridian": 114, "spatial": {"ellipsoid": "moon"}}"#, "ellipsoid"),
        ] {
            assertGeoError(.malformedInput, mentions: word.isEmpty ? "malformed" : word) {
                _ = try CitySystem(json: Array(bad.utf8))
            }
        }
        assertGeoError(.invalidGeometry) { _ = try CitySystem(json: Array(#"{"central_meridian": 900}"#.utf8)) }
    }

    // MARK: Network

    func testNothingIsEverFetched() throws {
        let before = ProcessInfo.processInfo.environment["PROJ_NETWORK"]
        setenv("PROJ_NETWORK", "ON", 1)
        defer { if let before { setenv("PROJ_NETWORK", before, 1) } else { unsetenv("PROJ_NETWORK") } }
        let context = try ProjectionContext(databaseFolder: nil)
        XCTAssertFalse(context.isNetworkEnabled)
        XCTAssertFalse(try context.twin().isNetworkEnabled)
        // Between these two the register prefers grids, which are not installed; without them there is an answer all the same.
        let projection = try Projection(
            from: CoordinateReference(epsg: 4267, axisOrder: .eastNorth),
            to: CoordinateReference(epsg: 4269, axisOrder: .eastNorth))
        let kansas = Point(x: -98.5, y: 39.2)
        XCTAssertLessThan(try projection.transform(kansas).distance(to: kansas), 0.01)
        XCTAssertFalse("\(projection.datumShift)".isEmpty)
    }

    // MARK: Any numbers

    func testNoNumberEndsTheProcess() throws {
        var generator = SeededGenerator(seed: 99)
        let special: [Double] = [
            .nan, .infinity, -.infinity, 0, -0.0, 90, -90, 180, -180, 1e300, -1e300, .leastNonzeroMagnitude, 114,
        ]
        func number() -> Double {
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: Double(bitPattern: generator.next())
            case 1: special[Int.random(in: 0..<special.count, using: &generator)]
            case 2: .random(in: -200...200, using: &generator)
            default: .random(in: -5e7...5e7, using: &generator)
            }
        }
        let points = (0..<3_000).map { _ in Point(x: number(), y: number()) }
        let city = try CitySystem(
            centralMeridian: 113.65,
            spatial: .init(from: .cgcs2000, to: .krasovsky, by: SevenParameterTransformTests.sample.get()),
            planar: PlanarTransform(shift: Point(x: 1, y: 2), rotationRadians: 3, scale: 1.1))
        let systems: [CoordinateReference] = [.wgs84, .cgcs2000GaussKruger114, .gcj02, .bd09, city.reference]
        for source in systems {
            for target in systems {
                let projection = try Projection(from: source, to: target)
                let results = try projection.transformWhereDefined(points) + projection.inverseWhereDefined(points)
                for result in results {
                    XCTAssertTrue(result.isFinite || result.x.isNaN && result.y.isNaN, "\(source) \(target) \(result)")
                }
                _ = try projection.findings(for: points)
            }
        }
        for point in points {
            _ = GaussKrugerZone(.three, holding: point.x)
            _ = GaussKrugerZone(.six, holding: point.y)
            _ = EastingForm(of: point.x)
            _ = FisherDistribution.probability(above: point.x, 2, 7)
            _ = Ellipsoid.cgcs2000.geodetic(GeocentricPoint(x: point.x, y: point.y, z: point.x))
        }
        _ = EastingForm.recognise(points.map(\.x))
        for zone in GaussKrugerZone.all(.six) { _ = zone.findings(forPlane: points, on: .xian1980) }
        for start in stride(from: 0, to: 2_990, by: 5) {
            let flat = (start..<start + 5).map { ControlPoint(source: points[$0], target: points[$0 + 3]) }
            _ = try? PlanarTransform.fitted(to: flat)
            let solid = (start..<start + 5).map { index in
                let (a, b) = (points[index], points[index + 1])
                return ControlPoint(
                    source: GeocentricPoint(x: a.x, y: a.y, z: b.x), target: GeocentricPoint(x: b.x, y: b.y, z: a.x))
            }
            _ = try? SevenParameterTransform.fitted(to: solid)
        }
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
