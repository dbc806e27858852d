import FangcunGeo
import XCTest

final class AtlasLayerTests: XCTestCase {
    func testPointsAnswerAsTheIndexTheyWereMadeOf() throws {
        let small = try SmallAtlas()
        let points = try XCTUnwrap(try Atlas(bytes: small.builder().bytes).points("components"))
        let numbers = small.classes.map { UInt16(["0101", "0102", "0203"].firstIndex(of: $0) ?? 0) }
        let index = try PointIndex(small.components, classes: numbers)
        XCTAssertEqual(points.count, small.components.count)
        XCTAssertEqual(points.classNames, ["0101", "0102", "0203"])
        for place in small.city.grids.vertices {
            XCTAssertEqual(points.index.nearest(to: place, count: 5), index.nearest(to: place, count: 5))
            XCTAssertEqual(
                points.index.nearest(to: place, count: 3, classes: points.selection(of: ["0102", "none"])),
                index.nearest(to: place, count: 3, classes: [1]))
        }
        for record in small.components.indices {
            XCTAssertEqual(points.position(of: record), small.components[record])
            XCTAssertEqual(points.className(of: record), small.classes[record])
            XCTAssertEqual(try points.table.texts("id")[record], "C\(record)")
        }
        XCTAssertNil(points.position(of: -1))
        XCTAssertNil(points.className(of: small.components.count))
    }

    func testAreasAndLinesAnswerAsTheIndexesTheyWereMadeOf() throws {
        let small = try SmallAtlas()
        let atlas = try Atlas(bytes: small.builder().bytes)
        let areas = try XCTUnwrap(try atlas.areas("buildings"))
        let lines = try XCTUnwrap(try atlas.lines("roads"))
        let polygonIndex = try PolygonIndex(small.buildings)
        let lineIndex = try LineIndex(small.roads)
        for place in small.city.grids.vertices + small.components {
            XCTAssertEqual(areas.index.ids(containing: place), polygonIndex.ids(containing: place))
            XCTAssertEqual(lines.index.nearest(to: place, count: 3), lineIndex.nearest(to: place, count: 3))
            let window = BoundingBox(minX: place.x - 40, minY: place.y - 40, maxX: place.x + 40, maxY: place.y + 40)
            XCTAssertEqual(areas.index.ids(in: window), polygonIndex.ids(in: window))
            XCTAssertEqual(lines.index.ids(in: window), lineIndex.ids(in: window))
        }
        XCTAssertEqual(try areas.table.integers("floors").all, small.buildings.indices.map { Int32($0) })
        XCTAssertEqual(try lines.table.texts("name")[2], "第2路")
    }

    func testLayerOfAnotherKindIsNotGiven() throws {
        let atlas = try Atlas(bytes: SmallAtlas.bytes())
        XCTAssertEqual(atlas.layers, ["buildings", "components", "grids", "notes", "roads"])
        XCTAssertNil(try atlas.points("buildings"))
        XCTAssertNil(try atlas.areas("roads"))
        XCTAssertNil(try atlas.lines("components"))
        XCTAssertNil(try atlas.points("nothing"))
        XCTAssertNil(try atlas.table("nothing"))
    }

    func testTableKeepsItsColumns() throws {
        let table = try XCTUnwrap(try Atlas(bytes: SmallAtlas.bytes()).table("notes"))
        XCTAssertEqual(table.columns, ["number", "text", "value"])
        XCTAssertEqual(table.count, 3)
        XCTAssertEqual(try table.texts("text").all, ["甲", "", "third"])
        XCTAssertEqual(try table.integers("number").all, [1, .min, .max])
        XCTAssertEqual(try table.numbers("value").all.map(\.bitPattern), [1.5, .nan, -0.0].map(\.bitPattern))
        XCTAssertNil(try table.texts("text")[3])
        assertGeoError(.malformedInput, mentions: "notes/missing", "missing") { _ = try table.texts("missing") }
        assertGeoError(.malformedInput, mentions: "notes/text", "form") { _ = try table.numbers("text") }
    }

    func testEmptyLayers() throws {
        var builder = try AtlasBuilder(reference: .cgcs2000GaussKruger114)
        try builder.setPoints("p", [], columns: [AtlasColumn("id", [String]())])
        try builder.setAreas("a", [])
        try builder.setLines("l", [])
        try builder.setTable("t", [])
        let atlas = try Atlas(bytes: builder.bytes)
        try atlas.verify()
        XCTAssertEqual(try atlas.points("p")?.index.nearest(to: Point(x: 0, y: 0)), [])
        XCTAssertEqual(try atlas.areas("a")?.count, 0)
        XCTAssertEqual(try atlas.lines("l")?.count, 0)
    }

    func testWhatCannotBeALayerIsRefused() throws {
        var builder = try AtlasBuilder(reference: .wgs84)
        for name in ["", "Components", "a b", String(repeating: "x", count: 17), "部件"] {
            assertGeoError(.malformedInput, mentions: "cannot name") { try builder.setTable(name, []) }
        }
        for columns in [[AtlasColumn("index-x", [1.0])], [AtlasColumn("a", [1.0]), AtlasColumn("a", ["x"])]] {
            assertGeoError(.malformedInput, mentions: "cannot name a column") { try builder.setTable("t", columns) }
        }
        assertGeoError(.malformedInput, mentions: "2 values for 1 records") {
            try builder.setTable("t", [AtlasColumn("a", [1.0]), AtlasColumn("b", [1.0, 2.0])])
        }
        assertGeoError(.malformedInput, mentions: "1 classes for 0 records") {
            try builder.setPoints("t", [], classes: ["x"])
        }
        assertGeoError(.invalidGeometry, mentions: "finite") { try builder.setPoints("t", [Point(x: .nan, y: 0)]) }
    }
}
