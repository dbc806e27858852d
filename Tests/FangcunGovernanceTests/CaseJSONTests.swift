import FangcunGovernance
import FangcunModel
import XCTest

final class CaseJSONTests: XCTestCase {
    private func value(_ text: String) throws -> JSONValue { try JSONReader.value(of: Array(text.utf8)) }

    func testShippedProfilesComeBackAsTheyWere() throws {
        for profile in CaseProfile.shipped {
            XCTAssertEqual(try CaseProfile(json: JSONWriter.bytes(of: profile.json)), profile, profile.identifier)
        }
    }

    /// Puts a member that nobody knows into every object of a profile, and looks for it after the round trip.
    func testMembersOfALaterFormSurviveInEveryPartOfAProfile() throws {
        let strange = JSONValue.Member("x-later", .object([.init("深", .array([.number(1.5), .null, .bool(false)]))]))
        func mark(_ value: JSONValue, inside name: String = "") -> JSONValue {
            switch value {
            case .object(let members): return .object(members.map { .init($0.name, mark($0.value)) } + [strange])
            case .array(let elements): return .array(elements.map { mark($0) })
            default: return value
            }
        }
        for profile in CaseProfile.shipped {
            let marked = mark(profile.json)
            let read = try CaseProfile(json: marked)
            XCTAssertEqual(read.json, marked, profile.identifier)
            XCTAssertTrue(read.findings.allSatisfy { $0.code == "profile.unknown-member" || $0.code == "profile.more" })
            XCTAssertTrue(read.findings.isAcceptable, "what is not known has no effect, and is said")
            XCTAssertFalse(read.findings.isEmpty)
        }
    }

