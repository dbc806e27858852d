import FangcunModel
import FangcunPKI
import FangcunSeal
import XCTest

/// Moments and periods: of signing, of the seal, of the certificates and of their chains.
final class PeriodTests: XCTestCase {
    func testTimesOutsidePeriodsAreToleratedByPolicy() throws {
        let office = try Office()
        let hour: Int64 = 3_600
        let cases: [(Int64, VerificationCheck.Outcome, VerificationCheck.Outcome, VerificationCheck.Outcome)] = [
            (0, .pass, .pass, .pass), (1, .fail, .warn, .warn), (8 * hour, .fail, .warn, .warn),
            (8 * hour + 1, .fail, .fail, .warn), (24 * hour, .fail, .fail, .warn), (24 * hour + 1, .fail, .fail, .fail),
        ]
        for (seconds, strict, government, lenient) in cases {
            for moment in [Office.end.adding(seconds: seconds), Office.start.adding(seconds: -seconds)] {
                let late = try Composition(try office.sign()) { $0.signingTime = moment }
                    .signed(by: office.signerKey, office.signerCertificate)
                assertOutcome(late, office, .sealValidity, strict: strict, government: government, lenient: lenient)
            }
        }
    }

    func testCertificateExpiredAtSigningFailsThatCheckAlone() throws {
        let office = try Office()
        let short = try Office.certificate(
            "签章人", office.signerKey, .signer, office.issuer, notAfter: Office.start.adding(seconds: Office.day))
        let seal = try SealComposition(signer: short).der(office)
        let expired = try Composition(try office.sign()) { $0.seal = seal }.signed(by: office.signerKey, short)
        assertOutcome(expired, office, .certificateValidity, strict: .fail, government: .fail, lenient: .fail)
        XCTAssertEqual(verify(expired, office, .government).ids(.fail), ["certificate-validity"])
    }

    func testSignatureFromTheFutureFailsTheOrderOfTimes() throws {
        let office = try Office()
        let signature = try office.sign().der
        let cases: [(Int64, VerificationCheck.Outcome, VerificationCheck.Outcome)] = [
            (0, .pass, .pass), (300, .pass, .pass), (301, .fail, .warn), (8 * 3_600 + 300, .fail, .warn),
            (8 * 3_600 + 301, .fail, .fail),
        ]
        for (lead, strict, government) in cases {
            let moment = Office.signingTime.adding(seconds: -lead)
            for (policy, expected) in [(VerificationPolicy.strict, strict), (.government, government)] {
                let report = office.verifier(policy).verify(signature, document: Office.document, at: moment)
                XCTAssertEqual(report.check(.timeOrder)?.outcome, expected, "\(lead) \(policy)")
            }
        }
    }

    func testStrictPolicyAsksForATimeStampOnceTheCertificateHasExpired() throws {
        let office = try Office()
        let signature = try office.sign().der
        let later = Office.end.adding(seconds: 2 * Office.day)
        let strict = office.verifier(.strict).verify(signature, document: Office.document, at: later)
        XCTAssertEqual(strict.ids(.unknown), ["certificate-validity"])
        XCTAssertEqual(strict.verdict, .indeterminate)
        XCTAssertEqual(office.verifier().verify(signature, document: Office.document, at: later).verdict, .valid)
    }

    func testSealMadeAfterItWasUsedFailsTheOrderOfTimes() throws {
        let office = try Office()
        for (lead, strict, government) in [
            (Int64(300), VerificationCheck.Outcome.pass, VerificationCheck.Outcome.pass), (301, .fail, .warn),
            (8 * 3_600 + 301, .fail, .fail),
        ] {
            let seal = try SealComposition(signer: office.signerCertificate) {
                $0.created = Office.signingTime.adding(seconds: lead)
            }.der(office)
            let signature = try Composition(try office.sign()) { $0.seal = seal }
                .signed(by: office.signerKey, office.signerCertificate)
            XCTAssertEqual(verify(signature, office, .strict).check(.timeOrder)?.outcome, strict)
            XCTAssertEqual(verify(signature, office, .government).check(.timeOrder)?.outcome, government)
        }
    }

    func testPeriodThatEndsBeforeItBeginsHoldsNoMoment() throws {
        let office = try Office()
        let seal = try SealComposition(signer: office.signerCertificate) {
            $0.validFrom = Office.signingTime.adding(seconds: 1)
            $0.validUntil = Office.signingTime.adding(seconds: -1)
        }.der(office)
        let signature = try Composition(try office.sign()) { $0.seal = seal }
            .signed(by: office.signerKey, office.signerCertificate)
        XCTAssertEqual(verify(signature, office, .lenient).ids(.fail), ["seal-validity", "time-order"])
    }

    func testMakerWhoseCertificateWasNotInForceFails() throws {
        let office = try Office()
        let seal = try SealComposition(signer: office.signerCertificate) {
            $0.created = Office.start.adding(seconds: -3 * Office.day)
        }.der(office)
        let signature = try Composition(try office.sign()) { $0.seal = seal }
            .signed(by: office.signerKey, office.signerCertificate)
        XCTAssertEqual(verify(signature, office, .lenient).ids(.fail), ["certificate-validity"])
    }

    func testChainsAreJudgedWhenTheSealWasMadeAndWhenItWasUsed() throws {
        let office = try Office()
        // The same root under a certificate that ends between the two.
        let ending = try CertificateIssuer.selfSigned(
            subject: office.root.subject, signer: office.rootKey, notBefore: office.root.notBefore,
            notAfter: Office.signingTime.adding(seconds: -1))
        let report = SealVerifier(trust: [ending]).verify(try office.sign().der, document: Office.document)
        XCTAssertEqual(report.ids(.fail), ["signer-chain"])
        XCTAssertEqual(report.check(.makerChain)?.outcome, .pass)
    }
}
