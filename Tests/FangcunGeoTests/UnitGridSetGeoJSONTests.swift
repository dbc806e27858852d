import FangcunGeo
import FangcunModel
import FangcunTestSupport
import XCTest

final class UnitGridSetGeoJSONTests: XCTestCase {
    private func collection(_ features: [(properties: String, geometry: String)]) -> [UInt8] {
        let texts = features.map {
            #"{"type":"Feature","id":"f","properties":\#($0.properties),"geometry":\#($0.geometry)}"#
        }
        return Array("{\"type\":\"FeatureCollection\",\"features\":[\n\(texts.joined(separator: ",\n"))\n]}".utf8)
    }

    private let triangle = #"{"type":"Polygon","coordinates":[[[0,0],[1,0],[0,1],[0,0]]]}"#
    private let two =
        #"{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[0,1],[0,0]]],[[[5,5],[6,5],[5,6],[5,5]]]]}"#

    func testCodeIsTextOrAWholeNumber() throws {
        let bytes = collection([
            (#"{"code":"410102001001001"}"#, triangle), (#"{"code":410102001001002}"#, two),
            (#"{"code":4.1E2}"#, triangle), (#"{"code":9007199254740992}"#, triangle),
        ])
        let grids = try UnitGridSet(geoJSON: bytes, codeProperty: "code")
        XCTAssertEqual(
            grids.grids.map(\.code), ["410102001001001", "410102001001002", "410", "9007199254740992"])
        XCTAssertEqual(grids.grids.map(\.polygons.count), [1, 2, 1, 1])
        XCTAssertEqual(grids.reference, .wgs84)
        XCTAssertEqual(grids.bounds, BoundingBox(minX: 0, minY: 0, maxX: 6, maxY: 6))
    }

    func testFaultsThatAreKeptAreReportedByTheCheck() throws {
        let open = #"{"type":"Polygon","coordinates":[[[2,0],[3,0],[2,1]]]}"#
        let bytes = collection([
            (#"{"code":"1"}"#, triangle), (#"{"code":"2"}"#, open), ("{}", #"{"type":"Point","coordinates":[1,1]}"#),
        ])
        assertGeoError(.invalidGeometry, mentions: "feature 1") {
            _ = try UnitGridSet(geoJSON: bytes, codeProperty: "code")
        }
        let grids = try UnitGridSet(geoJSON: bytes, codeProperty: "code", faults: .kept)
        XCTAssertEqual(grids.grids.map(\.code), ["1", "2", ""])
        let errors = CoverageCheck.check(grids, format: nil).findings.filter { $0.severity == .error }
        XCTAssertEqual(
            errors.map { "\($0.code) \($0.grids)" },
            ["grids.missing-code [2]", "grids.unclosed-ring [1]", "grids.unusable-ring [2]"])
    }

    func testMissingOrUnusableCodeNamesTheFeature() {
        for properties in ["{}", "null", #"{"code":null}"#, #"{"Code":"1"}"#] {
            assertGeoError(.malformedInput, mentions: "feature 1 (f)", "line 3", "'code'") {
                let bytes = collection([(#"{"code":"1"}"#, triangle), (properties, triangle)])
                _ = try UnitGridSet(geoJSON: bytes, codeProperty: "code")
            }
        }
        for code in [#""""#, "1.5", "true", "[]", #"{"a":1}"#, "1e300"] {
            assertGeoError(.malformedInput, mentions: "feature 0", "line 2", "'code'") {
                let bytes = collection([(#"{"code":\#(code)}"#, triangle)])
                _ = try UnitGridSet(geoJSON: bytes, codeProperty: "code")
            }
        }
    }

    func testNumberThatADoubleCannotHoldIsNoCode() {
        // 41010203001000001 is odd, and would come out as 41010203001000000.
        for code in ["41010203001000001", "9007199254740994", "-9007199254740994"] {
            assertGeoError(.malformedInput, mentions: "must be text") {
                let bytes = collection([(#"{"code":\#(code)}"#, triangle)])
                _ = try UnitGridSet(geoJSON: bytes, codeProperty: "code")
            }
        }
    }

    func testOnlyAreasAreGrids() {
        for geometry in [
            "null", #"{"type":"Point","coordinates":[1,2]}"#, #"{"type":"LineString","coordinates":[[1,2],[3,4]]}"#,
            #"{"type":"MultiPolygon","coordinates":[]}"#,
        ] {
            assertGeoError(.invalidGeometry, mentions: "feature 0 (G7)", "line 2") {
                _ = try UnitGridSet(geoJSON: collection([(#"{"code":"G7"}"#, geometry)]), codeProperty: "code")
            }
        }
    }

    func testReferenceIsTheFilesOrTheGivenOne() throws {
        let metres =
            #"{"type":"Polygon","coordinates":[[[469000,3847000],[470000,3847000],[469000,3848000],[469000,3847000]]]}"#
        let bytes = collection([(#"{"code":"1"}"#, metres)])
        let grids = try UnitGridSet(geoJSON: bytes, codeProperty: "code", reference: .cgcs2000GaussKruger114)
        XCTAssertEqual(grids.reference, .cgcs2000GaussKruger114)
        assertGeoError(.outsideDomain, mentions: "feature 0 (1)") {
            _ = try UnitGridSet(geoJSON: bytes, codeProperty: "code")
        }
    }

    // MARK: Real cells

    func testCellsOfTaipei() throws {
        let bytes = try InputFile.read(
            TestData.url("taipei/cells.geojson.gz").path, maximumBytes: 100_000_000)
        let grids = try UnitGridSet(geoJSON: bytes, codeProperty: "CODEBASE")
        XCTAssertEqual(grids.grids.count, 11_490)
        XCTAssertEqual(grids.grids.first?.code, "A6301-0026-00")
        XCTAssertEqual(grids.grids.last?.code, "A6312-1096-00")
        XCTAssertEqual(Set(grids.grids.map(\.code)).count, 11_490)
        let rings = grids.grids.flatMap(\.polygons).flatMap(\.rings)
        XCTAssertEqual(rings.reduce(0) { $0 + $1.count }, 195_046)
        XCTAssertEqual(
            grids.bounds,
            BoundingBox(minX: 121.4570531623, minY: 24.96034836282, maxX: 121.66588214991, maxY: 25.210221723199))
        XCTAssertEqual(grids.grids[0].polygons[0].outer.first, Point(x: 121.56567602359, y: 25.064939147659))
    }

    func testVillagesOfTaipeiHaveNumbersAsCodesAndSeveralParts() throws {
        let bytes = try InputFile.read(
            TestData.url("taipei/villages.geojson.gz").path, maximumBytes: 100_000_000)
        let grids = try UnitGridSet(geoJSON: bytes, codeProperty: "code")
        XCTAssertEqual(grids.grids.count, 456)
        XCTAssertEqual(grids.grids.first?.code, "6301200042")
        XCTAssertEqual(grids.grids.flatMap(\.polygons).flatMap(\.rings).reduce(0) { $0 + $1.count }, 45_978)
    }
}