    func testMembersOfALaterFormSurviveInAnEvent() throws {
        let text = #"""
            {"v":3,"id":"e1","case":"C","action":"dispatch","at":"2026-03-02T01:00:00Z","role":"dispatcher","person":"li",
            "unit":"command","on_behalf_of":"wang","subtask":"s","assigns":"parks","opens":[{"id":"a","unit":"b","note":[1]}],
            "reason":"fixed","extends_by":2,"data":{"class":"0101","n":1.5},"later":{"a":[{"b":null}]},"tags":["x"]}
            """#
        let event = try CaseEvent(json: value(text))
        XCTAssertEqual(event.json, try value(text))
        XCTAssertEqual(event.extra.map(\.name), ["later", "tags"])
        XCTAssertEqual(event.actor, CaseActor("dispatcher", person: "li", unit: "command", onBehalfOf: "wang"))
        XCTAssertEqual(try CaseEvent(json: event.json), event)
    }

    func testTheOffsetOfATimeIsReadAndUTCIsWritten() throws {
        let event = try CaseEvent(json: value(#"{"action":"a","at":"2026-03-02T09:00:00+08:00"}"#))
        XCTAssertEqual(event.moment, LogWriter.start)
        XCTAssertEqual(event.json["at"], .string("2026-03-02T01:00:00Z"))
    }

    func testWhatIsNoEventOrProfileIsRefusedWithItsPath() throws {
        let events = [
            "[]": "object", "{}": "action", #"{"action":1,"at":"2026-03-02T01:00:00Z"}"#: "action",
            #"{"action":"a"}"#: "at", #"{"action":"a","at":"yesterday"}"#: "at",
            #"{"action":"a","at":"2026-03-02T01:00:00Z","opens":[{"unit":"x"}]}"#: "opens[0].id",
            #"{"action":"a","at":"2026-03-02T01:00:00Z","data":[]}"#: "data",
            #"{"action":"a","at":"2026-03-02T01:00:00Z","extends_by":1.5}"#: "extends_by",
            #"{"action":"a","at":"2026-03-02T01:00:00Z","v":1e300}"#: "v",
        ]
        for (text, path) in events {
            XCTAssertThrowsError(try CaseEvent(json: value(text)), text) { error in
                XCTAssertEqual((error as? GovernanceError)?.code, .malformedInput)
                XCTAssertTrue("\(error)".contains(path), "\(error) does not name \(path)")
            }
        }
        let profiles = [
            "{}": "id", #"{"id":"x"}"#: "process", #"{"id":"x","process":{}}"#: "process.initial",
            #"{"id":"x","process":{"initial":"a","states":[{}]}}"#: "process.states[0].id",
            #"{"id":"x","process":{"initial":"a","actions":[{"id":"b","from":"a"}]}}"#: "process.actions[0].from",
            #"{"id":"x","process":{"initial":"a","actions":[{"id":"b","open_subtasks":"drop"}]}}"#:
                "process.actions[0].open_subtasks",
            #"{"id":"x","process":{"initial":"a","clocks":[{"id":"b","limit":{"count":1,"unit":"moon"}}]}}"#:
                "process.clocks[0].limit.unit",
            #"{"id":"x","process":{"initial":"a"},"separations":[{"id":"s","by":["colour"]}]}"#: "separations[0].by[0]",
        ]
        for (text, path) in profiles {
            XCTAssertThrowsError(try CaseProfile(json: Array(text.utf8)), text) { error in
                XCTAssertEqual((error as? GovernanceError)?.code, .malformedInput)
                XCTAssertTrue("\(error)".contains(path), "\(error) does not name \(path)")
            }
        }
    }

    func testALogIsAnArrayALineEachOrOneEvent() throws {
        let events = LogWriter.cityFromReportToEnd().events
        let values = events.map(\.json)
        let array = JSONWriter.bytes(of: .array(values))
        let wrapped = JSONWriter.bytes(of: .object([.init("events", .array(values))]))
        let lines =
            Array(values.map { JSONWriter.bytes(of: $0) }.joined(separator: [0x0D, 0x0A])) + [0x0A, 0x20, 0x0A]
        for bytes in [array, wrapped, lines] {
            let log = try CaseLog(json: bytes)
            XCTAssertEqual(log.entries.map(\.event), events)
            XCTAssertEqual(log.entries.map(\.index), Array(events.indices))
            XCTAssertEqual(log.findings, [])
        }
        XCTAssertEqual(try CaseLog(json: JSONWriter.bytes(of: values[0])).entries.map(\.event), [events[0]])
        XCTAssertEqual(try CaseLog(json: Array("[]".utf8)).entries, [])
    }

    func testUnreadableEntriesAreNamedAndTheOthersRead() throws {
        let good = String(decoding: JSONWriter.bytes(of: LogWriter.cityFromReportToEnd().events[0].json), as: UTF8.self)
        let array = try CaseLog(json: Array("[1,\(good),{\"action\":\"x\"},\(good)]".utf8))
        XCTAssertEqual(array.entries.map(\.index), [1, 3])
        XCTAssertEqual(array.findings.map(\.place), [.feature(0, identifier: nil), .feature(2, identifier: nil)])
        let lines = try CaseLog(json: Array("\(good)\n{broken\n\n\(good)".utf8))
        XCTAssertEqual(lines.entries.map(\.index), [0, 2])
        XCTAssertEqual(lines.findings.map(\.code), ["case.unreadable"])
        XCTAssertEqual(lines.findings.map(\.place), [.feature(1, identifier: nil)])
    }

    func testALogCutAtEveryByteIsReadOrRefusedNeverATrap() throws {
        let events = LogWriter.cityFromReportToEnd().events.map(\.json)
        let array = JSONWriter.bytes(of: .array(events))
        let lines = Array(events.map { JSONWriter.bytes(of: $0) }.joined(separator: [0x0A]))
        for length in 0..<array.count { XCTAssertThrowsError(try CaseLog(json: Array(array[..<length]))) }
        for length in stride(from: 1, to: lines.count, by: 3) {
            let log = try CaseLog(json: Array(lines[..<length]))
            XCTAssertLessThanOrEqual(log.findings.count, 1)
        }
    }

    func testHostileLogsAreRefusedByLimits() throws {
        let deep = Array(String(repeating: "[", count: 100_000).utf8)
        XCTAssertThrowsError(try CaseLog(json: deep)) { XCTAssertEqual(($0 as? GovernanceError)?.code, .limitExceeded) }
        XCTAssertThrowsError(try CaseProfile(json: deep)) {
            XCTAssertEqual(($0 as? GovernanceError)?.code, .limitExceeded)
        }
        let limits = JSONReader.Limits(maximumBytes: 10)
        XCTAssertThrowsError(try CaseLog(json: Array("[1,2,3,4,5,6]".utf8), limits: limits)) {
            XCTAssertEqual(($0 as? GovernanceError)?.code, .limitExceeded)
        }
        let nested = Array((String(repeating: "{\"a\":", count: 50) + "1" + String(repeating: "}", count: 50)).utf8)
        XCTAssertThrowsError(try CaseLog(json: nested))
    }

    func testCasesOfALogAreKeptApart() throws {
        var first = LogWriter("A")
        first.step("report-on-site", "supervisor", data: ["class", "grid"])
        var second = LogWriter("B")
        second.step("report-on-site", "supervisor", data: ["class", "grid"])
        second.step("file", "shift-leader")
        let mixed = [second.events[0], first.events[0], second.events[1]]
        let replay = CaseReplay(CaseLog(mixed), by: try CaseEngine(.cityManagement))
        XCTAssertEqual(replay.cases.map(\.identifier), ["B", "A"])
        XCTAssertEqual(replay.cases.map(\.fold.state.state), ["filed", "registered"])
        XCTAssertEqual(replay.findings, [])
    }
}
