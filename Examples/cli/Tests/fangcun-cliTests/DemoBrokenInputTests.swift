import Foundation
import XCTest

@testable import fangcun_cli

/// What cannot be done is said on one line that names the file and the place, and leaves nothing behind.
final class DemoBrokenInputTests: XCTestCase {
    private func assertFails(
        _ city: TinyCity, naming parts: String..., file: StaticString = #filePath, line: UInt = #line
    ) throws {
        let failure = try XCTUnwrap(try city.failure(), "it did not fail", file: file, line: line)
        XCTAssertFalse(failure.contains("\n"), failure, file: file, line: line)
        for part in parts {
            XCTAssertTrue(failure.contains(part), "'\(failure)' does not name '\(part)'", file: file, line: line)
        }
        XCTAssertEqual(city.folder.names(in: "out"), [], "output was left behind", file: file, line: line)
    }

    func testMissingFilesAreNamed() throws {
        for name in ["cells.geojson", "gazetteer.csv", "incidents.csv"] {
            let city = try TinyCity()
            try FileManager.default.removeItem(atPath: city.folder.path(name))
            try assertFails(city, naming: name)
        }
    }

    func testTruncatedGzipIsNamed() throws {
        let city = try TinyCity()
        try city.folder.gzip("cells.geojson")
        let whole = try city.folder.bytes("cells.geojson.gz")
        try city.folder.write(Array(whole.prefix(whole.count / 2)), to: "cells.geojson.gz")
        try assertFails(city, naming: "cells.geojson.gz")
    }

    func testWholeGzipIsRead() throws {
        let city = try TinyCity()
        for name in ["cells.geojson", "gazetteer.csv", "incidents.csv"] { try city.folder.gzip(name) }
        XCTAssertEqual(try city.run().failures, [])
    }

    func testPlainAndCompressedTogetherAreRefused() throws {
        let city = try TinyCity()
        let plain = try city.folder.bytes("incidents.csv")
        try city.folder.gzip("incidents.csv")
        try city.folder.write(plain, to: "incidents.csv")
        try assertFails(city, naming: "incidents.csv.gz")
    }

    func testTextThatIsNotUTF8IsNamedWithItsLine() throws {
        let city = try TinyCity()
        // 花园 in GBK.
        let row = Array("i7,路灯,".utf8) + [0xBB, 0xA8, 0xD4, 0xB0] + Array(",113.6,34.7,,\n".utf8)
        try city.folder.write(Array(TinyCity.incidents.utf8) + row, to: "incidents.csv")
        try assertFails(city, naming: "incidents.csv", "line 8", "UTF-8")
    }

    func testMissingColumnsAreNamed() throws {
        for (name, text, column) in [
            ("incidents.csv", TinyCity.incidents, "text"), ("incidents.csv", TinyCity.incidents, "lon"),
            ("gazetteer.csv", TinyCity.gazetteer, "address"),
        ] {
            let city = try TinyCity()
            let header = text.prefix { $0 != "\n" }
            let renamed = header.split(separator: ",").map { $0 == column ? "other" : $0 }.joined(separator: ",")
            try city.folder.write(renamed + text.dropFirst(header.count), to: name)
            try assertFails(city, naming: name, "'\(column)'")
        }
    }

    func testNumberThatIsNoneIsNamedWithLineAndColumn() throws {
        let city = try TinyCity()
        let broken = TinyCity.incidents.replacingOccurrences(of: TinyCity.longitude(0.5), with: "113o6")
        try city.folder.write(broken, to: "incidents.csv")
        try assertFails(city, naming: "incidents.csv", "line 4", "lon", "113o6")
    }

    func testNumberBeyondAllNumbersIsNotTakenForUnknown() throws {
        let city = try TinyCity()
        let broken = TinyCity.incidents.replacingOccurrences(of: TinyCity.longitude(0.5), with: "1e400")
        try city.folder.write(broken, to: "incidents.csv")
        try assertFails(city, naming: "incidents.csv", "line 4", "lon", "1e400")
    }

    func testExchangedColumnsAreNamed() throws {
        let city = try TinyCity()
        try city.folder.write(
            TinyCity.incidents.replacingOccurrences(of: "lon,lat", with: "lat,lon"), to: "incidents.csv")
        try assertFails(city, naming: "incidents.csv", "line 2", "lat", "no latitude")
    }

    func testRowWithAFieldTooManyIsNamedWithItsLine() throws {
        let city = try TinyCity()
        try city.folder.write(TinyCity.incidents + "i7,路灯,花园路2号,113.6,34.7,,,\n", to: "incidents.csv")
        try assertFails(city, naming: "incidents.csv", "line 8")
    }

    func testOpenRingIsNamedWithItsCell() throws {
        let city = try TinyCity()
        let code = TinyCity.code(1, 2)
        let ring = "[[113.601,34.702],[113.602,34.702],[113.602,34.703],[113.601,34.703]]"
        try city.folder.write(TinyCity.cells(replacing: [code: ring]), to: "cells.geojson")
        try assertFails(city, naming: "cells.geojson", code)
    }

    func testMetresInsteadOfDegreesAreNamedWithTheirCell() throws {
        let city = try TinyCity()
        let ring = "[[465000,3842000],[465100,3842000],[465100,3842100],[465000,3842000]]"
        try city.folder.write(TinyCity.cells(replacing: [TinyCity.code(0, 0): ring]), to: "cells.geojson")
        try assertFails(city, naming: "cells.geojson", TinyCity.code(0, 0))
    }

    func testOutputOfAnEarlierRunIsNotReadAgain() throws {
        let city = try TinyCity()
        let header = TinyCity.incidents.prefix { $0 != "\n" }
        try city.folder.write("\(header),fc_grid\n", to: "incidents.csv")
        try assertFails(city, naming: "incidents.csv", "fc_grid")
    }

    func testFailedRunLeavesTheResultsOfAnEarlierOneAsTheyWere() throws {
        let city = try TinyCity()
        try city.run()
        let before = try city.folder.names(in: "out").map { try city.folder.bytes("out/" + $0) }
        try city.folder.write("id,text\n", to: "incidents.csv")
        XCTAssertNotNil(try city.failure())
        XCTAssertEqual(try city.folder.names(in: "out").map { try city.folder.bytes("out/" + $0) }, before)
    }

    func testOutputFolderMustNotBeTheInputFolder() throws {
        let city = try TinyCity()
        let before = try city.folder.bytes("incidents.csv")
        XCTAssertEqual(
            Program.run(["demo", "--data", city.folder.url.path, "--output", city.folder.url.path + "/."]), 2)
        XCTAssertEqual(try city.folder.bytes("incidents.csv"), before)
    }
}
