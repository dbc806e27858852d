import FangcunModel
import XCTest

final class CodeCheckerTests: XCTestCase {
    func testEveryKindHasASoundAndAnUnsoundCode() {
        let cases: [(CodeKind, String, String)] = [
            (.unifiedSocialCredit, "91350100M000100Y43", "91350100M000100Y44"),
            (.organization, "D2143569-X", "D2143569-1"), (.citizenID, "11010519491231002X", "110105194912310020"),
            (
                .eLicence, "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U",
                "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.V"
            ),
            (.unitGrid, "410105003001017", "41010500300101"), (.component, "3205080101000001", "320508010100001"),
            (.event, "3205080101", "32050801001"), (.matter, "32050801001", "3205080101"),
            (.division, "410105003001", "4101"), (.documentNumber, "国发〔2015〕33号", "国发33号"),
            (.archival, "Z109-WS·2011-Y-BGS-0001", "Z109-WS"),
        ]
        XCTAssertEqual(Set(cases.map(\.0)), Set(CodeKind.allCases))
        for isStrict in [false, true] {
            let checker = CodeChecker(isStrict: isStrict)
            for (kind, sound, unsound) in cases {
                XCTAssertEqual(checker.check(sound, as: kind).findings, [], "\(kind)")
                XCTAssertTrue(checker.check(sound, as: kind).isValid)
                XCTAssertFalse(checker.check(unsound, as: kind).isValid, "\(kind)")
                XCTAssertFalse(checker.check(unsound, as: kind).findings.isAcceptable, "\(kind)")
            }
        }
    }

    func testRetiredDivisionsAreWarningsInEveryKindThatHasOne() throws {
        let checker = CodeChecker()
        let cases: [(CodeKind, String, String)] = [
            (.division, "110103", "division.retired warning 0"), (.division, "110103001", "division.retired warning 0"),
            (.unitGrid, "310230003001017", "unit-grid.division warning 0"),
            (.component, "3102300101000001", "component.division warning 0"),
            (.event, "3102300101", "event.division warning 0"), (.matter, "31023001001", "matter.division warning 0"),
            (.citizenID, CitizenIDTests.complete("11010319491231002"), "citizen-id.division warning 0"),
            (.unifiedSocialCredit, try Samples.code(body: "91110103551385082"), "uscc.division warning 2"),
        ]
        for (kind, text, expected) in cases {
            let verdict = checker.check(text, as: kind)
            XCTAssertTrue(verdict.isValid, "\(kind)")
            XCTAssertEqual(summary(verdict.findings), [expected], "\(kind)")
            XCTAssertEqual(CodeChecker(divisions: .empty).check(text, as: kind).findings, [], "\(kind)")
        }
        let before = CodeChecker(on: try CivilDate("2010-06-27"))
        XCTAssertEqual(before.check("110103", as: .division).findings, [])
        XCTAssertEqual(
            summary(CodeChecker(on: try CivilDate("1996-01-01")).check("500000", as: .division).findings),
            ["division.not-yet warning 0"])
    }

    func testACompleteRegisterSaysWhatItDoesNotList() throws {
        let csv = "code,name\n410000,河南省\n410100,郑州市\n410105,金水区\n"
        let register = try DivisionRegister(csv: Array(csv.utf8), completeTo: .county)
        let checker = CodeChecker(divisions: register)
        XCTAssertEqual(checker.check("410105003", as: .division).findings, [])
        XCTAssertEqual(summary(checker.check("410199", as: .division).findings), ["division.unlisted warning 0"])
        XCTAssertEqual(
            summary(checker.check("4101990101000001", as: .component).findings), ["component.division warning 0"])
        // What already says that its province is unknown says it once.
        XCTAssertEqual(
            summary(checker.check("990101", as: .division).findings), ["division.unknown-province warning 0"])
    }

    func testStrictAndLenient() {
        XCTAssertTrue(CodeChecker().check(" 91350100m000100y43", as: .unifiedSocialCredit).isValid)
        XCTAssertFalse(CodeChecker(isStrict: true).check(" 91350100m000100y43", as: .unifiedSocialCredit).isValid)
        XCTAssertEqual(CodeChecker().check("郑办文[2010]49号", as: .documentNumber).code, "郑办文〔2010〕49号")
        XCTAssertFalse(CodeChecker(isStrict: true).check("郑办文[2010]49号", as: .documentNumber).isValid)
    }

    func testAFutureBirthIsAnErrorOnADay() throws {
        let text = CitizenIDTests.complete("11010520300101001")
        XCTAssertTrue(CodeChecker().check(text, as: .citizenID).isValid)
        let verdict = CodeChecker(on: try CivilDate("2026-01-01")).check(" " + text, as: .citizenID)
        XCTAssertFalse(verdict.isValid)
        XCTAssertEqual(summary(verdict.findings), ["citizen-id.separator info 0", "citizen-id.birth-date error 7"])
    }

    /// Nothing that comes in traps, and whatever is valid reads strictly in its canonical form.
    func testHostileTexts() {
        let pieces = [
            "", "0", "A", "-", ".", "·", "〔", "〕", "号", "1.2.156.3005.2.", "é", "𝟗", "👨‍👩‍👧", "\u{0}", "\u{301}", "〇", "十",
            "9135",
            "11010519491231002", "X", "９", "Ⅷ", "½", "\u{FEFF}", "\r\n", "Z109-WS·2011-Y-",
        ]
        var state: UInt64 = 1
        for round in 0..<4_000 {
            var text = ""
            for _ in 0..<(round % 12) {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int(state >> 33) % pieces.count]
            }
            for kind in CodeKind.allCases {
                let verdict = CodeChecker().check(text, as: kind)
                XCTAssertEqual(verdict.isValid, verdict.findings.isAcceptable, "\(kind) '\(text)'")
                if let code = verdict.code {
                    XCTAssertTrue(CodeChecker(isStrict: true).check(code, as: kind).isValid, "\(kind) '\(code)'")
                }
                for finding in verdict.findings {
                    guard case .character(let position) = finding.place else { continue }
                    XCTAssertTrue((0...text.unicodeScalars.count).contains(position), "\(kind) '\(text)'")
                }
            }
        }
        let long = String(repeating: "9", count: 1_000_000)
        for kind in CodeKind.allCases { XCTAssertFalse(CodeChecker().check(long, as: kind).isValid) }
    }
}
