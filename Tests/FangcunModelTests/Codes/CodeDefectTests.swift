import FangcunModel
import XCTest

/// Mistakes that widely used libraries make with these codes, each with a case that they get wrong.
final class CodeDefectTests: XCTestCase {
    /// npm stdnum 1.11.4 and a much-copied Java snippet look up a remainder of 0 at 31, and refuse or crash.
    func testACheckCharacterOfZeroIsOneLikeAnyOther() throws {
        let codes = try IdentifierVectors.texts(IdentifierVectors.identifiers()["uscc_valid_checkchar_zero"])
        XCTAssertEqual(codes.count, 10)
        for code in codes { XCTAssertEqual(UnifiedSocialCreditCode.findings(for: code), [], code) }
    }

    /// python-stdnum 2.2 and npm stdnum want eight digits in front, which departments A, N and Y have not.
    func testDepartmentsMayBeLetters() throws {
        for body in [
            "A1110000M000100Y4", "N1410100M000100Y4", "N2410100M000100Y4", "N3410100M000100Y4", "Y1410100M000100Y4",
        ] {
            XCTAssertEqual(UnifiedSocialCreditCode.findings(for: try Samples.code(body: body)), [], body)
        }
    }

    /// xbeginagain/generator 3: letters that no code has.
    func testLettersThatNoCodeHas() {
        for letter in "IOSVZ" {
            let text = "91350100\(letter)000100Y43"
            XCTAssertEqual(summary(UnifiedSocialCreditCode.findings(for: text)), ["uscc.charset error 8"], text)
        }
    }

    /// hutool 1367 and 2020: of citizens' numbers that pass the check of GB 32100, the categories refuse a part, and division
    /// or organisation code within make all the others doubtful.
    func testNumbersOfCitizensAreDoubtfulAsCodesOfOrganisations() throws {
        let groups = try IdentifierVectors.identifiers()["citizen_id_lookalikes"]
        let names = [
            "rejected_by_dept_category_table", "rejected_only_by_inner_gb11714", "indistinguishable_by_arithmetic",
        ]
        for text in try names.flatMap({ try IdentifierVectors.texts(groups?[$0]) }) {
            XCTAssertNotEqual(UnifiedSocialCreditCode.findings(for: text), [], text)
        }
    }

    /// Checked by no library that was looked at; a warning, because codes in force break it.
    func testTheOrganisationCodeWithinIsLookedAt() throws {
        for code in try IdentifierVectors.texts(IdentifierVectors.identifiers()["uscc_outer_ok_inner_org_bad"]) {
            XCTAssertEqual(summary(UnifiedSocialCreditCode.findings(for: code)), ["uscc.inner-organisation warning 16"])
            XCTAssertNil(try UnifiedSocialCreditCode(code).organizationCode)
        }
    }

    /// hutool 2020: a code that was really issued with the wrong check character; a register must be able to keep it.
    func testAWronglyIssuedCodeIsAFindingAndNotALoss() {
        let reading = UnifiedSocialCreditCode.reading("91350203M0001FUE2P")
        XCTAssertEqual(reading.text, "91350203M0001FUE2P")
        XCTAssertEqual(summary(reading.findings), ["uscc.check error 17"])
    }

    /// hutool 1233 takes a birth in 1191; AndroidUtilCode 1321 refuses residents of Hong Kong and Taiwan; python-stdnum refuses
    /// the second specimen of GB 11643 for its division.
    func testBirthsResidentsAndSpecimens() {
        XCTAssertFalse(CitizenID.findings(for: CitizenIDTests.complete("11010511910101001")).isAcceptable)
        XCTAssertEqual(CitizenID.findings(for: CitizenIDTests.complete("81000019900101001")), [])
        XCTAssertEqual(CitizenID.findings(for: CitizenIDTests.complete("83000019900101001")), [])
        XCTAssertTrue(CitizenID.findings(for: "440524188001010014").isAcceptable)
    }
}
