import FangcunModel
import FangcunTestSupport
import XCTest

final class LegalClockTests: XCTestCase {
    private let time = WorkingTime.stateCouncil
    private let article45 = "行政许可法 第四十五条"

    private func clock(_ budget: Int, _ unit: ClockUnit, from start: String) throws -> LegalClock {
        LegalClock(start: try beijing(start), limit: try TimeLimit(budget, unit))
    }

    // MARK: Deadlines

    func testADayLimitEndsWithTheLastSecondOfItsLastDay() throws {
        let clock = try clock(20, .workingDay, from: "2025-09-26 15:59")
        let deadline = try XCTUnwrap(clock.deadline(at: clock.start, by: time))
        XCTAssertEqual(deadline.value.description, "2025-10-30")
        XCTAssertEqual(deadline.value.lastInstant.inBeijing.description, "2025-10-30T23:59:59+08:00")
        XCTAssertFalse(deadline.value.isPassed(at: try beijing("2025-10-30 23:59")))
        XCTAssertTrue(deadline.value.isPassed(at: try beijing("2025-10-31 00:00")))
        XCTAssertFalse(deadline.isProvisional)
    }

    func testUnitsAreCountedEachInItsWay() throws {
        let event = try beijing("2025-09-30 16:30")
        for (budget, unit, end) in [
            (3, ClockUnit.workingDay, "2025-10-11"), (3, .naturalDay, "2025-10-03"),
            (3, .workingHour, "2025-10-09T11:00:00+08:00"), (3, .urgentHour, "2025-09-30T19:30:00+08:00"),
            (0, .workingDay, "2025-09-30"), (0, .naturalDay, "2025-09-30"),
            (0, .workingHour, "2025-09-30T16:30:00+08:00"),
        ] {
            XCTAssertEqual(
                time.deadline(of: try TimeLimit(budget, unit), from: event).value.description, end, "\(budget) \(unit)")
        }
    }

    func testRulesOfBeginningAndEnd() throws {
        let event = try date("2025-09-26")
        func end(_ budget: Int, _ unit: ClockUnit, _ start: TimeLimit.StartRule?, _ end: TimeLimit.EndRule) throws
            -> String
        {
            time.deadline(of: try TimeLimit(budget, unit, startRule: start, endRule: end), after: event).value
                .description
        }
        XCTAssertEqual(try end(7, .naturalDay, nil, .asCounted), "2025-10-03")
        XCTAssertEqual(try end(7, .naturalDay, nil, .nextWorkingDay), "2025-10-09")
        XCTAssertEqual(try end(2, .naturalDay, nil, .nextWorkingDay), "2025-09-28", "a Sunday that is worked")
        XCTAssertEqual(try end(7, .naturalDay, .event, .asCounted), "2025-10-02")
        XCTAssertEqual(try end(20, .workingDay, .event, .asCounted), "2025-10-29")
        // Only the day of the event is known: hours begin with the next working day.
        XCTAssertEqual(try end(4, .workingHour, .event, .asCounted), "2025-09-28T14:30:00+08:00")
        XCTAssertEqual(try end(4, .workingHour, .dayAfter, .asCounted), "2025-09-28T14:30:00+08:00")
        XCTAssertEqual(try end(4, .urgentHour, nil, .asCounted), "2025-09-27T04:00:00+08:00")
    }

    func testOnlyAnswersThatRestOnUnpublishedDaysAreProvisional() throws {
        func answer(_ budget: Int, _ unit: ClockUnit, _ end: TimeLimit.EndRule = .asCounted) throws -> CalendarAnswer<
            Deadline
        > {
            time.deadline(of: try TimeLimit(budget, unit, endRule: end), after: try date("2026-12-21"))
        }
        XCTAssertFalse(try answer(8, .workingDay).isProvisional)
        XCTAssertEqual(try answer(9, .workingDay).beyond, try date("2026-12-31"))
        XCTAssertTrue(try answer(60, .workingHour).isProvisional)
        XCTAssertFalse(try answer(365, .naturalDay).isProvisional)
        XCTAssertFalse(try answer(9_999, .urgentHour).isProvisional)
        XCTAssertTrue(try answer(365, .naturalDay, .nextWorkingDay).isProvisional)
        XCTAssertFalse(try answer(5, .naturalDay, .nextWorkingDay).isProvisional)
    }

