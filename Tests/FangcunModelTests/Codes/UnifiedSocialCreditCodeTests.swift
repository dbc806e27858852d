import FangcunModel
import FangcunTestSupport
import XCTest

final class UnifiedSocialCreditCodeTests: XCTestCase {
    func testPartsOfAPublicCode() throws {
        let code = try UnifiedSocialCreditCode("91350100M000100Y43")
        XCTAssertEqual(code.category?.departmentName.zh, "工商")
        XCTAssertEqual(code.category?.categoryName.zh, "企业")
        XCTAssertEqual(code.division?.description, "350100")
        XCTAssertEqual(code.organizationCode?.hyphenated, "M000100Y-4")
        XCTAssertEqual(code.description, "91350100M000100Y43")
    }

    func testEveryRowOfTheVectorsHasItsVerdict() throws {
        let vectors = try IdentifierVectors.identifiers()
        let look = vectors["citizen_id_lookalikes"]
        let expected: [(JSONValue?, [String])] = [
            (vectors["uscc_valid"], []), (vectors["uscc_valid_checkchar_zero"], []),
            (vectors["uscc_valid_inner_org_check_X"], []), (vectors["uscc_public_ok"], []),
            (vectors["uscc_outer_ok_inner_org_bad"], ["uscc.inner-organisation warning 16"]),
            // Numbers of citizens have digits of a birth date where the division should be, which mostly gives them away.
            (
                look?["rejected_only_by_inner_gb11714"],
                ["uscc.division warning 2", "uscc.inner-organisation warning 16"]
            ),
            (look?["indistinguishable_by_arithmetic"], ["uscc.division warning 2"]),
        ]
        for (rows, findings) in expected {
            for text in try IdentifierVectors.texts(rows) {
                XCTAssertEqual(summary(UnifiedSocialCreditCode.findings(for: text)), findings, text)
                XCTAssertEqual(try UnifiedSocialCreditCode(text).text, text)
            }
        }
        for text in try IdentifierVectors.texts(look?["rejected_by_dept_category_table"]) {
            let findings = UnifiedSocialCreditCode.findings(for: text)
            XCTAssertTrue(findings.contains { $0.code == "uscc.category" && $0.severity == .error }, text)
            XCTAssertThrowsError(try UnifiedSocialCreditCode(text))
        }
        let issued = try XCTUnwrap(vectors["uscc_checksum_fail_reported_issued"]?["code"]?.string)
        XCTAssertEqual(summary(UnifiedSocialCreditCode.findings(for: issued)), ["uscc.check error 17"])
        let meant = UnifiedSocialCreditCode.repairs(for: issued, maximumCount: 100).map(\.code.text)
        XCTAssertTrue(meant.contains("91350203M0001FUE2J"))
    }

    func testTheCategoryTableIsThatOfTheVectors() throws {
        guard case .object(let rows)? = try IdentifierVectors.identifiers()["dept_category_table"] else {
            return XCTFail("no table")
        }
        let expected = rows.flatMap { row in (row.value.string ?? "").map { "\(row.name)\($0)" } }
        XCTAssertEqual(rows.count, 12)
        XCTAssertEqual(
            Set(RegistrationCategory.table.map { "\($0.department)\($0.category)" }), Set(expected))
        XCTAssertNil(RegistrationCategory(department: "9", category: "9"))
        XCTAssertNil(RegistrationCategory(department: "É", category: "1"))
    }

    func testFaultsNameTheirPlace() {
        let cases: [(String, [String])] = [
            ("", ["uscc.length error 0"]),
            ("91350100M000100Y4", ["uscc.length error 17"]),
            ("91350100M000100Y430", ["uscc.length error 18"]),
            ("91350100M000100Y44", ["uscc.check error 17"]),
            ("9135O100M000100Y43", ["uscc.charset error 4"]),
            ("91350100I00010SY43", ["uscc.charset error 8", "uscc.charset error 14"]),
            ("91350100m000100Y43", ["uscc.charset error 8"]),
            ("9135A100M000100Y43", ["uscc.charset error 4"]),
            ("９1350100M000100Y43", ["uscc.charset error 0"]),
            ("B1350100M000100Y43", ["uscc.category error 0", "uscc.check error 17"]),
            ("99350100M000100Y43", ["uscc.category error 1", "uscc.check error 17"]),
            ("Z1350100M000100Y43", ["uscc.charset error 0"]),
        ]
        for (text, expected) in cases {
            XCTAssertEqual(summary(UnifiedSocialCreditCode.findings(for: text)), expected, text)
            XCTAssertThrowsError(try UnifiedSocialCreditCode(text), text) { error in
                XCTAssertFalse("\(error)".contains("000100Y"), "an error must not quote the code")
            }
        }
    }

