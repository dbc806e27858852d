import FangcunGovernance
import FangcunModel
import XCTest

/// One illegal event each, after a legal beginning: the finding says what and where, and the case stays as it was.
final class IllegalEventTests: XCTestCase {
    private func assertRefused(
        _ code: Finding.Code, after log: LogWriter, _ profile: CaseProfile = .cityManagement,
        file: StaticString = #filePath,
        line: UInt = #line, _ write: (inout LogWriter) -> Void
    ) throws {
        let engine = try CaseEngine(profile)
        var whole = log
        write(&whole)
        let before = engine.fold(log.events)
        XCTAssertEqual(before.findings, [], file: file, line: line)
        var state = before.state
        let index = log.events.count
        let findings = engine.apply(whole.events[index], at: index, to: &state)
        XCTAssertEqual(findings.map(\.code), [code], file: file, line: line)
        XCTAssertEqual(findings.map(\.severity), [.error], file: file, line: line)
        XCTAssertEqual(findings.first?.place, .feature(index, identifier: "C1"), file: file, line: line)
        for finding in findings {
            XCTAssertFalse(finding.message.zh.isEmpty || finding.message.en.isEmpty, file: file, line: line)
        }
        XCTAssertEqual(state.passedOverCount, 1, file: file, line: line)
        XCTAssertEqual(state.state, before.state.state, file: file, line: line)
        XCTAssertEqual(state.appliedCount, before.state.appliedCount, file: file, line: line)
        XCTAssertEqual(state.clockRuns, before.state.clockRuns, file: file, line: line)
        XCTAssertEqual(state.data, before.state.data, file: file, line: line)
        XCTAssertEqual(state.subtasks, before.state.subtasks, file: file, line: line)
    }

    private var handling: LogWriter { .cityUpToHandling() }

    func testNames() throws {
        try assertRefused("case.unknown-action", after: handling) { $0.step("no-such", "handler") }
        try assertRefused("case.unknown-action", after: handling) { $0.step("co-accept", "co-handler") }
        try assertRefused("case.unknown-subtask", after: handling) { $0.step("co-accept", "co-handler", subtask: "no") }
    }

    func testAnEventOfAnotherCaseIsNotTaken() throws {
        var other = LogWriter("C2")
        other.step("feed-back", "handler", data: ["result"])
        let fold = try CaseEngine(.cityManagement).fold(handling.events + other.events)
        XCTAssertEqual(fold.findings.map(\.code), ["case.foreign-event"])
        XCTAssertEqual(fold.state.state, "handling")
    }

    func testStateAndRole() throws {
        try assertRefused("case.wrong-state", after: handling) { $0.step("file", "shift-leader") }
        try assertRefused("case.role", after: handling) { $0.step("feed-back", "dispatcher", data: ["result"]) }
        try assertRefused("case.role", after: handling) { $0.step("feed-back", "", data: ["result"]) }
        try assertRefused("case.wrong-state", after: .cityFromReportToEnd()) { $0.step("file", "shift-leader") }
    }

    func testMarks() throws {
        try assertRefused("case.mark", after: handling) { $0.step("approve-extension", "command-leader") }
        var requested = handling
        requested.step("request-extension", "handler", data: ["grounds"])
        try assertRefused("case.mark", after: requested) { $0.step("request-extension", "handler", data: ["grounds"]) }
        var deferred = handling
        deferred.step("request-deferral", "handler", data: ["grounds"])
        deferred.step("approve-deferral", "command-leader")
        try assertRefused("case.blocked", after: deferred) { $0.step("feed-back", "handler", data: ["result"]) }
    }

    func testADeferredCaseKeepsItsSubtasksStill() throws {
        var deferred = LogWriter.cityUpToHandling(opening: ["a"])
        deferred.step("request-deferral", "handler", data: ["grounds"])
        deferred.step("approve-deferral", "command-leader")
        try assertRefused("case.blocked", after: deferred) { $0.step("co-accept", "co-handler", subtask: "a") }
    }

    func testWhatTheEventMustCarry() throws {
        try assertRefused("case.data-missing", after: handling) { $0.step("feed-back", "handler") }
        try assertRefused("case.unit-missing", after: Self.filed) { $0.step("dispatch", "dispatcher") }
        try assertRefused("case.unit-missing", after: Self.filed) { $0.step("dispatch", "dispatcher", assigns: "") }
        try assertRefused("case.reason-missing", after: Self.checked) { $0.step("close", "shift-leader") }
        try assertRefused("case.reason", after: Self.checked) { $0.step("close", "shift-leader", reason: "duplicate") }
        try assertRefused("case.reason", after: Self.checked) { $0.step("close", "shift-leader", reason: "no-such") }
    }

