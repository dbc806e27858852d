import FangcunSeal
import XCTest

extension XCTestCase {
    /// What a verifier that trusts the office says.
    func verify(
        _ composition: Composition, _ office: Office, _ policy: VerificationPolicy
    ) -> VerificationReport {
        office.verifier(policy).verify(composition.der, document: Office.document)
    }

    /// The outcome of one check under each policy, and that no other check fails.
    func assertOutcome(
        _ composition: Composition, _ office: Office, _ id: VerificationCheck.Identifier,
        strict: VerificationCheck.Outcome, government: VerificationCheck.Outcome, lenient: VerificationCheck.Outcome,
        file: StaticString = #filePath, line: UInt = #line
    ) {
        for (policy, expected) in [(VerificationPolicy.strict, strict), (.government, government), (.lenient, lenient)]
        {
            let report = verify(composition, office, policy)
            XCTAssertEqual(report.check(id)?.outcome, expected, "\(policy) \(report.checks)", file: file, line: line)
            XCTAssertEqual(report.verdict, expected == .fail ? .invalid : .valid, "\(policy)", file: file, line: line)
        }
    }
}