    func testBudgetsOutsideTheirRangeAreRefused() {
        for budget in [-1, .min, .max, TimeLimit.maximumBudget + 1] {
            XCTAssertThrowsError(try TimeLimit(budget, .workingDay)) {
                XCTAssertEqual(($0 as? ModelError)?.code, .malformedClock)
            }
        }
        for unit in ClockUnit.allCases {
            for start in [Int64.max, .min, 0] {
                guard let limit = try? TimeLimit(TimeLimit.maximumBudget, unit, endRule: .nextWorkingDay) else {
                    return XCTFail("the largest budget is one")
                }
                _ = time.deadline(of: limit, from: Instant(secondsSinceEpoch: start))
                var clock = LegalClock(start: Instant(secondsSinceEpoch: start), limit: limit)
                clock.record(.extend(by: .max, approvedBy: "", basis: ""), at: Instant(secondsSinceEpoch: 0))
                clock.record(.extend(by: .min, approvedBy: "", basis: ""), at: Instant(secondsSinceEpoch: 0))
                clock.record(.suspend(id: "", reason: "", basis: ""), at: Instant(secondsSinceEpoch: .min))
                clock.record(.resume(id: ""), at: Instant(secondsSinceEpoch: .max))
                for now in [Int64.min, 0, .max] {
                    let now = Instant(secondsSinceEpoch: now)
                    _ = (clock.state(at: now, by: time), clock.elapsed(at: now, by: time))
                    _ = (clock.projection(at: now, by: time), clock.remaining(at: now, by: time))
                    _ = (clock.findings(by: time), clock.light(at: now, by: time))
                }
            }
        }
    }

    // MARK: The ledger

    func testExtensionAddsToTheBudgetFromTheMomentOfItsApproval() throws {
        var clock = try clock(20, .workingDay, from: "2025-09-26 10:00")
        clock.record(.extend(by: 10, approvedBy: "局长", basis: "行政许可法 第四十二条"), at: try beijing("2025-10-29 10:00"))
        XCTAssertEqual(
            clock.deadline(at: try beijing("2025-10-29 09:59"), by: time)?.value.description, "2025-10-30")
        XCTAssertEqual(
            clock.deadline(at: try beijing("2025-10-29 10:00"), by: time)?.value.description, "2025-11-13")
    }

    func testAQuestionAboutThePastDoesNotKnowTheFuture() throws {
        var generator = SeededGenerator(seed: 41)
        for _ in 0..<300 {
            let full = try randomClock(using: &generator)
            let now = full.start.adding(seconds: Int64.random(in: 0...8_000_000, using: &generator))
            var known = full
            known.events.removeAll { $0.at > now }
            XCTAssertEqual(full.deadline(at: now, by: time), known.deadline(at: now, by: time))
            XCTAssertEqual(full.elapsed(at: now, by: time), known.elapsed(at: now, by: time))
            XCTAssertEqual(full.state(at: now, by: time), known.state(at: now, by: time))
            XCTAssertEqual(full.projection(at: now, by: time), known.projection(at: now, by: time))
        }
    }

    func testOverlappingSuspensionsAreLeftOutOnce() throws {
        for unit in ClockUnit.allCases {
            let plain = try clock(30, unit, from: "2025-10-14 09:30")
            func suspended(_ spans: [(String, String, String)]) throws -> CalendarAnswer<Deadline>? {
                var clock = plain
                for (id, from, to) in spans {
                    clock.record(.suspend(id: id, reason: "", basis: article45), at: try beijing(from))
                    clock.record(.resume(id: id), at: try beijing(to))
                }
                return clock.deadline(at: try beijing("2026-06-01 00:00"), by: time)
            }
            let once = try suspended([("a", "2025-10-15 10:00", "2025-10-28 11:00")])
            XCTAssertNotEqual(once, plain.deadline(at: try beijing("2026-06-01 00:00"), by: time), "\(unit)")
            for spans in [
                [("a", "2025-10-15 10:00", "2025-10-28 11:00"), ("b", "2025-10-15 10:00", "2025-10-28 11:00")],
                [("a", "2025-10-15 10:00", "2025-10-24 09:00"), ("b", "2025-10-20 16:00", "2025-10-28 11:00")],
                [("a", "2025-10-15 10:00", "2025-10-20 16:00"), ("b", "2025-10-20 16:00", "2025-10-28 11:00")],
                [("b", "2025-10-17 10:00", "2025-10-18 09:00"), ("a", "2025-10-15 10:00", "2025-10-28 11:00")],
            ] {
                XCTAssertEqual(try suspended(spans), once, "\(unit) \(spans)")
            }
        }
    }

