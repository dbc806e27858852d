import CFangcun
import FangcunModel
import XCTest

final class ClockTests: XCTestCase {
    private let working = fc_unit(FC_UNIT_WORKING_DAY)
    private let natural = fc_unit(FC_UNIT_NATURAL_DAY)

    func testDeadlineOverNationalDay2025() throws {
        var (day, provisional): (Int32, UInt8) = (0, 9)
        let start = try self.day("2025-09-26")
        XCTAssertEqual(start, 20_357, "the number in the header")
        XCTAssertEqual(fc_clock_deadline(nil, working, start, 20, &day, &provisional, nil), fc_status(FC_OK))
        XCTAssertEqual(day, try self.day("2025-10-30"))
        XCTAssertEqual(provisional, 0)
        XCTAssertEqual(fc_clock_deadline(nil, natural, start, 20, &day, nil, nil), fc_status(FC_OK))
        XCTAssertEqual(day, try self.day("2025-10-16"))
        XCTAssertEqual(fc_clock_deadline(nil, working, try self.day("2026-12-31"), 1, &day, &provisional, nil), 0)
        XCTAssertEqual(provisional, 1)
    }

    func testAColumnIsAnsweredAsItsRowsAreAndBadRowsStopNothing() throws {
        let starts = try [day("2025-09-26"), .max, day("2026-12-30"), day("2026-12-30"), .min, 0]
        let budgets: [Int32] = [20, 5, 1, 2, 5, -1]
        var days = [Int32](repeating: 7, count: 6)
        var provisional = [UInt8](repeating: 7, count: 6)
        XCTAssertEqual(
            fc_clock_deadline_batch(nil, working, starts, budgets, 6, &days, &provisional, nil), fc_status(FC_OK))
        XCTAssertEqual(
            days, try [day("2025-10-30"), .min, day("2026-12-31"), day("2027-01-01"), .min, .min])
        XCTAssertEqual(provisional, [0, 0, 0, 1, 0, 0])
        for index in [0, 2, 3] {
            var (day, flag): (Int32, UInt8) = (0, 9)
            XCTAssertEqual(fc_clock_deadline(nil, working, starts[index], budgets[index], &day, &flag, nil), 0)
            XCTAssertEqual(day, days[index])
            XCTAssertEqual(flag, provisional[index])
        }
        XCTAssertEqual(fc_clock_deadline_batch(nil, working, starts, budgets, 6, &days, nil, nil), fc_status(FC_OK))
        XCTAssertEqual(fc_clock_deadline_batch(nil, working, nil, nil, 0, nil, nil, nil), fc_status(FC_OK))
    }

    func testACalendarKnowsAYearThatIsGivenToIt() throws {
        let json = #"{"year": 2027, "days": [{"name": "元旦", "date": "2027-01-01", "isOffDay": true}]}"#
        let calendar = try XCTUnwrap(read([json]).calendar)
        defer { fc_calendar_free(calendar) }
        var (day, provisional): (Int32, UInt8) = (0, 9)
        let start = try self.day("2026-12-31")
        XCTAssertEqual(fc_clock_deadline(calendar, working, start, 1, &day, &provisional, nil), fc_status(FC_OK))
        XCTAssertEqual(day, try self.day("2027-01-04"))
        XCTAssertEqual(provisional, 0)
        let national = try XCTUnwrap(read([]).calendar)
        defer { fc_calendar_free(national) }
        XCTAssertEqual(fc_clock_deadline(national, working, start, 1, &day, &provisional, nil), fc_status(FC_OK))
        XCTAssertEqual(day, try self.day("2027-01-01"))
        XCTAssertEqual(provisional, 1)
        fc_calendar_free(nil)
    }

