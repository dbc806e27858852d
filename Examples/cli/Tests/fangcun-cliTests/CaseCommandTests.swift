import FangcunGovernance
import FangcunModel
import XCTest

@testable import fangcun_cli

final class CaseCommandTests: XCTestCase {
    private func event(_ action: String, _ role: String, _ time: String, _ rest: String = "") -> String {
        #"{"case":"C1","action":"\#(action)","at":"2026-03-02T\#(time)+08:00","role":"\#(role)","person":"\#(role)","unit":"u"\#(rest)}"#
    }

    private func log() -> [String] {
        [
            event("report-on-site", "supervisor", "09:00:00", #","data":{"class":"0101","grid":"410105001001001"}"#),
            event("file", "shift-leader", "09:20:00"),
            event(
                "dispatch", "dispatcher", "09:40:00", #","assigns":"sanitation","opens":[{"id":"a","unit":"parks"}]"#),
        ]
    }

    func testASoundLogIsGoodAndOneWithAnIllegalEventIsNot() throws {
        let folder = try TemporaryFolder()
        try folder.write("[\(log().joined(separator: ","))]", to: "log.json")
        try folder.write(
            (log() + [event("close", "shift-leader", "10:00:00")]).joined(separator: "\n"), to: "log.jsonl")
        for form in [[], ["--json"], ["--at", "2026-03-09T09:00:00+08:00"]] {
            let replay = ["case", "replay", "--profile", "city-management"] + form
            XCTAssertEqual(Program.run(replay + ["--events", folder.path("log.json")]), 0)
            XCTAssertEqual(Program.run(replay + ["--events", folder.path("log.jsonl")]), 1)
            XCTAssertEqual(Program.run(replay + ["--strict", "--events", folder.path("log.jsonl")]), 1)
        }
        try folder.gzip("log.json")
        XCTAssertEqual(
            Program.run(["case", "replay", "--profile", "city-management", "--events", folder.path("log.json.gz")]), 0)
    }

    func testAnExportedProfileIsTakenFromItsFile() throws {
        let folder = try TemporaryFolder()
        try folder.write(JSONWriter.bytes(of: CaseProfile.cityManagement.json), to: "city.json")
        try folder.write("[\(log().joined(separator: ","))]", to: "log.json")
        XCTAssertEqual(
            Program.run(["case", "replay", "--profile", folder.path("city.json"), "--events", folder.path("log.json")]),
            0)
        XCTAssertEqual(Program.run(["case", "profiles", "--mermaid", folder.path("city.json"), "--language", "en"]), 0)
    }

    func testWhatCannotBeDoneIsTwo() throws {
        let folder = try TemporaryFolder()
        try folder.write("[", to: "broken.json")
        try folder.write("[]", to: "empty.json")
        try folder.write(#"{"id":"x","process":{"initial":"a","states":[{"id":"a"}]}}"#, to: "unsound.json")
        let empty = folder.path("empty.json")
        for arguments in [
            ["replay"], ["replay", "--profile", "petition"], ["replay", "--profile", "no-such", "--events", empty],
            ["replay", "--profile", "petition", "--events", "/nonexistent"],
            ["replay", "--profile", "petition", "--events", folder.path("broken.json")],
            ["replay", "--profile", folder.path("unsound.json"), "--events", empty],
            ["replay", "--profile", "petition", "--events", empty, "--at", "yesterday"],
            ["profiles", "--mermaid", "no-such"], ["profiles", "--mermaid", "petition", "--check", "petition"],
        ] { XCTAssertEqual(Program.run(["case"] + arguments), 2, "\(arguments)") }
        XCTAssertEqual(
            Program.run(["case", "replay", "--profile", "petition", "--events", empty]), 0, "nothing is wrong")
    }

    func testProfilesAreListedDrawnWrittenAndJudged() throws {
        let folder = try TemporaryFolder()
        try folder.write(#"{"id":"x","process":{"initial":"a","states":[{"id":"a"}]}}"#, to: "unsound.json")
        for arguments in [
            [], ["--json"], ["--mermaid", "petition"], ["--export", "petition"], ["--check", "petition"],
            ["--check", "petition", "--json"],
        ] { XCTAssertEqual(Program.run(["case", "profiles"] + arguments), 0, "\(arguments)") }
        XCTAssertEqual(Program.run(["case", "profiles", "--check", folder.path("unsound.json")]), 1)
    }

    func testThePageForPeopleNamesStateClocksAndWhatMayBeDone() throws {
        let events = try CaseLog(json: Array("[\(log().joined(separator: ","))]".utf8))
        let page = CaseReplayText.page(
            CaseReplay(events, by: try CaseEngine(.cityManagement)),
            at: try Instant(rfc3339: "2026-03-05T09:00:00+08:00"))
        for line in [
            "C1: handling 处置中", "  lead            sanitation", "  sub-task        a parks: assigned",
            "  clock           handling: overdue, until 2026-03-04, red", "  may             co-handler: co-accept (a)",
            "3 events, 1 cases, 0 errors",
        ] { XCTAssertTrue(page.split(separator: "\n").contains(Substring(line)), "\(line) not in:\n\(page)") }
    }
}
