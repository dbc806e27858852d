import FangcunGeo
import FangcunModel
import FangcunTestSupport
import XCTest

/// Well-known text and binary; GEOS in the process is the second opinion.
final class WellKnownTests: XCTestCase {
    private let geos = GEOSReferee()
    private let ring = "(0 0, 4 0, 4 4, 0 4, 0 0)"

    // MARK: Agreement

    func testWhatIsWrittenReadsBack() throws {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<500 {
            let geometry = RandomGeometry.make(&generator)
            let text = try WellKnownText.text(of: geometry, srid: 4_547)
            XCTAssertEqual(try WellKnownText.read(text).geometry, geometry, text)
            XCTAssertEqual(try WellKnownText.read(text).srid, 4_547)
            for order in [WellKnownBinary.ByteOrder.bigEndian, .littleEndian] {
                for srid in [nil, 4_547, -1] as [Int32?] {
                    let read = try WellKnownBinary.read(WellKnownBinary.bytes(of: geometry, order: order, srid: srid))
                    XCTAssertEqual(read.geometry, geometry, text)
                    XCTAssertEqual(read.srid, srid)
                }
            }
        }
    }

    func testGEOSWritesTheSameBytesForOurText() throws {
        var generator = SeededGenerator(seed: 12)
        for _ in 0..<500 {
            let geometry = RandomGeometry.make(&generator)
            let text = try WellKnownText.text(of: geometry)
            for order in [WellKnownBinary.ByteOrder.bigEndian, .littleEndian] {
                XCTAssertEqual(
                    geos.bytes(ofText: text, order: order), WellKnownBinary.bytes(of: geometry, order: order), text)
                // GEOS repeats the number in the members, which we read.
                let extended = try XCTUnwrap(geos.bytes(ofText: text, order: order, srid: 4_547))
                let read = try WellKnownBinary.read(extended)
                XCTAssertEqual(read.geometry, geometry)
                XCTAssertEqual(read.srid, 4_547)
            }
            let theirs = try XCTUnwrap(geos.text(ofBytes: WellKnownBinary.bytes(of: geometry)))
            let read = try XCTUnwrap(WellKnownText.read(theirs).geometry)
            XCTAssertEqual(read.chains.map(\.count), geometry.chains.map(\.count), text)
            for (one, other) in zip(read.chains.joined(), geometry.chains.joined()) {
                // GEOS writes 17 decimals, which are not always 17 digits.
                XCTAssertEqual(one.x, other.x, accuracy: 1e-16)
                XCTAssertEqual(one.y, other.y, accuracy: 1e-16)
            }
        }
    }

    func testHeightsOfGEOSArePassedOver() throws {
        for (flat, tall) in [
            ("POINT (1 2)", "POINT Z (1 2 3)"), ("LINESTRING (1 2, 3 4)", "LINESTRING Z (1 2 9, 3 4 9)"),
            ("MULTIPOINT ((1 2), (3 4))", "MULTIPOINT Z ((1 2 7), (3 4 7))"),
        ] {
            let bytes = try XCTUnwrap(geos.bytes(ofText: tall, order: .littleEndian, dimensions: 3))
            let read = try WellKnownBinary.read(bytes)
            XCTAssertEqual(read.geometry, try WellKnownText.read(flat).geometry)
            XCTAssertTrue(read.hasHeights)
            XCTAssertFalse(read.hasMeasures)
            XCTAssertEqual(try WellKnownText.read(tall), read)
        }
    }

    // MARK: Forms

    func testTextMayBeWrittenInManyWays() throws {
        let point = Geometry.point(Point(x: 1, y: -2.5))
        for text in [
            "POINT(1 -2.5)", " point ( 1.0\t-25e-1 ) ", "POINT Z (1 -2.5 9)", "POINTZ(1 -2.5 9)",
            "PoInT zM (1 -2.5 9 8)",
            "POINT M(+1 -2.5 7)", "POINT(1 -2.5 3)", "POINT(1 -2.5 3 4)", "SRID=4326;POINT(1 -2.5)",
        ] {
            XCTAssertEqual(try WellKnownText.read(text).geometry, point, text)
        }
        XCTAssertTrue(try WellKnownText.read("POINT ZM (1 2 3 4)").hasMeasures)
        XCTAssertTrue(try WellKnownText.read("POINT M (1 2 3)").hasMeasures)
        XCTAssertFalse(try WellKnownText.read("POINT M (1 2 3)").hasHeights)
        XCTAssertTrue(try WellKnownText.read("POINT (1 2 3)").hasHeights)
        let points = Geometry.multiPoint([Point(x: 1, y: 2), Point(x: 3, y: 4)])
        for text in ["MULTIPOINT(1 2,3 4)", "MULTIPOINT((1 2),(3 4))", "MULTIPOINT((1 2),EMPTY,3 4)"] {
            XCTAssertEqual(try WellKnownText.read(text).geometry, points, text)
        }
    }

