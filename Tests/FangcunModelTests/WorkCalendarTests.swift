import FangcunModel
import FangcunTestSupport
import XCTest

final class WorkCalendarTests: XCTestCase {
    private let calendar = WorkCalendar.stateCouncil
    private let horizon = CivilDate(year: 2026, month: 12, day: 31)

    // MARK: Vectors

    func testPublishedVectorsOfDeadlines() throws {
        // Outside of XCTUnwrap, which would make a failure of the skip.
        let bytes = try TestData.bytes("identifiers/working_days.json")
        let vectors = try XCTUnwrap(JSONReader.value(of: bytes).elements)
        XCTAssertEqual(vectors.count, 7)
        let weekends = WorkCalendar(packs: [])
        for vector in vectors {
            let start = try date(XCTUnwrap(vector["start"]?.string))
            let count = try Int(XCTUnwrap(vector["workingDays"]?.number))
            let deadline = try date(XCTUnwrap(vector["deadline"]?.string))
            XCTAssertEqual(calendar.adding(workingDays: count, to: start), .exact(deadline), "\(start)")
            XCTAssertEqual(
                weekends.adding(workingDays: count, to: start).value.description, vector["naiveWeekendOnly"]?.string)
        }
    }

    /// The same without the data folder, so that one run can never pass by skipping.
    func testDeadlineOverNationalDay2025IsThatOfTheNotice() throws {
        XCTAssertEqual(
            calendar.adding(workingDays: 20, to: try date("2025-09-26")), .exact(try date("2025-10-30")))
        XCTAssertEqual(
            WorkCalendar(packs: []).adding(workingDays: 20, to: try date("2025-09-26")).value, try date("2025-10-24"))
    }

    func testDeclaredDaysHaveTheirNames() throws {
        XCTAssertEqual(calendar.declaration(of: try date("2025-10-06"))?.day.name, "国庆节、中秋节")
        let madeUp = try XCTUnwrap(calendar.declaration(of: try date("2025-10-11")))
        XCTAssertEqual(madeUp.day.isOff, false)
        XCTAssertNil(madeUp.layer)
        XCTAssertNil(calendar.declaration(of: try date("2025-10-14")))
    }

    func testANoticeReachesBackIntoTheDecemberBefore() throws {
        // Saturday 2018-12-29 was made a working day by the notice for 2019.
        XCTAssertEqual(calendar.isWorkingDay(try date("2018-12-29")), .exact(true))
        XCTAssertEqual(calendar.isWorkingDay(try date("2018-12-31")), .exact(false))
        XCTAssertEqual(calendar.isWorkingDay(try date("2007-12-29")), .exact(true))
    }

    // MARK: Laws

    func testAddingIsTheSameAsWalkingDayByDay() throws {
        var generator = SeededGenerator(seed: 21)
        for _ in 0..<600 {
            let start = try XCTUnwrap(CivilDate(daysSinceEpoch: Int.random(in: 13_300...21_000, using: &generator)))
            let count = Int.random(in: -300...300, using: &generator)
            XCTAssertEqual(
                calendar.adding(workingDays: count, to: start).value,
                calendar.slowlyAdding(workingDays: count, to: start), "\(start) + \(count)")
        }
    }

    func testCountingIsTheInverseOfAdding() throws {
        var generator = SeededGenerator(seed: 22)
        for _ in 0..<20_000 {
            // From 1900 to 2100: before the table, in it, behind it.
            let start = try XCTUnwrap(CivilDate(daysSinceEpoch: Int.random(in: -25_567...47_846, using: &generator)))
            let count = Int.random(in: -9_000...9_000, using: &generator)
            let end = calendar.adding(workingDays: count, to: start)
            XCTAssertEqual(calendar.workingDays(after: start, through: end.value).value, count, "\(start) + \(count)")
            if count != 0 { XCTAssertTrue(calendar.isWorkingDay(end.value).value) }
            XCTAssertEqual(
                calendar.workingDays(after: start, through: end.value).isProvisional, end.isProvisional,
                "\(start) + \(count)")
        }
    }