    func testSuspensionAndResumptionOnOneDayLeaveThatDayCounted() throws {
        var clock = try clock(10, .workingDay, from: "2025-10-14 10:00")
        let before = clock.deadline(at: try beijing("2025-11-01 00:00"), by: time)
        clock.record(.suspend(id: "1", reason: "", basis: article45), at: try beijing("2025-10-16 09:00"))
        clock.record(.resume(id: "1"), at: try beijing("2025-10-16 17:00"))
        XCTAssertEqual(clock.deadline(at: try beijing("2025-11-01 00:00"), by: time), before)
    }

    /// Time used up and time suspended, walked day by day.
    func testElapsedDaysAreThoseOfWalkingDayByDay() throws {
        var generator = SeededGenerator(seed: 42)
        for _ in 0..<150 {
            let clock = try randomClock(using: &generator)
            let now = clock.start.adding(seconds: Int64.random(in: 0...8_000_000, using: &generator))
            XCTAssertEqual(clock.elapsed(at: now, by: time).value, .days(slowlyElapsed(clock, now)))
        }
    }

    /// A day counts when it lies after the start, is over, is worked, and no suspension covers its beginning of work: one that
    /// began on that day or before and ended on a later day.
    private func slowlyElapsed(_ clock: LegalClock, _ now: Instant) -> Int {
        var open: [String: CivilDate] = [:]
        var spans: [(CivilDate, CivilDate)] = []
        for event in clock.events where event.at <= now {
            switch event.kind {
            case .suspend(let id, _, _): if open[id] == nil { open[id] = event.at.inBeijing.date }
            case .resume(let id):
                if let from = open.removeValue(forKey: id) { spans.append((from, event.at.inBeijing.date)) }
            default: break
            }
        }
        spans += open.values.map { ($0, .latest) }
        var (count, day) = (0, clock.start.inBeijing.date.adding(days: 1))
        while day < now.inBeijing.date {
            if time.calendar.isWorkingDay(day).value, !spans.contains(where: { $0.0 <= day && day < $0.1 }) {
                count += 1
            }
            day = day.adding(days: 1)
        }
        return count
    }

    func testElapsedReachesTheBudgetExactlyWhenTheDeadlinePasses() throws {
        var generator = SeededGenerator(seed: 43)
        for _ in 0..<300 {
            let clock = try randomClock(using: &generator)
            let now = clock.start.adding(seconds: 20_000_000)
            guard let deadline = clock.deadline(at: now, by: time)?.value else { continue }
            let left = clock.remaining(at: deadline.lastInstant, by: time).value
            guard clock.events.allSatisfy({ $0.at <= deadline.lastInstant }) else { continue }
            XCTAssertEqual(left, .days(1), "the last day is not over")
            let after = deadline.lastInstant.adding(seconds: 1)
            XCTAssertEqual(clock.remaining(at: after, by: time).value, .days(0))
            XCTAssertEqual(clock.state(at: after, by: time), .overdue)
            XCTAssertNotEqual(clock.state(at: deadline.lastInstant, by: time), .overdue)
        }
    }

    func testElapsedNeverFalls() throws {
        var generator = SeededGenerator(seed: 44)
        for _ in 0..<100 {
            let clock = try randomClock(using: &generator)
            var previous = 0
            for hour in stride(from: 0, to: 2_000, by: 17) {
                let now = clock.start.adding(seconds: Int64(hour * 3_600))
                guard case .days(let days) = clock.elapsed(at: now, by: time).value else { return XCTFail("days") }
                XCTAssertGreaterThanOrEqual(days, previous)
                previous = days
            }
        }
    }

    private func randomClock(using generator: inout SeededGenerator) throws -> LegalClock {
        let start = try beijing("2025-01-01 00:00").adding(seconds: Int64.random(in: 0...20_000_000, using: &generator))
        var clock = LegalClock(
            start: start, limit: try TimeLimit(Int.random(in: 5...40, using: &generator), .workingDay))
        var moment = start
        for _ in 0..<Int.random(in: 0...8, using: &generator) {
            moment = moment.adding(seconds: Int64.random(in: 0...900_000, using: &generator))
            let id = String(Int.random(in: 0...2, using: &generator))
            switch Int.random(in: 0..<5, using: &generator) {
            case 0, 1: clock.record(.suspend(id: id, reason: "", basis: article45), at: moment)
            case 2, 3: clock.record(.resume(id: id), at: moment)
            default:
                clock.record(
                    .extend(by: Int.random(in: 1...10, using: &generator), approvedBy: "x", basis: ""), at: moment)
            }
        }
        return clock
    }

