import FangcunModel
import FangcunPKI
import FangcunSeal
import SwiftASN1
import XCTest

/// The editions of the structures: 1 (GM/T 0031-2014), 4 (GB/T 38540-2020), 5 (GM/T 0031-2025).
final class VersionTests: XCTestCase {
    func testSignaturesOfAllEditionsAreVerified() throws {
        let office = try Office()
        for (version, kind) in [(1, SignatureKind.sesVersion1), (4, .sesVersion4), (5, .sesVersion5)] {
            let signature = try composition(office, version)
            let report = office.verifier(.strict).verify(signature.der, document: Office.document)
            XCTAssertEqual(report.verdict, .valid, "\(version) \(report.checks)")
            XCTAssertEqual(report.signatures.map(\.kind), [kind])
            let read = try SealSignature(der: signature.der)
            XCTAssertEqual(read.version.rawValue, version)
            XCTAssertEqual(read.signingTime, Office.signingTime)
            XCTAssertEqual(read.seal.created, Office.start)
        }
    }

    func testNoByteOfAVersion1SignatureCanBeChanged() throws {
        let office = try Office()
        let signature = try composition(office, 1).der
        for index in signature.indices {
            var tampered = signature
            tampered[index] ^= 1 << UInt8(index % 8)
            XCTAssertNotEqual(
                office.verifier(.lenient).verify(tampered, document: Office.document).verdict, .valid, "byte \(index)")
        }
    }

    func testVersion1SealIsSignedTogetherWithItsCertificate() throws {
        let office = try Office()
        let der = try SealComposition(signer: office.signerCertificate) { $0.version = 1 }.der(office)
        let report = office.verifier().verify(seal: der, at: Office.signingTime)
        XCTAssertEqual(report.verdict, .valid)
        XCTAssertEqual(report.signatures.map(\.kind), [.sealVersion1])
    }

    func testVersion1SigningTimeIsReadAsItsWritersWriteIt() throws {
        let office = try Office()
        for (text, expected) in [
            ("2026-01-31T00:00:00Z", Office.signingTime), ("2026-01-31T00:00:00.377Z", Office.signingTime),
            ("2026-01-31 00:00:00", Office.signingTime), ("2026-01-31T08:00:00+08:00", Office.signingTime),
            ("soon", nil), ("", nil),
        ] {
            var signature = try composition(office, 1)
            signature.timeContents = Array(text.utf8)
            signature = try signature.signed(by: office.signerKey, office.signerCertificate)
            XCTAssertEqual(try SealSignature(der: signature.der).signingTime, expected, text)
            let report = office.verifier().verify(signature.der, document: Office.document)
            XCTAssertEqual(
                report.ids(.unknown),
                expected == nil ? ["signer-chain", "seal-validity", "certificate-validity", "time-order"] : [])
        }
    }

    func testUnknownVersionIsNotJudged() throws {
        let office = try Office()
        for version in [0, 2, 3, 6, 1 << 40] {
            let seal = try SealComposition(signer: office.signerCertificate) { $0.version = version }.der(office)
            XCTAssertThrowsError(try ElectronicSeal(der: seal)) {
                XCTAssertEqual(($0 as? SealError)?.code, .unsupportedVersion)
            }
            let report = office.verifier().verify(seal: seal, at: Office.signingTime)
            XCTAssertEqual(report.verdict, .indeterminate)
            XCTAssertEqual(report.ids(.unknown), ["encoding"])
        }
    }

    func testVersionNumbersThatContradictEachOtherAreADeparture() throws {
        let office = try Office()
        var signature = try composition(office, 5)
        signature.tbsVersion = 4
        signature = try signature.signed(by: office.signerKey, office.signerCertificate)
        for (policy, expected) in [(VerificationPolicy.strict, VerificationCheck.Outcome.fail), (.government, .warn)] {
            let report = office.verifier(policy).verify(signature.der, document: Office.document)
            XCTAssertEqual(report.check(.encoding)?.outcome, expected)
        }
    }

    func testNewSignaturesAreMadeWithVersion4SealsOnly() throws {
        let office = try Office()
        for version in [1, 5] {
            let der = try SealComposition(signer: office.signerCertificate) { $0.version = version }.der(office)
            XCTAssertThrowsError(
                try SealSignature.sign(
                    document: Office.document, propertyInfo: "a", seal: ElectronicSeal(der: der),
                    signer: office.signerKey, certificate: office.signerCertificate, at: Office.signingTime)
            ) { XCTAssertEqual(($0 as? SealError)?.code, .unsupportedVersion) }
        }
    }

    func testTimeStampInAVersion5SealIsSeen() throws {
        let office = try Office()
        let der = try SealComposition(signer: office.signerCertificate) {
            $0.version = 5
            $0.timeStamp = [1, 2, 3]
        }.der(office)
        XCTAssertEqual(try ElectronicSeal(der: der).timeStamp, [1, 2, 3])
        XCTAssertEqual(office.verifier().verify(seal: der, at: Office.signingTime).ids(.unknown), ["timestamp"])
    }

    private func composition(_ office: Office, _ version: Int) throws -> Composition {
        let seal = try SealComposition(signer: office.signerCertificate) { $0.version = version }.der(office)
        return try Composition(try office.sign()) {
            $0.version = version
            $0.tbsVersion = version
            $0.seal = seal
        }.signed(by: office.signerKey, office.signerCertificate)
    }
}
