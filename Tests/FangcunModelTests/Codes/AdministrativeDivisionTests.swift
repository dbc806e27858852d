import FangcunModel
import FangcunTestSupport
import XCTest

final class AdministrativeDivisionTests: XCTestCase {
    func testLevelsAndParentsOfAKnownCommunity() throws {
        let community = try AdministrativeDivision("410105003001")
        let chain = sequence(first: community, next: \.parent).map { ($0.description, $0.level) }
        XCTAssertEqual(chain.map(\.0), ["410105003001", "410105003", "410105", "410100", "410000"])
        XCTAssertEqual(chain.map(\.1), [.community, .street, .county, .prefecture, .province])
    }

    func testTrailingZerosNameTheSameDivision() throws {
        XCTAssertEqual(try AdministrativeDivision("410105"), try AdministrativeDivision("410105000000"))
        XCTAssertEqual(try AdministrativeDivision("410105003"), try AdministrativeDivision("410105003000"))
        XCTAssertNotEqual(try AdministrativeDivision("410105"), try AdministrativeDivision("410100"))
    }

    func testStreetDirectlyBelowAPrefecture() throws {
        // Dongguan (441900) has no counties.
        let street = try AdministrativeDivision("441900003")
        XCTAssertEqual(street.level, .street)
        XCTAssertEqual(street.parent?.description, "441900")
        XCTAssertNil(street.ancestor(at: .county))
        XCTAssertTrue(street.isWithin(try AdministrativeDivision("440000")))
        XCTAssertFalse(street.isWithin(try AdministrativeDivision("410000")))
    }

    func testCodeInAWidthThatFits() throws {
        let street = try AdministrativeDivision("410105003")
        XCTAssertEqual(street.code(digits: 12), "410105003000")
        XCTAssertEqual(street.code(digits: 9), "410105003")
        XCTAssertNil(street.code(digits: 6))
        XCTAssertNil(street.code(digits: 10))
    }

    func testFaultsNameTheirPlace() {
        let cases: [(String, Finding.Code, Place)] = [
            ("41010", "division.length", .character(5)), ("", "division.length", .character(0)),
            ("4101050", "division.length", .character(7)), ("4101O5", "division.character", .character(4)),
            ("４10105", "division.character", .character(0)), ("000105", "division.province", .character(0)),
        ]
        for (text, code, place) in cases {
            let findings = AdministrativeDivision.findings(for: text)
            XCTAssertEqual(findings.map(\.code), [code], text)
            XCTAssertEqual(findings.first?.place, place, text)
            XCTAssertThrowsError(try AdministrativeDivision(text)) { error in
                XCTAssertEqual((error as? ModelError)?.place, place)
            }
        }
    }

    func testUnknownProvinceIsAWarningOnly() throws {
        XCTAssertEqual(AdministrativeDivision.findings(for: "990101").map(\.severity), [.warning])
        XCTAssertEqual(try AdministrativeDivision("990101").description, "990101")
    }

    /// Every community of two cities in the 2021 statistical list parses, keeps its digits, and lies in the street it is listed under.
    func testEveryCommunityOfTwoCities() throws {
        var reader = try CSVReader(TestData.bytes("admin/villages_2021_zhengzhou_guiyang.csv"))
        let code = try reader.column("code12")
        let street = try reader.column("street9")
        var communities = 0
        while let row = try reader.nextRow() {
            let text = row.fields[code]
            let division = try AdministrativeDivision(text)
            XCTAssertEqual(division.description, text)
            XCTAssertEqual(division.level, .community)
            XCTAssertEqual(division.parent?.description, row.fields[street])
            communities += 1
        }
        XCTAssertEqual(communities, 4_809)
    }

    func testStreetsOfTheNationalListLieInTheirCounties() throws {
        var reader = try CSVReader(TestData.bytes("admin/modood_streets.csv"))
        let code = try reader.column("code")
        let county = try reader.column("areaCode")
        var streets = 0
        while let row = try reader.nextRow() {
            let division = try AdministrativeDivision(row.fields[code])
            XCTAssertTrue(division.isWithin(try AdministrativeDivision(row.fields[county])), row.fields[code])
            streets += 1
        }
        XCTAssertEqual(streets, 41_352)
    }
}