    func testEmptyGeometriesAreNone() throws {
        for kind in [
            "POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION",
        ] {
            XCTAssertNil(try WellKnownText.read("\(kind) EMPTY").geometry)
            XCTAssertNil(try WellKnownText.read("\(kind) Z EMPTY").geometry)
            let bytes = try XCTUnwrap(geos.bytes(ofText: "\(kind) EMPTY", order: .littleEndian))
            XCTAssertNil(try WellKnownBinary.read(bytes).geometry, kind)
        }
        XCTAssertNil(try WellKnownText.read("MULTIPOLYGON (EMPTY, EMPTY)").geometry)
        XCTAssertEqual(geos.text(ofBytes: WellKnownBinary.bytes(of: nil)), try WellKnownText.text(of: nil))
    }

    func testISONumbersOfHeightsAndMeasures() throws {
        let numbers = [1.0, 2, 3, 4].map { $0.bitPattern.bigEndian }
        for (type, count) in [(1, 2), (1_001, 3), (2_001, 3), (3_001, 4)] {
            let bytes =
                [0] + bigEndian(UInt32(type)) + numbers.prefix(count).flatMap { bigEndian(UInt64(bigEndian: $0)) }
            let read = try WellKnownBinary.read(bytes)
            XCTAssertEqual(read.geometry, .point(Point(x: 1, y: 2)))
            XCTAssertEqual(read.hasHeights, type == 1_001 || type == 3_001)
            XCTAssertEqual(read.hasMeasures, type > 2_000)
        }
    }

    func testCollectionsOfOneKindBecomeOneGeometry() throws {
        let text = "GEOMETRYCOLLECTION (POLYGON (\(ring)), MULTIPOLYGON ((\(ring)), (\(ring))), POINT EMPTY)"
        let bytes = try XCTUnwrap(geos.bytes(ofText: text, order: .bigEndian))
        for read in [try WellKnownText.read(text), try WellKnownBinary.read(bytes)] {
            XCTAssertEqual(read.geometry?.polygons?.count, 3)
        }
        let mixed = "GEOMETRYCOLLECTION (POINT (1 2), POLYGON (\(ring)))"
        assertGeoError(.invalidGeometry, mentions: "mixed") { _ = try WellKnownText.read(mixed) }
        XCTAssertEqual(try WellKnownText.read(mixed, faults: .kept).geometry?.polygons?.count, 1)
    }

    func testRingsAreJudgedOrKept() throws {
        for rings in ["(0 0, 1 0, 1 1)", "(0 0, 1 0, 1 1, 0 1)", "EMPTY", "\(ring), EMPTY"] {
            let text = "MULTIPOLYGON ((\(ring)), (\(rings)))"
            assertGeoError(.invalidGeometry, mentions: "byte 0", "ring") { _ = try WellKnownText.read(text) }
            let kept = try WellKnownText.read(text, faults: .kept).geometry
            XCTAssertEqual(kept?.polygons?.count, 2)
            let bytes = WellKnownBinary.bytes(of: kept)
            if rings == "EMPTY" {
                // Binary has no ring without points to begin with, but a polygon without rings.
                XCTAssertEqual(try WellKnownBinary.read(bytes).geometry?.polygons?.count, 1)
            } else {
                XCTAssertThrowsError(try WellKnownBinary.read(bytes))
                XCTAssertEqual(try WellKnownBinary.read(bytes, faults: .kept).geometry, kept)
            }
        }
    }

    // MARK: Hostile input

    func testWrongTextIsRefusedWhereItStands() {
        for (text, place) in [
            ("", 0), ("POINT", 5), ("POINT (1)", 8), ("POINT (1 2", 10), ("POINT (1 2) x", 12), ("POINT (1 x)", 9),
            ("CIRCULARSTRING (0 0, 1 1, 2 0)", 0), ("POLYGON ((0 0, 1 1, 1 0, 0 0)", 29),
            ("LINESTRING (1 2 3, 4 5)", 19),
            ("POINT Z (1 2)", 9), ("SRID=;POINT (1 2)", 5), ("SRID=99999999999;POINT(1 2)", 16), ("POINT (0x1 2)", 8),
            ("LINESTRING (1 2, , 3 4)", 17), ("POINT (nan nan)", 7), ("点 (1 2)", 0),
        ] {
            XCTAssertThrowsError(try WellKnownText.read(text), text) { error in
                XCTAssertEqual((error as? GeoError)?.code, .malformedInput, text)
                XCTAssertEqual((error as? GeoError)?.place, .byte(place), text)
            }
        }
        assertGeoError(.invalidGeometry, mentions: "byte 7") { _ = try WellKnownText.read("POINT (1e999 2)") }
        assertGeoError(.invalidGeometry) { _ = try WellKnownText.read("LINESTRING (1 2)") }
    }

