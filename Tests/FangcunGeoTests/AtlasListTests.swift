import FangcunGeo
import FangcunTestSupport
import XCTest

/// Atlases made of lists in GeoJSON.
final class AtlasListTests: XCTestCase {
    private let city = """
        {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"layer": "grids", "code": 7}, "geometry": {"type": "Polygon", "coordinates":
          [[[114, 34], [114.01, 34], [114.01, 34.01], [114, 34.01], [114, 34]]]}},
        {"type": "Feature", "properties": {"layer": "trees", "id": "a", "class": "oak", "Höhe": 3, "index-x": 1, "record": 9},
          "geometry": {"type": "Point", "coordinates": [114.001, 34.002]}},
        {"type": "Feature", "properties": {"layer": "trees", "planted": 1987},
          "geometry": {"type": "Point", "coordinates": [114.002, 34.002]}},
        {"type": "Feature", "properties": {"layer": "roads", "name": "花园路"},
          "geometry": {"type": "LineString", "coordinates": [[114, 34.002], [114.01, 34.002]]}},
        {"type": "Feature", "properties": {"layer": "units", "name": "街道办"}, "geometry": null}]}
        """

    func testLayersAreOfTheKindOfTheirGeometries() throws {
        let builder = try AtlasBuilder(
            geoJSON: Array(city.utf8), reference: .cgcs2000, columns: ["roads": ["id"], "nothing": ["id"]])
        let atlas = try Atlas(bytes: builder.bytes)
        try atlas.verify()
        XCTAssertEqual(atlas.layers, ["grids", "roads", "trees", "units"])
        XCTAssertEqual(atlas.reference.epsg, 4490)
        XCTAssertEqual(try atlas.grids()?.code(at: Point(x: 114.005, y: 34.005)), "7")
        let trees = try XCTUnwrap(try atlas.points("trees"))
        XCTAssertEqual(trees.table.columns, ["id", "planted"])
        XCTAssertEqual(trees.className(of: 0), "oak")
        XCTAssertEqual(trees.className(of: 1), "")
        XCTAssertEqual(try trees.table.texts("planted").all, ["", "1987"])
        let expected = try Projection(from: .cgcs2000, to: atlas.plane).transform(Point(x: 114.001, y: 34.002))
        XCTAssertEqual(trees.position(of: 0), expected)
        XCTAssertEqual(try atlas.lines("roads")?.table.columns, ["id", "name"])
        XCTAssertEqual(try atlas.table("units")?.texts("name").all, ["街道办"])
        // The plane is one of the middle of the grids.
        XCTAssertEqual(
            atlas.plane.epsg, try LocalPlane(for: .cgcs2000, around: Point(x: 114.005, y: 34.005)).reference.epsg)
    }

    func testFaultsNameTheFeature() {
        func refused(_ words: String, _ features: String, line: UInt = #line) {
            assertGeoError(.malformedInput, mentions: words, line: line) {
                let text = #"{"type": "FeatureCollection", "features": [\#(features)]}"#
                _ = try AtlasBuilder(geoJSON: Array(text.utf8), reference: .cgcs2000)
            }
        }
        func feature(_ properties: String, _ geometry: String) -> String {
            #"{"type": "Feature", "properties": {\#(properties)}, "geometry": \#(geometry)}"#
        }
        let point = #"{"type": "Point", "coordinates": [114, 34]}"#
        refused("lies anywhere", "")
        refused("names no layer", feature("", point))
        refused("without code", feature(#""layer": "grids""#, point))
        refused("another kind", feature(#""layer": "grids", "code": "a""#, point))
        refused("another kind", feature(#""layer": "a""#, point) + "," + feature(#""layer": "a""#, "null"))
        refused("record has none", feature(#""layer": "a""#, "null") + "," + feature(#""layer": "a""#, point))
        refused("cannot name a layer", feature(#""layer": "Ä""#, point))
    }
}
