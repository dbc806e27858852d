import FangcunGeo
import FangcunModel
import FangcunTestSupport
import Foundation
import XCTest

final class ProjectionTests: XCTestCase {
    private let zhengzhou = Point(x: 113.6654, y: 34.7527)

    // Easting and northing as other programs give them (pyproj; see also testPublishedGaussKrugerVectors).
    func testKnownPlacesInGaussKrugerZones() throws {
        let zone38 = try Projection(from: .cgcs2000, to: .cgcs2000GaussKruger114)
        assertEqual(try zone38.transform(zhengzhou), Point(x: 469_363.303672, y: 3_847_208.850953), within: 1e-5)
        let zone36 = try Projection(from: .cgcs2000, to: CoordinateReference(epsg: 4545, axisOrder: .eastNorth))
        let guiyang = Point(x: 106.7185, y: 26.5755)
        assertEqual(try zone36.transform(guiyang), Point(x: 372_324.308913, y: 2_941_234.457078), within: 1e-5)
    }

    func testPublishedGaussKrugerVectors() throws {
        let rows = try table("coord/gk_vectors.tsv")
        XCTAssertGreaterThanOrEqual(rows.count, 14)
        for row in rows {
            let epsg = try XCTUnwrap(Int32(row[3]))
            let latitude = try XCTUnwrap(Double(row[1]))
            let longitude = try XCTUnwrap(Double(row[2]))
            let easting = try XCTUnwrap(Double(row[5]))
            let northing = try XCTUnwrap(Double(row[6]))
            // The register's own order on both sides: latitude before longitude, north before east.
            let projection = try Projection(
                from: CoordinateReference(epsg: 4490, axisOrder: .northEast),
                to: CoordinateReference(epsg: epsg, axisOrder: .northEast))
            let (first, second) = try projection.transformPair(latitude, longitude)
            XCTAssertEqual(first, northing, accuracy: 2e-6, "\(row)")
            XCTAssertEqual(second, easting, accuracy: 2e-6, "\(row)")
            let (backLatitude, backLongitude) = try projection.inversePair(first, second)
            XCTAssertEqual(backLatitude, latitude, accuracy: 1e-10, "\(row)")
            XCTAssertEqual(backLongitude, longitude, accuracy: 1e-10, "\(row)")
        }
    }

    func testEveryGaussKrugerZoneOfTheRegisterPutsItsCentralMeridianOnItsFalseEasting() throws {
        let rows = try table("coord/epsg_china.tsv")
        var zoneCount = 0
        for row in rows where row[1].hasPrefix("CGCS2000 /") && row[2] == "PROJECTED_CRS" {
            guard let meridian = Double(row[4]), let falseEasting = Double(row[5]), row[6] == "0", row[7] == "1"
            else { continue }
            zoneCount += 1
            let projection = try Projection(
                from: .cgcs2000, to: CoordinateReference(epsg: try XCTUnwrap(Int32(row[0])), axisOrder: .eastNorth))
            XCTAssertEqual(projection.datumShift, .none, row[1])
            let equator = try projection.transform(Point(x: meridian, y: 0))
            assertEqual(equator, Point(x: falseEasting, y: 0), within: 1e-6, row[1])
        }
        XCTAssertEqual(zoneCount, 64)
    }

    // MARK: Axis order

    func testPointsAreEastFirstWhateverTheAxisOrderOfTheSystems() throws {
        let projection = try Projection(
            from: CoordinateReference(epsg: 4490, axisOrder: .northEast),
            to: CoordinateReference(epsg: 4547, axisOrder: .northEast))
        let plane = try projection.transform(zhengzhou)
        XCTAssertEqual(plane.x, 469_363.3, accuracy: 0.1)
        assertEqual(try projection.inverse(plane), zhengzhou, within: 1e-10)
    }

    func testPairsFollowTheAxisOrderOfEachSide() throws {
        let projection = try Projection(
            from: .cgcs2000, to: CoordinateReference(epsg: 4547, axisOrder: .northEast))
        let (north, east) = try projection.transformPair(zhengzhou.x, zhengzhou.y)
        XCTAssertEqual(north, 3_847_208.85, accuracy: 0.01)
        XCTAssertEqual(east, 469_363.30, accuracy: 0.01)
    }

    func testWrongAxisOrderShowsInsteadOfGivingAPlausiblePlace() throws {
        let fromDegrees = try Projection(from: .cgcs2000, to: .cgcs2000GaussKruger114)
        XCTAssertThrowsError(try fromDegrees.transform(Point(x: zhengzhou.y, y: zhengzhou.x))) { error in
            XCTAssertEqual((error as? GeoError)?.code, .outsideDomain)
        }
        // In metres every number is possible; the place is out at sea, three thousand kilometres away.
        let swapped = try fromDegrees.inverse(Point(x: 3_847_208.850953, y: 469_363.303672))
        XCTAssertGreaterThan(swapped.distance(to: zhengzhou), 25)
    }