    func testSubtasks() throws {
        let opened = LogWriter.cityUpToHandling(opening: ["a"])
        try assertRefused("case.subtask-repeated", after: opened) { $0.step("add-unit", "dispatcher", opens: ["a"]) }
        try assertRefused("case.subtask-repeated", after: opened) {
            $0.step("add-unit", "dispatcher", opens: ["b", "b"])
        }
        try assertRefused("case.open-subtasks", after: opened) { $0.step("feed-back", "handler", data: ["result"]) }
        try assertRefused("case.subtasks-not-allowed", after: handling) {
            $0.step("request-extension", "handler", opens: ["b"], data: ["grounds"])
        }
        try assertRefused("case.wrong-state", after: opened) {
            $0.step("co-finish", "co-handler", subtask: "a", data: ["result"])
        }
        var done = opened
        done.step("co-decline", "co-handler", subtask: "a", data: ["grounds"])
        try assertRefused("case.unknown-subtask", after: done) { $0.step("co-accept", "co-handler", subtask: "a") }
        try assertRefused("case.limit", after: handling) {
            $0.step("add-unit", "dispatcher", opens: (0...CaseEngine.maximumSubtasks).map { "\($0)" })
        }
        try assertRefused("case.limit", after: handling) {
            $0.step("feed-back", "handler", data: ["result"] + (0...CaseEngine.maximumDataNames).map { "\($0)" })
        }
    }

    func testExtensions() throws {
        var requested = handling
        requested.step("request-extension", "handler", data: ["grounds"])
        for count in [0, -1, 3, .max, .min] {
            try assertRefusedTwice("case.extension", after: requested) {
                $0.step("approve-extension", "command-leader", extendsBy: count)
            }
        }
        var extended = requested
        extended.step("approve-extension", "command-leader")
        extended.step("request-extension", "handler", data: ["grounds"])
        try assertRefused("case.at-most", after: extended) { $0.step("approve-extension", "command-leader") }
    }

    func testDutiesThatAreKeptApart() throws {
        var fedBack = handling
        fedBack.step("feed-back", "handler", person: "li", unit: "sanitation", data: ["result"])
        fedBack.step("ask-check", "acceptor")
        try assertRefused("case.separation", after: fedBack) {
            $0.step("check-passed", "supervisor", person: "li", data: ["evidence"])
        }
        try assertRefused("case.separation", after: fedBack) {
            $0.step("check-passed", "supervisor", person: "wang", unit: "sanitation", data: ["evidence"])
        }
        // Who acts on behalf of the handler is the handler, and the one who acts.
        try assertRefused("case.separation", after: fedBack) {
            $0.step("check-passed", "supervisor", person: "wang", onBehalfOf: "li", data: ["evidence"])
        }
    }

    func testAllReasonsOfARefusalAreNamed() throws {
        var log = handling
        log.step("close", "handler")
        let fold = try CaseEngine(.cityManagement).fold(log.events)
        XCTAssertEqual(fold.findings.map(\.code), ["case.wrong-state", "case.role", "case.reason-missing"])
    }

    func testDoubtsAreSaidAndTheEventCounts() throws {
        let engine = try CaseEngine(.cityManagement)
        var log = handling
        log.step(
            "feed-back", "handler", person: "", after: -30, assigns: "x", reason: "fixed", extendsBy: 1,
            data: ["result"])
        var events = log.events
        events[3].version = 2
        let fold = engine.fold(events)
        XCTAssertEqual(
            Set(fold.findings.map(\.code)),
            ["case.event-version", "case.time-order", "case.separation-unjudged", "case.ignored"])
        XCTAssertTrue(fold.findings.isAcceptable)
        XCTAssertEqual(fold.state.state, "fed-back")
        XCTAssertEqual(fold.state.latest, minute(3), "time does not run backwards")
        XCTAssertEqual(fold.state.leadUnit, "sanitation")
    }

    /// An extension concerns two clocks here, so that the refusal is said of both.
    private func assertRefusedTwice(_ code: Finding.Code, after log: LogWriter, _ write: (inout LogWriter) -> Void)
        throws
    {
        var whole = log
        write(&whole)
        let fold = try CaseEngine(.cityManagement).fold(whole.events)
        XCTAssertEqual(fold.findings.map(\.code), [code, code])
        XCTAssertTrue(fold.state.clockRuns.allSatisfy { $0.extensions.isEmpty })
    }

    private static var filed: LogWriter {
        var log = LogWriter()
        log.step("report-on-site", "supervisor", data: ["class", "grid"])
        log.step("file", "shift-leader")
        return log
    }

    private static var checked: LogWriter {
        var log = LogWriter.cityUpToHandling()
        log.step("feed-back", "handler", data: ["result"])
        log.step("ask-check", "acceptor")
        log.step("check-passed", "supervisor", data: ["evidence"])
        return log
    }
}
