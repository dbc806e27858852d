import FangcunModel
import FangcunTestSupport
import XCTest

/// Deadlines by working days, beside walking from day to day with a table of holidays, as it is mostly done.
final class ClockBenchmarks: XCTestCase {
    private let calendar = WorkCalendar.stateCouncil
    private let time = WorkingTime.stateCouncil

    func testDeadlines() throws {
        let starts = try Self.starts(Pass.isShort ? 20_000 : 200_000)
        let declared = Self.declaredDays()
        let sample = starts.prefix(2_000)
        let limit = try TimeLimit(20, .workingDay)
        for start in sample {
            XCTAssertEqual(
                time.deadline(of: limit, after: start).value.date, Self.walk(from: start, 20, declared), "\(start)")
        }
        var sum = 0
        let peer = try timeInTurn(operations: sample.count) {
            for start in sample { sum &+= Self.walk(from: start, 20, declared).daysSinceEpoch }
        }.ours
        try add("clock.deadline", starts, limit, peer: ("day-by-day", peer))
        // The same with a hundredth and with a hundred times the budget: the cost does not grow with it.
        try add("clock.deadline.1-day", starts, try TimeLimit(1, .workingDay))
        try add("clock.deadline.2000-days", starts, try TimeLimit(2_000, .workingDay))
        try add("clock.deadline.hours", starts, try TimeLimit(40, .workingHour))
        XCTAssertNotEqual(sum, 0)
    }

    func testReadingALedger() throws {
        var clock = LegalClock(
            start: try Instant(rfc3339: "2025-03-03T10:00:00+08:00"), limit: try TimeLimit(60, .workingDay))
        for index in 0..<5 {
            let start = clock.start.adding(seconds: Int64(index * 900_000))
            clock.record(.suspend(id: "\(index)", reason: "听证", basis: "行政许可法 第四十五条"), at: start)
            clock.record(.resume(id: "\(index)"), at: start.adding(seconds: 400_000))
        }
        let now = clock.start.adding(seconds: 6_000_000)
        let count = Pass.isShort ? 2_000 : 20_000
        var late = 0
        let timing = try timeInTurn(operations: count) {
            for index in 0..<count {
                if clock.state(at: now.adding(seconds: Int64(index)), by: time) == .overdue { late += 1 }
            }
        }.ours
        XCTAssertEqual(late, 0)
        try BenchmarkReport.add(.init(name: "clock.state.ten-entries", timing: timing))
    }

    private func add(
        _ name: String, _ starts: [CivilDate], _ limit: TimeLimit, peer: (String, Timing)? = nil
    ) throws {
        var sum = 0
        let timing = try timeInTurn(operations: starts.count) {
            for start in starts {
                sum &+= Int(time.deadline(of: limit, after: start).value.lastInstant.secondsSinceEpoch)
            }
        }.ours
        XCTAssertNotEqual(sum, 0)
        try BenchmarkReport.add(.init(name: name, timing: timing, peer: peer))
    }

    /// Days of the years 2008 to 2016, so that two thousand working days later is still within the calendar.
    private static func starts(_ count: Int) throws -> [CivilDate] {
        var generator = SeededGenerator(seed: 9)
        return try (0..<count).map { _ in
            try XCTUnwrap(CivilDate(daysSinceEpoch: Int.random(in: 13_879...17_166, using: &generator)))
        }
    }

    private static func declaredDays() -> [CivilDate: Bool] {
        Dictionary(CalendarPack.stateCouncil.flatMap(\.days).map { ($0.date, $0.isOff) }) { _, last in last }
    }

    private static func walk(from start: CivilDate, _ count: Int, _ declared: [CivilDate: Bool]) -> CivilDate {
        var (date, left) = (start, count)
        while left > 0 {
            date = date.adding(days: 1)
            let isOff = declared[date] ?? (date.weekday >= .saturday)
            if !isOff { left -= 1 }
        }
        return date
    }
}