    func testMoreDaysAndLaterStartsNeverEndEarlier() throws {
        var generator = SeededGenerator(seed: 23)
        for _ in 0..<200 {
            let start = try XCTUnwrap(CivilDate(daysSinceEpoch: Int.random(in: 13_000...22_000, using: &generator)))
            let count = Int.random(in: 0...2_000, using: &generator)
            let end = calendar.adding(workingDays: count, to: start).value
            XCTAssertLessThan(end, calendar.adding(workingDays: count + 1, to: start).value)
            XCTAssertLessThanOrEqual(end, calendar.adding(workingDays: count, to: start.adding(days: 1)).value)
        }
    }

    func testCountsOfPiecesAddUpToTheWhole() throws {
        var generator = SeededGenerator(seed: 24)
        for _ in 0..<2_000 {
            let days = (0..<3).map { _ in Int.random(in: 10_000...25_000, using: &generator) }.sorted()
            let dates = try days.map { try XCTUnwrap(CivilDate(daysSinceEpoch: $0)) }
            XCTAssertEqual(
                calendar.workingDays(after: dates[0], through: dates[1]).value
                    + calendar.workingDays(after: dates[1], through: dates[2]).value,
                calendar.workingDays(after: dates[0], through: dates[2]).value)
        }
    }

    func testYearsHaveTheirWorkingDays() throws {
        // 365 days, 104 weekend days, 28 days off of which some on weekends, 5 made up: counted one by one.
        for year in 2007...2026 {
            let first = try XCTUnwrap(CivilDate(year: year, month: 1, day: 1))
            let last = try XCTUnwrap(CivilDate(year: year, month: 12, day: 31))
            let slowly = (0...first.days(until: last)).count { calendar.isWorkingDay(first.adding(days: $0)).value }
            XCTAssertEqual(calendar.workingDays(after: first.adding(days: -1), through: last).value, slowly)
            XCTAssertTrue((246...253).contains(slowly), "\(year): \(slowly)")
        }
    }

    // MARK: The horizon

    func testTheLastPublishedDayIsExactAndTheNextIsProvisional() throws {
        let eve = try date("2026-12-30")
        XCTAssertEqual(calendar.adding(workingDays: 1, to: eve), .exact(try date("2026-12-31")))
        XCTAssertEqual(
            calendar.adding(workingDays: 2, to: eve),
            .provisional(try date("2027-01-01"), beyond: try XCTUnwrap(horizon)))
        XCTAssertEqual(calendar.isWorkingDay(try date("2027-01-01")).beyond, horizon)
        XCTAssertFalse(calendar.isWorkingDay(try date("2026-12-31")).isProvisional)
        XCTAssertEqual(calendar.published?.upperBound, horizon)
    }

