import FangcunModel
import FangcunSeal
import XCTest

final class VerificationReportTests: XCTestCase {
    func testVerdictFollowsFromTheOutcomes() {
        let cases: [([VerificationCheck.Outcome], VerificationReport.Verdict)] = [
            ([.pass], .valid), ([.pass, .warn], .valid), ([.pass, .unknown], .indeterminate),
            ([.unknown, .fail], .invalid), ([.warn, .fail], .invalid), ([], .invalid),
        ]
        for (outcomes, expected) in cases {
            XCTAssertEqual(VerificationReport(signatures: [signature(outcomes)]).verdict, expected, "\(outcomes)")
        }
    }

    func testWorstSignatureDecides() {
        let valid = signature([.pass])
        let open = signature([.unknown])
        let invalid = signature([.fail])
        XCTAssertEqual(VerificationReport(signatures: []).verdict, .unsigned)
        XCTAssertEqual(VerificationReport(signatures: [valid, valid]).verdict, .valid)
        XCTAssertEqual(VerificationReport(signatures: [valid, open]).verdict, .indeterminate)
        XCTAssertEqual(VerificationReport(signatures: [open, invalid, valid]).verdict, .invalid)
    }

    func testJSONHasTheFormOfTheContract() throws {
        let check = VerificationCheck(
            .dataHash, .fail, subject: "document, 3 bytes", Message(zh: "\"不一致\"", en: "not \\ the same"))
        let report = VerificationReport(signatures: [
            SignatureReport(path: "/Doc_0/Signs/Sign_0", kind: .sesVersion4, checks: [check])
        ])
        let json = String(decoding: report.json, as: UTF8.self)
        XCTAssertEqual(
            json,
            #"{"verdict":"invalid","signatures":[{"path":"/Doc_0/Signs/Sign_0","kind":"ses-v4","verdict":"invalid","#
                + #""checks":[{"id":"data-hash","outcome":"fail","subject":"document, 3 bytes","#
                + #""message":"not \\ the same","message_zh":"\"不一致\""}]}]}"#)
        XCTAssertEqual(
            String(decoding: VerificationReport(signatures: []).json, as: UTF8.self),
            #"{"verdict":"unsigned","signatures":[]}"#)
    }

    func testBytesThatAreNoSignatureAreInvalidAndSaySo() {
        for bytes in [[], [0x30], [0x30, 0x00], Array("%PDF-1.7".utf8), [UInt8](repeating: 0x30, count: 5000)] {
            let report = SealVerifier().verify(bytes, document: [])
            XCTAssertEqual(report.checks.map(\.id), [.encoding])
            XCTAssertEqual(report.signatures.map(\.kind), [.unrecognised])
            XCTAssertNotEqual(report.verdict, .valid)
        }
    }

    func testNamesOfForgersCannotPaintOverTheReport() {
        let name = "章\u{1B}[2J\u{202E}\n\u{7F}"
        let check = VerificationCheck(.signature, .fail, subject: name, Message(zh: name, en: name))
        for text in [check.subject, check.message.zh, check.message.en] {
            XCTAssertEqual(text, "章\u{FFFD}[2J\u{FFFD}\u{FFFD}\u{FFFD}")
        }
    }

    private func signature(_ outcomes: [VerificationCheck.Outcome]) -> SignatureReport {
        SignatureReport(
            kind: .sesVersion4,
            checks: outcomes.map { VerificationCheck(.signature, $0, subject: "", Message(zh: "", en: "")) })
    }
}
