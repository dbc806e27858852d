import FangcunGovernance
import FangcunModel
import XCTest

final class CaseFoldTests: XCTestCase {
    private func engine() throws -> CaseEngine { try CaseEngine(.cityManagement) }

    func testACaseFromItsReportToItsEnd() throws {
        let fold = try engine().fold(LogWriter.cityFromReportToEnd().events)
        XCTAssertEqual(fold.findings, [])
        let state = fold.state
        XCTAssertEqual(state.identifier, "C1")
        XCTAssertEqual(state.state, "closed")
        XCTAssertEqual(state.leadUnit, "sanitation")
        XCTAssertEqual(state.closing?.reason, "fixed")
        XCTAssertEqual(state.closing?.isResolved, true)
        XCTAssertEqual(state.closing?.moment, minute(7))
        XCTAssertEqual(state.begun, minute(1))
        XCTAssertEqual(state.appliedCount, 7)
        XCTAssertEqual(state.passedOverCount, 0)
        XCTAssertEqual(
            state.data, ["class": .string("x"), "grid": .string("x"), "result": .string("x"), "evidence": .string("x")])
    }

    func testClosedIsNotFixed() throws {
        var log = LogWriter.cityUpToHandling()
        log.step("feed-back", "handler", data: ["result"])
        log.step("ask-check", "acceptor")
        log.step("check-passed", "supervisor", data: ["evidence"])
        log.step("close", "shift-leader", reason: "cannot-fix")
        let state = try engine().fold(log.events).state
        XCTAssertTrue(state.isClosed)
        XCTAssertEqual(state.closing?.isResolved, false)
    }

    func testReopeningKeepsTheEarlierEnd() throws {
        var log = LogWriter.cityFromReportToEnd()
        log.step("evaluate", "evaluator", data: ["score"])
        log.step("reopen", "acceptor", data: ["grounds"])
        let state = try engine().fold(log.events).state
        XCTAssertFalse(state.isClosed)
        XCTAssertEqual(state.state, "registered")
        XCTAssertEqual(state.reopenedCount, 1)
        XCTAssertEqual(state.earlierClosings.first?.moment, minute(7), "evaluating is not closing again")
    }

    func testReworkReturnExtensionAndDeferralAreCounted() throws {
        var log = LogWriter.cityUpToHandling()
        log.step("request-return", "handler", data: ["grounds"])
        log.step("approve-return", "command-leader")
        log.step("dispatch", "dispatcher", assigns: "parks")
        log.step("request-extension", "handler", data: ["grounds"])
        log.step("approve-extension", "command-leader", extendsBy: 1)
        log.step("request-deferral", "handler", data: ["grounds"])
        log.step("approve-deferral", "command-leader")
        log.step("resume", "dispatcher")
        log.step("feed-back", "handler", data: ["result"])
        log.step("ask-check", "acceptor")
        log.step("check-failed", "supervisor", data: ["evidence"])
        let fold = try engine().fold(log.events)
        XCTAssertEqual(fold.findings, [])
        XCTAssertEqual(fold.state.state, "handling")
        XCTAssertEqual(fold.state.leadUnit, "parks")
        for action in ["approve-return", "approve-extension", "approve-deferral", "check-failed"] {
            XCTAssertEqual(fold.state.actionCounts[action], 1, action)
        }
        XCTAssertEqual(fold.state.actionCounts["dispatch"], 2)
    }

    func testNothingIsDoneWhileDeferredButResuming() throws {
        var log = LogWriter.cityUpToHandling(opening: ["a"])
        log.step("request-deferral", "handler", data: ["grounds"])
        log.step("approve-deferral", "command-leader")
        let engine = try engine()
        let state = engine.fold(log.events).state
        let allowed = engine.profile.roles.flatMap { engine.allowedActions(in: state, forRole: $0.identifier) }
        XCTAssertEqual(Set(allowed.map(\.action.identifier)), ["resume"])
    }

