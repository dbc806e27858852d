import FangcunGovernance
import FangcunModel
import XCTest

final class EvaluationPeriodTests: XCTestCase {
    func testWeeksBeginOnMondayInBeijing() throws {
        // 2011-04-10 was a Sunday.
        let sunday = try Instant(rfc3339: "2011-04-10T23:59:59+08:00")
        let week = EvaluationPeriod.week(containing: sunday)
        XCTAssertEqual(week.start, try Instant(rfc3339: "2011-04-04T00:00:00+08:00"))
        XCTAssertEqual(week.end, try Instant(rfc3339: "2011-04-11T00:00:00+08:00"))
        XCTAssertEqual(EvaluationPeriod.week(containing: sunday.adding(seconds: 1)).start, week.end)
        XCTAssertEqual(EvaluationPeriod.week(containing: week.start), week)
    }

    func testEveryMomentLiesInItsWeek() {
        for seconds in stride(from: Int64(-2_000_000), to: 2_000_000, by: 7_919) {
            let moment = Instant(secondsSinceEpoch: seconds)
            let week = EvaluationPeriod.week(containing: moment)
            XCTAssertTrue(week.contains(moment), "\(seconds)")
            XCTAssertEqual((week.start.secondsSinceEpoch + 8 * 3_600 + 3 * 86_400) % (7 * 86_400), 0)
        }
        _ = EvaluationPeriod.week(containing: Instant(secondsSinceEpoch: .max))
        _ = EvaluationPeriod.week(containing: Instant(secondsSinceEpoch: .min))
    }

    func testMonthsOfBeijing() throws {
        let december = try XCTUnwrap(EvaluationPeriod.month(12, of: 2016))
        XCTAssertEqual(december.start, try Instant(rfc3339: "2016-12-01T00:00:00+08:00"))
        XCTAssertEqual(december.end, try Instant(rfc3339: "2017-01-01T00:00:00+08:00"))
        XCTAssertNil(EvaluationPeriod.month(13, of: 2016))
        XCTAssertNil(EvaluationPeriod.month(1, of: 10_000))
    }
}
