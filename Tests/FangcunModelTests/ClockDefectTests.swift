import FangcunModel
import FangcunTestSupport
import XCTest

/// Defects of other calendar and clock engines, each of them kept from coming back here.
final class ClockDefectTests: XCTestCase {
    private let time = WorkingTime.stateCouncil

    /// A holiday in the middle of a period was counted as worked.
    func testJBPM4533HolidayIsNotIgnored() throws {
        let limit = try TimeLimit(8, .workingHour)
        XCTAssertEqual(
            time.deadline(of: limit, from: try beijing("2025-09-30 09:00")).value.description,
            "2025-10-09T10:00:00+08:00")
        XCTAssertEqual(
            time.deadline(of: try TimeLimit(1, .workingDay), after: try date("2025-09-30")).value.description,
            "2025-10-09")
    }

    /// A start before the opening hour added the opening hour itself instead of the difference to it.
    func testJBPM9546AndKie1648StartBeforeOpeningHourWaitsForIt() throws {
        for start in ["2025-10-14 00:00", "2025-10-14 07:59", "2025-10-14 08:30", "2025-10-14 09:00"] {
            XCTAssertEqual(
                time.deadline(of: try TimeLimit(2, .workingHour), from: try beijing(start)).value.description,
                "2025-10-14T11:00:00+08:00", start)
        }
    }

    /// A start after the closing hour lost or doubled the night.
    func testJBPM1342StartAfterClosingHourBeginsNextMorning() throws {
        for start in ["2025-10-14 17:30", "2025-10-14 18:45", "2025-10-14 23:59", "2025-10-15 00:00"] {
            XCTAssertEqual(
                time.deadline(of: try TimeLimit(2, .workingHour), from: try beijing(start)).value.description,
                "2025-10-15T11:00:00+08:00", start)
        }
    }

    /// A window over midnight was not understood.
    func testKie1651OvernightWindowIsCounted() throws {
        let night = WorkingTime(calendar: .stateCouncil, hours: try WorkHours("22:00-06:00"))
        XCTAssertEqual(
            night.deadline(of: try TimeLimit(3, .workingHour), from: try beijing("2025-10-14 20:00")).value.description,
            "2025-10-15T01:00:00+08:00")
        XCTAssertEqual(
            night.deadline(of: try TimeLimit(3, .workingHour), from: try beijing("2025-10-15 04:00")).value.description,
            "2025-10-15T23:00:00+08:00")
    }

    /// Tests had to be switched off because they failed at some times of day: here no answer knows the time of day.
    func testKogito3788AnswersAreTheSameAtEveryTimeOfDay() throws {
        let limit = try TimeLimit(20, .workingDay)
        for minute in stride(from: 0, to: 1_440, by: 7) {
            let start = try beijing("2025-09-26 00:00").adding(seconds: Int64(minute * 60))
            XCTAssertEqual(time.deadline(of: limit, from: start).value.description, "2025-10-30")
        }
    }

    /// One day became 24 hours of work, about three days.
    func testJmix790OneWorkingDayIsNotTwentyFourWorkingHours() throws {
        let start = try beijing("2025-10-14 09:00")
        XCTAssertEqual(
            time.deadline(of: try TimeLimit(1, .workingDay), from: start).value.date, try date("2025-10-15"))
        XCTAssertEqual(
            time.deadline(of: try TimeLimit(24, .workingHour), from: start).value.description,
            "2025-10-17T12:00:00+08:00")
        XCTAssertEqual(
            time.deadline(of: try TimeLimit(24, .urgentHour), from: start).value.description,
            "2025-10-15T09:00:00+08:00")
    }

    /// A holiday calendar was accepted and then not looked at.
    func testPM4PY558CalendarThatIsGivenIsUsed() throws {
        let plain = WorkingTime(calendar: WorkCalendar(packs: []), hours: .nineToHalfPastFive)
        for limit in [try TimeLimit(20, .workingDay), try TimeLimit(20, .workingHour)] {
            let start = try beijing("2025-09-30 10:00")
            XCTAssertNotEqual(time.deadline(of: limit, from: start).value, plain.deadline(of: limit, from: start).value)
        }
        XCTAssertNotEqual(
            time.workingSeconds(from: try beijing("2025-09-30 00:00"), to: try beijing("2025-10-10 00:00")).value,
            plain.workingSeconds(from: try beijing("2025-09-30 00:00"), to: try beijing("2025-10-10 00:00")).value)
    }

    /// There was no way to pause.
    func testObjectstack1310ClockCanBePaused() throws {
        var clock = LegalClock(start: try beijing("2025-10-14 10:00"), limit: try TimeLimit(10, .workingDay))
        clock.record(.suspend(id: "1", reason: "听证", basis: "行政许可法 第四十五条"), at: try beijing("2025-10-20 09:00"))
        XCTAssertEqual(
            clock.state(at: try beijing("2025-12-01 00:00"), by: time),
            .suspended(since: try beijing("2025-10-20 09:00")))
        XCTAssertNil(clock.deadline(at: try beijing("2025-12-01 00:00"), by: time))
        XCTAssertEqual(clock.elapsed(at: try beijing("2025-12-01 00:00"), by: time).value, .days(3))
    }

    /// A suspension was recorded and the end date stayed where it was.
    func testOpenZaak885SuspensionMovesTheEnd() throws {
        var clock = LegalClock(start: try beijing("2025-10-14 10:00"), limit: try TimeLimit(10, .workingDay))
        XCTAssertEqual(
            clock.deadline(at: clock.start, by: time)?.value.date, try date("2025-10-28"))
        clock.record(.suspend(id: "1", reason: "检验", basis: "行政许可法 第四十五条"), at: try beijing("2025-10-20 09:00"))
        clock.record(.resume(id: "1"), at: try beijing("2025-10-27 09:00"))
        // Five working days are left out: 20 to 24 October.
        XCTAssertEqual(
            clock.deadline(at: try beijing("2025-10-27 09:00"), by: time)?.value.date, try date("2025-11-04"))
    }

    /// Nothing was recomputed when a calendar was edited.
    func testOpenregister3935CalendarEditIsRecomputedAndTold() throws {
        // The spring festival of 2020 was prolonged on 27 January, when deadlines had been promised already.
        var pack = try XCTUnwrap(CalendarPack.stateCouncil.first { $0.year == 2020 })
        let prolonged = [try date("2020-01-31"), try date("2020-02-01"), try date("2020-02-02")]
        pack.days.removeAll { prolonged.contains($0.date) }
        pack.days.append(CalendarDay(prolonged[1], "春节", isOff: false))
        let promised = WorkingTime(calendar: WorkCalendar.stateCouncil.replacing(pack), hours: .nineToHalfPastFive)
        let clock = LegalClock(start: try beijing("2020-01-17 10:00"), limit: try TimeLimit(20, .workingDay))
        let revision = clock.revision(from: promised, to: time, at: try beijing("2020-01-28 00:00"))
        XCTAssertTrue(revision.movesDeadline)
        XCTAssertEqual(revision.before?.value.date, try date("2020-02-19"))
        XCTAssertEqual(revision.after?.value.date, try date("2020-02-21"))
        XCTAssertEqual(revision.movedByDays, 2)
        XCTAssertEqual(revision.changedDays.map(\.description), ["2020-01-31", "2020-02-01"])
        XCTAssertFalse(clock.revision(from: time, to: time, at: clock.start).movesDeadline)
    }
}
