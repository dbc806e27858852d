import Foundation
import XCTest

@testable import fangcun_cli

final class ProgramTests: XCTestCase {
    func testHelpAndVersionAreGood() {
        for arguments in [
            ["--help"], ["--version"], ["demo", "--help"], ["grids", "check", "--help"], ["help", "seal"],
        ] {
            XCTAssertEqual(Program.run(arguments), 0, "\(arguments)")
        }
    }

    func testBadUsageIsTwo() {
        let usages = [
            ["--nonsense"], ["nonsense"], ["demo", "--seed", "minus"], ["demo", "--data", "x", "--seed", "1"],
            ["sample-city"], ["grids", "check"], ["seal", "verify", "x", "--policy", "mild"],
            ["sample-city", "--seed", "1", "--area-km2", "-4", "--output", "/nonexistent/x"],
        ]
        for arguments in usages { XCTAssertEqual(Program.run(arguments), 2, "\(arguments)") }
    }

    func testUnreadableFilesAreTwo() {
        for arguments in [
            ["demo", "--data", "/nonexistent"], ["grids", "check", "/nonexistent"], ["seal", "verify", "/nonexistent"],
            ["seal", "inspect", "/nonexistent"],
        ] { XCTAssertEqual(Program.run(arguments), 2, "\(arguments)") }
    }

    func testGridsCheckSaysNoOnlyForErrors() throws {
        let city = try TinyCity()
        XCTAssertEqual(Program.run(["grids", "check", city.folder.path("cells.geojson"), "--json"]), 0)
        let doubled = TinyCity.cells().replacingOccurrences(of: TinyCity.code(0, 0), with: TinyCity.code(1, 1))
        try city.folder.write(doubled, to: "doubled.geojson")
        XCTAssertEqual(Program.run(["grids", "check", city.folder.path("doubled.geojson")]), 1)
        let codeless = TinyCity.cells().replacingOccurrences(of: TinyCity.code(0, 0), with: "")
        try city.folder.write(codeless, to: "codeless.geojson")
        XCTAssertEqual(Program.run(["grids", "check", city.folder.path("codeless.geojson")]), 1)
        let bare = TinyCity.cells().replacingOccurrences(
            of: "{\"CODEBASE\":\"\(TinyCity.code(0, 0))\"}", with: "null")
        try city.folder.write(bare, to: "bare.geojson")
        XCTAssertEqual(Program.run(["grids", "check", city.folder.path("bare.geojson")]), 1)
        try city.folder.write(#"{"type":"FeatureCollection","features":[]}"#, to: "empty.geojson")
        XCTAssertEqual(Program.run(["grids", "check", city.folder.path("empty.geojson")]), 0)
        XCTAssertEqual(
            Program.run(["grids", "check", city.folder.path("cells.geojson"), "--profile", "no-such"]), 2)
        XCTAssertEqual(
            Program.run(["grids", "check", city.folder.path("cells.geojson"), "--grid-code", "no-such"]), 2)
    }

    func testGridsCheckTakesExpectationsAndWritesFindings() throws {
        let city = try TinyCity()
        let cells = city.folder.path("cells.geojson")
        let findings = city.folder.path("findings.geojson")
        XCTAssertEqual(
            Program.run(["grids", "check", cells, "--max-area", "1", "--min-area", "0", "--findings", findings]), 0)
        let text = try String(contentsOfFile: findings, encoding: .utf8)
        XCTAssertTrue(text.contains("\"code\":\"grids.area-band\""), text)
        XCTAssertTrue(text.contains("\"type\":\"Point\""), text)
        // The cells as their own districts: every grid lies in an area, yet none has the code of its district.
        XCTAssertEqual(
            Program.run(["grids", "check", cells, "--districts", cells, "--area-code", "CODEBASE"]), 1)
        XCTAssertEqual(Program.run(["grids", "check", cells, "--communities", "/nonexistent"]), 2)
        XCTAssertEqual(Program.run(["grids", "check", cells, "--min-area", "2", "--max-area", "1"]), 2)
    }

    func testContainersAreLeftToLaterVersions() throws {
        let folder = try TemporaryFolder()
        try folder.write("PK\u{03}\u{04}", to: "a.ofd")
        try folder.write("%PDF-1.7", to: "a.pdf")
        try folder.write("no seal at all", to: "a.ses")
        XCTAssertEqual(Program.run(["seal", "verify", folder.path("a.ofd")]), 2)
        XCTAssertEqual(Program.run(["seal", "verify", folder.path("a.pdf")]), 2)
        XCTAssertEqual(Program.run(["seal", "verify", folder.path("a.ses")]), 2)
        XCTAssertEqual(Program.run(["seal", "inspect", folder.path("a.ses")]), 2)
    }
}
