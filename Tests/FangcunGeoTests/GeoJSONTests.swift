import FangcunGeo
import FangcunModel
import FangcunTestSupport
import XCTest

final class GeoJSONTests: XCTestCase {
    private let square = "[[0,0],[1,0],[1,1],[0,1],[0,0]]"
    private let hole = "[[0.2,0.2],[0.2,0.4],[0.4,0.4],[0.2,0.2]]"

    private func read(
        _ text: String, reference: CoordinateReference? = nil, label: String? = nil,
        limits: GeoJSON.Limits = GeoJSON.Limits()
    ) throws -> GeoJSON {
        try GeoJSON(Array(text.utf8), reference: reference, label: label, limits: limits)
    }

    // MARK: What is read

    func testEveryGeometryOfTheStandard() throws {
        let (a, b, c) = (Point(x: 1, y: 2), Point(x: 3, y: -4), Point(x: 5.5, y: 6))
        let expected: [(String, Geometry)] = [
            (#""type":"Point","coordinates":[1,2]"#, .point(a)),
            (#""type":"MultiPoint","coordinates":[[1,2],[3,-4]]"#, .multiPoint([a, b])),
            (#""type":"LineString","coordinates":[[1,2],[3,-4],[5.5,6]]"#, .lineString([a, b, c])),
            (
                #""type":"MultiLineString","coordinates":[[[1,2],[3,-4]],[[5.5,6],[1,2]]]"#,
                .multiLineString([[a, b], [c, a]])
            ),
            (#""type":"Polygon","coordinates":[\#(square),\#(hole)]"#, .polygon(Self.squareWithHole)),
            (
                #""type":"MultiPolygon","coordinates":[[\#(square),\#(hole)],[\#(square)]]"#,
                .multiPolygon([Self.squareWithHole, Polygon(outer: Self.squareWithHole.outer)])
            ),
        ]
        for (text, geometry) in expected {
            XCTAssertEqual(try read("{\(text)}").features.map(\.geometry), [geometry], "bare")
            let feature = #"{"type":"Feature","geometry":{\#(text)},"properties":null}"#
            XCTAssertEqual(try read(feature).features.map(\.geometry), [geometry], "one feature")
            let collection = #"{"type":"FeatureCollection","features":[\#(feature),\#(feature)]}"#
            XCTAssertEqual(try read(collection).features.map(\.geometry), [geometry, geometry], "a collection")
        }
    }

    func testMembersMayStandInAnyOrder() throws {
        let members = [
            #""type":"Feature""#, #""id":7"#, #""properties":{"code":"甲","n":[1,{"a":null}]}"#,
            #""geometry":{"coordinates":[\#(square),\#(hole)],"type":"Polygon"}"#, #""bbox":[0,0,1,1]"#,
        ]
        let expected = try read("{\(members.joined(separator: ","))}").features
        XCTAssertEqual(expected[0].identifier, "7")
        XCTAssertEqual(expected[0].geometry, .polygon(Self.squareWithHole))
        XCTAssertEqual(expected[0]["code"], .string("甲"))
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<20 {
            let feature = "{\(members.shuffled(using: &generator).joined(separator: ", "))}"
            XCTAssertEqual(try read(feature).features, expected)
            let outer = [
                #""features":[\#(feature)]"#, #""type":"FeatureCollection""#, #""name":"城""#,
            ]
            let collection = try read("{\(outer.shuffled(using: &generator).joined(separator: "\t"  + ","))}")
            XCTAssertEqual(collection.features, expected)
        }
    }

    func testHeightsArePassedOver() throws {
        let text = #"{"type":"LineString","coordinates":[[1,2,50],[3,-4,51.5,9,9]]}"#
        XCTAssertEqual(
            try read(text).features[0].geometry, .lineString([Point(x: 1, y: 2), Point(x: 3, y: -4)]))
    }

    func testFeatureWithoutAPlaceIsKept() throws {
        for place in ["null", #"{"type":"Polygon","coordinates":[]}"#, #"{"type":"Point","coordinates":[ ]}"#] {
            let text = #"{"type":"Feature","properties":{"a":1},"geometry":\#(place)}"#
            let feature = try XCTUnwrap(try read(text).features.first)
            XCTAssertNil(feature.geometry, place)
            XCTAssertEqual(feature.properties, [JSONValue.Member("a", .number(1))])
        }
        XCTAssertEqual(try read(#"{"type":"FeatureCollection","features":[]}"#).features, [])
    }

    func testRingDirectionIsLeftAsWritten() throws {
        let clockwise = #"{"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1],[0,0]]]}"#
        let outer = try XCTUnwrap(try read(clockwise).features[0].geometry?.polygons?.first?.outer)
        XCTAssertEqual(outer.map(\.y), [0, 1, 1, 0])
    }

    func testLinesAreCountedFromOne() throws {
        let feature = #"{"type":"Feature","properties":{},"geometry":null}"#
        let text = "{\"type\":\"FeatureCollection\",\"features\":[\n\(feature),\n\n\(feature)\n]}"
        XCTAssertEqual(try read(text).features.map(\.line), [2, 4])
    }

    // MARK: Reference systems

    func testReferenceSystemIsTheOneDeclared() throws {
        func declared(_ crs: String) throws -> CoordinateReference {
            try read(#"{"type":"FeatureCollection","features":[],"crs":\#(crs)}"#).reference
        }
        func named(_ name: String) throws -> CoordinateReference {
            try declared(#"{"type":"name","properties":{"name":"\#(name)"}}"#)
        }
        XCTAssertEqual(try named("urn:ogc:def:crs:EPSG::4547"), .cgcs2000GaussKruger114)
        XCTAssertEqual(try named("EPSG:4547"), .cgcs2000GaussKruger114)
        XCTAssertEqual(try named("urn:ogc:def:crs:OGC:1.3:CRS84"), .wgs84)
        XCTAssertEqual(try declared("null"), .wgs84)
        XCTAssertEqual(try read(#"{"type":"Point","coordinates":[1,2]}"#).reference, .wgs84)
        for name in ["urn:ogc:def:crs:EPSG::", "Beijing", "EPSG:abc", ""] {
            assertGeoError(.unknownReferenceSystem, mentions: "line 1", "'\(name)'") { _ = try named(name) }
        }
        assertGeoError(.unknownReferenceSystem) { _ = try declared(#"{"type":"link","properties":{"href":"a"}}"#) }
        assertGeoError(.unknownReferenceSystem) { _ = try declared("4547") }
        assertGeoError(.malformedInput, mentions: "crs") {
            _ = try read(
                #"{"type":"FeatureCollection","features":[{"type":"Feature","crs":null,"geometry":null}]}"#)
        }
    }

    func testGivenAndDeclaredSystemMustAgree() throws {
        let text =
            #"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:4547"}},"features":[]}"#
        XCTAssertEqual(try read(text, reference: .cgcs2000GaussKruger114).reference, .cgcs2000GaussKruger114)
        assertGeoError(.unknownReferenceSystem, mentions: "EPSG:4547", "EPSG:4326") {
            _ = try read(text, reference: .wgs84)
        }
    }

    func testNumbersWrittenNorthFirstAreExchanged() throws {
        let text = #"{"type":"Polygon","coordinates":[[[30,113],[31,113],[31,114],[30,113]]]}"#
        let document = try read(text, reference: CoordinateReference(epsg: 4490, axisOrder: .northEast))
        XCTAssertEqual(document.reference, .cgcs2000)
        XCTAssertEqual(document.features[0].geometry?.bounds, BoundingBox(minX: 113, minY: 30, maxX: 114, maxY: 31))
    }

    func testMetresInAFileOfDegreesAreRefused() throws {
        let text =
            #"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{}},"#
            + #"{"type":"Feature","properties":{"c":"A-1"},"geometry":{"type":"Point","coordinates":[469363.3,3847208.8]}}]}"#
        assertGeoError(.outsideDomain, mentions: "feature 1 (A-1)", "469363.3") { _ = try read(text, label: "c") }
        XCTAssertEqual(try read(text, reference: .cgcs2000GaussKruger114).features.count, 2)
        assertGeoError(.outsideDomain) { _ = try read(#"{"type":"Point","coordinates":[34.7,113.6]}"#) }
    }

    // MARK: Faults are named

    func testRingsMustBeClosedAndOfFourPoints() {
        func collection(_ geometry: String) -> String {
            "{\"type\":\"FeatureCollection\",\"features\":[\n"
                + #"{"type":"Feature","properties":{"code":"good"},"geometry":{"type":"Point","coordinates":[0,0]}},"#
                + "\n{\"type\":\"Feature\",\"geometry\":{\n\(geometry)\n},\"properties\":{\"code\":\"410102\"}}]}"
        }
        let open = #""type":"Polygon","coordinates":[\#(square),"# + "\n[[0,0],[1,0],[1,1],[0,1]]]"
        assertGeoError(.invalidGeometry, mentions: "feature 1 (410102)", "line 5", "ring 2 of polygon 1", "open") {
            _ = try read(collection(open), label: "code")
        }
        let short = #""coordinates":[[\#(square)],[[[0,0],[1,0],[0,0]]]],"type":"MultiPolygon""#
        assertGeoError(.invalidGeometry, mentions: "feature 1 (410102)", "line 4", "ring 1 of polygon 2", "3 points") {
            _ = try read(collection(short), label: "code")
        }
        assertGeoError(.invalidGeometry, mentions: "feature 1", "single point") {
            _ = try read(collection(#""coordinates":[[1,2]],"type":"LineString""#))
        }
    }

    func testIdentifierNamesTheFeatureInErrors() {
        let text =
            #"{"type":"FeatureCollection","features":[{"id":"K-7","type":"Feature","geometry":{"type":"Point","coordinates":["x"]}}]}"#
        assertGeoError(.malformedInput, mentions: "feature 0 (K-7)", "line 1, column") { _ = try read(text) }
    }

    func testLabelNamesTheFeatureRatherThanItsIdentifier() {
        let members = [#""id":"K-7""#, #""properties":{"code":410102}"#]
        for order in [members, members.reversed()] {
            let text = #"{"type":"FeatureCollection","features":[{\#(order.joined(separator: ",")),"geometry":1}]}"#
            assertGeoError(.malformedInput, mentions: "feature 0 (410102)") { _ = try read(text, label: "code") }
        }
    }

    func testWrongStructureIsMalformed() {
        let texts = [
            "", "  ", "null", "[]", "7", #""FeatureCollection""#, "{}",
            #"{"type":"FeatureCollection"}"#, #"{"type":"FeatureCollection","features":{}}"#,
            #"{"type":"FeatureCollection","features":[1]}"#, #"{"type":"FeatureCollection","features":[{}]}"#,
            #"{"type":"FeatureCollection","features":[{"type":"Point","coordinates":[1,2]}]}"#,
            #"{"type":"Feature","properties":{}}"#, #"{"type":"Feature","geometry":"POINT(1 2)"}"#,
            #"{"type":"Feature","geometry":null,"properties":7}"#, #"{"type":"Feature","geometry":null,"id":[1]}"#,
            #"{"type":7,"features":[]}"#, #"{"type":"Topology","objects":{}}"#, #"{"type":"Point"}"#,
            #"{"coordinates":[1,2]}"#, #"{"type":"Point","coordinates":[1]}"#,
            #"{"type":"Point","coordinates":"1,2"}"#, #"{"type":"Point","coordinates":null}"#,
            #"{"type":"Point","coordinates":[1,"2"]}"#, #"{"type":"Point","coordinates":[1,null]}"#,
            #"{"type":"Point","coordinates":[1,2,[3]]}"#, #"{"type":"Point","coordinates":[[1,2]]}"#,
            #"{"type":"Polygon","coordinates":[[1,2],[3,4]]}"#,
            #"{"type":"Polygon","coordinates":"POLYGON((0 0,1 0,1 1,0 0))"}"#,
            #"{"type":"MultiPoint","coordinates":[[]]}"#, #"{"type":"LineString","coordinates":[[1,2],[]]}"#,
            #"{"type":"LineString","coordinates":[[1,2],3]}"#, #"{"type":"LineString","coordinates":[[1,2],[[3,4]]]}"#,
            #"{"type":"MultiPolygon","coordinates":[[[[[1,2]]]]]}"#,
            #"{"type":"GeometryCollection"}"#, #"{"type":"GeometryCollection","geometries":[null]}"#,
            #"{"type":"GeometryCollection","geometries":[{}]}"#, #"{"type":"FeatureCollection","features":[null]}"#,
            #"{"type":"Point","coordinates":[1,2]} x"#, #"{"type":"Point","coordinates":[1,2]}{}"#,
            #"{"type":"Point","coordinates":[1e999,2]}"#, #"{"type":"Point","coordinates":[NaN,2]}"#,
            #"{"type":"Point","coordinates":[-Infinity,2]}"#, #"{"type":"Point","coordinates":[01,2]}"#,
            #"{"type":"Point","coordinates":[+1,2]}"#, #"{"type":"Point","coordinates":[1,2,]}"#,
            #"{"type":"Point","coordinates":[0x1,2]}"#, #"{"type":"Point","coordinates":[1,2]"#,
            // Which of two would be believed?
            #"{"type":"Point","type":"Point","coordinates":[1,2]}"#,
            #"{"type":"Point","coordinates":[1,2],"coordinates":[3,4]}"#,
            #"{"type":"FeatureCollection","features":[],"features":[]}"#,
            #"{"type":"Feature","geometry":null,"geometry":null}"#,
            #"{"type":"Feature","geometry":null,"properties":{},"properties":{}}"#,
            #"{"type":"Feature","geometry":null,"properties":{"a":1,"a":2}}"#,
            #"{"type":"FeatureCollection","features":[],"crs":null,"crs":null}"#,
        ]
        for text in texts {
            XCTAssertThrowsError(try read(text), text) { error in
                XCTAssertEqual((error as? GeoError)?.code, .malformedInput, "\(text): \(error)")
            }
        }
    }

    func testCollectionsOfOneKindBecomeOneGeometry() throws {
        func geometry(_ members: String) throws -> Geometry? {
            try read(#"{"type":"GeometryCollection","geometries":[\#(members)]}"#).features[0].geometry
        }
        let point = #"{"type":"Point","coordinates":[1,2]}"#
        let area = #"{"coordinates":[\#(square)],"type":"Polygon"}"#
        let none = #"{"type":"Polygon","coordinates":[]}"#
        XCTAssertEqual(
            try geometry("\(point),\(point)"), .multiPoint([Point(x: 1, y: 2), Point(x: 1, y: 2)]))
        XCTAssertEqual(try geometry("\(area),\(none)")?.polygons?.count, 1)
        let nested = #"{"type":"GeometryCollection","geometries":[\#(area),\#(area)]}"#
        XCTAssertEqual(try geometry("\(area),\(nested)")?.polygons?.count, 3)
        XCTAssertNil(try geometry(""))
        XCTAssertNil(try geometry(none))
        assertGeoError(.invalidGeometry, mentions: "feature 0", "mixed") { _ = try geometry("\(area),\(point)") }
    }

    func testEmptyRingsAreInvalidWhereTheyStand() throws {
        let cases = [
            "[[]]", "[[],\(square)]", "[\(square),[]]", "[[],[],\(square),[]]",
        ]
        for coordinates in cases {
            assertGeoError(.invalidGeometry, mentions: "line 2") {
                _ = try read("{\"type\":\"Polygon\",\n\"coordinates\":\(coordinates)}")
            }
            assertGeoError(.invalidGeometry) {
                _ = try read(#"{"type":"MultiPolygon","coordinates":[[\#(square)],\#(coordinates)]}"#)
            }
        }
        assertGeoError(.invalidGeometry) { _ = try read(#"{"type":"MultiPolygon","coordinates":[[],[\#(square)]]}"#) }
    }

    func testACheckSeesEveryFeatureThatBreaksARule() throws {
        let shapes = [
            #"{"type":"Polygon","coordinates":[[]]}"#, #"{"type":"Polygon","coordinates":[[],\#(square)]}"#,
            #"{"type":"MultiPolygon","coordinates":[[],[[]],[\#(square)]]}"#,
            #"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},"#
                + #"{"type":"Polygon","coordinates":[\#(square)]}]}"#,
            #"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},"#
                + #"{"type":"LineString","coordinates":[[1,2],[3,4]]}]}"#,
        ]
        let features = shapes.map { #"{"type":"Feature","properties":{},"geometry":\#($0)}"# } + ["null"]
        let text = #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#
        let document = try GeoJSON(Array(text.utf8), faults: .kept)
        let rings = document.features.map { $0.geometry?.polygons?.map { $0.rings.map(\.count) } }
        XCTAssertEqual(rings, [[[0]], [[0, 5]], [[0], [0], [5]], [[5]], nil, nil])
        let grids = try UnitGridSet(geoJSON: Array(text.utf8), codeProperty: "code", faults: .kept)
        let report = CoverageCheck.check(grids)
        let unusable = Set(report.findings.filter { $0.code == .gridsUnusableRing }.flatMap(\.grids))
        XCTAssertTrue(unusable.isSuperset(of: [0, 1, 2, 4, 5]), "\(unusable)")
        for feature in features {
            XCTAssertThrowsError(
                try GeoJSON(Array(#"{"type":"FeatureCollection","features":[\#(feature)]}"#.utf8)), feature)
        }
    }

    func testEveryTruncationIsAnError() {
        let text =
            #"{"type":"FeatureCollection","features":[{"type":"Feature","id":1,"properties":{"名":"甲\u4e59"},"#
            + #""geometry":{"type":"MultiPolygon","coordinates":[[\#(square),\#(hole)]]}}]}"#
        let bytes = Array(text.utf8)
        for length in 0..<bytes.count {
            XCTAssertThrowsError(try GeoJSON(Array(bytes.prefix(length))), "\(length)") { error in
                XCTAssertEqual((error as? GeoError)?.code, .malformedInput, "\(length): \(error)")
            }
        }
        XCTAssertNoThrow(try GeoJSON(bytes))
        XCTAssertNoThrow(try GeoJSON([0xEF, 0xBB, 0xBF] + bytes), "a byte order mark")
    }

    func testEverySingleByteChangedIsReadOrRefusedWithoutHarm() {
        let text =
            #"{"type":"Feature","properties":{"a":"甲"},"geometry":{"type":"Polygon","coordinates":[\#(square)]}}"#
        let bytes = Array(text.utf8)
        var refused = 0
        for index in bytes.indices {
            for byte in [0, 0x22, 0x2C, 0x5B, 0x5D, 0x7B, 0x7D, 0x80, 0xFF, 0x65, 0x2D] as [UInt8] {
                var broken = bytes
                broken[index] = byte
                do { _ = try GeoJSON(broken) } catch { refused += 1 }
            }
        }
        XCTAssertGreaterThan(refused, bytes.count * 5)
    }

    func testOtherEncodingsAreMalformed() throws {
        func feature(_ name: [UInt8]) -> [UInt8] {
            Array(#"{"type":"Feature","geometry":null,"properties":{"name":""#.utf8) + name + Array("\"}}".utf8)
        }
        let big5: [UInt8] = [0xA5, 0x78, 0xA5, 0x5F]  // 台北
        let gbk: [UInt8] = [0xD6, 0xA3, 0xD6, 0xDD]  // 郑州
        for name in [big5, gbk, [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xFF]] {
            assertGeoError(.malformedInput, mentions: "feature 0", "UTF-8") {
                let collection = Array(#"{"type":"FeatureCollection","features":["#.utf8)
                _ = try GeoJSON(collection + feature(name) + Array("]}".utf8))
            }
        }
        XCTAssertEqual(try GeoJSON(feature(Array("郑州".utf8))).features[0]["name"], .string("郑州"))
        let utf16 = #"{"type":"Point","coordinates":[1,2]}"#.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        assertGeoError(.malformedInput) { _ = try GeoJSON([0xFF, 0xFE] + utf16) }
    }

    // MARK: Limits

    func testLimitsHoldExactly() throws {
        let text =
            #"{"type":"FeatureCollection","features":["#
            + #"{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[\#(square)]}},"#
            + #"{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1,2]}}]}"#
        var limits = GeoJSON.Limits(maximumBytes: text.utf8.count, maximumFeatures: 2, maximumVertices: 6)
        XCTAssertEqual(try read(text, limits: limits).features.count, 2)
        limits.maximumVertices = 5
        assertGeoError(.limitExceeded, mentions: "feature 1") { _ = try read(text, limits: limits) }
        limits.maximumVertices = 6
        limits.maximumFeatures = 1
        assertGeoError(.limitExceeded) { _ = try read(text, limits: limits) }
        limits.maximumFeatures = 2
        limits.maximumBytes -= 1
        assertGeoError(.limitExceeded) { _ = try read(text, limits: limits) }
    }

    func testDepthIsBounded() {
        let deep = 200_000
        let bombs = [
            String(repeating: "[", count: deep), String(repeating: #"{"a":"#, count: deep),
            #"{"type":"Feature","properties":"# + String(repeating: #"{"a":"#, count: deep),
            #"{"type":"Feature","foreign":"# + String(repeating: "[", count: deep),
            #"{"type":"Polygon","coordinates":"# + String(repeating: "[", count: deep),
            #"{"type":"Polygon","coordinates":"# + String(repeating: "[", count: deep) + "1",
            #"{"features":[{"geometry":{"geometries":"# + String(repeating: #"[{"geometries":"#, count: deep),
        ]
        for bomb in bombs { XCTAssertThrowsError(try read(bomb), String(bomb.prefix(40))) }
        assertGeoError(.limitExceeded) { _ = try read(bombs[3]) }
    }

    private static let squareWithHole = Polygon(
        outer: [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)].map { Point(x: $0.0, y: $0.1) },
        holes: [[(0.2, 0.2), (0.2, 0.4), (0.4, 0.4), (0.2, 0.2)].map { Point(x: $0.0, y: $0.1) }])
}