    func testSameSystemOnBothSidesOnlyExchangesAxes() throws {
        for reference in [.wgs84, .cgcs2000, .cgcs2000GaussKruger114] as [CoordinateReference] {
            let projection = try Projection(from: reference, to: reference.with(axisOrder: .northEast))
            let (first, second) = try projection.transformPair(34, 12)
            XCTAssertEqual(first, 12, accuracy: 1e-12)
            XCTAssertEqual(second, 34, accuracy: 1e-12)
            XCTAssertEqual(projection.datumShift, .none)
        }
    }

    // MARK: Errors

    func testUnknownCodeIsNamed() {
        for reference in [999_999, 0, -4490] as [Int32] {
            assertGeoError(.unknownReferenceSystem, mentions: "EPSG:\(reference)") {
                _ = try Projection(from: .wgs84, to: CoordinateReference(epsg: reference, axisOrder: .eastNorth))
            }
        }
    }

    func testHeightsAndGeocentricSystemsAreRefused() {
        for epsg in [5773, 4479, 4480] as [Int32] {
            assertGeoError(.unknownReferenceSystem, mentions: "two dimensions") {
                _ = try Projection(from: CoordinateReference(epsg: epsg, axisOrder: .eastNorth), to: .wgs84)
            }
        }
    }

    func testMissingDatabaseIsToldFromAnUnknownCode() throws {
        let folder = try TemporaryFolder()
        assertGeoError(.projectionDatabaseMissing, mentions: folder.url.path) {
            _ = try Projection(from: .wgs84, to: .cgcs2000GaussKruger114, databaseFolder: folder.url.path)
        }
        try folder.write(Array("no database".utf8), to: "proj.db")
        assertGeoError(.projectionDatabaseMissing, mentions: folder.url.path) {
            _ = try Projection(from: .wgs84, to: .cgcs2000GaussKruger114, databaseFolder: folder.url.path)
        }
    }

    func testMissingDatabaseSaysWherePROJLooks() throws {
        let folder = try TemporaryFolder()
        let before = ["PROJ_DATA", "PROJ_LIB"].map { ($0, ProcessInfo.processInfo.environment[$0]) }
        defer { for (name, value) in before { if let value { setenv(name, value, 1) } else { unsetenv(name) } } }
        for (name, _) in before { setenv(name, folder.url.path, 1) }
        assertGeoError(.projectionDatabaseMissing, mentions: "PROJ_DATA") {
            _ = try Projection(from: .wgs84, to: .cgcs2000GaussKruger114)
        }
    }

    func testDatabaseOfTheHostIsUsed() throws {
        let databases = ["/usr/share/proj", "/usr/local/share/proj"]
        guard let folder = databases.first(where: { FileManager.default.fileExists(atPath: $0 + "/proj.db") }) else {
            throw XCTSkip("no proj.db in a usual place")
        }
        let projection = try Projection(from: .cgcs2000, to: .cgcs2000GaussKruger114, databaseFolder: folder)
        XCTAssertEqual(try projection.transform(zhengzhou).x, 469_363.303672, accuracy: 1e-5)
    }

    func testDatabaseThatGoesAwayLaterCannotHarmARunningProjection() throws {
        let database = URL(fileURLWithPath: "/usr/share/proj/proj.db")
        guard let bytes = try? Data(contentsOf: database) else { throw XCTSkip("no proj.db in the usual place") }
        var folder: TemporaryFolder? = try TemporaryFolder()
        try folder?.write([UInt8](bytes), to: "proj.db")
        let path = try XCTUnwrap(folder?.url.path)
        let projection = try Projection(from: .cgcs2000, to: .cgcs2000GaussKruger114, databaseFolder: path)
        folder = nil
        XCTAssertFalse(FileManager.default.fileExists(atPath: path))
        let failures = Failures()
        DispatchQueue.concurrentPerform(iterations: 100) { _ in
            do {
                let plane = try projection.transform(Point(x: 114, y: 0))
                if abs(plane.x - 500_000) > 1e-6 { failures.count() }
            } catch let error as GeoError where error.code == .engineFailure {
                // A copy may need the database; then it must say so, and never stop the process.
            } catch {
                failures.count()
            }
        }
        XCTAssertEqual(failures.total, 0)
    }

    func testCoordinatesOutsideTheDomainAreNamed() throws {
        let projection = try Projection(from: .wgs84, to: .cgcs2000GaussKruger114)
        let refused = [
            Point(x: .nan, y: 34), Point(x: 114, y: .infinity), Point(x: -.infinity, y: .nan), Point(x: 114, y: 90.1),
            Point(x: 1e9, y: 2), Point(x: 24, y: 0),
        ]
        for point in refused {
            assertGeoError(.outsideDomain, mentions: "(\(point.x), \(point.y))") { _ = try projection.transform(point) }
        }
        assertGeoError(.outsideDomain, mentions: "1000000000000.0") {
            _ = try projection.inverse(Point(x: 1e12, y: 1e12))
        }
        assertGeoError(.outsideDomain, mentions: "(114.0, 95.0)") {
            _ = try projection.transform([zhengzhou, Point(x: 114, y: 95), Point(x: .nan, y: 0)])
        }
        // A refusal leaves nothing behind.
        assertEqual(try projection.transform(Point(x: 114, y: 0)), Point(x: 500_000, y: 0), within: 1e-6)
    }