    // MARK: States

    func testStatesFollowOneAnother() throws {
        var clock = try clock(4, .workingHour, from: "2025-10-14 09:00")
        clock.record(.suspend(id: "1", reason: "勘验", basis: article45), at: try beijing("2025-10-14 11:00"))
        clock.record(.resume(id: "1"), at: try beijing("2025-10-14 14:30"))
        clock.record(.stop(reason: "办结"), at: try beijing("2025-10-14 16:30"))
        func state(_ text: String) throws -> ClockState { clock.state(at: try beijing(text), by: time) }
        XCTAssertEqual(try state("2025-10-14 08:59"), .notStarted)
        XCTAssertEqual(try state("2025-10-14 10:59"), .running)
        XCTAssertEqual(try state("2025-10-14 11:00"), .suspended(since: try beijing("2025-10-14 11:00")))
        XCTAssertEqual(try state("2025-10-14 14:30"), .running)
        XCTAssertEqual(
            clock.deadline(at: try beijing("2025-10-14 14:30"), by: time)?.value.description,
            "2025-10-14T16:30:00+08:00")
        XCTAssertEqual(
            try state("2026-01-01 00:00"), .stopped(at: try beijing("2025-10-14 16:30"), inTime: true),
            "the very moment")
        clock.events[2].at = try beijing("2025-10-14 16:31")
        XCTAssertEqual(try state("2025-10-14 16:30"), .running)
        XCTAssertEqual(try state("2026-01-01 00:00"), .stopped(at: try beijing("2025-10-14 16:31"), inTime: false))
        XCTAssertEqual(clock.elapsed(at: try beijing("2026-01-01 00:00"), by: time).value, .seconds(4 * 3_600 + 60))
    }

    func testASuspensionAfterTheDeadlineHealsNothing() throws {
        var clock = try clock(3, .workingDay, from: "2025-10-14 09:00")
        clock.record(.suspend(id: "1", reason: "", basis: article45), at: try beijing("2025-10-20 09:00"))
        XCTAssertEqual(clock.state(at: try beijing("2025-10-21 00:00"), by: time), .overdue)
        XCTAssertEqual(clock.deadline(at: try beijing("2025-10-21 00:00"), by: time)?.value.description, "2025-10-17")
    }

    func testProjectionSaysWhatAResumptionWouldGive() throws {
        var clock = try clock(10, .workingDay, from: "2025-10-14 10:00")
        clock.record(.suspend(id: "1", reason: "听证", basis: article45), at: try beijing("2025-10-20 09:00"))
        let now = try beijing("2025-10-22 12:00")
        XCTAssertEqual(clock.projection(at: now, by: time).value.description, "2025-10-30")
        XCTAssertEqual(
            clock.projection(at: now, resumingAt: try beijing("2025-10-27 09:00"), by: time).value.description,
            "2025-11-04")
        clock.record(.resume(id: "1"), at: try beijing("2025-10-27 09:00"))
        XCTAssertEqual(clock.deadline(at: try beijing("2025-10-27 09:00"), by: time)?.value.description, "2025-11-04")
    }

    func testAmountsAreWrittenInWords() {
        XCTAssertEqual("\(ClockAmount.days(1)), \(ClockAmount.days(13))", "1 day, 13 days")
        XCTAssertEqual("\(ClockAmount.seconds(11_525))", "3:12:05 hours")
    }

    // MARK: Lights

    func testTheLightIsYellowFromEightyPerCentAndRedWhenOverdue() throws {
        let clock = try clock(20, .workingDay, from: "2025-09-26 10:00")
        func light(_ text: String, _ rule: LightRule = .standard) throws -> TrafficLight {
            clock.light(at: try beijing(text), rule: rule, by: time)
        }
        // 16 of 20 days are over when 24 October is.
        XCTAssertEqual(try light("2025-10-24 23:59"), .green)
        XCTAssertEqual(try light("2025-10-25 00:00"), .yellow)
        XCTAssertEqual(try light("2025-10-30 23:59"), .yellow)
        XCTAssertEqual(try light("2025-10-31 00:00"), .red)
        XCTAssertEqual(try light("2025-10-28 23:59", .ninetyPercent), .green)
        XCTAssertEqual(try light("2025-10-29 00:00", .ninetyPercent), .yellow)
        // One working day before the last: 29 October, from its beginning.
        XCTAssertEqual(try light("2025-10-28 23:59", .oneUnitBefore), .green)
        XCTAssertEqual(try light("2025-10-29 00:00", .oneUnitBefore), .yellow)
        XCTAssertEqual(try light("2025-09-01 00:00"), .green)
        let strict = LightRule(yellow: .share(percent: 50), red: .share(percent: 80))
        XCTAssertEqual(try light("2025-10-25 00:00", strict), .red)
    }

