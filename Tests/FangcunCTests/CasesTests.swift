import CFangcun
import XCTest

final class CasesTests: XCTestCase {
    private let unknownTime = Int64.min

    private func profile(_ name: String = "city-management") throws -> [UInt8] {
        var bytes = fc_bytes()
        var error: OpaquePointer?
        let status = fc_case_profile(name, name.utf8.count, &bytes, &error)
        defer {
            fc_error_free(error)
            fc_bytes_free(&bytes)
        }
        guard status == fc_status(FC_OK) else { throw Samples.Refused(error) }
        return Array(UnsafeBufferPointer(start: bytes.data, count: bytes.length))
    }

    private func replay(_ profile: [UInt8], _ events: String, now: Int64) throws -> (errors: Int, report: [String: Any])
    {
        var errors = -1
        var report = fc_bytes()
        var error: OpaquePointer?
        let status = fc_case_replay(
            profile, profile.count, Array(events.utf8), events.utf8.count, now, &errors, &report, &error)
        defer {
            fc_error_free(error)
            fc_bytes_free(&report)
        }
        guard status == fc_status(FC_OK) else { throw Samples.Refused(error) }
        let data = Data(bytes: try XCTUnwrap(report.data), count: report.length)
        return (errors, try XCTUnwrap(JSONSerialization.jsonObject(with: data) as? [String: Any]))
    }

    private func event(_ action: String, _ role: String, _ time: String, data: String = "{}") -> String {
        #"{"action":"\#(action)","at":"2026-03-02T\#(time)+08:00","case":"C1","role":"\#(role)","data":\#(data)}"#
    }

    private var report: String {
        event("report-on-site", "supervisor", "09:00:00", data: #"{"class":"0101","grid":"1"}"#)
    }

    func testEveryShippedProfileIsFoundAndTakenBack() throws {
        for name in [
            "city-management", "petition", "supervision-task", "administrative-approval", "information-disclosure",
        ] {
            let answer = try replay(try profile(name), "[]", now: unknownTime)
            XCTAssertEqual(answer.errors, 0)
            XCTAssertEqual(answer.report["profile"] as? String, name)
        }
    }

    func testALogIsFoldedAndItsFaultsAreCounted() throws {
        let log = [report, event("file", "handler", "09:10:00"), event("file", "shift-leader", "09:20:00")]
        let answer = try replay(try profile(), "[\(log.joined(separator: ","))]", now: 1_772_420_000)
        XCTAssertEqual(answer.errors, 1)
        let findings = try XCTUnwrap(answer.report["findings"] as? [[String: Any]])
        XCTAssertEqual(findings.filter { $0["severity"] as? String == "error" }.map { $0["index"] as? Int }, [1])
        let cases = try XCTUnwrap(answer.report["cases"] as? [[String: Any]])
        XCTAssertEqual(cases.map { $0["state"] as? String }, ["filed"])
        let clocks = try XCTUnwrap(cases.first?["clocks"] as? [[String: Any]])
        XCTAssertEqual(clocks.last?["clock"] as? String, "dispatch")
        XCTAssertEqual(clocks.last?["deadline"] as? String, "2026-03-02T10:20:00+08:00")
    }

    func testWithoutATimeThereAreNoDeadlines() throws {
        let answer = try replay(try profile(), report, now: unknownTime)
        let cases = try XCTUnwrap(answer.report["cases"] as? [[String: Any]])
        let clocks = try XCTUnwrap(cases.first?["clocks"] as? [[String: Any]])
        XCTAssertFalse(clocks.isEmpty)
        XCTAssertTrue(clocks.allSatisfy { $0["deadline"] == nil && $0["started"] != nil })
    }

    func testFailuresNameTheInputAtFault() throws {
        let sound = try profile()
        let unsound = Array(#"{"id":"x","process":{"initial":"a","states":[{"id":"a"}]}}"#.utf8)
        let cases: [(profile: [UInt8], events: String, place: String, code: String)] = [
            (Array("{".utf8), "[]", "profile", "malformedInput"), (unsound, "[]", "profile", "unsoundProfile"),
            (sound, "[", "events", "malformedInput"),
        ]
        for (profile, events, place, code) in cases {
            var errors = 7
            var error: OpaquePointer?
            let status = fc_case_replay(
                profile, profile.count, Array(events.utf8), events.utf8.count, unknownTime, &errors, nil, &error)
            XCTAssertEqual(status, fc_status(FC_E_MALFORMED), code)
            XCTAssertTrue(String(cString: fc_error_place(error)).hasPrefix(place), place)
            XCTAssertEqual(String(cString: fc_error_code(error)), code)
            XCTAssertEqual(errors, 7)
            fc_error_free(error)
        }
        let deep = Array(String(repeating: "[", count: 10_000).utf8)
        var errors = 7
        XCTAssertEqual(
            fc_case_replay(sound, sound.count, deep, deep.count, unknownTime, &errors, nil, nil), fc_status(FC_E_LIMIT))
    }

    func testWrongArgumentsAreRefused() throws {
        let sound = try profile()
        let events = Array("[]".utf8)
        var errors = 7
        var bytes = fc_bytes(data: nil, length: 7)
        let time = unknownTime
        assertRefused(naming: "name") { fc_case_profile(nil, 0, &bytes, $0) }
        assertRefused(naming: "name") { fc_case_profile("no-such", 7, &bytes, $0) }
        assertRefused(naming: "out_profile") { fc_case_profile("petition", 8, nil, $0) }
        assertRefused(naming: "out_errors") { fc_case_replay(sound, sound.count, events, 2, time, nil, &bytes, $0) }
        assertRefused(naming: "profile") { fc_case_replay(nil, 1, events, 2, time, &errors, &bytes, $0) }
        assertRefused(naming: "events") { fc_case_replay(sound, sound.count, nil, 1, time, &errors, &bytes, $0) }
        for length in [-1, .min, Int(FC_INPUT_BYTES_MAX) + 1, .max] {
            assertRefused(naming: "profile") { fc_case_replay(sound, length, events, 2, time, &errors, &bytes, $0) }
            assertRefused(naming: "events") {
                fc_case_replay(sound, sound.count, events, length, time, &errors, &bytes, $0)
            }
        }
        assertRefused(naming: "now") {
            fc_case_replay(sound, sound.count, events, 2, .max, &errors, &bytes, $0)
        }
        XCTAssertEqual(errors, 7)
        XCTAssertNil(bytes.data)
        XCTAssertEqual(bytes.length, 7)
    }
}
