import FangcunModel
import Foundation
import XCTest

@testable import fangcun_cli

final class TransformTests: XCTestCase {
    func testTwoNumbers() throws {
        XCTAssertEqual(
            try answer(["--from", "EPSG:4490", "--to", "EPSG:4547", "113.6654", "34.7527"]).output,
            "469363.303672 3847208.850953\n")
        let back = try answer(["--from", "GCJ02", "--to", "EPSG:4326", "113.67150381475919", "34.75158732161226"])
        let numbers = back.output.split { $0 == " " || $0 == "\n" }.compactMap { Double($0) }
        XCTAssertEqual(numbers[0], 113.6654, accuracy: 1e-11)
        XCTAssertEqual(numbers[1], 34.7527, accuracy: 1e-11)
        XCTAssertEqual(try answer(["--from", "EPSG:4490", "--to", "EPSG:4547", "--", "114", "-1e-9"]).status, 0)
    }

    func testNegativeCoordinatesStandAsTheyAreAndNumbersNameSystems() throws {
        let expected = "-7792364.355529 -3895303.963394\n"
        for position in [["-70", "-33"], ["--", "-70", "-33"]] {
            let known = try answer(["--from", "EPSG:4326", "--to", "EPSG:3857"] + position)
            XCTAssertEqual(known.output, expected)
        }
        XCTAssertEqual(try answer(["--from", "4326", "-70", "-33", "--to", "3857"]).output, expected)
        for position in [["--form", "1", "2"], ["-x", "1"], ["-", "1"], ["-70", "-33", "-1"], ["-7x", "1"]] {
            XCTAssertEqual(try answer(["--from", "4326", "--to", "3857"] + position).status, 2, "\(position)")
        }
    }

    func testTheDatumShiftAndTheAreaAreTold() throws {
        let json = try answer(["--json", "--from", "EPSG:4326", "--to", "EPSG:4547", "106.7185", "26.5755"])
        let document = try JSONReader.value(of: Array(json.output.utf8))
        XCTAssertEqual(document["datum_shift"]?["kind"]?.string, "identity-by-convention")
        XCTAssertEqual(document["datum_shift"]?["accuracy_m"]?.number, 0.1)
        XCTAssertEqual(document["findings"]?.elements?.first?["code"]?.string, "coordinates.outside-area")
        XCTAssertEqual(document["from"]?.string, "EPSG:4326")
        XCTAssertLessThan(try XCTUnwrap(document["x"]?.number), 0)
    }

    func testATableKeepsItsColumnsAndGetsOurs() throws {
        let folder = try TemporaryFolder()
        try folder.write("id,lat,lon,note\n1,34.7527,113.6654,\"a, b\"\n2,,113,x\n3,95,114,\n", to: "in.csv")
        try folder.gzip("in.csv")
        let arguments = ["--input", folder.path("in.csv.gz"), "--x", "lon", "--y", "lat", "-o", folder.path("out.csv")]
        XCTAssertEqual(try answer(["--from", "EPSG:4490", "--to", "EPSG:4547"] + arguments).status, 0)
        XCTAssertEqual(
            try folder.text("out.csv"),
            """
            id,lat,lon,note,fc_x,fc_y
            1,34.7527,113.6654,"a, b",469363.303672,3847208.850953
            2,,113,x,,
            3,95,114,,,

            """)
        let json = try answer(["--json", "--from", "EPSG:4490", "--to", "EPSG:4547"] + arguments)
        let document = try JSONReader.value(of: Array(json.output.utf8))
        XCTAssertEqual(document["rows"]?.number, 3)
        XCTAssertEqual(document["undefined"]?.number, 2)
    }

    func testACityOfItsOwn() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            #"{"name": "X", "central_meridian": 114, "planar": {"shift_m": [-400000, -3800000]}}"#, to: "city.json")
        let (city, plane) = (folder.path("city.json"), ["113.6654", "34.7527"])
        XCTAssertEqual(
            try answer(["--from", "EPSG:4490", "--to", city] + plane).output, "69363.303672 47208.850953\n")
        let back = try answer(["--from", city, "--to", "EPSG:4547", "69363.303672", "47208.850953"])
        XCTAssertEqual(back.output, "469363.303672 3847208.850953\n")
        try folder.write(#"{"central_meridian": 114, "heigth": 3}"#, to: "city.json")
        XCTAssertEqual(try answer(["--from", city, "--to", "EPSG:4547", "1", "2"]).status, 2)
    }

    func testBadUsageIsTwo() throws {
        let systems = ["--from", "EPSG:4490", "--to", "EPSG:4547"]
        let folder = try TemporaryFolder()
        try folder.write("x,y\n1,two\n", to: "in.csv")
        let table = ["--input", folder.path("in.csv")]
        for arguments in [
            [], systems, systems + ["114"], systems + ["114", "34", "0"], systems + ["114", "north"],
            systems + ["114", "nan"], systems + ["24", "0"], ["--from", "EPSG:0", "--to", "EPSG:4547", "114", "34"],
            ["--from", "EPSG:4490", "--to", "MARS", "114", "34"], systems + table, systems + table + ["--x", "x"],
            systems + table + ["--x", "x", "--y", "y"], systems + table + ["--x", "x", "--y", "z"],
            systems + table + ["--x", "x", "--y", "y", "114", "34"],
            systems + table + ["--x", "x", "--y", "y", "--json"],
            systems + ["--input", "/nonexistent", "--x", "x", "--y", "y"], systems + ["--x", "x", "114", "34"],
        ] { XCTAssertEqual(try answer(arguments).status, 2, "\(arguments)") }
    }

    /// Runs the command with its standard output kept.
    private func answer(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let folder = try TemporaryFolder()
        try folder.write("", to: "stdout")
        let file = try FileHandle(forWritingTo: folder.url.appendingPathComponent("stdout"))
        let saved = dup(1)
        dup2(file.fileDescriptor, 1)
        let status = Program.run(["transform"] + arguments)
        dup2(saved, 1)
        close(saved)
        return (status, try folder.text("stdout"))
    }
}
