import FangcunModel
import FangcunPKI
import FangcunSeal
import XCTest

/// What must not be signed, and what must not be made into a seal.
final class SigningRefusalTests: XCTestCase {
    func testSignerOutsideTheListIsRefused() throws {
        let office = try Office()
        let key = try PrivateKey.generate(.sm2)
        let outsider = try Office.certificate("外人", key, .signer, office.issuer)
        assertRefusal(.signerNotInSeal) { try office.sign(with: key, outsider) }
    }

    func testRenewedCertificateOfTheSameKeyIsRefused() throws {
        let office = try Office()
        let renewed = try Office.certificate("签章人", office.signerKey, .signer, office.issuer)
        assertRefusal(.signerNotInSeal) { try office.sign(with: office.signerKey, renewed) }
    }

    func testKeyOfAnotherCertificateIsRefused() throws {
        let office = try Office()
        assertRefusal(.unsuitableKey) { try office.sign(with: office.makerKey, office.signerCertificate) }
    }

    func testSealIsRefusedOutsideItsPeriod() throws {
        let office = try Office()
        let certificate = try Office.certificate(
            "签章人", office.signerKey, .signer, office.issuer, notAfter: Office.end.adding(seconds: 10 * Office.day))
        let seal = try office.makeSeal(signers: [certificate])
        for (moment, isAllowed) in [
            (Office.start.adding(seconds: -1), false), (Office.start, true), (Office.end, true),
            (Office.end.adding(seconds: 1), false),
        ] {
            let attempt = {
                try office.sign(with: office.signerKey, certificate, seal: seal, at: moment)
            }
            if isAllowed { XCTAssertNoThrow(try attempt()) } else { assertRefusal(.sealNotInForce, attempt) }
        }
    }

    func testCertificateIsRefusedOutsideItsPeriod() throws {
        let office = try Office()
        let certificate = try Office.certificate(
            "签章人", office.signerKey, .signer, office.issuer, notAfter: Office.signingTime)
        let seal = try office.makeSeal(signers: [certificate])
        XCTAssertNoThrow(
            try office.sign(with: office.signerKey, certificate, seal: seal, at: Office.signingTime))
        assertRefusal(.unsuitableCertificate) {
            try office.sign(
                with: office.signerKey, certificate, seal: seal, at: Office.signingTime.adding(seconds: 1))
        }
    }

    func testEncryptionCertificateNeitherSignsNorEntersASeal() throws {
        let office = try Office()
        let encryption = try Office.certificate(
            "加密证书", office.signerKey, CertificateProfile(keyUsage: [.keyEncipherment, .dataEncipherment]),
            office.issuer)
        assertRefusal(.unsuitableCertificate) { try office.makeSeal(signers: [encryption]) }
        assertRefusal(.unsuitableCertificate) { try office.sign(with: office.signerKey, encryption) }
        assertRefusal(.unsuitableCertificate) {
            try SealMaker(signer: office.signerKey, certificate: encryption)
        }
    }

    func testKeysOtherThanSM2AreRefused() throws {
        let office = try Office()
        let key = try PrivateKey.generate(.p256)
        let certificate = try Office.certificate("P-256", key, .signer, office.issuer)
        assertRefusal(.unsuitableKey) { try office.makeSeal(signers: [certificate]) }
        assertRefusal(.unsuitableKey) { try office.sign(with: key, certificate) }
        assertRefusal(.unsuitableKey) { try SealMaker(signer: key, certificate: certificate) }
    }

    func testForgedSealIsRefused() throws {
        let office = try Office()
        var der = office.seal.der
        let position = try XCTUnwrap(der.firstRange(of: Office.picture.data)?.lowerBound)
        der[position] ^= 1
        let forged = try ElectronicSeal(der: der)
        assertRefusal(.forgedSeal) {
            try office.sign(with: office.signerKey, office.signerCertificate, seal: forged)
        }
    }

    func testKeyThatSignsFalselyIsFoundOut() throws {
        struct FaultySigner: Signer {
            let key: PrivateKey
            var publicKey: PublicKey { key.publicKey }
            var signatureAlgorithm: SignatureAlgorithm { key.signatureAlgorithm }
            func sign(_ message: [UInt8]) throws(PKIError) -> [UInt8] { try key.sign(message + [0]) }
        }
        let office = try Office()
        assertRefusal(.cryptographyFailure) {
            try office.sign(with: FaultySigner(key: office.signerKey), office.signerCertificate)
        }
    }

    func testSealsThatMakeNoSenseAreRefused() throws {
        let office = try Office()
        let signers = [office.signerCertificate]
        var picture = Office.picture
        picture.data = []
        assertRefusal(.invalidValue) { try office.makeSeal(signers: []) }
        assertRefusal(.invalidValue) { try office.makeSeal(name: "", signers: signers) }
        assertRefusal(.invalidValue) { try office.makeSeal(identifier: "编号", signers: signers) }
        assertRefusal(.invalidValue) { try office.makeSeal(identifier: "", signers: signers) }
        assertRefusal(.invalidValue) { try office.makeSeal(picture: picture, signers: signers) }
        assertRefusal(.invalidValue) {
            try office.makeSeal(signers: signers, validUntil: Office.start.adding(seconds: -1))
        }
        assertRefusal(.invalidValue) {
            try office.makeSeal(signers: signers, validUntil: Instant(secondsSinceEpoch: .max))
        }
        assertRefusal(.unsuitableCertificate) {
            try office.makeSeal(signers: signers, created: Office.start.adding(seconds: -2 * Office.day))
        }
    }

    func testPropertyOutsideASCIIIsRefused() throws {
        let office = try Office()
        assertRefusal(.invalidValue) {
            try SealSignature.sign(
                document: [], propertyInfo: "派遣单", seal: office.seal, signer: office.signerKey,
                certificate: office.signerCertificate, at: Office.signingTime)
        }
    }

    private func assertRefusal<Result>(
        _ code: SealError.Code, _ attempt: () throws -> Result, file: StaticString = #filePath, line: UInt = #line
    ) {
        XCTAssertThrowsError(try attempt(), file: file, line: line) {
            XCTAssertEqual(($0 as? SealError)?.code, code, "\($0)", file: file, line: line)
        }
    }
}

extension Office {
    fileprivate func sign(
        with signer: any Signer, _ certificate: Certificate, seal: ElectronicSeal? = nil,
        at moment: Instant = signingTime
    ) throws -> SealSignature {
        try SealSignature.sign(
            document: Self.document, propertyInfo: Self.propertyInfo, seal: seal ?? self.seal, signer: signer,
            certificate: certificate, at: moment)
    }

    fileprivate func makeSeal(
        identifier: String = "1", name: String = "章", picture: SealPicture = Office.picture, signers: [Certificate],
        created: Instant = start, validUntil: Instant = end
    ) throws -> ElectronicSeal {
        try SealMaker(signer: makerKey, certificate: makerCertificate).makeSeal(
            identifier: identifier, name: name, picture: picture, signers: signers, created: created,
            validFrom: Self.start, validUntil: validUntil)
    }
}
