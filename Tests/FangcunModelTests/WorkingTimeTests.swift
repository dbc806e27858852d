import FangcunModel
import FangcunTestSupport
import XCTest

final class WorkingTimeTests: XCTestCase {
    private let office = WorkingTime.stateCouncil
    private let night: WorkingTime = {
        let hours = (try? WorkHours("22:00-06:00,08:00-09:00")) ?? .nineToHalfPastFive
        return WorkingTime(calendar: .stateCouncil, hours: hours)
    }()

    func testHoursAreReadAndWritten() throws {
        let hours = try WorkHours("13:30-17:30,09:00-12:00")
        XCTAssertEqual(hours.description, "09:00-12:00,13:30-17:30")
        XCTAssertEqual(hours, .nineToHalfPastFive)
        XCTAssertEqual(hours.secondsPerDay, 7 * 3_600)
        XCTAssertEqual(try WorkHours("00:00-24:00").secondsPerDay, 86_400)
        XCTAssertEqual(try WorkHours("00:00-24:00").description, "00:00-24:00")
        XCTAssertEqual(try WorkHours("22:00-06:00").secondsPerDay, 8 * 3_600)
        XCTAssertEqual(try WorkHours("22:00-06:00").description, "22:00-06:00")
        XCTAssertEqual(try WorkHours("12:00-12:00").secondsPerDay, 86_400, "round the clock from noon")
    }

    func testHoursThatContradictThemselvesAreRefused() {
        for text in [
            "", ",", "09:00", "9:00-12:00", "09:00-25:00", "09:60-12:00", "24:00-06:00", "09:00-12:00,11:59-13:00",
            "09:00-12:00,", "22:00-06:00,05:59-08:00", "09:00-12:00;13:00-14:00", String(repeating: "1", count: 9_999),
        ] {
            XCTAssertThrowsError(try WorkHours(text), text.prefix(40).description) {
                XCTAssertEqual(($0 as? ModelError)?.code, .malformedCalendar)
            }
        }
        XCTAssertNil(WorkHours.Window(startSecond: .max, endSecond: .min))
        XCTAssertNil(WorkHours.Window(startSecond: 0, endSecond: .max))
    }

    func testHoursEndWhereTheyShould() throws {
        for (start, hours, end) in [
            // To the end of the morning, not to the beginning of the afternoon.
            ("2025-10-14 09:00", 3, "2025-10-14 12:00"),
            ("2025-10-14 09:00", 4, "2025-10-14 14:30"),
            ("2025-10-14 09:00", 7, "2025-10-14 17:30"),
            ("2025-10-14 12:30", 4, "2025-10-14 17:30"),
            ("2025-10-14 16:30", 4, "2025-10-15 12:00"),
            ("2025-09-30 16:30", 4, "2025-10-09 12:00"),  // over National Day
            ("2025-10-10 17:30", 1, "2025-10-11 10:00"),  // Saturday, made up
            ("2025-10-11 17:00", 2, "2025-10-13 10:30"),
        ] {
            XCTAssertEqual(
                office.adding(workingSeconds: hours * 3_600, to: try beijing(start)), .exact(try beijing(end)),
                "\(start) + \(hours) h")
        }
        XCTAssertEqual(
            office.adding(workingSeconds: 0, to: try beijing("2025-10-01 03:00")).value, try beijing("2025-10-01 03:00")
        )
    }

