import FangcunModel
import XCTest

final class ELicenceIdentifierTests: XCTestCase {
    private let sample = "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U"

    func testPartsOfAPublicIdentifier() throws {
        let licence = try ELicenceIdentifier(sample)
        XCTAssertEqual(licence.type, "11100000000013338W011")
        XCTAssertEqual(licence.typeAuthority?.text, "11100000000013338W")
        XCTAssertEqual(licence.issuingOrganization?.division?.description, "430000")
        XCTAssertEqual(licence.serial, "20230000403")
        XCTAssertEqual(licence.version, "001")
        let next = try ELicenceIdentifier(sample.dropLast(5) + "002.S")
        XCTAssertTrue(licence.namesSameLicence(as: next))
        XCTAssertNotEqual(licence, next)
    }

    func testEveryRowOfTheVectorsHasItsVerdict() throws {
        let rows = try IdentifierVectors.licences()
        XCTAssertEqual(rows.count, 7)
        for row in rows {
            let text = try XCTUnwrap(row["id"]?.string)
            let findings = ELicenceIdentifier.findings(for: text)
            XCTAssertEqual(findings.isAcceptable, row["match"] == .bool(true), text)
            if row["match"] == .bool(false) {
                XCTAssertEqual(
                    findings.filter { $0.severity == .error }.map(\.place), [.character(text.utf8.count - 1)], text)
                let computed = try XCTUnwrap(row["computed"]?.string)
                XCTAssertTrue(ELicenceIdentifier.findings(for: text.dropLast() + computed).isAcceptable, text)
            }
        }
    }

    func testFaultsNameTheirPlace() {
        let cases: [(String, [String])] = [
            ("", ["e-licence.root error 0"]),
            ("1.2.156.3005.1.A.B.C.001.0", ["e-licence.root error 13"]),
            (String(sample.dropLast(2)), ["e-licence.segments error 71"]),
            (sample + ".1", ["e-licence.segments error 75"]),
            ("1.2.156.3005.2.A..C.001.0", ["e-licence.segments error 17"]),
            (sample.replacingOccurrences(of: "W011", with: "w011"), ["e-licence.charset error 32"]),
            (String(sample.dropLast()) + "V", ["e-licence.check error 72"]),
            (String(sample.dropLast()) + "UU", ["e-licence.check error 72"]),
            (sample + String(repeating: "0", count: 200), ["e-licence.length error 200"]),
        ]
        for (text, expected) in cases {
            XCTAssertEqual(summary(ELicenceIdentifier.findings(for: text)), expected, text)
        }
    }

    func testOddSegmentsAreWarnings() throws {
        let body = "ABC.11430000006122244X.1.1"
        let check = try ISO7064.mod37_36.checkCharacters(for: body.replacingOccurrences(of: ".", with: ""))
        XCTAssertEqual(
            summary(ELicenceIdentifier.findings(for: "1.2.156.3005.2.\(body).\(check)")),
            ["e-licence.type warning 15", "e-licence.issuer warning 19", "e-licence.version warning 40"])
    }

    func testLenientReadingAndRepair() throws {
        let reading = ELicenceIdentifier.reading(" " + sample.lowercased().replacingOccurrences(of: ".", with: "．"))
        XCTAssertEqual(reading.code?.text, sample)
        XCTAssertEqual(
            summary(reading.findings),
            ["e-licence.separator info 0", "e-licence.width info 2", "e-licence.case info 33"])
        let wrong = sample.replacingOccurrences(of: "20230000403", with: "202300O0403")
        XCTAssertEqual(ELicenceIdentifier.repairs(for: wrong).first?.code.text, sample)
    }
}
