import Foundation
import XCTest

@testable import fangcun_cli

/// Files that come through a pipe, "-" or "/dev/stdin", plain and compressed.
final class StandardInputTests: XCTestCase {
    func testGridsAndTablesComeThroughAPipe() throws {
        let city = try TinyCity()
        let cells = city.folder.path("cells.geojson")
        try city.folder.write(try city.folder.bytes("cells.geojson"), to: "again.geojson")
        try city.folder.gzip("again.geojson")
        for file in [cells, city.folder.path("again.geojson.gz")] {
            for name in ["-", "/dev/stdin"] {
                XCTAssertEqual(try run(["grids", "check", name], reading: file), 0, "\(file) as \(name)")
            }
        }
        let (a, b) = (city.folder.path("a.atlas"), city.folder.path("b.atlas"))
        XCTAssertEqual(Program.run(["atlas", "build", "--grids", cells, "-o", a]), 0)
        XCTAssertEqual(try run(["atlas", "build", "--grids", "-", "-o", b], reading: cells), 0)
        XCTAssertEqual(try city.folder.bytes("a.atlas"), try city.folder.bytes("b.atlas"))
        try city.folder.write("x\n1\n", to: "x.csv")
        let build = ["atlas", "build", "--grids", cells, "--addresses", "-", "-o", b]
        XCTAssertEqual(try run(build, reading: city.folder.path("x.csv")), 2, "no columns")
    }

    func testAnAtlasMayBeCompressed() throws {
        let city = try TinyCity()
        let atlas = city.folder.path("a.atlas")
        XCTAssertEqual(
            Program.run(["atlas", "build", "--grids", city.folder.path("cells.geojson"), "-o", atlas]), 0)
        try city.folder.gzip("a.atlas")
        XCTAssertEqual(Program.run(["atlas", "info", atlas + ".gz"]), 0)
        try city.folder.write(Array(try city.folder.bytes("a.atlas.gz").dropLast(20)), to: "cut.gz")
        XCTAssertEqual(Program.run(["atlas", "info", city.folder.path("cut.gz")]), 2)
    }

    /// Runs a command with a pipe from the program cat as the standard input.
    private func run(_ arguments: [String], reading path: String) throws -> Int32 {
        let (pipe, process) = (Pipe(), Process())
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["cat", path]
        process.standardOutput = pipe
        try process.run()
        let saved = dup(0)
        dup2(pipe.fileHandleForReading.fileDescriptor, 0)
        try pipe.fileHandleForReading.close()
        try pipe.fileHandleForWriting.close()
        let status = Program.run(arguments)
        dup2(saved, 0)
        close(saved)
        process.waitUntilExit()
        return status
    }
}
