import FangcunGovernance
import FangcunModel
import XCTest

final class ClockReadingTests: XCTestCase {
    private func beijing(_ text: String) throws -> Instant { try Instant(rfc3339: text + "+08:00") }

    private func fold(_ profile: CaseProfile, _ steps: [(String, String, String)]) throws -> (CaseEngine, CaseState) {
        let engine = try CaseEngine(profile)
        let events = try steps.map { time, action, role in
            CaseEvent(
                action, at: try beijing(time), by: CaseActor(role, person: role, unit: role),
                assignedUnit: action == "dispatch" ? "sanitation" : nil,
                data: ["class", "grid", "grounds", "notice", "item", "applicant", "requester", "description"].map {
                    .init($0, .string("x"))
                })
        }
        let fold = engine.fold(events)
        XCTAssertTrue(fold.findings.isAcceptable, "\(fold.findings)")
        return (engine, fold.state)
    }

    private func reading(
        _ clock: String, _ folded: (CaseEngine, CaseState), at time: String, limits: [String: ClockLimit] = [:]
    ) throws -> ClockReading {
        let readings = folded.0.clockReadings(of: folded.1, at: try beijing(time), by: .stateCouncil, limits: limits)
        return try XCTUnwrap(readings.last { $0.run.clock == clock })
    }

    /// Accepted on Friday 2025-09-26: twenty working days end on 2025-10-30, as two published calendars agree.
    func testTheTimeToDecideSkipsTheNationalHoliday() throws {
        let accepted = try fold(
            .administrativeApproval,
            [("2025-09-25T10:00:00", "apply", "applicant"), ("2025-09-26T10:00:00", "accept", "window")])
        let reading = try reading("decision", accepted, at: "2025-10-09T12:00:00")
        XCTAssertEqual(reading.deadline?.value.description, "2025-10-30")
        XCTAssertEqual(reading.deadline?.isProvisional, false)
        XCTAssertEqual(reading.state, .running)
        XCTAssertEqual(reading.light, .green)
        XCTAssertEqual(try self.reading("decision", accepted, at: "2025-10-30T23:59:59").light, .yellow)
        let late = try self.reading("decision", accepted, at: "2025-10-31T00:00:00")
        XCTAssertEqual(late.light, .red)
        XCTAssertEqual(late.state, .overdue)
    }

    /// A hearing from 2025-10-13 to 2025-10-20 takes five working days out of the time (art. 45).
    func testAHearingMovesTheDeadlineAndAnExtensionAddsToIt() throws {
        let steps = [
            ("2025-09-25T10:00:00", "apply", "applicant"), ("2025-09-26T10:00:00", "accept", "window"),
            ("2025-10-13T09:00:00", "start-hearing", "reviewer"),
        ]
        let held = try fold(.administrativeApproval, steps)
        let during = try reading("decision", held, at: "2025-10-15T09:00:00")
        XCTAssertNil(during.deadline, "nobody knows when the hearing ends")
        XCTAssertEqual(during.state, .suspended(since: try beijing("2025-10-13T09:00:00")))
        let resumed = try fold(.administrativeApproval, steps + [("2025-10-20T09:00:00", "end-hearing", "reviewer")])
        XCTAssertEqual(
            try reading("decision", resumed, at: "2025-10-21T09:00:00").deadline?.value.description, "2025-11-06")
        let extended = try fold(
            .administrativeApproval,
            steps + [
                ("2025-10-20T09:00:00", "end-hearing", "reviewer"),
                ("2025-10-21T09:00:00", "request-extension", "reviewer"),
                ("2025-10-22T09:00:00", "approve-extension", "head"),
            ])
        XCTAssertEqual(
            try reading("decision", extended, at: "2025-10-23T09:00:00").deadline?.value.description, "2025-11-20")
    }

