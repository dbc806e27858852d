import FangcunGeo
import FangcunTestSupport
import XCTest

/// Lists of edits in GeoJSON.
final class AtlasEditListTests: XCTestCase {
    private func list(_ features: String..., named reference: String = "EPSG:4547") -> [UInt8] {
        let crs = #""crs": {"type": "name", "properties": {"name": "\#(reference)"}}"#
        return Array(
            #"{"type": "FeatureCollection", \#(crs), "features": [\#(features.joined(separator: ","))]}"#.utf8)
    }

    private func edit(_ properties: String, _ geometry: String = "null") -> String {
        #"{"type": "Feature", "properties": {\#(properties)}, "geometry": \#(geometry)}"#
    }

    private func point(_ x: Double, _ y: Double) -> String { #"{"type": "Point", "coordinates": [\#(x), \#(y)]}"# }

    private let square = """
        {"type": "Polygon", "coordinates": [[[465200, 3845700], [465250, 3845700], [465250, 3845750], [465200, 3845750], \
        [465200, 3845700]]]}
        """
    /// A square outside the grids.
    private let beyond = """
        {"type": "Polygon", "coordinates": [[[467200, 3845700], [467250, 3845700], [467250, 3845750], [467200, 3845750], \
        [467200, 3845700]]]}
        """
    private let line = #"{"type": "LineString", "coordinates": [[465200, 3845700], [465300, 3845720]]}"#

    private func atlas() throws -> (SmallAtlas, Atlas) {
        let small = try SmallAtlas()
        XCTAssertEqual(small.city.grids.reference.epsg, 4547)
        return (small, try Atlas(bytes: small.builder().bytes))
    }

    func testAListSaysHowRecordsAreNow() throws {
        let (small, atlas) = try atlas()
        let codes = small.city.grids.grids.map(\.code)
        let bytes = list(
            edit(#""layer": "grids", "code": "\#(codes[0])""#), edit(#""layer": "grids", "code": "new""#, beyond),
            edit(#""layer": "components", "id": "C3""#),
            edit(#""layer": "components", "id": "C4", "class": "0203", "owner": "nobody""#, point(465_210, 3_845_711)),
            edit(#""layer": "components", "id": "C5""#, point(465_220, 3_845_711)),
            edit(#""layer": "components", "id": "X1", "class": "0999""#, point(465_210, 3_845_712)),
            edit(#""layer": "buildings", "record": 1"#), edit(#""layer": "buildings""#, square),
            edit(#""layer": "roads", "record": 2, "name": "新路""#, line))
        let edits = try AtlasEdits(geoJSON: bytes, of: atlas)
        XCTAssertEqual(edits.grids.retired, [codes[0]])
        XCTAssertEqual(edits.grids.changed.map(\.code), ["new"])
        XCTAssertEqual(edits.areas["buildings"]?.removed, [1])

        let overlay = try AtlasOverlay(atlas, edits)
        let components = try XCTUnwrap(try overlay.points("components"))
        XCTAssertNil(components.position(of: 3))
        XCTAssertEqual(components.position(of: 4), Point(x: 465_210, y: 3_845_711))
        XCTAssertEqual(components.className(of: 4), "0203")
        XCTAssertEqual(components.className(of: 5), small.classes[5], "a class that is not named stays")
        XCTAssertEqual(try components.table.text("id", of: 4), "C4")
        XCTAssertEqual(try components.table.text("id", of: 60), "X1")
        XCTAssertEqual(components.className(of: 60), "0999")
        XCTAssertEqual(components.nearest(to: Point(x: 465_210, y: 3_845_711.6), count: 2).map(\.id), [60, 4])
        let inside = Point(x: 465_225, y: 3_845_725)
        let grids = try XCTUnwrap(try overlay.grids())
        XCTAssertEqual(grids.locate(Point(x: 467_210, y: 3_845_740)).flatMap { grids.code(of: $0) }, "new")
        XCTAssertTrue(try XCTUnwrap(try overlay.areas("buildings")).ids(containing: inside).contains(20))
        XCTAssertEqual(try overlay.lines("roads")?.nearest(to: Point(x: 465_200, y: 3_845_700)).first?.id, 2)
        XCTAssertEqual(try overlay.table("roads")?.text("name", of: 2), "新路")
        XCTAssertEqual(overlay.editedLayers, ["buildings", "components", "roads"])
    }

    func testOtherSystemsAreBroughtIntoThePlane() throws {
        let (_, atlas) = try atlas()
        let way = try Projection(from: .wgs84, to: atlas.plane)
        let degrees = try way.inverse(Point(x: 465_210, y: 3_845_711))
        let bytes = list(
            edit(#""layer": "components", "id": "C4""#, point(degrees.x, degrees.y)),
            named: "urn:ogc:def:crs:OGC:1.3:CRS84")
        for reference in [nil, CoordinateReference.wgs84] {
            let edits = try AtlasEdits(geoJSON: bytes, of: atlas, reference: reference)
            let moved = try XCTUnwrap(edits.points["components"]?.changed[4])
            XCTAssertEqual(moved.shape.distance(to: Point(x: 465_210, y: 3_845_711)), 0, accuracy: 1e-6)
        }
    }

    func testFaultsNameTheFeature() throws {
        let (small, atlas) = try atlas()
        func refused(_ words: String, _ features: String..., line: UInt = #line) {
            assertGeoError(.malformedInput, mentions: words, line: line) {
                let collection =
                    #"{"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "EPSG:4547"}}"#
                let bytes = Array(#"\#(collection), "features": [\#(features.joined(separator: ","))]}"#.utf8)
                _ = try AtlasEdits(geoJSON: bytes, of: atlas)
            }
        }
        refused("names no layer", edit(#""id": "C4""#, point(0, 0)))
        refused("'trees'", edit(#""layer": "trees", "id": "C4""#, point(0, 0)))
        refused(
            "feature 1 (C4)", edit(#""layer": "components", "id": "C3""#),
            edit(#""layer": "components", "id": "C4""#, line))
        refused(
            "edited twice", edit(#""layer": "components", "id": "C3""#), edit(#""layer": "components", "record": 3"#))
        refused("has none such", edit(#""layer": "components", "id": "nobody""#))
        refused("has not", edit(#""layer": "components", "record": 60"#))
        refused("has not", edit(#""layer": "components", "record": 1.5"#, point(0, 0)))
        refused("without code", edit(#""layer": "grids", "id": "x""#))
        refused("another kind", edit(#""layer": "grids", "code": "x""#, line))
        let code = small.city.grids.grids[0].code
        refused(
            "edited twice", edit(#""layer": "grids", "code": "\#(code)""#),
            edit(#""layer": "grids", "code": "\#(code)""#, square))
        assertGeoError(.malformedInput) { _ = try AtlasEdits(geoJSON: Array("{".utf8), of: atlas) }
        assertGeoError(.unknownReferenceSystem, mentions: "edits of grids") {
            let degrees = #"{"type": "Polygon", "coordinates": [[[113, 34], [114, 34], [114, 35], [113, 34]]]}"#
            let bytes = list(edit(#""layer": "grids", "code": "x""#, degrees), named: "EPSG:4490")
            _ = try AtlasEdits(geoJSON: bytes, of: atlas)
        }
    }

    func testAnIdOfSeveralRecordsIsRefused() throws {
        var builder = try AtlasBuilder(reference: .cgcs2000GaussKruger114)
        try builder.setPoints(
            "components", [Point(x: 0, y: 0), Point(x: 1, y: 1)], columns: [AtlasColumn("id", ["a", "a"])])
        let atlas = try Atlas(bytes: builder.bytes)
        assertGeoError(.malformedInput, mentions: "several records") {
            _ = try AtlasEdits(geoJSON: list(edit(#""layer": "components", "id": "a""#)), of: atlas)
        }
        let edits = try AtlasEdits(geoJSON: list(edit(#""layer": "components", "record": 1"#)), of: atlas)
        XCTAssertEqual(edits.points["components"]?.removed, [1])
    }
}
