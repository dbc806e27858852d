import FangcunModel
import Foundation
import XCTest

@testable import fangcun_cli

final class ClockTests: XCTestCase {
    func testTheExampleOfTheContract() throws {
        XCTAssertEqual(
            try deadline(["--start", "2025-09-26", "--budget", "20", "--unit", "working-day", "--calendar", "cn"]),
            #"{"deadline":"2025-10-30","provisional":false}"#)
    }

    func testEveryUnitHasItsAnswer() throws {
        for (start, budget, unit, answer) in [
            ("2025-09-26", "20", "natural-day", "2025-10-16"),
            ("2025年9月26日", "20", "working-day", "2025-10-30"),
            ("2025-09-26T10:00:00+08:00", "20", "working-day", "2025-10-30"),
            ("2025-09-29T20:00:00Z", "1", "working-day", "2025-10-09"),  // four in the morning of the 30th in Beijing
            ("2025-10-14T09:00:00+08:00", "4", "working-hour", "2025-10-14T14:30:00+08:00"),
            ("2025-10-14", "4", "working-hour", "2025-10-15T14:30:00+08:00"),
            ("2025-10-14T09:00:00+08:00", "4", "urgent-hour", "2025-10-14T13:00:00+08:00"),
        ] {
            XCTAssertEqual(
                try deadline(["--start", start, "--budget", budget, "--unit", unit]),
                #"{"deadline":"\#(answer)","provisional":false}"#)
        }
    }

    func testAnAnswerBeyondThePublishedYearsSaysSo() throws {
        let arguments = ["--start", "2026-12-30", "--budget", "2", "--unit", "working-day"]
        XCTAssertEqual(
            try deadline(arguments), #"{"deadline":"2027-01-01","provisional":true,"beyond":"2026-12-31"}"#)
        let folder = try TemporaryFolder()
        try folder.write(
            #"{"year": 2027, "days": [{"name": "元旦", "date": "2027-01-01", "isOffDay": true}]}"#, to: "2027.json")
        XCTAssertEqual(
            try deadline(arguments + ["--calendar-pack", folder.path("2027.json")]),
            #"{"deadline":"2027-01-04","provisional":false}"#)
        try folder.write(#"{"year": 2027, "days": []}"#, to: "empty.json")
        XCTAssertTrue(
            try deadline(arguments + ["--calendar-pack", folder.path("empty.json")]).contains(#""provisional":true"#))
        try folder.write("{}", to: "broken.json")
        XCTAssertEqual(
            Program.run(["clock", "deadline"] + arguments + ["--calendar-pack", folder.path("broken.json")]), 2)
    }

    func testRulesAreOptions() throws {
        let arguments = ["--start", "2025-09-26", "--budget", "7", "--unit", "natural-day"]
        XCTAssertTrue(try deadline(arguments).contains("2025-10-03"))
        XCTAssertTrue(try deadline(arguments + ["--end", "next-working-day"]).contains("2025-10-09"))
        XCTAssertTrue(
            try deadline(["--start", "2025-09-26", "--budget", "20", "--unit", "working-day", "--calendar", "weekends"])
                .hasPrefix(#"{"deadline":"2025-10-24","provisional":true"#))
        XCTAssertTrue(
            try deadline([
                "--start", "2025-10-14T08:00:00+08:00", "--budget", "1", "--unit", "working-hour", "--hours",
                "08:30-12:00",
            ]).contains("2025-10-14T09:30:00+08:00"))
    }

    func testWithoutJSONOneLineIsWritten() throws {
        let arguments = ["clock", "deadline", "--start", "2026-12-31", "--budget", "1", "--unit", "working-day"]
        XCTAssertEqual(
            try run(arguments).output,
            "2027-01-01 (provisional: nothing is published for the days after 2026-12-31)\n")
    }

    func testBadUsageIsTwo() {
        let start = ["clock", "deadline", "--start", "2025-09-26"]
        for arguments in [
            ["clock", "deadline"], start, start + ["--budget", "20"],
            start + ["--budget", "x", "--unit", "working-day"],
            start + ["--budget", "-1", "--unit", "working-day"], start + ["--budget=-1", "--unit", "working-day"],
            start + ["--budget", "99999999999", "--unit", "working-day"],
            start + ["--budget", "2", "--unit", "fortnight"],
            start + ["--budget", "2", "--unit", "working-day", "--calendar", "fr"],
            start + ["--budget", "2", "--unit", "working-hour", "--hours", "noon"],
            start + ["--budget", "2", "--unit", "working-day", "--end", "never"],
            start + ["--budget", "2", "--unit", "working-day", "--calendar-pack", "/nonexistent"],
            ["clock", "deadline", "--start", "2025-02-30", "--budget", "2", "--unit", "working-day"],
            ["clock", "deadline", "--start", "2025-09-26T10:00", "--budget", "2", "--unit", "working-hour"],
        ] { XCTAssertEqual(Program.run(arguments), 2, "\(arguments)") }
    }

    private func deadline(_ arguments: [String]) throws -> String {
        let answer = try run(["clock", "deadline", "--json"] + arguments)
        XCTAssertEqual(answer.status, 0)
        return answer.output.trimmingCharacters(in: .newlines)
    }

    /// Runs a command with its standard output kept.
    private func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let folder = try TemporaryFolder()
        try folder.write("", to: "stdout")
        let file = try FileHandle(forWritingTo: folder.url.appendingPathComponent("stdout"))
        let saved = dup(1)
        dup2(file.fileDescriptor, 1)
        defer {
            dup2(saved, 1)
            close(saved)
        }
        let status = Program.run(arguments)
        return (status, try folder.text("stdout"))
    }
}
