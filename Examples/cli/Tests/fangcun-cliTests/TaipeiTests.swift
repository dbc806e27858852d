import Foundation
import XCTest

@testable import fangcun_cli

/// The commands on a real city, whose register states the cell of each of 24 276 incidents. The folder of the data is named by
/// the environment variable `FANGCUN_DATA`.
final class TaipeiTests: XCTestCase {
    func testEveryIncidentGetsItsCellAndTheTextsTheirStatus() throws {
        guard let root = ProcessInfo.processInfo.environment["FANGCUN_DATA"], !root.isEmpty else {
            throw XCTSkip("needs taipei of the data folder: set FANGCUN_DATA")
        }
        let folder = try TemporaryFolder()
        let atlas = folder.path("taipei.atlas")
        let files = [
            "--grids", "cells.geojson.gz", "--addresses", "gazetteer.csv.gz", "--crossings", "intersections.csv.gz",
        ].map { $0.hasPrefix("--") ? $0 : "\(root)/taipei/\($0)" }
        XCTAssertEqual(Program.run(["atlas", "build"] + files + ["--grid-code", "CODEBASE", "-o", atlas]), 0)

        let incidents = "\(root)/taipei/incidents.csv.gz"
        func rows(_ command: [String]) throws -> [SampleAtlas.Row] {
            let output = folder.path("\(command[0]).csv")
            let arguments = [command[0], "--atlas", atlas, "--input", incidents, "-o", output]
            XCTAssertEqual(Program.run(arguments + command.dropFirst()), 0, "\(command)")
            return try SampleAtlas.rows(output)
        }
        let located = try rows(["locate", "--x", "lon", "--y", "lat"])
        XCTAssertEqual(located.count, 24_276)
        XCTAssertEqual(located.count { $0["fc_grid"] == $0["cell"] }, 24_276)
        let geocoded = try rows(["geocode", "--text", "text"])
        XCTAssertEqual(
            Dictionary(geocoded.map { ($0["fc_status"], 1) }, uniquingKeysWith: +),
            ["ok": 24_035, "ambiguous": 75, "outside": 2, "none": 164])
    }
}
