import FangcunModel
import FangcunTestSupport
import XCTest

final class CitizenIDTests: XCTestCase {
    /// The two specimens that GB 11643 prints.
    func testSpecimensOfTheStandard() throws {
        let first = try CitizenID("11010519491231002X")
        XCTAssertEqual(first.birthDate, CivilDate(year: 1949, month: 12, day: 31))
        XCTAssertEqual(first.sex, .female)
        XCTAssertEqual(first.division?.description, "110105")
        XCTAssertEqual(first.sequence, 2)
        XCTAssertEqual(first.holder, .citizen)
        // The second was born in 1880, and its division exists no more: it is a number all the same.
        XCTAssertEqual(
            summary(CitizenID.findings(for: "440524188001010014")), ["citizen-id.birth-date warning 6"])
        XCTAssertEqual(try CitizenID("440524188001010014").sex, .male)
        for text in try IdentifierVectors.texts(IdentifierVectors.identifiers()["ric_standard_specimens"]) {
            XCTAssertTrue(CitizenID.findings(for: text).isAcceptable, text)
        }
    }

    func testLookAlikesPassAsNumbersWithADoubtfulBirth() throws {
        let groups = try IdentifierVectors.identifiers()["citizen_id_lookalikes"]
        for name in [
            "rejected_by_dept_category_table", "rejected_only_by_inner_gb11714", "indistinguishable_by_arithmetic",
        ] {
            for text in try IdentifierVectors.texts(groups?[name]) {
                XCTAssertEqual(summary(CitizenID.findings(for: text)), ["citizen-id.birth-date warning 6"], text)
            }
        }
    }

    func testFifteenDigitsAreTheEighteenThatReplacedThem() throws {
        let old = try CitizenID("110105491231002")
        XCTAssertEqual(old, try CitizenID("11010519491231002X"))
        XCTAssertEqual(old.text, "11010519491231002X")
        XCTAssertEqual(summary(CitizenID.findings(for: "110105491231002")), ["citizen-id.fifteen-digits warning 0"])
        // Sequence numbers 996 to 999 were for those over a hundred.
        XCTAssertEqual(try CitizenID("110105801231997").birthDate?.year, 1880)
        XCTAssertEqual(try CitizenID("110105801231995").birthDate?.year, 1980)
    }

    func testResidentsOfHongKongMacaoAndTaiwan() throws {
        let holders: [(String, CitizenID.Holder)] = [
            ("810000", .residentFromHongKong), ("820000", .residentFromMacao), ("830000", .residentFromTaiwan),
        ]
        for (division, holder) in holders {
            let id = try CitizenID(Self.complete("\(division)19900101001"))
            XCTAssertEqual(id.holder, holder)
            XCTAssertNil(id.division)
            XCTAssertEqual(CitizenID.findings(for: id.text), [])
        }
        XCTAssertEqual(
            summary(CitizenID.findings(for: Self.complete("83000119900101001"))), ["citizen-id.division warning 0"])
    }

    func testFaultsNameTheirPlace() {
        let cases: [(String, [String])] = [
            ("", ["citizen-id.length error 0"]),
            ("11010519491231002", ["citizen-id.length error 17"]),
            ("11010519491231002X0", ["citizen-id.length error 18"]),
            ("110105491231", ["citizen-id.length error 12"]),
            ("110105194912310021", ["citizen-id.check error 17"]),
            ("11010519491231002x", ["citizen-id.charset error 17"]),
            ("1101051949123100X2", ["citizen-id.charset error 16"]),
            ("11010５19491231002X", ["citizen-id.charset error 5"]),
            (Self.complete("11010519490230002"), ["citizen-id.birth-date error 6"]),
            (Self.complete("11010519491301002"), ["citizen-id.birth-date error 6"]),
            (Self.complete("11010511911231002"), ["citizen-id.birth-date error 6"]),
            (Self.complete("99010519491231002"), ["citizen-id.division warning 0"]),
        ]
        for (text, expected) in cases { XCTAssertEqual(summary(CitizenID.findings(for: text)), expected, text) }
    }

    func testLeapDays() {
        XCTAssertEqual(CitizenID.findings(for: Self.complete("11010520000229001")), [])
        XCTAssertFalse(CitizenID.findings(for: Self.complete("11010519000229001")).isAcceptable)
        XCTAssertFalse(CitizenID.findings(for: Self.complete("11010520010229001")).isAcceptable)
    }

    func testABirthInTheFutureNeedsADay() throws {
        let text = Self.complete("11010520300101001")
        XCTAssertEqual(CitizenID.findings(for: text), [])
        let eve = try XCTUnwrap(CivilDate(year: 2029, month: 12, day: 31))
        XCTAssertEqual(summary(CitizenID.findings(for: text, on: eve)), ["citizen-id.birth-date error 6"])
        XCTAssertEqual(CitizenID.findings(for: text, on: eve.adding(days: 1)), [])
    }

    func testLenientReadingOfWhatPeopleType() {
        for (text, change) in [
            ("11010519491231002x", "citizen-id.case info 17"), ("11010519491231002×", "citizen-id.variant warning 17"),
            ("11010519491231002Ⅹ", "citizen-id.variant warning 17"),
            ("11010519491231002Х", "citizen-id.variant warning 17"),
            ("１１０１０５19491231002X", "citizen-id.width info 0"), ("110105 19491231 002X", "citizen-id.separator info 6"),
        ] {
            XCTAssertEqual(CitizenID.reading(text).code?.text, "11010519491231002X", text)
            XCTAssertEqual(summary(CitizenID.reading(text).findings), [change], text)
        }
    }

    func testNothingButTextShowsTheNumber() throws {
        let id = try CitizenID("11010519491231002X")
        XCTAssertEqual("\(id)", "1****************X")
        XCTAssertEqual(String(describing: Optional(id)).contains("1949"), false)
        for text in ["110105194912310021", "11010519490230002X", "1101051949123100"] {
            XCTAssertThrowsError(try CitizenID(text)) { XCTAssertFalse("\($0)".contains("1949"), "\($0)") }
            for finding in CitizenID.findings(for: text) {
                XCTAssertFalse("\(finding) \(finding.message.zh)".contains("1949"))
            }
        }
        XCTAssertEqual(try Samples.roundTrip(id), id)
    }

    func testEverySubstitutionAndTranspositionIsCaught() throws {
        let code = Array("11010519491231002X".utf8)
        for position in code.indices {
            for letter in "0123456789X".utf8 where letter != code[position] {
                var wrong = code
                wrong[position] = letter
                XCTAssertFalse(CitizenID.findings(for: Samples.text(wrong)).isAcceptable)
            }
            guard position < 17, code[position] != code[position + 1] else { continue }
            var wrong = code
            wrong.swapAt(position, position + 1)
            XCTAssertFalse(CitizenID.findings(for: Samples.text(wrong)).isAcceptable)
            XCTAssertTrue(
                CitizenID.repairs(for: Samples.text(wrong), maximumCount: 200).contains {
                    $0.code.text == "11010519491231002X"
                })
        }
    }

    /// Seventeen digits with the check character of GB 11643, by the weights that the standard prints.
    static func complete(_ body: String) -> String {
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(body.utf8, weights).reduce(0) { $0 + Int($1.0 - 0x30) * $1.1 }
        return body + String(Array("10X98765432")[sum % 11])
    }
}
