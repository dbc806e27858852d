import FangcunModel
import FangcunPKI
import FangcunSeal
import XCTest

final class SigningTests: XCTestCase {
    func testSignatureOfATrustedSignerIsValidUnderEveryPolicy() throws {
        let office = try Office()
        let signature = try office.sign()
        for policy in VerificationPolicy.allCases {
            let report = office.verifier(policy).verify(
                signature.der, document: Office.document, at: Office.signingTime.adding(seconds: 60))
            XCTAssertEqual(report.verdict, .valid, "\(report.checks)")
            XCTAssertEqual(
                report.ids(.pass),
                [
                    "data-hash", "maker-signature", "maker-chain", "signature", "signer-in-list", "signer-chain",
                    "seal-validity", "certificate-validity", "time-order", "encoding", "algorithm",
                ])
            XCTAssertEqual(report.checks.count, 11)
        }
    }

    func testWithoutAnchorsASoundSignatureIsIndeterminate() throws {
        let office = try Office()
        let report = SealVerifier().verify(try office.sign().der, document: Office.document)
        XCTAssertEqual(report.verdict, .indeterminate)
        XCTAssertEqual(report.ids(.unknown), ["maker-chain", "signer-chain"])
    }

    func testWithAnotherAnchorNeitherChainIsTrusted() throws {
        let office = try Office()
        let stranger = try Office()
        let report = stranger.verifier().verify(try office.sign().der, document: Office.document)
        XCTAssertEqual(report.verdict, .invalid)
        XCTAssertEqual(report.ids(.fail), ["maker-chain", "signer-chain"])
    }

    func testWithoutTheDocumentTheDigestIsUnknown() throws {
        let office = try Office()
        let report = office.verifier().verify(try office.sign().der, document: nil)
        XCTAssertEqual(report.verdict, .indeterminate)
        XCTAssertEqual(report.ids(.unknown), ["data-hash"])
    }

    func testSealReadsBackAsItWasMade() throws {
        let office = try Office()
        let seal = try ElectronicSeal(der: office.seal.der)
        XCTAssertEqual(seal, office.seal)
        XCTAssertEqual(seal.version, .version4)
        XCTAssertEqual(seal.identifier, "35020000000001")
        XCTAssertEqual(seal.name, "方寸市城市管理局")
        XCTAssertEqual(seal.kind, .organisation)
        XCTAssertEqual(seal.picture, Office.picture)
        XCTAssertEqual(seal.signers, .certificates([office.signerCertificate.der]))
        XCTAssertEqual([seal.created, seal.validFrom, seal.validUntil], [Office.start, Office.start, Office.end])
        XCTAssertEqual(seal.makerCertificateDER, office.makerCertificate.der)
        XCTAssertEqual(seal.signatureAlgorithm.description, "1.2.156.10197.1.501")
        XCTAssertEqual(seal.encodingFindings, [])
    }

    func testSignatureReadsBackAsItWasMade() throws {
        let office = try Office()
        let signature = try office.sign()
        XCTAssertEqual(signature.seal, office.seal)
        XCTAssertEqual(signature.signingTime, Office.signingTime)
        XCTAssertEqual(signature.dataHash, try DigestAlgorithm.sm3.digest(Office.document))
        XCTAssertEqual(signature.propertyInfo, Office.propertyInfo)
        XCTAssertEqual(signature.signerCertificateDER, office.signerCertificate.der)
        XCTAssertNil(signature.timeStamp)
        XCTAssertEqual(signature.encodingFindings, [])
    }

    func testSealByItselfIsJudgedAtTheTimeOfUse() throws {
        let office = try Office()
        let verifier = office.verifier()
        XCTAssertEqual(verifier.verify(seal: office.seal.der, at: Office.signingTime).verdict, .valid)
        XCTAssertEqual(verifier.verify(seal: office.seal.der).ids(.unknown), ["seal-validity"])
        let afterTheEnd = Office.end.adding(seconds: Office.day)
        let expired = verifier.verify(seal: office.seal.der, at: afterTheEnd)
        XCTAssertEqual(expired.verdict, .indeterminate)
        XCTAssertEqual(expired.ids(.unknown), ["seal-validity"])
        XCTAssertEqual(
            office.verifier(.strict).verify(seal: office.seal.der, at: afterTheEnd).ids(.fail), ["seal-validity"])
        let early = verifier.verify(seal: office.seal.der, at: Office.start.adding(seconds: -2 * Office.day))
        XCTAssertEqual(early.ids(.fail), ["seal-validity"])
    }
}
