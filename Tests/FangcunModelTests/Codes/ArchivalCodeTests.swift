import FangcunModel
import XCTest

final class ArchivalCodeTests: XCTestCase {
    /// The example of DA/T 22-2015.
    func testPartsOfTheExampleOfTheStandard() throws {
        let code = try ArchivalCode("Z109-WS·2011-Y-BGS-0001")
        XCTAssertEqual(code.fonds, "Z109")
        XCTAssertEqual(code.category, "WS")
        XCTAssertEqual(code.year, 2011)
        XCTAssertEqual(code.retention, "Y")
        XCTAssertNil(code.retentionYears)
        XCTAssertEqual(code.department, "BGS")
        XCTAssertEqual(code.item, 1)
        XCTAssertEqual(code.text, "Z109-WS·2011-Y-BGS-0001")
        XCTAssertEqual(try Samples.roundTrip(code), code)
    }

    func testTheDepartmentMayBeLeftOut() throws {
        let code = try ArchivalCode("0001-WS·2016-D30-0026")
        XCTAssertNil(code.department)
        XCTAssertEqual(code.retentionYears, 30)
        XCTAssertEqual(code.item, 26)
    }

    func testFaultsNameTheirPlace() {
        let cases: [(String, [String])] = [
            ("", ["archival.form error 0"]), ("Z109-WS2011-Y-BGS-0001", ["archival.form error 0"]),
            ("Z109-WS-2011-Y-BGS-0001", ["archival.form error 0"]),
            ("Z109·WS-2011-Y-BGS-0001", ["archival.form error 0"]),
            ("Z109-WS·2011-Y-BGS-", ["archival.form error 0"]), ("Z109-WS·2011-Y", ["archival.form error 0"]),
            ("Z109-WS·2011-Y-BGS-0001-1", ["archival.form error 0"]),
            ("Z109-WS·11-Y-BGS-0001", ["archival.year error 8"]),
            ("Z109-W1·2011-Y-BGS-0001", ["archival.category error 5"]),
            ("Z109-WS·2011-Y-BGS-00A1", ["archival.item error 19"]),
            (
                "Z109-WS·2011-Y-办公室-0001",
                ["archival.charset error 15", "archival.charset error 16", "archival.charset error 17"]
            ),
            (
                "Z19-WS·2011-C-BG-1",
                [
                    "archival.fonds warning 0", "archival.retention warning 12", "archival.department warning 14",
                    "archival.item warning 17",
                ]
            ),
            ("z109-WS·2011-Y-BGS-0001", ["archival.charset error 0"]),
        ]
        for (text, expected) in cases { XCTAssertEqual(summary(ArchivalCode.findings(for: text)), expected, text) }
    }

    func testLenientReading() {
        for text in [
            "z109-ws·2011-y-bgs-0001", "Z109－WS·2011－Y－BGS－0001", "Z109–WS•2011–Y–BGS–0001", "Z109-WS.2011-Y-BGS-0001",
            " Z109-WS・2011-Y-BGS-0001 ", "Ｚ109-WS．2011-Y-BGS-0001",
        ] {
            XCTAssertEqual(ArchivalCode.reading(text).code?.text, "Z109-WS·2011-Y-BGS-0001", text)
            XCTAssertFalse(ArchivalCode.reading(text).findings.isEmpty, text)
            XCTAssertThrowsError(try ArchivalCode(text), text)
        }
        XCTAssertEqual(ArchivalCode.reading("Z109-WS·2011-Y-BGS-0001").findings, [])
    }
}
