import FangcunModel
import Foundation
import XCTest

@testable import fangcun_cli

final class CodesTests: XCTestCase {
    func testTheExampleOfTheContract() throws {
        let folder = try TemporaryFolder()
        try folder.write("91350100M000100Y43\r\n91350203M0001FUE2P\n\n 91350100m000100Y43", to: "codes.txt")
        let answer = try run(["codes", "check", "--kind", "uscc", "--input", folder.path("codes.txt"), "--json"])
        XCTAssertEqual(answer.status, 1)
        let entries = try JSONReader.value(of: Array(answer.output.utf8))
        let expected = """
            [{"input":"91350100M000100Y43","valid":true,"findings":[]},\
            {"input":"91350203M0001FUE2P","valid":false,"findings":\
            [{"code":"uscc.check","severity":"error","position":17}]},\
            {"input":"","valid":false,"findings":[{"code":"uscc.length","severity":"error","position":0}]},\
            {"input":" 91350100m000100Y43","valid":true,"findings":\
            [{"code":"uscc.separator","severity":"info","position":0},\
            {"code":"uscc.case","severity":"info","position":9}]}]
            """
        XCTAssertEqual(String(decoding: JSONWriter.bytes(of: entries), as: UTF8.self), expected)
    }

    func testWarningsAloneAreGood() throws {
        let folder = try TemporaryFolder()
        try folder.write("110103\n110101\n", to: "divisions.txt")
        let path = folder.path("divisions.txt")
        let today = try run(["codes", "check", "--kind", "division", "--input", path, "--json"])
        XCTAssertEqual(today.status, 0)
        XCTAssertTrue(today.output.contains("division.retired"))
        let earlier = try run(["codes", "check", "--kind", "division", "--input", path, "--json", "--on", "2005-01-01"])
        XCTAssertFalse(earlier.output.contains("division.retired"))
        try folder.write("code,name,validTo\n110101,东城区,2026-01-01\n", to: "register.csv")
        let own = try run([
            "codes", "check", "--kind", "division", "--input", path, "--json", "--divisions",
            folder.path("register.csv"),
            "--on", "2026-06-01",
        ])
        XCTAssertEqual(own.output.components(separatedBy: "division.retired").count, 2)
    }

    func testEveryKindIsKnownToTheCommandLine() throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "empty.txt")
        for kind in CodeKind.allCases {
            let answer = try run([
                "codes", "check", "--kind", kind.rawValue, "--input", folder.path("empty.txt"), "--json",
            ])
            XCTAssertEqual(answer.status, 0)
            XCTAssertEqual(answer.output, "[]\n")
        }
        for usage in [
            ["codes", "check"], ["codes", "check", "--kind", "nonsense"],
            ["codes", "check", "--kind", "uscc", "--input", "/nonexistent"],
            ["codes", "check", "--kind", "uscc", "--input", folder.path("empty.txt"), "--on", "2026-02-30"],
            [
                "codes", "check", "--kind", "uscc", "--input", folder.path("empty.txt"), "--divisions",
                folder.path("empty.txt"),
            ],
        ] { XCTAssertEqual(Program.run(usage), 2, "\(usage)") }
    }

    func testStrictAndPlainOutput() throws {
        let folder = try TemporaryFolder()
        try folder.write("11010519491231002x\n", to: "ids.txt")
        let path = folder.path("ids.txt")
        let lenient = try run(["codes", "check", "--kind", "citizen-id", "--input", path])
        XCTAssertEqual(lenient.status, 0)
        XCTAssertFalse(lenient.output.contains("1949"), "a number of a citizen is not printed for people")
        XCTAssertEqual(try run(["codes", "check", "--kind", "citizen-id", "--input", path, "--strict"]).status, 1)
    }

    func testLinesOfAnyMaking() {
        XCTAssertEqual(Array(TextLines(Array("\u{FEFF}a\r\nb\n\nc".utf8))), ["a", "b", "", "c"])
        XCTAssertEqual(Array(TextLines(Array("a\n".utf8))), ["a"])
        XCTAssertEqual(Array(TextLines([])), [])
        XCTAssertEqual(Array(TextLines([0xB9, 0xFA, 0x0A])), ["\u{FFFD}\u{FFFD}"])
    }

    /// Runs a command with its standard output kept.
    private func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let pipe = try TemporaryFolder()
        try pipe.write("", to: "stdout")
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: pipe.path("stdout")))
        let saved = dup(1)
        dup2(file.fileDescriptor, 1)
        defer {
            dup2(saved, 1)
            close(saved)
        }
        let status = Program.run(arguments)
        return (status, try String(contentsOfFile: pipe.path("stdout"), encoding: .utf8))
    }
}
