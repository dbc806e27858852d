import FangcunGovernance
import FangcunModel
import XCTest

/// One whole life of a case for each profile, written by hand: no finding, and the end that was meant.
final class GoldenLogTests: XCTestCase {
    private func assertEnds(
        _ log: LogWriter, _ profile: CaseProfile, in state: String, _ reason: String, resolved: Bool,
        file: StaticString = #filePath, line: UInt = #line
    ) throws -> CaseState {
        let fold = try CaseEngine(profile).fold(log.events, .strict)
        XCTAssertEqual(fold.findings, [], file: file, line: line)
        XCTAssertEqual(fold.state.state, state, file: file, line: line)
        XCTAssertEqual(fold.state.closing?.reason, reason, file: file, line: line)
        XCTAssertEqual(fold.state.closing?.isResolved, resolved, file: file, line: line)
        XCTAssertTrue(
            fold.state.clockRuns.allSatisfy { $0.stopped != nil || $0.clock == "reopening" }, file: file, line: line)
        return fold.state
    }

    func testAPetitionWithTwoUnitsAnExtensionReworkAndReopening() throws {
        var log = LogWriter("P1")
        log.step("receive", "operator", data: ["channel", "demand", "demand_class"])
        log.step("accept", "dispatcher")
        log.step("assign", "dispatcher", assigns: "lighting", opens: ["power"])
        log.step("co-accept", "co-officer", subtask: "power")
        log.step("request-extension", "officer", data: ["grounds"])
        log.step("approve-extension", "dispatcher")
        log.step("co-finish", "co-officer", subtask: "power", data: ["result"])
        log.step("draft-reply", "officer", data: ["reply"])
        log.step("return-draft", "leader")
        log.step("draft-reply", "officer", data: ["reply"])
        log.step("reply", "leader")
        log.step("rework", "follow-up", data: ["grounds"])
        log.step("draft-reply", "officer", data: ["reply"])
        log.step("reply", "leader")
        log.step("close", "follow-up", reason: "explained")
        log.step("rate", "petitioner", data: ["satisfaction"])
        let first = try assertEnds(log, .petition, in: "closed", "explained", resolved: false)
        XCTAssertEqual(first.clockRuns.filter { $0.clock == "handling" }.count, 2, "rework starts afresh")
        log.step("reopen", "petitioner", data: ["grounds"])
        log.step("assign", "dispatcher", assigns: "lighting")
        log.step("draft-reply", "officer", data: ["reply"])
        log.step("reply", "leader")
        log.step("close", "follow-up", reason: "resolved")
        let second = try assertEnds(log, .petition, in: "closed", "resolved", resolved: true)
        XCTAssertEqual(second.earlierClosings.map(\.reason), ["explained"])
    }

    func testALicenceWithSupplementHearingExtensionAndConsultation() throws {
        var log = LogWriter("L1")
        log.step("apply", "applicant", data: ["item", "applicant"])
        log.step("ask-supplement", "window", data: ["missing"])
        log.step("supplement", "applicant")
        log.step("accept", "window")
        log.step("consult", "reviewer", opens: ["fire"])
        log.step("start-hearing", "reviewer", data: ["notice"])
        log.step("co-accept", "consulted-officer", subtask: "fire")
        log.step("co-finish", "consulted-officer", subtask: "fire", data: ["result"])
        log.step("end-hearing", "reviewer")
        log.step("request-extension", "reviewer", data: ["grounds"])
        log.step("approve-extension", "head")
        log.step("propose", "reviewer", data: ["opinion"])
        log.step("grant", "head")
        log.step("deliver-licence", "window", reason: "granted")
        let state = try assertEnds(log, .administrativeApproval, in: "concluded", "granted", resolved: true)
        XCTAssertEqual(state.clockRuns.map(\.clock), ["acceptance", "decision", "delivery"])
        XCTAssertEqual(state.clockRuns.map { $0.suspensions.map(\.mark) }, [["supplementing"], ["hearing"], []])
    }

    func testAWaitingConsultationIsCutShort() throws {
        var log = LogWriter("F1")
        log.step("request", "requester", data: ["requester", "description"])
        log.step("accept", "officer")
        log.step("consult", "officer", opens: ["company"])
        log.step("end-consultation", "officer")
        log.step("draft", "officer", data: ["draft"])
        log.step("answer", "head", reason: "partly-disclosed")
        let state = try assertEnds(log, .informationDisclosure, in: "answered", "partly-disclosed", resolved: true)
        XCTAssertEqual(state.subtasks.map(\.isCancelled), [true])
    }

    func testATaskOfALeader() throws {
        var log = LogWriter("T1")
        log.step("propose", "supervision-office", data: ["subject"])
        log.step("issue", "leader", assigns: "sanitation", opens: ["parks"], data: ["due"])
        log.step("sign", "officer")
        log.step("list", "leader")
        log.step("co-decline", "co-officer", subtask: "parks", data: ["grounds"])
        log.step("report-progress", "officer", data: ["progress"])
        log.step("submit", "officer", data: ["result"])
        log.step("return-result", "supervision-office", data: ["grounds"])
        log.step("submit", "officer", data: ["result"])
        log.step("accept-result", "supervision-office", reason: "done")
        _ = try assertEnds(log, .supervisionTask, in: "closed", "done", resolved: true)
    }

    func testACaseFixedOnTheSpot() throws {
        var log = LogWriter()
        log.step("self-handle", "supervisor", reason: "self-handled", data: ["class", "grid"])
        _ = try assertEnds(log, .cityManagement, in: "closed", "self-handled", resolved: true)
    }
}
