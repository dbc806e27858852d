import FangcunModel
import FangcunTestSupport
import Foundation
import XCTest

final class CivilDateTests: XCTestCase {
    /// Foundation's calendar as the second opinion: ICU's Gregorian calendar, made proleptic.
    private static let foundation: Calendar = {
        var calendar = Calendar(identifier: .iso8601)
        calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? calendar.timeZone
        return calendar
    }()

    func testDaysOfFourCenturiesAgreeWithFoundation() throws {
        for number in stride(from: -25_567, through: 120_530, by: 7 * 3 + 1) {  // 1900 to 2299, all weekdays
            let date = try XCTUnwrap(CivilDate(daysSinceEpoch: number))
            let theirs = Self.foundation.dateComponents(
                [.year, .month, .day, .weekday], from: Date(timeIntervalSince1970: Double(number) * 86_400))
            XCTAssertEqual([date.year, date.month, date.day], [theirs.year, theirs.month, theirs.day])
            XCTAssertEqual(date.weekday.rawValue % 7 + 1, theirs.weekday, "\(date)")
        }
    }

    func testEveryFifthDayOfTheCalendarIsTheDayOfItsOwnFields() throws {
        var previous = CivilDate.earliest
        XCTAssertEqual(previous.description, "0001-01-01")
        XCTAssertEqual(previous.weekday, .monday)
        for number in (previous.daysSinceEpoch + 1)...CivilDate.latest.daysSinceEpoch where number % 5 == 0 {
            let date = try XCTUnwrap(CivilDate(daysSinceEpoch: number))
            XCTAssertEqual(CivilDate(year: date.year, month: date.month, day: date.day), date)
            XCTAssertEqual(CivilDate(year: date.year, dayOfYear: date.dayOfYear), date)
            XCTAssertLessThan(previous, date)
            previous = date
        }
        XCTAssertEqual(CivilDate.latest.description, "9999-12-31")
    }

    func testDaysThatDoNotExistAreNone() {
        for (year, month, day) in [
            (2025, 2, 29), (1900, 2, 29), (2025, 4, 31), (2025, 0, 1), (2025, 13, 1), (2025, 1, 0), (0, 1, 1),
            (10_000, 1, 1), (.max, .max, .max), (.min, 1, 1),
        ] {
            XCTAssertNil(CivilDate(year: year, month: month, day: day), "\(year)-\(month)-\(day)")
        }
        XCTAssertNotNil(CivilDate(year: 2000, month: 2, day: 29))
        XCTAssertNil(CivilDate(year: 2025, dayOfYear: 366))
        XCTAssertNil(CivilDate(daysSinceEpoch: .max))
        XCTAssertNil(CivilDate.days(inMonth: 13, of: 2025))
    }

    func testAddingStopsAtTheEndsOfTheCalendar() throws {
        let date = try CivilDate("2024-02-28")
        XCTAssertEqual(date.adding(days: 2).description, "2024-03-01")
        XCTAssertEqual(date.adding(days: -59).description, "2023-12-31")
        XCTAssertEqual(date.days(until: try CivilDate("2025-02-28")), 366)
        XCTAssertEqual(date.adding(days: .max), .latest)
        XCTAssertEqual(date.adding(days: .min), .earliest)
    }

    func testStrictReadingTakesTheOneFormOfISO8601() throws {
        XCTAssertEqual(try CivilDate("2025-09-26"), CivilDate(year: 2025, month: 9, day: 26))
        for text in [
            "", "2025-9-26", "2025/09/26", "20250926", "2025-09-26 ", " 2025-09-26", "2025-09-31", "0000-01-01",
            "+2025-09-26", "12025-09-26", "2025-09-26T00:00:00Z", "２０２５-09-26",
        ] {
            XCTAssertThrowsError(try CivilDate(text), text) {
                XCTAssertEqual(($0 as? ModelError)?.code, .malformedDate)
            }
        }
    }

    func testLenientReadingTakesTheFormsOfRegistersAndDocuments() throws {
        let wanted = try CivilDate("2025-09-26")
        for text in [
            "2025-09-26", "2025-9-26", "2025/9/26", "2025/09/26", "2025.9.26", "20250926", "2025年9月26日", "2025年09月26号",
            "2025年9月26", "２０２５年９月２６日", "２０２５／９／２６", " 2025 年 9 月 26 日\n", "二〇二五年九月二十六日", "二○二五年九月二十六日", "二零二五年九月二十六日",
        ] {
            XCTAssertEqual(try CivilDate(lenient: text), wanted, text)
        }
        XCTAssertEqual(try CivilDate(lenient: "二〇二六年十月十日").description, "2026-10-10")
        XCTAssertEqual(try CivilDate(lenient: "二〇一一年十二月三十一日").description, "2011-12-31")
    }

    func testLenientReadingGuessesNothing() {
        for text in [
            "", "日", "年月日", "25-9-26", "26/9/2025", "9/26/2025", "2025-9", "2025-9-26-1", "2025/9-26", "2025年9月",
            "2025年26日", "2025月9年26日", "2025-13-01", "2025-02-29", "2025-09-26T00:00", "2025年九十月1日", "二〇二五年二十十月一日",
            "2025--26", "2025年〇月1日", "202509261", "-2025-9-26", "2025年9月26日日", String(repeating: "2", count: 1_000_000),
        ] {
            XCTAssertThrowsError(try CivilDate(lenient: text), String(text.prefix(30)))
        }
    }

    func testWritingReadsBackAsTheSameDay() throws {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<2_000 {
            let number = Int.random(
                in: CivilDate.earliest.daysSinceEpoch...CivilDate.latest.daysSinceEpoch, using: &generator)
            let date = try XCTUnwrap(CivilDate(daysSinceEpoch: number))
            XCTAssertEqual(try CivilDate(date.description), date)
            XCTAssertEqual(try CivilDate(lenient: date.description), date)
            if date.year >= 1_000 { XCTAssertEqual(try CivilDate(lenient: date.chinese), date) }
        }
    }

    func testBeijingIsEightHoursAheadInSummerAndWinter() throws {
        for (utc, beijing) in [
            ("2025-09-26T15:59:59Z", "2025-09-26T23:59:59+08:00"),
            ("2025-09-26T16:00:00Z", "2025-09-27T00:00:00+08:00"),
            ("2026-01-01T00:00:00Z", "2026-01-01T08:00:00+08:00"),
            ("1969-12-31T16:30:00Z", "1970-01-01T00:30:00+08:00"),
            // Summer time of 1986 to 1991 is not modelled, as documented: the clocks then showed 09:00.
            ("1988-07-01T00:00:00Z", "1988-07-01T08:00:00+08:00"),
        ] {
            let instant = try Instant(rfc3339: utc)
            XCTAssertEqual(instant.inBeijing.description, beijing)
            XCTAssertEqual(instant.inBeijing.instant, instant)
            XCTAssertEqual(try Instant(rfc3339: beijing), instant)
        }
        XCTAssertEqual(BeijingTime(Instant(secondsSinceEpoch: .max)).date, .latest)
        XCTAssertEqual(BeijingTime(Instant(secondsSinceEpoch: .min)).description, "0001-01-01T00:00:00+08:00")
    }
}
