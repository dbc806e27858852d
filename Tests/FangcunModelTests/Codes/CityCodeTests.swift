import FangcunModel
import XCTest

final class CityCodeTests: XCTestCase {
    func testComponentsOfBothGenerations() throws {
        // 3205080101000001 is a published code: a water-supply cover in Suzhou.
        let older = try ComponentCode("3205080101000001")
        XCTAssertEqual(older.format, .component16)
        XCTAssertEqual(older.county?.description, "320508")
        XCTAssertEqual(older.classCode, "0101")
        XCTAssertEqual(older.serial, 1)
        let newer = try ComponentCode("32050801001000001")
        XCTAssertEqual(newer.format, .component17)
        XCTAssertEqual(newer.classCode, "01001")
        XCTAssertEqual(try Samples.roundTrip(newer), newer)
    }

    func testEventsAndMattersHaveTheirOwnLengths() throws {
        XCTAssertEqual(try EventCode("3205080101").classCode, "0101")
        XCTAssertEqual(try MatterCode("32050801001").classCode, "01001")
        XCTAssertEqual(try MatterCode("32050801001").county?.description, "320508")
        XCTAssertEqual(summary(EventCode.findings(for: "32050801001")), ["event.length error 10"])
        XCTAssertEqual(summary(MatterCode.findings(for: "3205080101")), ["matter.length error 10"])
    }

    func testFaultsNameTheirPlace() {
        let cases: [(String, [String])] = [
            ("", ["component.length error 0"]), ("320508010100001", ["component.length error 15"]),
            ("320508010010000011", ["component.length error 17"]), ("32050801010000O1", ["component.charset error 14"]),
            ("9905080101000001", ["component.division warning 0"]),
        ]
        for (text, expected) in cases { XCTAssertEqual(summary(ComponentCode.findings(for: text)), expected, text) }
        XCTAssertEqual(ComponentCode.reading("320508 01-01-000001").code?.text, "3205080101000001")
    }

    func testUnitGridsOfEveryKnownFormat() throws {
        XCTAssertEqual(try UnitGridCode("410105003001017").format, .unitGrid15)
        XCTAssertEqual(try UnitGridCode("A6305-0181-00").format, .taipeiCell)
        let community = try UnitGridCode("01020341010500300100")
        XCTAssertEqual(community.format, .communityGrid20)
        XCTAssertEqual(community.community?.description, "410105003001")
        XCTAssertEqual(community.serial, 0)
        let cases: [(String, [String])] = [
            ("41010500300101", ["unit-grid.length error 14"]), ("41010500300101X", ["unit-grid.charset error 14"]),
            ("a6305-0181-00", ["unit-grid.charset error 0"]), ("990105003001017", ["unit-grid.division warning 0"]),
            ("", ["unit-grid.length error 0"]),
        ]
        for (text, expected) in cases { XCTAssertEqual(summary(UnitGridCode.findings(for: text)), expected, text) }
        XCTAssertEqual(UnitGridCode.reading("a6305—0181–00").code?.text, "A6305-0181-00")
        XCTAssertEqual(UnitGridCode.reading("４10105003001017").code?.text, "410105003001017")
    }

    func testStreetsAndCommunitiesTellTheirKind() throws {
        XCTAssertEqual(try AdministrativeDivision("410105003").streetKind, .street)
        XCTAssertEqual(try AdministrativeDivision("410122100").streetKind, .town)
        XCTAssertEqual(try AdministrativeDivision("410122200001").streetKind, .township)
        XCTAssertEqual(try AdministrativeDivision("410122400").streetKind, .other)
        XCTAssertNil(try AdministrativeDivision("410122").streetKind)
        XCTAssertEqual(try AdministrativeDivision("410105003001").communityKind, .residents)
        XCTAssertEqual(try AdministrativeDivision("410122100200").communityKind, .villagers)
        XCTAssertEqual(try AdministrativeDivision("410122100498").communityKind, .other)
        XCTAssertNil(try AdministrativeDivision("410105003").communityKind)
    }
}