    func testAStoppedClockSaysWhetherItWasInTime() throws {
        let steps = [
            ("2026-03-02T09:00:00", "report-on-site", "supervisor"), ("2026-03-02T09:30:00", "file", "shift-leader"),
            ("2026-03-02T11:00:00", "dispatch", "dispatcher"),
        ]
        let folded = try fold(.cityManagement, steps)
        let filing = try reading("filing", folded, at: "2026-03-09T09:00:00")
        XCTAssertEqual(filing.state, .stopped(at: try beijing("2026-03-02T09:30:00"), inTime: true))
        let dispatch = try reading("dispatch", folded, at: "2026-03-09T09:00:00")
        XCTAssertEqual(dispatch.state, .stopped(at: try beijing("2026-03-02T11:00:00"), inTime: false))
        XCTAssertEqual(dispatch.light, .red)
    }

    /// Four working hours from 16:00: an hour and a half today, two and a half tomorrow.
    func testLimitsOfTheCaseTakeThePlaceOfThoseOfTheProfile() throws {
        let steps = [
            ("2026-03-02T15:00:00", "report-on-site", "supervisor"), ("2026-03-02T15:10:00", "file", "shift-leader"),
            ("2026-03-02T16:00:00", "dispatch", "dispatcher"),
        ]
        let folded = try fold(.cityManagement, steps)
        XCTAssertEqual(
            try reading("handling", folded, at: "2026-03-02T16:00:00").deadline?.value.description, "2026-03-04")
        let limits = ["handling": ClockLimit(4, .workingHour)]
        XCTAssertEqual(
            try reading("handling", folded, at: "2026-03-02T16:00:00", limits: limits).deadline?.value.description,
            "2026-03-03T11:30:00+08:00")
    }

    func testDeadlinesBeyondThePublishedCalendarAreProvisional() throws {
        let folded = try fold(
            .administrativeApproval,
            [("2026-12-20T10:00:00", "apply", "applicant"), ("2026-12-21T10:00:00", "accept", "window")])
        XCTAssertEqual(try reading("decision", folded, at: "2026-12-22T10:00:00").deadline?.isProvisional, true)
    }

    func testAClockWithoutALimitIsNotRead() throws {
        let engine = try CaseEngine(.supervisionTask)
        XCTAssertNil(engine.profile.process.clock("work")?.limit)
        var log = LogWriter()
        log.step("propose", "supervision-office", data: ["subject"])
        log.step("issue", "leader", assigns: "a", data: ["due"])
        log.step("sign", "officer")
        let state = engine.fold(log.events).state
        XCTAssertEqual(state.clockRuns.map(\.clock), ["signing", "work"])
        XCTAssertEqual(engine.clockReadings(of: state, at: minute(9), by: .stateCouncil).map(\.run.clock), ["signing"])
        let limits = ["work": ClockLimit(10, .workingDay)]
        XCTAssertEqual(
            engine.clockReadings(of: state, at: minute(9), by: .stateCouncil, limits: limits).map(\.run.clock),
            ["signing", "work"])
    }

    func testTheReportHasTheReadings() throws {
        let log = CaseLog(LogWriter.cityUpToHandling(opening: ["a"]).events)
        let replay = CaseReplay(log, by: try CaseEngine(.cityManagement))
        let plain = try JSONReader.value(of: replay.json())
        XCTAssertNil(plain["cases"]?.elements?.first?["clocks"]?.elements?.last?["deadline"])
        let read = try JSONReader.value(of: replay.json(at: minute(60)))
        let city = try XCTUnwrap(read["cases"]?.elements?.first)
        XCTAssertEqual(city["state"]?.string, "handling")
        XCTAssertEqual(
            city["clocks"]?.elements?.map { $0["clock"]?.string }, ["filing", "total", "dispatch", "handling"])
        XCTAssertEqual(
            city["clocks"]?.elements?.map { $0["state"]?.string }, ["in-time", "running", "in-time", "running"])
        XCTAssertEqual(city["clocks"]?.elements?.last?["deadline"]?.string, "2026-03-04")
        XCTAssertEqual(city["subtasks"]?.elements?.first?["clocks"]?.elements?.first?["deadline"]?.string, "2026-03-04")
        let allowed = city["allowed"]?.elements ?? []
        let expected = [
            "request-return", "add-unit", "request-extension", "request-deferral", "request-void", "co-accept",
            "co-decline",
        ]
        XCTAssertEqual(allowed.compactMap { $0["action"]?.string }, expected, "feeding back waits for the sub-task")
    }
}