    func testEveryTruncationIsRefused() throws {
        let text = "MULTIPOLYGON (((0 0, 4 0, 4 4, 0 0), (1 1, 2 1, 2 2, 1 1)), ((9 9, 8 9, 8 8, 9 9)))"
        for length in 0..<text.utf8.count {
            XCTAssertThrowsError(try WellKnownText.read(Array(text.utf8.prefix(length))), "\(length)")
        }
        let bytes = WellKnownBinary.bytes(of: try WellKnownText.read(text).geometry, srid: 4_547)
        for length in 0..<bytes.count {
            XCTAssertThrowsError(try WellKnownBinary.read(Array(bytes.prefix(length))), "\(length)") { error in
                XCTAssertEqual((error as? GeoError)?.code, .malformedInput)
            }
        }
        XCTAssertThrowsError(try WellKnownBinary.read(bytes + [0]))
    }

    func testEveryBitFlippedIsReadOrRefused() throws {
        let bytes = WellKnownBinary.bytes(
            of: try WellKnownText.read("POLYGON (\(ring), (1 1, 2 1, 2 2, 1 1))").geometry)
        for bit in 0..<bytes.count * 8 {
            var broken = bytes
            broken[bit / 8] ^= 1 << (bit % 8)
            _ = try? WellKnownBinary.read(broken)
            _ = try? WellKnownBinary.read(broken, faults: .kept)
        }
    }

    func testCountsThatTheBytesCannotHoldAskForNothing() {
        for type: UInt32 in 2...7 {
            let bytes = [0] + bigEndian(type) + bigEndian(UInt32.max) + [UInt8](repeating: 0, count: 100)
            assertGeoError(.malformedInput, mentions: "byte 5") { _ = try WellKnownBinary.read(bytes) }
        }
    }

    func testDepthAndVerticesAreBounded() throws {
        let level = [0] + bigEndian(UInt32(7)) + bigEndian(UInt32(1))
        let deep = Array(repeating: level, count: 100_000).flatMap { $0 }
        assertGeoError(.limitExceeded) { _ = try WellKnownBinary.read(deep + WellKnownBinary.bytes(of: nil)) }
        let text = String(repeating: "GEOMETRYCOLLECTION(", count: 100_000)
        assertGeoError(.limitExceeded) { _ = try WellKnownText.read(text) }
        let limits = WellKnownGeometry.Limits(maximumVertices: 4)
        let polygon = "POLYGON (\(ring))"
        assertGeoError(.limitExceeded) { _ = try WellKnownText.read(polygon, limits: limits) }
        let bytes = WellKnownBinary.bytes(of: try WellKnownText.read(polygon).geometry)
        assertGeoError(.limitExceeded) { _ = try WellKnownBinary.read(bytes, limits: limits) }
        assertGeoError(.limitExceeded) { _ = try WellKnownBinary.read(bytes, limits: .init(maximumBytes: 20)) }
    }

    func testCurvesAndForeignTypesAreRefused() {
        for type: UInt32 in [0, 8, 15, 16, 17, 1_008, 4_001, 0x1000_0001, 0x8000_03E9] {
            let bytes = [0] + bigEndian(type) + [UInt8](repeating: 0, count: 40)
            assertGeoError(.malformedInput, mentions: "type \(type)") { _ = try WellKnownBinary.read(bytes) }
        }
    }

    func testMembersAreOfTheirKind() {
        let line = WellKnownBinary.bytes(of: .lineString([Point(x: 1, y: 2), Point(x: 3, y: 4)]), order: .bigEndian)
        let bytes = [0] + bigEndian(UInt32(6)) + bigEndian(UInt32(1)) + line
        assertGeoError(.malformedInput, mentions: "LINESTRING", "byte 9") { _ = try WellKnownBinary.read(bytes) }
    }

    func testNumbersThatAreNoneAreRefusedOrKept() throws {
        let bad = Geometry.lineString([Point(x: 1, y: .nan), Point(x: 3, y: .infinity)])
        assertGeoError(.invalidGeometry) { _ = try WellKnownBinary.read(WellKnownBinary.bytes(of: bad)) }
        assertGeoError(.invalidGeometry) { _ = try WellKnownText.text(of: bad) }
        XCTAssertNotNil(try WellKnownBinary.read(WellKnownBinary.bytes(of: bad), faults: .kept).geometry)
        let half = WellKnownBinary.bytes(of: .point(Point(x: .nan, y: 1)))
        assertGeoError(.invalidGeometry) { _ = try WellKnownBinary.read(half) }
    }

    private func bigEndian<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
        withUnsafeBytes(of: number.bigEndian) { Array($0) }
    }
}