    func testNightShiftBelongsToTheDayOnWhichItBegan() throws {
        // Friday 2025-10-17 to Sunday: Friday's night is worked until Saturday 06:00, Saturday's own hours are not.
        for (moment, isWorking) in [
            ("2025-10-17 07:59", false), ("2025-10-17 08:00", true), ("2025-10-17 21:59", false),
            ("2025-10-17 22:00", true), ("2025-10-18 05:59", true), ("2025-10-18 06:00", false),
            ("2025-10-18 22:00", false), ("2025-10-19 05:00", false), ("2025-10-20 05:00", false),
            ("2025-10-20 08:30", true), ("2025-10-20 22:30", true),
        ] {
            XCTAssertEqual(night.isWorking(at: try beijing(moment)).value, isWorking, moment)
        }
        XCTAssertEqual(
            night.adding(workingSeconds: 10 * 3_600, to: try beijing("2025-10-17 23:00")).value,
            try beijing("2025-10-20 08:00").adding(seconds: 3_600 + 2 * 3_600 + 13 * 3_600))
        XCTAssertEqual(
            night.workingSeconds(from: try beijing("2025-10-17 23:00"), to: try beijing("2025-10-20 00:00")).value,
            7 * 3_600)
    }

    /// The same counted the slow way: minute by minute, each looked up in the windows.
    func testCountsAreThoseOfWalkingMinuteByMinute() throws {
        let start = try beijing("2025-09-26 00:00")
        for time in [office, night] {
            var sum = 0
            for minute in 0..<(20 * 1_440) {
                let moment = start.adding(seconds: Int64(minute * 60))
                XCTAssertEqual(time.workingSeconds(from: start, to: moment).value, sum, moment.inBeijing.description)
                if isWorking(time, at: moment) { sum += 60 }
            }
        }
    }

    private func isWorking(_ time: WorkingTime, at moment: Instant) -> Bool {
        let local = moment.inBeijing
        return time.hours.windows.contains { window in
            let today = (window.startSecond..<window.endSecond).contains(local.secondOfDay)
            let fromYesterday = (window.startSecond..<window.endSecond).contains(local.secondOfDay + 86_400)
            return (today && time.calendar.isWorkingDay(local.date).value)
                || (fromYesterday && time.calendar.isWorkingDay(local.date.adding(days: -1)).value)
        }
    }

    func testCountingIsTheInverseOfAddingAndPiecesAddUp() throws {
        var generator = SeededGenerator(seed: 31)
        let origin = try beijing("2006-06-01 00:00")
        for time in [office, night] {
            for _ in 0..<5_000 {
                let start = origin.adding(seconds: Int64.random(in: 0...700_000_000, using: &generator))
                let seconds = Int.random(in: 1...3_000_000, using: &generator)
                let end = time.adding(workingSeconds: seconds, to: start).value
                XCTAssertEqual(time.workingSeconds(from: start, to: end).value, seconds)
                XCTAssertEqual(
                    time.workingSeconds(from: start, to: end.adding(seconds: -1)).value, seconds - 1, "not the earliest"
                )
                let middle = start.adding(
                    seconds: Int64.random(
                        in: 0...(end.secondsSinceEpoch - start.secondsSinceEpoch), using: &generator))
                XCTAssertEqual(
                    time.workingSeconds(from: start, to: middle).value
                        + time.workingSeconds(from: middle, to: end).value,
                    seconds)
                XCTAssertEqual(time.workingSeconds(from: end, to: start).value, -seconds)
            }
        }
    }

    func testTheEndsOfTimeAreNoTrap() {
        for extreme in [Int64.max, .min, .max - 1, .min + 1] {
            let instant = Instant(secondsSinceEpoch: extreme)
            for time in [office, night] {
                _ = time.adding(workingSeconds: .max, to: instant)
                _ = time.adding(workingSeconds: 1, to: instant)
                _ = time.workingSeconds(from: instant, to: Instant(secondsSinceEpoch: 0))
                _ = time.isWorking(at: instant)
            }
        }
    }

    func testHoursOfAYearNotPublishedAreProvisional() throws {
        XCTAssertFalse(
            office.adding(workingSeconds: 3_600, to: try beijing("2026-12-31 09:00")).isProvisional)
        XCTAssertTrue(
            office.adding(workingSeconds: 3_600, to: try beijing("2026-12-31 17:00")).isProvisional)
    }
}
