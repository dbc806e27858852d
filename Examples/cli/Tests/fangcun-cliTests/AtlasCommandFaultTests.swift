import FangcunGeo
import Foundation
import XCTest

@testable import fangcun_cli

/// What the commands on an atlas refuse, and what they merely cannot answer.
final class AtlasCommandFaultTests: XCTestCase {
    private func failure(_ arguments: [String]) -> String {
        do {
            try Program.perform(arguments)
            return "done"
        } catch {
            return "\(error)"
        }
    }

    func testRowsWithoutAPositionGetNoAnswer() throws {
        let files = try SampleAtlas.files()
        let row = try SampleAtlas.rows(files.incidents)[0]
        let point = "\(row["lon"]),\(row["lat"])"
        try files.folder.write(
            "lon,lat\n\(point)\n,\nNaN,\(row["lat"])\n200,95\n0,0\n1e300,-1e300\n\(point)\n", to: "odd.csv")
        for command in ["locate", "nearest", "reverse"] {
            let rows = try SampleAtlas.answers(
                [command, "--x", "lon", "--y", "lat"] + (command == "nearest" ? ["--within", "1000"] : []),
                to: files.folder.path("odd.csv"))
            XCTAssertEqual(rows.count, 7, command)
            let isAnswered = rows.map { $0.fields.dropFirst(2).contains { !$0.isEmpty } }
            XCTAssertEqual(isAnswered, [true, false, false, false, false, false, true], command)
        }
    }

    func testFaultsOfTheInputNameFileLineAndColumn() throws {
        let files = try SampleAtlas.files()
        let path = files.folder.path("bad.csv")
        func fault(_ text: String, _ options: [String] = ["--x", "lon", "--y", "lat"]) throws -> String {
            try files.folder.write(text, to: "bad.csv")
            let output = files.folder.path("bad-out.csv")
            let message = failure(["locate", "--atlas", files.path, "--input", path, "-o", output] + options)
            XCTAssertFalse(FileManager.default.fileExists(atPath: output))
            return message.replacingOccurrences(of: path, with: "bad.csv")
        }
        XCTAssertEqual(
            try fault("lon,lat\n1,2\n\"3\",east\n"), "bad.csv: line 3, column lat: 'east' is no number")
        XCTAssertEqual(try fault("a,b\n"), "bad.csv: line 1: no column 'lon'; the header has 'a', 'b'")
        XCTAssertEqual(
            try fault("lon,lat,fc_grid\n"),
            "bad.csv: line 1: the column 'fc_grid' is there already; give the input, not the output")
    }

    func testExitStatusesOfBadCalls() throws {
        let files = try SampleAtlas.files()
        let (atlas, input) = (files.path, files.incidents)
        let text = files.folder.path("text.csv")
        try files.folder.write("text\nx\n", to: "text.csv")
        let good = ["--atlas", atlas, "--input", input, "--x", "lon", "--y", "lat", "-o", "/dev/null"]
        let calls: [[String]] = [
            ["locate", "--atlas", "/nonexistent", "--input", input, "--x", "lon", "--y", "lat", "-o", "/dev/null"],
            ["locate", "--atlas", input, "--input", input, "--x", "lon", "--y", "lat", "-o", "/dev/null"],
            ["locate", "--atlas", atlas, "--input", "/nonexistent", "--x", "lon", "--y", "lat", "-o", "/dev/null"],
            ["locate", "--atlas", atlas, "--input", input, "--x", "lon", "-o", "/dev/null"],
            ["locate"] + good + ["--crs", "EPSG:999999"], ["locate"] + good + ["--crs", "WGS"],
            ["nearest"] + good + ["--count", "0"], ["nearest"] + good + ["--within", "-1"],
            ["nearest"] + good + ["--within", "nan"], ["reverse"] + good + ["--within", "-5"],
            ["geocode", "--atlas", atlas, "--input", text, "--text", "text", "--near", "25.03", "-o", "/dev/null"],
            ["geocode", "--atlas", atlas, "--input", text, "--text", "words", "-o", "/dev/null"],
            ["atlas", "info", "/nonexistent"], ["atlas", "info", input], ["atlas", "build", "-o", "/dev/null"],
            ["locate", "--atlas", atlas, "--input", input, "--x", "lon", "--y", "lat", "-o", input],
            ["locate", "--atlas", atlas, "--input", input, "--x", "lon", "--y", "lat", "-o", atlas],
            ["locate", "--atlas", atlas, "--input", input, "--x", "lon", "--y", "lat", "-o", "/nonexistent/x.csv"],
            [
                "locate", "--atlas", atlas, "--input", input, "--x", "lon", "--y", "lat", "-o",
                files.folder.path("o.csv.gz"),
            ],
        ]
        for arguments in calls { XCTAssertEqual(Program.run(arguments), 2, "\(arguments)") }
        XCTAssertEqual(Program.run(["locate"] + good), 0)
        XCTAssertEqual(Program.run(["nearest"] + good + ["--class", "no such class"]), 0, "a result, with a warning")
    }

    func testADamagedAtlasIsUnreadable() throws {
        let files = try SampleAtlas.files()
        var bytes = try files.folder.bytes("city.atlas")
        let sections = try Atlas(path: files.path).sections
        for section in sections where section.byteCount > 0 {
            bytes[section.offset + section.byteCount / 2] ^= 0x10
            try files.folder.write(bytes, to: "damaged.atlas")
            XCTAssertEqual(Program.run(["atlas", "info", files.folder.path("damaged.atlas")]), 2)
            bytes[section.offset + section.byteCount / 2] ^= 0x10
        }
        try files.folder.write(Array(bytes.prefix(5_000)), to: "damaged.atlas")
        XCTAssertEqual(Program.run(["atlas", "info", files.folder.path("damaged.atlas")]), 2)
    }

    func testAQueryNeedsItsLayer() throws {
        let city = try TinyCity()
        let atlas = city.folder.path("grids.atlas")
        XCTAssertEqual(Program.run(["atlas", "build", "--grids", city.folder.path("cells.geojson"), "-o", atlas]), 0)
        let input = ["--input", city.folder.path("incidents.csv"), "-o", city.folder.path("out.csv")]
        XCTAssertEqual(Program.run(["locate", "--atlas", atlas, "--x", "lon", "--y", "lat"] + input), 0)
        XCTAssertEqual(
            failure(["nearest", "--atlas", atlas, "--x", "lon", "--y", "lat"] + input),
            "\(atlas): this atlas has no components; it has grids")
        XCTAssertEqual(Program.run(["geocode", "--atlas", atlas, "--text", "text"] + input), 2)
        XCTAssertEqual(Program.run(["reverse", "--atlas", atlas, "--x", "lon", "--y", "lat"] + input), 0)
    }
}
