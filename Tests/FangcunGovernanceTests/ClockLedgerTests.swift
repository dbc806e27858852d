import FangcunGovernance
import FangcunModel
import XCTest

final class ClockLedgerTests: XCTestCase {
    private func runs(_ clock: String, _ log: LogWriter, _ profile: CaseProfile = .cityManagement) throws -> [ClockRun]
    {
        let fold = try CaseEngine(profile).fold(log.events)
        XCTAssertEqual(fold.findings.filter { $0.severity == .error }, [])
        return fold.state.clockRuns.filter { $0.clock == clock }
    }

    func testAClockRunsFromItsFirstStateToItsLast() throws {
        let log = LogWriter.cityFromReportToEnd()
        XCTAssertEqual(try runs("filing", log).map(\.started), [minute(1)])
        XCTAssertEqual(try runs("filing", log).map(\.stopped), [minute(2)])
        XCTAssertEqual(try runs("handling", log).map(\.started), [minute(3)])
        XCTAssertEqual(try runs("handling", log).map(\.stopped), [minute(4)])
        XCTAssertEqual(try runs("check", log).map(\.stopped), [minute(6)], "two states, one run")
        XCTAssertEqual(try runs("total", log).map(\.started), [minute(1)])
        XCTAssertEqual(try runs("total", log).map(\.stopped), [minute(7)])
        XCTAssertEqual(try runs("verification", log), [])
    }

    func testReworkAndReopeningStartAClockAfresh() throws {
        var log = LogWriter.cityUpToHandling()
        log.step("feed-back", "handler", data: ["result"])
        log.step("ask-check", "acceptor")
        log.step("check-failed", "supervisor", data: ["evidence"])
        XCTAssertEqual(try runs("handling", log).map(\.started), [minute(3), minute(6)])
        XCTAssertEqual(try runs("handling", log).map(\.stopped), [minute(4), nil])
        XCTAssertEqual(try runs("total", log).count, 1, "rework is within the total time")
        var reopened = LogWriter.cityFromReportToEnd()
        reopened.step("reopen", "acceptor", data: ["grounds"])
        XCTAssertEqual(try runs("total", reopened).map(\.started), [minute(1), minute(8)])
    }

    func testDeferralSuspendsTheClocksItNamesThoseOfSubtasksToo() throws {
        var log = LogWriter.cityUpToHandling(opening: ["a"])
        log.step("request-deferral", "handler", data: ["grounds"])
        log.step("approve-deferral", "command-leader", after: 10)
        let deferred = try CaseEngine(.cityManagement).fold(log.events).state
        XCTAssertTrue(deferred.clockRuns.filter { ["handling", "total"].contains($0.clock) }.allSatisfy(\.isSuspended))
        log.step("resume", "dispatcher", after: 60)
        let state = try CaseEngine(.cityManagement).fold(log.events).state
        let pause = ClockRun.Suspension(mark: "deferred", from: minute(14), until: minute(74))
        XCTAssertEqual(state.clockRuns.first { $0.clock == "handling" }?.suspensions, [pause])
        XCTAssertEqual(state.clockRuns.first { $0.clock == "total" }?.suspensions, [pause])
        XCTAssertEqual(state.clockRuns.first { $0.clock == "dispatch" }?.suspensions, [])
        XCTAssertEqual(state.subtasks.first?.clockRuns.first?.suspensions, [pause])
    }

    func testAnEndEndsSuspensions() throws {
        var log = LogWriter("L")
        log.step("apply", "applicant", data: ["item", "applicant"])
        log.step("accept", "window")
        log.step("start-hearing", "reviewer", data: ["notice"])
        log.step("withdraw", "applicant", reason: "withdrawn")
        let run = try XCTUnwrap(try runs("decision", log, .administrativeApproval).first)
        XCTAssertEqual(run.stopped, minute(4))
        XCTAssertEqual(run.suspensions, [.init(mark: "hearing", from: minute(3), until: minute(4))])
        XCTAssertFalse(run.isSuspended)
    }

    func testProceduresAtOnceAreEntriesOfTheirOwn() throws {
        var log = LogWriter("L")
        log.step("apply", "applicant", data: ["item", "applicant"])
        log.step("accept", "window")
        log.step("start-hearing", "reviewer", data: ["notice"])
        log.step("start-appraisal", "reviewer", data: ["notice"])
        log.step("end-hearing", "reviewer")
        let run = try XCTUnwrap(try runs("decision", log, .administrativeApproval).first)
        XCTAssertEqual(
            run.suspensions,
            [
                .init(mark: "hearing", from: minute(3), until: minute(5)),
                .init(mark: "appraisal", from: minute(4), until: nil),
            ])
        XCTAssertTrue(run.isSuspended)
    }

    func testAnExtensionIsKeptWithItsAmount() throws {
        var log = LogWriter.cityUpToHandling()
        log.step("request-extension", "handler", data: ["grounds"])
        log.step("approve-extension", "command-leader", extendsBy: 1)
        let extended = ClockRun.Extension(count: 1, moment: minute(5), action: "approve-extension")
        XCTAssertEqual(try runs("handling", log).first?.extensions, [extended])
        XCTAssertEqual(try runs("total", log).first?.extensions, [extended])
    }

    func testMakingARequestClearStartsTheTimeToAnswerAfresh() throws {
        var log = LogWriter("F")
        log.step("request", "requester", data: ["requester", "description"])
        log.step("ask-clarification", "officer", data: ["unclear"])
        log.step("clarify", "requester", after: 100, data: ["description"])
        XCTAssertEqual(try runs("answer", log, .informationDisclosure).map(\.started), [minute(1), minute(102)])
    }
}
