import FangcunGeo
import FangcunModel
import FangcunTestSupport
import XCTest

final class GeoJSONWriterTests: XCTestCase {
    private let counterClockwise = [(0, 0), (2, 0), (2, 2), (0, 2), (0, 0)].map { Point(x: $0.0, y: $0.1) }
    private let clockwiseHole = [(0.5, 0.5), (0.5, 1), (1, 1), (0.5, 0.5)].map { Point(x: $0.0, y: $0.1) }

    func testWhatIsWrittenReadsBackTheSame() throws {
        let polygon = Polygon(outer: counterClockwise, holes: [clockwiseHole])
        let geometries: [Geometry?] = [
            .point(Point(x: 1.5, y: -2)), .multiPoint([Point(x: 1, y: 2), Point(x: 3, y: 4)]),
            .lineString(clockwiseHole), .multiLineString([clockwiseHole, counterClockwise]), .polygon(polygon),
            .multiPolygon([polygon, Polygon(outer: counterClockwise)]), nil,
        ]
        let properties = [
            JSONValue.Member("名", .string("\"甲\"\n\\")), JSONValue.Member("n", .number(0.1)),
            JSONValue.Member("list", .array([.null, .bool(true)])),
        ]
        for reference in [.wgs84, .cgcs2000GaussKruger114] as [CoordinateReference] {
            var writer = GeoJSONWriter(reference: reference)
            for (index, geometry) in geometries.enumerated() {
                try writer.write(geometry, identifier: .number(Double(index)), properties: properties)
            }
            let document = try GeoJSON(writer.finish())
            XCTAssertEqual(document.features.map(\.geometry), geometries)
            XCTAssertEqual(document.features.map(\.identifier), (0..<7).map { String($0) })
            XCTAssertEqual(document.features[3].properties, properties)
            XCTAssertEqual(document.reference, reference)
            XCTAssertEqual(document.features.map(\.line), Array(2...8), "a line each")
        }
    }

    func testNoFeaturesAreAnEmptyCollection() throws {
        let bytes = GeoJSONWriter().finish()
        XCTAssertEqual(try GeoJSON(bytes).features, [])
        XCTAssertEqual(bytes.last, 0x0A)
    }

    func testCoordinatesHaveNoMoreDecimalsThanAskedFor() throws {
        func written(_ x: Double, _ decimals: Int) throws -> String {
            var writer = GeoJSONWriter(decimals: decimals)
            try writer.write(.point(Point(x: x, y: 0)))
            let text = String(decoding: writer.finish(), as: UTF8.self)
            let start = try XCTUnwrap(text.range(of: "\"coordinates\":[")).upperBound
            return String(text[start...].prefix { $0 != "," })
        }
        XCTAssertEqual(try written(113.665412345678, 7), "113.6654123")
        XCTAssertEqual(try written(113.66541235, 7), "113.6654124")
        XCTAssertEqual(try written(-0.00000001, 7), "0")
        XCTAssertEqual(try written(469_363.303672, 3), "469363.304")
        XCTAssertEqual(try written(469_363.303672, 0), "469363")
        XCTAssertEqual(try written(469_363.303672, -5), "469363")
        XCTAssertEqual(try written(1e300, 7), "1e+300")
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<500 {
            let x = Double.random(in: -180...180, using: &generator)
            let text = try written(x, 6)
            XCTAssertLessThanOrEqual(text.drop { $0 != "." }.count, 7, text)
            XCTAssertEqual(try XCTUnwrap(Double(text)), x, accuracy: 0.500_001e-6)
        }
    }

    func testRingsRunWithTheAreaToTheirLeft() throws {
        var writer = GeoJSONWriter(decimals: 3, reference: .cgcs2000GaussKruger114)
        // Far from the origin, as in metres of a city.
        let shift = { (point: Point) in Point(x: point.x + 38_469_363, y: point.y + 3_847_208) }
        let outer = counterClockwise.map(shift)
        let hole = clockwiseHole.map(shift)
        try writer.write(.polygon(Polygon(outer: outer.reversed(), holes: [hole.reversed()])))
        try writer.write(.polygon(Polygon(outer: outer, holes: [hole])))
        let features = try GeoJSON(writer.finish()).features
        for feature in features {
            XCTAssertEqual(feature.geometry, .polygon(Polygon(outer: outer, holes: [hole])))
        }
    }

    func testCoordinateThatIsNotFiniteIsRefusedAndNothingWritten() throws {
        var writer = GeoJSONWriter()
        let before = writer.finish()
        writer = GeoJSONWriter()
        for value in [Double.nan, .infinity, -.infinity] {
            assertGeoError(.invalidGeometry, mentions: "\(value)") {
                try writer.write(.polygon(Polygon(outer: counterClockwise, holes: [[Point(x: 0, y: value)]])))
            }
        }
        XCTAssertEqual(writer.finish(), before)
    }
}
