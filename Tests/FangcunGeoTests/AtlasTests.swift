import FangcunGeo
import FangcunTestSupport
import Foundation
import XCTest

final class AtlasTests: XCTestCase {
    private let edition = AtlasEdition(label: "測試市 2025 年第 3 版", date: "2025-09-30", creator: "tests 1.0")

    func testWhatIsWrittenIsReadBack() throws {
        let city = LatticeCity.metric()
        for access in [Atlas.Access.mapped, .inMemory] {
            let folder = try TemporaryFolder()
            let path = folder.url.path + "/city.atlas"
            var builder = try AtlasBuilder(reference: city.grids.reference, edition: edition)
            try builder.setGrids(city.grids)
            try builder.write(to: path)

            let atlas = try Atlas(path: path, access: access)
            XCTAssertEqual(atlas.edition, edition)
            XCTAssertEqual(atlas.reference, city.grids.reference)
            let grids = try XCTUnwrap(try atlas.grids())
            XCTAssertEqual(try grids.set().grids, city.grids.grids)
            try atlas.verify()
        }
    }

    func testMappedLocatorAnswersAsTheOneItWasMadeOf() throws {
        for city in [LatticeCity.metric(), .geographic()] {
            let atlas = try Atlas(bytes: try bytes(of: city.grids))
            let ours = try XCTUnwrap(try atlas.grids())
            let locator = try GridLocator(city.grids)
            let points = city.grids.vertices + city.grids.edgeMidpoints + [Point(x: .nan, y: 0), Point(x: 1e300, y: 0)]
            XCTAssertEqual(ours.locator.locate(points), locator.locate(points))
            for point in points {
                XCTAssertEqual(ours.locator.locate(point), locator.locate(point))
                XCTAssertEqual(ours.code(at: point), locator.locate(point).map { city.grids.grids[$0].code })
            }
        }
    }

    func testPolygonsMayBeLeftOut() throws {
        let city = LatticeCity.metric()
        var builder = try AtlasBuilder(reference: city.grids.reference)
        try builder.setGrids(city.grids, includesPolygons: false)
        let grids = try XCTUnwrap(try Atlas(bytes: builder.bytes).grids())
        XCTAssertFalse(grids.hasPolygons)
        XCTAssertEqual(try grids.grid(3), UnitGrid(code: city.grids.grids[3].code, polygons: []))
        XCTAssertNil(try grids.grid(-1))
        XCTAssertNil(try grids.grid(grids.count))
    }

    func testEmptyAtlasAndEmptyGrids() throws {
        let builder = try AtlasBuilder(reference: .wgs84)
        let atlas = try Atlas(bytes: builder.bytes)
        XCTAssertNil(try atlas.grids())
        XCTAssertEqual(atlas.sections, [])
        try atlas.verify()

        let none = UnitGridSet(reference: .wgs84, grids: [])
        let grids = try XCTUnwrap(try Atlas(bytes: try bytes(of: none)).grids())
        XCTAssertEqual(grids.count, 0)
        XCTAssertNil(grids.locator.locate(Point(x: 0, y: 0)))
    }

    func testSameInputGivesSameBytes() throws {
        let city = LatticeCity.metric()
        XCTAssertEqual(try bytes(of: city.grids), try bytes(of: city.grids))
    }

    func testThePiecesAreTheBytes() throws {
        let city = LatticeCity.metric()
        var builder = try AtlasBuilder(reference: city.grids.reference, edition: edition)
        try builder.setGrids(city.grids)
        var all: [UInt8] = []
        builder.write { all += $0 }
        XCTAssertEqual(all, builder.bytes)
        XCTAssertThrowsError(try builder.write { (_) throws(GeoError) in throw GeoError(.unwritableFile, "full") })
    }

    func testWhatCannotBeWrittenIsRefused() throws {
        assertGeoError(.unknownReferenceSystem, mentions: "4326", "4547") {
            var builder = try AtlasBuilder(reference: .wgs84)
            try builder.setGrids(LatticeCity.metric().grids)
        }
        assertGeoError(.limitExceeded, mentions: "1024") {
            _ = try AtlasBuilder(reference: .wgs84, edition: AtlasEdition(label: String(repeating: "城", count: 342)))
        }
    }

    private func bytes(of grids: UnitGridSet) throws -> [UInt8] {
        var builder = try AtlasBuilder(reference: grids.reference, edition: edition)
        try builder.setGrids(grids)
        return builder.bytes
    }
}
