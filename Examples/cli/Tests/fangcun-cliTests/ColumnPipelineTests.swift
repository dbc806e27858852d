import Foundation
import XCTest

@testable import fangcun_cli

/// The way of tables through commands, with a command that writes what it read of one column.
final class ColumnPipelineTests: XCTestCase {
    private func pass(_ input: [UInt8], column: String = "v", packed: Bool = false) throws -> String {
        let folder = try TemporaryFolder()
        try folder.write(input, to: "in.csv")
        if packed { try folder.gzip("in.csv") }
        let progress = ProgressDisplay(style: .silent, stepCount: 1)
        let pipeline = ColumnPipeline(
            input: folder.path(packed ? "in.csv.gz" : "in.csv"), output: folder.path("out.csv"), progress: progress)
        defer { XCTAssertEqual(folder.names().filter { $0.contains("part") }, []) }
        try pipeline.run("Echo", reading: [column], appending: ["fc_echo"]) { batch, rows throws(CommandFailure) in
            for row in 0..<batch.count {
                rows.begin(row, of: batch)
                rows.append(text: batch.text(row, 0))
                rows.end()
            }
        }
        return try folder.text("out.csv")
    }

    private func pass(_ input: String, column: String = "v", packed: Bool = false) throws -> String {
        try pass(Array(input.utf8), column: column, packed: packed)
    }

    private func failure(_ input: [UInt8], column: String = "v") -> String {
        do {
            let output = try pass(input, column: column)
            return "no failure: \(output)"
        } catch {
            return "\(error)".components(separatedBy: "in.csv: ").last ?? ""
        }
    }

    func testRowsAreKeptAsTheyAreWritten() throws {
        XCTAssertEqual(
            try pass("a,v,b\n\"x, \"\"y\"\"\",1,\"line\r\nline\"\n,\"2\", z \n"),
            "a,v,b,fc_echo\n\"x, \"\"y\"\"\",1,\"line\r\nline\",1\n,\"2\", z ,2\n")
    }

    func testQuotesAreTakenOffAndPutOnWhereNeeded() throws {
        XCTAssertEqual(
            try pass("v\n\"a,\"\"b\"\"\"\n\"plain\"\n\"\"\na\"b\n"),
            "v,fc_echo\n\"a,\"\"b\"\"\",\"a,\"\"b\"\"\"\n\"plain\",plain\n\"\",\na\"b,\"a\"\"b\"\n")
    }

    func testAllLineEndsAreTakenAndBlankLinesPassedOver() throws {
        for end in ["\n", "\r\n", "\r"] {
            let input = ["a,v", "1,2", "", "3,4"].joined(separator: end)
            XCTAssertEqual(try pass(input), "a,v,fc_echo\n1,2,2\n3,4,4\n")
            XCTAssertEqual(try pass(input + end), "a,v,fc_echo\n1,2,2\n3,4,4\n")
        }
    }

    func testAByteOrderMarkIsNoPartOfTheFirstName() throws {
        XCTAssertEqual(try pass("\u{FEFF}v,w\n1,2\n"), "v,w,fc_echo\n1,2,1\n")
    }

    func testAHeaderWithoutRowsIsATable() throws {
        XCTAssertEqual(try pass("a,v"), "a,v,fc_echo\n")
    }

    func testColumnsAreFoundWhateverTheirCaseAndSpaces() throws {
        XCTAssertEqual(try pass(" LON ,v\n5,6\n", column: "lon"), " LON ,v,fc_echo\n5,6,5\n")
        XCTAssertEqual(try pass("V,v\n5,6\n"), "V,v,fc_echo\n5,6,6\n")
        XCTAssertEqual(failure(Array("V,V\n".utf8)), "line 1: the column 'v' occurs 2 times")
    }

    func testFaultsNameTheirLine() {
        let faults: [(input: [UInt8], reason: String)] = [
            ([], "line 1: no header: the file is empty"),
            (Array("\n\n".utf8), "line 1: no header: the file is empty"),
            (Array("a,b\n1,2\n".utf8), "line 1: no column 'v'; the header has 'a', 'b'"),
            (
                Array("v,fc_echo\n".utf8),
                "line 1: the column 'fc_echo' is there already; give the input, not the output"
            ),
            (Array("v,w\n1,2\n3\n".utf8), "line 3: 1 fields where the header has 2"),
            (Array("v\n\"a\nb\"x\n".utf8), "line 3: text after a closing quote"),
            (Array("v\n1\n\"a\nb\n".utf8), "line 3: a quoted field that does not end"),
            ([0xFF, 0xFE, 0x76, 0], "is in UTF-16; UTF-8 is wanted"),
            (Array("v\n1\n".utf8) + [0xC4, 0xE3, 0x0A], "line 3: text that is not UTF-8; GBK or Big5 perhaps?"),
        ]
        for fault in faults { XCTAssertEqual(failure(fault.input), fault.reason) }
    }

    func testAFileLargerThanAnyBufferComesThroughWhole() throws {
        // Quotes, line ends and pieces of gzip fall on every place of the buffers.
        let rows = (0..<150_000).map { "\($0),\"路 \($0 % 97)\(String(repeating: "\n", count: $0 % 3))\"\"\"" }
        let input = "id,v\n" + rows.joined(separator: "\r\n")
        let output = "id,v,fc_echo\n" + rows.map { "\($0),\($0.drop { $0 != "," }.dropFirst())\n" }.joined()
        XCTAssertEqual(try pass(input), output)
        XCTAssertEqual(try pass(input, packed: true), output)
    }

    func testNumbersAreThoseOfRegisters() throws {
        for (text, number) in [("121.5", 121.5), (" -7 ", -7), ("1e2", 100), ("+.5", 0.5), ("1e400", .infinity)] {
            XCTAssertEqual(try DecimalField.value(text), number)
        }
        for text in ["", "  ", "NaN", "-nan", "inf", "Infinity"] { XCTAssertNil(try DecimalField.value(text)) }
        for text in ["abc", "0x10", "1,5", "１", "1 2", "--1", "e", "."] {
            XCTAssertThrowsError(try DecimalField.value(text), text)
        }
    }

    func testTheOldFileStaysWhenSomethingFails() throws {
        let folder = try TemporaryFolder()
        try folder.write("old", to: "out.csv")
        try folder.write("v\n1\n\"", to: "in.csv")
        let pipeline = ColumnPipeline(
            input: folder.path("in.csv"), output: folder.path("out.csv"),
            progress: ProgressDisplay(style: .silent, stepCount: 1))
        XCTAssertThrowsError(
            try pipeline.run("Echo", reading: [], appending: ["fc_echo"]) { _, _ throws(CommandFailure) in })
        XCTAssertEqual(folder.names(), ["in.csv", "out.csv"])
        XCTAssertEqual(try folder.text("out.csv"), "old")
    }
}
