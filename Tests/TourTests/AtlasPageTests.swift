import FangcunGeo
import FangcunGeocoding
import FangcunSampleCity
import FangcunTestSupport
import Foundation
import XCTest

/// The example of docs/atlas.md is this code, and finds what is there.
final class AtlasPageTests: XCTestCase {
    func testTheExampleFindsWhatIsThere() throws {
        let city = try SampleCity(SampleCity.Options(seed: 2, areaSquareKilometers: 1))
        let folder = try TemporaryFolder()
        let path = folder.url.path + "/city.atlas"
        let address = try XCTUnwrap(city.addresses.first)
        let record = AddressRecord(
            id: address.identifier, name: "", text: address.text, position: address.position, district: "")
        let near = Point(x: address.position.x + 3, y: address.position.y)
        try compile(city.grids, lamps: [Point(x: 0, y: 0), near], addresses: [record], to: path)

        let atlas = try Atlas(path: path)
        let grid = try XCTUnwrap(try GridLocator(city.grids).locate(near))
        let code = city.grids.grids[grid].code
        XCTAssertEqual(try dispatch(near, by: atlas), "\(code), lamp L1, \(address.text)")
        XCTAssertEqual(try dispatch(Point(x: 1e6, y: 1e6), by: atlas), "outside, lamp none, no address")
        XCTAssertNil(try gridToday(of: near, by: atlas, without: code))
    }

    func testThePageShowsThisCode() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let top = folder.deletingLastPathComponent().deletingLastPathComponent()
        let source = try String(contentsOf: folder.appendingPathComponent("AtlasExample.swift"), encoding: .utf8)
        let page = try String(contentsOf: top.appendingPathComponent("docs/atlas.md"), encoding: .utf8)
        let code = try XCTUnwrap(
            source.components(separatedBy: "// page begin\n").last?.components(separatedBy: "// page end").first)
        XCTAssertTrue(page.contains("```swift\n\(code)```"), "docs/atlas.md and AtlasExample.swift differ")
    }
}