    func testImpossibleAreaIsRefused() {
        assertGeoError(.outsideDomain, mentions: "area") {
            let box = BoundingBox(minX: 0, minY: .nan, maxX: 1, maxY: 1)
            _ = try Projection(from: .wgs84, to: .cgcs2000, within: box)
        }
    }

    // MARK: Datum

    func testDatumShiftIsStated() throws {
        func shift(_ source: Int32, _ target: Int32, within area: BoundingBox? = nil) throws -> DatumShift {
            try Projection(
                from: CoordinateReference(epsg: source, axisOrder: .eastNorth),
                to: CoordinateReference(epsg: target, axisOrder: .eastNorth), within: area
            ).datumShift
        }
        XCTAssertEqual(try shift(4490, 4547), .none)
        XCTAssertEqual(try shift(4547, 4526), .none)
        XCTAssertEqual(try shift(4326, 32_650), .none)
        XCTAssertEqual(try shift(4326, 4547), .identityByConvention(accuracyMeters: 0.1))
        XCTAssertEqual(try shift(4513, 4326), .identityByConvention(accuracyMeters: 0.1))
        guard case .transformed(let description, accuracyMeters: 1) = try shift(4326, 3826) else {
            return XCTFail("TWD97 is transformed with an accuracy of 1 m")
        }
        XCTAssertTrue(description.contains("TWD97 to WGS 84"), description)
        // From Beijing 1954 no transformation holds for all of China.
        for (source, target) in [(2435, 4547), (2383, 4547), (4214, 4326)] as [(Int32, Int32)] {
            let shift = try shift(source, target)
            guard case .ballpark = shift else { return XCTFail("\(source) to \(target): \(shift)") }
            XCTAssertFalse(shift.isDependable)
        }
        // In the Ordos basin one does.
        let ordos = BoundingBox(minX: 108, minY: 37.5, maxX: 108.5, maxY: 38)
        guard case .transformed(_, accuracyMeters: 1) = try shift(4214, 4326, within: ordos) else {
            return XCTFail("the register has a transformation of 1 m for the Ordos basin")
        }
    }

    func testCoordinatesPassThroughBetweenWGS84AndCGCS2000() throws {
        let projection = try Projection(from: .wgs84, to: .cgcs2000)
        assertEqual(try projection.transform(zhengzhou), zhengzhou, within: 1e-12)
    }

    // MARK: Laws

    func testForwardAndInverseAgreeAllOverTheZone() throws {
        let projection = try Projection(from: .cgcs2000, to: .cgcs2000GaussKruger114)
        var generator = SeededGenerator(seed: 1)
        let points = (0..<2_000).map { _ in
            Point(x: .random(in: 110...118, using: &generator), y: .random(in: 3...54, using: &generator))
        }
        let plane = try projection.transform(points)
        for (point, back) in zip(points, try projection.inverse(plane)) { assertEqual(back, point, within: 1e-10) }
        for (point, image) in zip(points, plane).prefix(100) {
            XCTAssertEqual(try projection.transform(point), image, "one by one as all at once")
        }
        XCTAssertEqual(try projection.transform([]), [])
    }

    func testManyThreadsShareOneProjection() throws {
        let projection = try Projection(from: .cgcs2000, to: .cgcs2000GaussKruger114)
        let points = (0..<64).map { Point(x: 113 + Double($0) / 64, y: 34 + Double($0) / 64) }
        let expected = try projection.transform(points)
        let failures = Failures()
        DispatchQueue.concurrentPerform(iterations: 400) { round in
            let index = round % points.count
            do {
                guard try projection.transform(points[index]) == expected[index] else { return failures.count() }
                guard try projection.transform(points) == expected else { return failures.count() }
                // Errors in between must not spoil the neighbours.
                if (try? projection.transform(Point(x: 114, y: 99))) != nil { failures.count() }
                let back = try projection.inverse(expected[index])
                if back.distance(to: points[index]) > 1e-10 { failures.count() }
            } catch {
                failures.count()
            }
        }
        XCTAssertEqual(failures.total, 0)
    }

    // MARK: Helpers

    private func table(_ path: String) throws -> [[String]] {
        let text = String(decoding: try TestData.bytes(path), as: UTF8.self)
        return text.split(separator: "\n").dropFirst().map { line in
            line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
    }
}

/// Counts what went wrong on many threads.
private final class Failures: @unchecked Sendable {
    private let lock = NSLock()
    private var number = 0

    func count() { lock.withLock { number += 1 } }
    var total: Int { lock.withLock { number } }
}