    func testAnEmptyPackIsNoPublication() throws {
        let withPromise = calendar.replacing(try CalendarPack(json: Array(#"{"year": 2027, "days": []}"#.utf8)))
        XCTAssertTrue(withPromise.adding(workingDays: 1, to: try date("2026-12-31")).isProvisional)
        XCTAssertEqual(withPromise.published, calendar.published)
        let published = calendar.replacing(
            CalendarPack(year: 2027, days: [CalendarDay(try date("2027-01-01"), "元旦", isOff: true)]))
        XCTAssertEqual(
            published.adding(workingDays: 1, to: try date("2026-12-31")), .exact(try date("2027-01-04")))
    }

    func testAnswersBeforeTheFirstPublishedYearAreProvisionalToo() throws {
        XCTAssertTrue(calendar.isWorkingDay(try date("2006-12-30")).isProvisional)
        XCTAssertTrue(calendar.isWorkingDay(try date("2006-12-30")).value, "made up by the notice for 2007")
        XCTAssertTrue(calendar.adding(workingDays: 5, to: try date("2006-12-28")).isProvisional)
        XCTAssertFalse(calendar.adding(workingDays: 5, to: try date("2006-12-31")).isProvisional)
        XCTAssertTrue(calendar.adding(workingDays: -1, to: try date("2007-01-04")).isProvisional)
    }

    func testAYearMissingInTheMiddleIsNotGuessedOver() throws {
        let packs = CalendarPack.stateCouncil.filter { $0.year != 2015 }
        let gap = WorkCalendar(packs: packs)
        XCTAssertFalse(gap.adding(workingDays: 200, to: try date("2013-06-03")).isProvisional)
        XCTAssertEqual(gap.adding(workingDays: 200, to: try date("2014-06-03")).beyond, try date("2014-12-31"))
        XCTAssertEqual(gap.adding(workingDays: 800, to: try date("2013-06-03")).beyond, try date("2014-12-31"))
        XCTAssertEqual(gap.adding(workingDays: 3, to: try date("2015-06-03")).beyond, try date("2015-06-03"))
        XCTAssertFalse(gap.adding(workingDays: 200, to: try date("2016-01-04")).isProvisional)
    }

    func testNothingAtAllOrNonsenseIsAnsweredWithoutATrap() throws {
        let bare = WorkCalendar(packs: [])
        XCTAssertNil(bare.published)
        XCTAssertEqual(bare.isWorkingDay(try date("2025-10-01")).value, true)
        for count in [Int.max, .min, 4_000_001, -4_000_001] {
            XCTAssertTrue(
                [CivilDate.earliest, .latest].contains(calendar.adding(workingDays: count, to: .latest).value))
            XCTAssertTrue(
                [CivilDate.earliest, .latest].contains(calendar.adding(workingDays: count, to: .earliest).value))
        }
        XCTAssertEqual(calendar.adding(workingDays: 0, to: .latest), .exact(.latest))
        XCTAssertLessThan(calendar.workingDays(after: .latest, through: .earliest).value, -2_600_000)
        _ = WorkCalendar(packs: [
            CalendarPack(year: .max, days: [CalendarDay(.latest, "", isOff: true)]),
            CalendarPack(year: .min, days: [CalendarDay(.earliest, "", isOff: true)]),
        ])
    }

    // MARK: Composition

    func testALaterLayerHoldsAgainstAnEarlierOne() throws {
        let flood = try date("2021-07-20")
        let closed = [0, 1, 2].map { CalendarDay(flood.adding(days: $0), "停工", isOff: true) }
        let city = calendar.adding(.init(name: "郑州市", days: closed))
        let office = city.adding(
            .init(name: "市行政审批局", days: [CalendarDay(flood.adding(days: 2), "值班办理", isOff: false)]))
        let start = try date("2021-07-19")
        XCTAssertEqual(calendar.adding(workingDays: 1, to: start), .exact(try date("2021-07-20")))
        XCTAssertEqual(city.adding(workingDays: 1, to: start), .exact(try date("2021-07-23")))
        XCTAssertEqual(office.adding(workingDays: 1, to: start), .exact(try date("2021-07-22")))
        XCTAssertEqual(office.declaration(of: try date("2021-07-22"))?.layer, "市行政审批局")
        XCTAssertEqual(office.declaration(of: try date("2021-07-20"))?.layer, "郑州市")
    }

    func testALaterEditionOfAPackReplacesTheEarlierWhole() throws {
        var pack = try XCTUnwrap(CalendarPack.stateCouncil.first { $0.year == 2020 })
        pack.days.removeAll { $0.date >= (try? date("2020-01-31")) ?? .latest && $0.name == "春节" && $0.isOff }
        let asFirstPublished = calendar.replacing(pack)
        XCTAssertEqual(asFirstPublished.isWorkingDay(try date("2020-01-31")), .exact(true))
        XCTAssertEqual(
            asFirstPublished.replacing(try XCTUnwrap(CalendarPack.stateCouncil.first { $0.year == 2020 }))
                .adding(workingDays: 20, to: try date("2020-01-17")), .exact(try date("2020-02-21")))
    }

    func testOtherWeeksAreCountedAsWell() throws {
        let sixDays = WorkCalendar(
            week: try WeekPattern([.monday, .tuesday, .wednesday, .thursday, .friday, .saturday]),
            packs: CalendarPack.stateCouncil)
        XCTAssertEqual(sixDays.adding(workingDays: 6, to: try date("2025-11-02")), .exact(try date("2025-11-08")))
        let sundays = WorkCalendar(week: try WeekPattern([.sunday]), packs: [])
        XCTAssertEqual(sundays.adding(workingDays: 1, to: try date("2025-11-02")).value, try date("2025-11-09"))
        XCTAssertEqual(sundays.adding(workingDays: -1, to: try date("2025-11-02")).value, try date("2025-10-26"))
        XCTAssertThrowsError(try WeekPattern([])) {
            XCTAssertEqual(($0 as? ModelError)?.code, .malformedCalendar)
        }
    }
}