    func testLeadAndCoHandlingUnits() throws {
        var log = LogWriter.cityUpToHandling(opening: ["a", "b"])
        log.step("feed-back", "handler", data: ["result"])
        log.step("co-accept", "co-handler", subtask: "a")
        log.step("co-finish", "co-handler", subtask: "a", data: ["result"])
        log.step("co-decline", "co-handler", subtask: "b", data: ["grounds"])
        log.step("feed-back", "handler", data: ["result"])
        let fold = try engine().fold(log.events)
        XCTAssertEqual(fold.findings.map(\.code), ["case.open-subtasks"])
        XCTAssertEqual(fold.findings.first?.place, .feature(3, identifier: "C1"))
        XCTAssertEqual(fold.state.state, "fed-back")
        XCTAssertEqual(fold.state.subtasks.map(\.state), ["done", "declined"])
        XCTAssertEqual(fold.state.subtasks.map(\.unit), ["unit-a", "unit-b"])
        XCTAssertEqual(fold.state.openSubtasks, 0)
    }

    func testVoidingCancelsSubtasks() throws {
        var log = LogWriter.cityUpToHandling(opening: ["a", "b"])
        log.step("co-accept", "co-handler", subtask: "a")
        log.step("co-finish", "co-handler", subtask: "a", data: ["result"])
        log.step("request-void", "acceptor", data: ["grounds"])
        log.step("approve-void", "shift-leader", person: "other", reason: "duplicate")
        let state = try engine().fold(log.events).state
        XCTAssertEqual(state.state, "voided")
        XCTAssertEqual(state.subtasks.map(\.isCancelled), [false, true])
        XCTAssertEqual(state.marks, [], "an end takes all marks away")
    }

    func testAStrictFoldStopsBeforeTheFirstIllegalEventAndALenientOneGoesOn() throws {
        var log = LogWriter.cityUpToHandling()
        log.step("close", "shift-leader", reason: "fixed")
        log.step("feed-back", "handler", data: ["result"])
        let lenient = try engine().fold(log.events)
        XCTAssertEqual(lenient.findings.map(\.code), ["case.wrong-state"])
        XCTAssertEqual(lenient.state.state, "fed-back")
        XCTAssertNil(lenient.stoppedAt)
        let strict = try engine().fold(log.events, .strict)
        XCTAssertEqual(strict.stoppedAt, 3)
        XCTAssertEqual(strict.state.state, "handling")
        XCTAssertEqual(strict.findings, lenient.findings)
    }

    func testFoldingAtOnceAndStepByStepIsTheSame() throws {
        let engine = try engine()
        var log = LogWriter.cityFromReportToEnd()
        log.step("reopen", "acceptor", data: ["grounds"])
        var state = engine.emptyCase
        var findings: [Finding] = []
        for (index, event) in log.events.enumerated() { findings += engine.apply(event, at: index, to: &state) }
        let fold = engine.fold(log.events)
        XCTAssertEqual(state, fold.state)
        XCTAssertEqual(findings, fold.findings)
    }

    func testAnEventDeliveredTwiceCountsOnce() throws {
        var log = LogWriter.cityUpToHandling()
        log.step("request-extension", "handler", data: ["grounds"])
        let twice = log.events.flatMap { [$0, $0] }
        let fold = try engine().fold(twice)
        XCTAssertEqual(fold.findings.map(\.code), Array(repeating: "case.duplicate-event", count: log.events.count))
        XCTAssertTrue(fold.findings.isAcceptable)
        var once = try engine().fold(log.events).state
        XCTAssertEqual(fold.state.actionCounts, once.actionCounts)
        XCTAssertEqual(fold.state.clockRuns, once.clockRuns)
        once = fold.state
        XCTAssertEqual(once.passedOverCount, log.events.count)
    }

    func testASnapshotOfAnotherProfileIsRefused() throws {
        var state = try CaseEngine(.petition).emptyCase
        let event = LogWriter.cityFromReportToEnd().events[0]
        let engine = try engine()
        XCTAssertEqual(engine.apply(event, at: 0, to: &state).map(\.code), ["case.other-profile"])
        XCTAssertEqual(engine.allowedActions(in: state, forRole: "supervisor"), [])
    }
}
