#if SQLite

import FangcunGeo
import FangcunGeoStore
import FangcunModel
import FangcunTestSupport
import Foundation
import XCTest

final class GeoPackagePageTests: XCTestCase {
    func testThePageShowsThisCode() throws {
        let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let code = try XCTUnwrap(
            String(contentsOf: here.appendingPathComponent("GeoPackageExample.swift"), encoding: .utf8)
                .components(separatedBy: "// page begin\n").last?.components(separatedBy: "// page end").first)
        let page = here.deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("docs/exchange.md")
        XCTAssertTrue(try String(contentsOf: page, encoding: .utf8).contains("```swift\n\(code)```"))
    }

    func testTheExampleRuns() throws {
        let folder = try TemporaryFolder()
        let path = folder.url.appendingPathComponent("cells.gpkg")
        let file = try PackageFile(path)
        try file.addLayer("cells", srs: 100, columns: "BGCODE TEXT")
        try file.insert("cells", "POLYGON ((0 0, 100 0, 100 100, 0 100, 0 0))", "110105001000001")
        try file.insert("cells", "POLYGON ((0 0, 100 0, 100 100, 0 100, 0 0))", "110105001000002")
        try file.queue.close()
        XCTAssertTrue(try findings(ofGridsIn: path.path).contains { $0.code == .gridsDuplicateGeometry })

        let lamps = try PointTable(
            csv: Array("id,lon,lat\na,469363.3,3847208.9\n".utf8), columns: PointTable.Columns(required: ["id"]),
            reference: nil)
        let output = folder.url.path + "/lamps.gpkg"
        try writeLamps(lamps, to: output, on: Instant(secondsSinceEpoch: 0))
        let package = try GeoPackage(reading: output)
        XCTAssertEqual(try package.points(in: package.layer(), required: ["id"]).map(\.position), lamps.map(\.position))
    }
}

#endif
