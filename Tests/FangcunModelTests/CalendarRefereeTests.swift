import FangcunModel
import FangcunTestSupport
import XCTest

/// The calendar against chinesecalendar (PyPI), which reads the notices of the State Council for itself.
final class CalendarRefereeTests: XCTestCase {
    func testEveryDayFrom2007To2026IsWorkedOrNotAsChinesecalendarSays() throws {
        try Referee.require()
        let script = """
            import chinese_calendar, datetime
            day = datetime.date(2007, 1, 1)
            while day <= datetime.date(2026, 12, 31):
                print(int(chinese_calendar.is_workday(day)), end='')
                day += datetime.timedelta(1)
            """
        let answer = try Referee.run("python3", ["-c", script])
        XCTAssertEqual(answer.status, 0, answer.errors)
        let theirs = Array(answer.output.utf8)
        XCTAssertEqual(theirs.count, 7_305)
        let first = try date("2007-01-01")
        for (index, digit) in theirs.enumerated() {
            let day = first.adding(days: index)
            XCTAssertEqual(WorkCalendar.stateCouncil.isWorkingDay(day), .exact(digit == UInt8(ascii: "1")), "\(day)")
        }
    }

    func testDeadlinesAreThoseThatChinesecalendarCounts() throws {
        try Referee.require()
        let script = """
            import chinese_calendar, datetime, random
            random.seed(7)
            for _ in range(2000):
                start = datetime.date(2007, 1, 1) + datetime.timedelta(random.randrange(7000))
                count = random.randrange(1, 120)
                day, left = start, count
                while left:
                    day += datetime.timedelta(1)
                    left -= chinese_calendar.is_workday(day)
                print(start, count, day)
            """
        let answer = try Referee.run("python3", ["-c", script])
        XCTAssertEqual(answer.status, 0, answer.errors)
        let lines = answer.output.split(separator: "\n")
        XCTAssertEqual(lines.count, 2_000)
        for line in lines {
            let fields = line.split(separator: " ").map(String.init)
            let deadline = WorkCalendar.stateCouncil.adding(
                workingDays: try XCTUnwrap(Int(fields[1])), to: try date(fields[0]))
            XCTAssertEqual(deadline, .exact(try date(fields[2])), "\(line)")
        }
    }
}