    func testAYearThatCannotBeReadIsMalformedAndNamed() throws {
        for json in ["", "{}", #"{"year": 2027, "days": [{"date": "2027-02-30", "isOffDay": true}]}"#] {
            let answer = read([#"{"year": 2028, "days": []}"#, json])
            XCTAssertNil(answer.calendar)
            XCTAssertEqual(answer.status, fc_status(FC_E_MALFORMED), json)
            XCTAssertTrue(answer.place.hasPrefix("years[1]"), answer.place)
        }
    }

    func testWrongArgumentsAreRefusedAndNothingIsWritten() throws {
        var (day, flag): (Int32, UInt8) = (77, 77)
        let one: [Int32] = [0]
        for unit in [0, 3, -1, fc_unit.max] {
            assertRefused(naming: "unit") { fc_clock_deadline(nil, unit, 0, 1, &day, &flag, $0) }
            assertRefused(naming: "unit") { fc_clock_deadline_batch(nil, unit, one, one, 1, &day, &flag, $0) }
        }
        for budget in [-1, Int32.min, Int32(FC_BUDGET_MAX) + 1, .max] {
            assertRefused(naming: "budget") { fc_clock_deadline(nil, working, 0, budget, &day, &flag, $0) }
        }
        for start in [Int32.min, .max, -719_163, 2_932_897] {
            assertRefused(naming: "start") { fc_clock_deadline(nil, working, start, 1, &day, &flag, $0) }
        }
        assertRefused(naming: "out_day") { fc_clock_deadline(nil, working, 0, 1, nil, &flag, $0) }
        assertRefused(naming: "starts") { fc_clock_deadline_batch(nil, working, nil, one, 1, &day, &flag, $0) }
        assertRefused(naming: "starts") { fc_clock_deadline_batch(nil, working, one, one, -1, &day, &flag, $0) }
        assertRefused(naming: "budgets") { fc_clock_deadline_batch(nil, working, one, nil, 1, &day, &flag, $0) }
        assertRefused(naming: "out_days") { fc_clock_deadline_batch(nil, working, one, one, 1, nil, &flag, $0) }
        assertRefused(naming: "out") { fc_calendar_read(nil, 0, nil, $0) }
        var calendar: OpaquePointer?
        assertRefused(naming: "years") { fc_calendar_read(nil, 1, &calendar, $0) }
        let nothing = fc_text(data: nil, length: 5)
        assertRefused(naming: "years") { error in
            withUnsafePointer(to: nothing) { fc_calendar_read($0, 1, &calendar, error) }
        }
        XCTAssertNil(calendar)
        XCTAssertEqual([day, Int32(flag)], [77, 77])
        XCTAssertEqual(Int(FC_BUDGET_MAX), TimeLimit.maximumBudget)
    }

    func testAnotherObjectIsNoCalendar() throws {
        var error: OpaquePointer?
        XCTAssertEqual(fc_clock_deadline(nil, 0, 0, 1, nil, nil, &error), fc_status(FC_E_ARGUMENT))
        let other = try XCTUnwrap(error)
        defer { fc_error_free(other) }
        var day: Int32 = 0
        assertRefused(naming: "calendar") { fc_clock_deadline(other, working, 0, 1, &day, nil, $0) }
    }

    private func day(_ text: String) throws -> Int32 { Int32(try CivilDate(text).daysSinceEpoch) }

    private func read(_ years: [String]) -> (calendar: OpaquePointer?, status: fc_status, place: String) {
        let bytes = years.map { Array($0.utf8) }
        var (calendar, error): (OpaquePointer?, OpaquePointer?)
        func read(_ index: Int, _ texts: [fc_text]) -> fc_status {
            guard index < bytes.count else { return fc_calendar_read(texts, texts.count, &calendar, &error) }
            return bytes[index].withUnsafeBytes { buffer in
                let text = fc_text(
                    data: buffer.baseAddress?.assumingMemoryBound(to: CChar.self), length: buffer.count)
                return read(index + 1, texts + [text])
            }
        }
        let status = read(0, [])
        defer { fc_error_free(error) }
        return (calendar, status, String(cString: fc_error_place(error)))
    }
}
