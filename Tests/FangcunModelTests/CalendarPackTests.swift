@testable import FangcunModel
import FangcunTestSupport
import XCTest

final class CalendarPackTests: XCTestCase {
    func testTheShippedYearsAreThoseOfTheCollectionDayByDay() throws {
        XCTAssertEqual(CalendarPack.stateCouncil.map(\.year), Array(2007...2026))
        for pack in CalendarPack.stateCouncil {
            let theirs = try CalendarPack(json: TestData.bytes("holiday/\(pack.year).json"))
            XCTAssertEqual(pack.days, theirs.days.sorted { $0.date < $1.date }, "\(pack.year)")
            XCTAssertEqual(pack.sources, theirs.sources)
        }
    }

    func testTheFilesOfTheCollectionAreTheOnesThatWereCarriedOver() throws {
        for year in StateCouncilYears.all {
            let path = try TestData.url("holiday/\(year.year).json").path
            let answer = try Referee.run("sha256sum", [path])
            XCTAssertEqual(answer.output.prefix(64), year.sha256[...], "\(year.year)")
        }
    }

    func testEveryShippedYearHasItsChecksum() throws {
        for (year, pack) in zip(StateCouncilYears.all, CalendarPack.stateCouncil) {
            XCTAssertEqual(pack.checksum, year.checksum, "\(year.year)")
        }
        // The published vector of FNV-1a: nothing hashes to the offset basis.
        XCTAssertEqual(CalendarPack(year: 2027, days: []).checksum, "cbf29ce484222325")
        var edited = CalendarPack.stateCouncil[0]
        edited.days[0].isOff.toggle()
        XCTAssertNotEqual(edited.checksum, StateCouncilYears.all[0].checksum)
        XCTAssertEqual(
            CalendarPack(year: 2007, days: CalendarPack.stateCouncil[0].days.reversed()).checksum,
            StateCouncilYears.all[0].checksum, "the order of the file does not count")
    }

    func testTheYear2027IsPublishedEmpty() throws {
        let pack = try CalendarPack(json: TestData.bytes("holiday/2027.json"))
        XCTAssertEqual(pack.year, 2027)
        XCTAssertFalse(pack.isPublished)
    }

    func testUnknownMembersSurviveARoundTrip() throws {
        let text = """
            {"year":2027,"papers":["https://example.org/a"],"days":[{"name":"元旦","date":"2027-01-01","isOffDay":true,\
            "wage":3}],"$schema":"x","edition":{"n":[1,null]}}
            """
        let pack = try CalendarPack(json: Array(text.utf8))
        XCTAssertEqual(String(decoding: pack.json, as: UTF8.self), text)
        XCTAssertEqual(try CalendarPack(json: pack.json), pack)
        for pack in CalendarPack.stateCouncil { XCTAssertEqual(try CalendarPack(json: pack.json), pack) }
    }

    func testLenientReadingSaysWhatIsWrongAndKeepsTheRest() throws {
        let text = """
            {"year": 2027, "days": [
            {"name": "元旦", "date": "2027年1月1日", "isOffDay": true}, {"name": "x", "date": "2027-02-30", "isOffDay": true},
            {"name": "y", "date": "2027-03-01"}, 7, {"date": "2027-01-01", "isOffDay": false},
            {"date": "2027-05-01", "isOffDay": true}, {"date": "2027-05-01", "isOffDay": true},
            {"date": "2026-12-31", "isOffDay": true}, {"date": "2028-01-01", "isOffDay": true}]}
            """
        let reading = try CalendarPack.readLeniently(json: Array(text.utf8))
        XCTAssertEqual(
            reading.findings.map { "\($0.severity) \($0.code) \($0.place?.description ?? "")" },
            [
                "error calendar.day.malformed feature 1", "error calendar.day.malformed feature 2",
                "error calendar.day.malformed feature 3", "error calendar.day.contradiction feature 4 (2027-01-01)",
                "warning calendar.day.twice feature 6 (2027-05-01)", "warning calendar.day.year feature 8 (2028-01-01)",
            ])
        XCTAssertEqual(
            reading.pack.days.map(\.date.description), ["2027-01-01", "2027-05-01", "2026-12-31", "2028-01-01"])
        XCTAssertEqual(reading.pack.days.first?.isOff, false, "of a contradiction the later entry holds")
        XCTAssertThrowsError(try CalendarPack(json: Array(text.utf8))) {
            XCTAssertEqual(($0 as? ModelError)?.code, .malformedCalendar)
            XCTAssertEqual(($0 as? ModelError)?.place, .feature(1, identifier: nil))
        }
    }

    func testHostileFilesAreRefused() {
        for text in [
            "", "[]", "{}", "7", #"{"year": 2025}"#, #"{"year": "2025", "days": []}"#, #"{"year": 1e300, "days": []}"#,
            #"{"year": 2025.5, "days": []}"#, #"{"year": 0, "days": []}"#, #"{"year": 10000, "days": []}"#,
            #"{"year": 2025, "days": {}}"#, #"{"year": 2025, "days": [], "year": 2025}"#,
            String(repeating: "[", count: 100_000), String(repeating: " ", count: 1 << 20 + 1),
        ] {
            XCTAssertThrowsError(try CalendarPack.readLeniently(json: Array(text.utf8)), String(text.prefix(40)))
        }
    }
}
