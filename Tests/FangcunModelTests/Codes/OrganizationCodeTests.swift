import FangcunModel
import FangcunTestSupport
import XCTest

final class OrganizationCodeTests: XCTestCase {
    /// D2143569-X is the worked example of GB 11714; the others are within public unified social credit codes.
    func testPublishedCodes() throws {
        for text in ["D2143569X", "D2143569-X", "MB2C07549", "551385082", "799655058", "00001333-8"] {
            let code = try OrganizationCode(text)
            XCTAssertEqual(code.text, text.replacingOccurrences(of: "-", with: ""))
            XCTAssertEqual(code, try OrganizationCode(code.hyphenated))
        }
        XCTAssertEqual(try OrganizationCode("D2143569-X").hyphenated, "D2143569-X")
    }

    func testFaultsNameTheirPlace() {
        let cases: [(String, [String])] = [
            ("", ["organisation.length error 0"]), ("D2143569", ["organisation.length error 8"]),
            ("D2143569X0", ["organisation.length error 9"]), ("D2143569A", ["organisation.charset error 8"]),
            ("d2143569X", ["organisation.charset error 0"]), ("D2143569-1", ["organisation.check error 9"]),
            ("D21435691", ["organisation.check error 8"]),
            ("D214356-9X", ["organisation.length error 9", "organisation.charset error 7"]),
        ]
        for (text, expected) in cases {
            XCTAssertEqual(summary(OrganizationCode.findings(for: text)), expected, text)
        }
        XCTAssertEqual(summary(OrganizationCode.reading("d2143569－x").findings).count, 2)
        XCTAssertEqual(OrganizationCode.reading("d2143569－x").code?.text, "D2143569X")
    }

    /// GB 11714 reduces 36 values modulo 11, so characters 11, 22 or 33 apart are not told from each other: the limit is known.
    func testWhatTheCheckCannotSee() throws {
        let values = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
        let code = Array("D2143569X".utf8)
        for position in 0..<8 {
            for (value, letter) in values.enumerated() {
                var other = code
                other[position] = letter
                let distance = abs(value - (values.firstIndex(of: code[position]) ?? 0))
                XCTAssertEqual(
                    OrganizationCode.findings(for: Samples.text(other)).isEmpty, distance % 11 == 0,
                    "\(Samples.text(other))")
            }
        }
        XCTAssertTrue(OrganizationCode.findings(for: "02143569" + "\(Samples.check(Array("02143569".utf8)))").isEmpty)
    }

    func testEveryCodeKeepsItsCharacters() throws {
        var generator = SeededGenerator(seed: 11)
        let letters = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
        for _ in 0..<2_000 {
            let body = (0..<8).map { _ in letters.randomElement(using: &generator) ?? 0x30 }
            let text = Samples.text(body) + String(Samples.check(body))
            XCTAssertEqual(try OrganizationCode(text).text, text)
        }
    }
}