    func testLightsOfHoursChangeByTheSecond() throws {
        let clock = try clock(4, .workingHour, from: "2025-10-14 09:00")
        let change = try beijing("2025-10-14 13:42")  // 80 % of four hours are 3 h 12 min
        XCTAssertEqual(clock.light(at: change.adding(seconds: -1), by: time), .green)
        XCTAssertEqual(clock.light(at: change, by: time), .yellow)
        XCTAssertEqual(clock.light(at: try beijing("2025-10-14 14:30"), by: time), .yellow)
        XCTAssertEqual(clock.light(at: try beijing("2025-10-14 14:30").adding(seconds: 1), by: time), .red)
    }

    // MARK: The law

    func testPeriodsOfTheLawAreData() throws {
        let period = try XCTUnwrap(LegalPeriod.identified("licence.decision"))
        XCTAssertEqual(period.limit, try TimeLimit(20, .workingDay))
        XCTAssertEqual(period.extension?.units, 10)
        XCTAssertEqual(Set(LegalPeriod.known.map(\.identifier)).count, LegalPeriod.known.count)
        XCTAssertTrue(LegalPeriod.known.filter { $0.identifier.hasPrefix("petition") }.allSatisfy { !$0.isVerified })
        let clock = period.clock(startedBy: try beijing("2025-09-26 10:00"))
        XCTAssertEqual(clock.deadline(at: clock.start, by: time)?.value.description, "2025-10-30")
    }

    func testFindingsSayWhatIsWrongWithALedger() throws {
        let period = try XCTUnwrap(LegalPeriod.identified("licence.decision"))
        var clock = period.clock(startedBy: try beijing("2025-09-26 10:00"))
        XCTAssertEqual(clock.findings(under: period, by: time), [])
        clock.record(.extend(by: 10, approvedBy: "局长", basis: period.basis), at: try beijing("2025-10-30 10:00"))
        clock.record(.suspend(id: "1", reason: "听证", basis: article45), at: try beijing("2025-11-03 10:00"))
        clock.record(.resume(id: "1"), at: try beijing("2025-11-05 10:00"))
        XCTAssertEqual(clock.findings(under: period, by: time), [], "all is in order")
        clock.record(.suspend(id: "2", reason: "听证", basis: ""), at: try beijing("2025-11-06 10:00"))
        clock.record(.suspend(id: "2", reason: "听证", basis: article45), at: try beijing("2025-11-06 11:00"))
        clock.record(.resume(id: "2"), at: try beijing("2025-11-06 12:00"))
        clock.record(.resume(id: "9"), at: try beijing("2025-11-06 12:00"))
        clock.record(.unknown("transfer"), at: try beijing("2025-09-01 12:00"))
        clock.record(.extend(by: 0, approvedBy: "", basis: ""), at: try beijing("2026-02-01 10:00"))
        clock.record(.stop(reason: ""), at: try beijing("2026-02-02 10:00"))
        clock.record(.stop(reason: ""), at: try beijing("2026-02-03 10:00"))
        XCTAssertEqual(
            clock.findings(under: period, by: time).map { "\($0.code) \($0.place?.description ?? "")" },
            [
                "clock.event.order feature 7", "clock.event.early feature 7", "clock.event.unknown feature 7",
                "clock.suspend.basis feature 3", "clock.suspend.twice feature 4", "clock.resume.unknown feature 6",
                "clock.extend.amount feature 8", "clock.extend.approval feature 8", "clock.extend.late feature 8",
                "clock.extend.times feature 8", "clock.event.afterStop feature 10",
            ])
        var longer = period.clock(startedBy: try beijing("2026-12-21 10:00"))
        longer.record(.extend(by: 11, approvedBy: "局长", basis: ""), at: try beijing("2026-12-22 10:00"))
        XCTAssertEqual(
            longer.findings(under: period, by: time).map(\.code), ["clock.extend.length", "clock.calendar.unpublished"])
    }
}