    func testDivisionsOfNoProvinceAreAWarningAndTheNationIsNone() throws {
        // The office of the State Council, registered by the nation itself.
        let nation = try UnifiedSocialCreditCode("11100000000013338W")
        XCTAssertEqual(UnifiedSocialCreditCode.findings(for: nation.text), [])
        XCTAssertTrue(nation.isNational)
        XCTAssertEqual(nation.organizationCode?.text, "000013338")
        let unknown = try Samples.code(body: "91990100M000100Y4")
        XCTAssertEqual(summary(UnifiedSocialCreditCode.findings(for: unknown)), ["uscc.division warning 2"])
        let neighbour = try Samples.code(body: "91100001M000100Y4")
        XCTAssertEqual(summary(UnifiedSocialCreditCode.findings(for: neighbour)), ["uscc.division warning 2"])
    }

    func testEverySubstitutionAndTranspositionIsCaught() throws {
        var generator = SeededGenerator(seed: 31)
        for _ in 0..<40 {
            let code = Array(Samples.uscc(using: &generator).utf8)
            for position in code.indices {
                for letter in Samples.usccAlphabet where letter != code[position] {
                    var wrong = code
                    wrong[position] = letter
                    XCTAssertFalse(UnifiedSocialCreditCode.findings(for: Samples.text(wrong)).isAcceptable)
                }
                guard position + 1 < code.count, code[position] != code[position + 1] else { continue }
                var wrong = code
                wrong.swapAt(position, position + 1)
                XCTAssertFalse(UnifiedSocialCreditCode.findings(for: Samples.text(wrong)).isAcceptable)
            }
        }
    }

    func testLenientReadingSaysWhatItChanged() {
        let cases: [(String, [String])] = [
            ("91350100M000100Y43", []),
            (" 91350100M000100Y43\r\n", ["uscc.separator info 0"]),
            ("91350100m000100y43", ["uscc.case info 8"]),
            ("９１３５０１００Ｍ０００１００Ｙ４３", ["uscc.width info 0"]),
            ("913501-00M000-100Y43", ["uscc.separator info 6"]),
            ("91 35０100m000100Y43", ["uscc.separator info 2", "uscc.width info 5", "uscc.case info 9"]),
            ("91350100\u{200B}М000100Y43", ["uscc.separator info 8", "uscc.variant warning 9"]),
            ("٩1350100M000100Y43", ["uscc.variant warning 0"]),
        ]
        for (text, expected) in cases {
            let reading = UnifiedSocialCreditCode.reading(text)
            XCTAssertEqual(reading.code?.text, "91350100M000100Y43", text)
            XCTAssertEqual(summary(reading.findings), expected, text)
        }
    }

    func testPlacesOfALenientReadingAreThoseOfTheInput() {
        let reading = UnifiedSocialCreditCode.reading("91 350203 M0001FUE2 P")
        XCTAssertEqual(summary(reading.findings), ["uscc.separator info 2", "uscc.check error 20"])
        XCTAssertNil(reading.code)
        let short = UnifiedSocialCreditCode.reading(" 91350203 ")
        XCTAssertEqual(summary(short.findings), ["uscc.separator info 0", "uscc.length error 10"])
    }

    func testLookAlikesAndTranspositionsAreTheFirstRepairs() throws {
        let letterO = UnifiedSocialCreditCode.repairs(for: "9135O100M000100Y43")
        XCTAssertEqual(letterO.first?.code.text, "91350100M000100Y43")
        XCTAssertEqual(letterO.first?.change, .lookAlike(position: 4))
        XCTAssertEqual(letterO.count, 1, "only the right digit makes the sum fit")
        let swapped = UnifiedSocialCreditCode.repairs(for: "91350100M001000Y43", maximumCount: 100)
        XCTAssertTrue(
            swapped.contains { $0.code.text == "91350100M000100Y43" && $0.change == .transposition(position: 11) })
        XCTAssertTrue(swapped.allSatisfy { UnifiedSocialCreditCode.findings(for: $0.code.text).isAcceptable })
        XCTAssertEqual(UnifiedSocialCreditCode.repairs(for: "91350100M000100Y43"), [], "nothing to repair")
        XCTAssertEqual(UnifiedSocialCreditCode.repairs(for: "91350100M000100Y4"), [], "one character short")
        XCTAssertEqual(UnifiedSocialCreditCode.repairs(for: "9135O100M000100Y43", maximumCount: -1), [])
    }

    func testCodableIsAStringAndStrict() throws {
        let code = try UnifiedSocialCreditCode("91350100M000100Y43")
        XCTAssertEqual(try Samples.roundTrip(code), code)
        XCTAssertThrowsError(try Samples.decode(UnifiedSocialCreditCode.self, from: #"["91350100m000100Y43"]"#))
        XCTAssertEqual(code.masked(leading: 2, trailing: 2), "91**************43")
        XCTAssertEqual(code.masked(leading: -1, trailing: 99), "91350100M000100Y43")
    }
}
