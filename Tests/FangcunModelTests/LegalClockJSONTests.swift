import FangcunModel
import FangcunTestSupport
import Foundation
import XCTest

final class LegalClockJSONTests: XCTestCase {
    private let full = """
        {"start":"2025-09-26T10:00:00+08:00","budget":20,"unit":"working-day","startRule":"day-after",\
        "endRule":"as-counted","basis":"行政许可法 第四十二条","events":[\
        {"at":"2025-10-15T09:00:00+08:00","kind":"suspend","id":"1","reason":"听证","basis":"行政许可法 第四十五条","room":4},\
        {"at":"2025-10-22T09:00:00+08:00","kind":"resume","id":"1"},\
        {"at":"2025-10-23T09:00:00+08:00","kind":"extend","by":10,"approvedBy":"局长","basis":"行政许可法 第四十二条"},\
        {"at":"2025-10-24T09:00:00+08:00","kind":"transfer","to":{"unit":"城管局"}},\
        {"at":"2025-10-25T09:00:00+08:00","kind":"stop","reason":"办结"}],"version":2,"tags":["a",null]}
        """

    func testEverythingSurvivesARoundTripUnknownMembersAndKindsToo() throws {
        let clock = try LegalClock(json: Array(full.utf8))
        XCTAssertEqual(String(decoding: clock.json, as: UTF8.self), full)
        XCTAssertEqual(try LegalClock(json: clock.json), clock)
        XCTAssertEqual(try LegalClock(lenientJSON: clock.json), clock)
        XCTAssertEqual(clock.events.count, 5)
        XCTAssertEqual(clock.events[2].kind, .extend(by: 10, approvedBy: "局长", basis: "行政许可法 第四十二条"))
        XCTAssertEqual(clock.events[3].kind, .unknown("transfer"))
    }

