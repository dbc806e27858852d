import FangcunModel
import XCTest

final class UnitGridCodeTests: XCTestCase {
    func testMainlandCodeHasCommunityAndSerial() throws {
        let code = try UnitGridCode("410105003001017")
        XCTAssertEqual(code.community?.description, "410105003001")
        XCTAssertEqual(code.serial, 17)
    }

    func testTaipeiCellCode() throws {
        let code = try UnitGridCode("A6305-0181-00", format: .taipeiCell)
        XCTAssertEqual(code.serial, 181)
        XCTAssertNil(code.community)
    }

    func testFaultsNameTheirPlace() {
        let cases: [(String, CodeFormat, Finding.Code, Place)] = [
            ("41010500300101", .unitGrid15, "code.length", .character(14)),
            ("4101050030010170", .unitGrid15, "code.length", .character(15)),
            ("41010500300101X", .unitGrid15, "code.character", .character(14)),
            ("", .unitGrid15, "code.length", .character(0)),
            ("A6305_0181-00", .taipeiCell, "code.character", .character(5)),
            ("a6305-0181-00", .taipeiCell, "code.character", .character(0)),
        ]
        for (text, format, code, place) in cases {
            let findings = format.findings(for: text)
            XCTAssertEqual(findings.map(\.code), [code], text)
            XCTAssertEqual(findings.first?.place, place, text)
            XCTAssertThrowsError(try UnitGridCode(text, format: format))
        }
    }

    func testAFormatOfTheHostsOwn() throws {
        let format = CodeFormat(
            identifier: "county-block",
            segments: [
                CodeFormat.Segment("county", .digits(6)), CodeFormat.Segment("", .literal("/")),
                CodeFormat.Segment("block", .letters(2)),
            ])
        XCTAssertEqual(format.width, 9)
        XCTAssertEqual(format.value(of: "block", in: "410105/QB"), "QB")
        XCTAssertNil(format.value(of: "street", in: "410105/QB"))
        XCTAssertNil(format.value(of: "block", in: "410105-QB"))
    }

    func testTheFormatOfAListIsTheOneMostCodesFit() {
        XCTAssertEqual(CodeFormat.recognised(from: ["410105003001017", "410105003001018", "?"]), .unitGrid15)
        XCTAssertEqual(CodeFormat.recognised(from: ["A6305-0181-00"]), .taipeiCell)
        XCTAssertNil(CodeFormat.recognised(from: ["410105003001017", "x", "y"]))
        XCTAssertNil(CodeFormat.recognised(from: []))
    }
}