    func testTheLeastClockHasTheRulesOfItsUnit() throws {
        let days = try LegalClock(
            json: Array(#"{"start": "2025-09-26T02:00:00Z", "budget": 20, "unit": "working-day"}"#.utf8))
        XCTAssertEqual(days.limit, try TimeLimit(20, .workingDay, startRule: .dayAfter))
        let hours = try LegalClock(
            json: Array(#"{"start": "2025-09-26T02:00:00Z", "budget": 4, "unit": "urgent-hour"}"#.utf8))
        XCTAssertEqual(hours.limit.startRule, .event)
    }

    func testEntriesThatCannotBeReadAreSetAsideKeptAndTold() throws {
        let text = """
            {"start":"2025-09-26","budget":20,"unit":"working-day","events":[{"at":"soon","kind":"stop"},7,\
            {"at":"2025-10-15T09:00:00+08:00","kind":"extend","by":1.5},\
            {"at":"2025-10-22T09:00:00+08:00","kind":"resume","id":"1"}]}
            """
        XCTAssertThrowsError(try LegalClock(json: Array(text.utf8))) {
            XCTAssertEqual(($0 as? ModelError)?.code, .malformedClock)
            XCTAssertEqual(($0 as? ModelError)?.place, .feature(0, identifier: nil))
        }
        let clock = try LegalClock(lenientJSON: Array(text.utf8))
        XCTAssertEqual(clock.events.map(\.kind), [.resume(id: "1")])
        XCTAssertEqual(clock.unreadEvents.count, 3)
        XCTAssertEqual(clock.start.inBeijing.description, "2025-09-26T00:00:00+08:00")
        XCTAssertEqual(
            clock.findings(by: .stateCouncil).map(\.code),
            ["clock.resume.unknown", "clock.event.unread", "clock.event.unread", "clock.event.unread"])
        XCTAssertEqual(try LegalClock(lenientJSON: clock.json), clock)
    }

    func testHostileLedgersAreRefused() {
        let start = #""start": "2025-09-26T02:00:00Z""#
        let many = Array(repeating: "7", count: 1_001).joined(separator: ",")
        for text in [
            "", "[]", "{}", "{\(start)}", #"{\#(start), "budget": 20}"#, #"{\#(start), "budget": 20, "unit": "month"}"#,
            #"{\#(start), "budget": -1, "unit": "working-day"}"#, #"{\#(start), "budget": 1e9, "unit": "working-day"}"#,
            #"{\#(start), "budget": 1.5, "unit": "working-day"}"#,
            #"{\#(start), "budget": "20", "unit": "working-day"}"#,
            #"{"start": "soon", "budget": 1, "unit": "working-day"}"#,
            #"{"start": 5, "budget": 1, "unit": "working-day"}"#,
            #"{\#(start), "budget": 1, "unit": "working-day", "startRule": "later"}"#,
            #"{\#(start), "budget": 1, "unit": "working-day", "endRule": 1}"#,
            #"{\#(start), "budget": 1, "unit": "working-day", "basis": 1}"#,
            #"{\#(start), "budget": 1, "unit": "working-day", "events": {}}"#,
            #"{\#(start), "budget": 1, "unit": "working-day", "events": [\#(many)]}"#,
            String(repeating: #"{"events":["#, count: 5_000),
        ] {
            XCTAssertThrowsError(try LegalClock(lenientJSON: Array(text.utf8)), String(text.prefix(80)))
            XCTAssertThrowsError(try LegalClock(json: Array(text.utf8)), String(text.prefix(80)))
        }
        let dated = #"{"start": "2025-09-26", "budget": 1, "unit": "working-day"}"#
        XCTAssertThrowsError(try LegalClock(json: Array(dated.utf8)), "a date is no moment")
    }

    func testBytesAtRandomAreNoTrap() {
        var generator = SeededGenerator(seed: 51)
        let sample = Array(full.utf8)
        for _ in 0..<3_000 {
            var bytes = sample
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                let index = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: bytes[index] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes.remove(at: index)
                default: bytes.insert(UInt8.random(in: 0x20...0x7E, using: &generator), at: index)
                }
            }
            guard let clock = try? LegalClock(lenientJSON: bytes) else { continue }
            _ = clock.findings(by: .stateCouncil)
            XCTAssertEqual(try LegalClock(lenientJSON: clock.json), clock)
        }
    }

    // MARK: The schema

    func testTheSchemaNamesWhatIsWrittenAndNoOtherUnitOrRule() throws {
        let schema = try schema("clock")
        let properties = try XCTUnwrap(schema["properties"] as? [String: [String: Any]])
        XCTAssertEqual(properties["unit"]?["enum"] as? [String], ClockUnit.allCases.map(\.rawValue))
        XCTAssertEqual(properties["startRule"]?["enum"] as? [String], TimeLimit.StartRule.allCases.map(\.rawValue))
        XCTAssertEqual(properties["endRule"]?["enum"] as? [String], TimeLimit.EndRule.allCases.map(\.rawValue))
        XCTAssertEqual(properties["budget"]?["maximum"] as? Int, TimeLimit.maximumBudget)
        let written = try XCTUnwrap(JSONSerialization.jsonObject(with: Data(full.utf8)) as? [String: Any])
        XCTAssertEqual(Set(properties.keys), Set(written.keys).subtracting(["version", "tags"]))
        let kinds = ((schema["$defs"] as? [String: [String: Any]])?["event"]?["allOf"] as? [[String: [String: Any]]])?
            .compactMap { ((($0["if"]?["properties"]) as? [String: [String: String]])?["kind"])?["const"] }
        XCTAssertEqual(kinds, ["suspend", "resume", "extend", "stop"])
    }

    func testTheSchemaRefereeAcceptsWhatIsWrittenAndRefusesWhatIsRefused() throws {
        try Referee.require()
        let script = """
            import json, sys, jsonschema
            schema = json.load(open(sys.argv[1]))
            jsonschema.Draft202012Validator.check_schema(schema)
            validator = jsonschema.Draft202012Validator(schema)
            print(''.join(str(int(validator.is_valid(json.loads(text)))) for text in sys.argv[2:]))
            """
        let start = #""start": "2025-09-26T02:00:00Z""#
        let answer = try Referee.run(
            "python3",
            [
                "-c", script, Self.folder.appendingPathComponent("clock.schema.json").path, full,
                String(decoding: try LegalClock(json: Array(full.utf8)).json, as: UTF8.self),
                #"{\#(start), "budget": -1, "unit": "working-day"}"#, #"{\#(start), "budget": 1, "unit": "month"}"#,
                #"{\#(start), "budget": 1, "unit": "working-day", "events": [{"at": "2025-09-26T02:00:00Z"}]}"#,
                #"{\#(start), "budget": 1, "unit": "working-day", "events": [{"at": "2025-09-26T02:00:00Z", "kind": "extend"}]}"#,
            ])
        XCTAssertEqual(answer.output, "110000\n", answer.errors)
    }

    func testTheSchemaRefereeAcceptsEveryCalendarPack() throws {
        try Referee.require()
        let script = """
            import json, sys, jsonschema
            schema = json.load(open(sys.argv[1]))
            jsonschema.Draft202012Validator.check_schema(schema)
            validator = jsonschema.Draft202012Validator(schema)
            print(sum(validator.is_valid(json.load(open(path))) for path in sys.argv[2:]))
            """
        let schema = Self.folder.appendingPathComponent("calendar-pack.schema.json").path
        let theirs = try (2007...2027).map { try TestData.url("holiday/\($0).json").path }
        XCTAssertEqual(try Referee.run("python3", ["-c", script, schema] + theirs).output, "21\n")
        let folder = try TemporaryFolder()
        let ours = try CalendarPack.stateCouncil.map { try folder.write($0.json, to: "\($0.year)").path }
        XCTAssertEqual(try Referee.run("python3", ["-c", script, schema] + ours).output, "20\n")
    }

    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("docs/schemas")

    private func schema(_ name: String) throws -> [String: Any] {
        let data = try Data(contentsOf: Self.folder.appendingPathComponent("\(name).schema.json"))
        return try XCTUnwrap(JSONSerialization.jsonObject(with: data) as? [String: Any])
    }
}
