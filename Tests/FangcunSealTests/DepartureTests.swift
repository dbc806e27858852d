import FangcunModel
import FangcunPKI
import FangcunSeal
import SwiftASN1
import XCTest

/// Departures from the standard that occur in the field, and what each policy makes of them.
final class DepartureTests: XCTestCase {
    func testSignatureValueSideBySideIsConvertedAndWarnedOf() throws {
        let office = try Office()
        let raw = Composition(try office.sign()) { $0.signatureValue = sideBySide($0.signatureValue) }
        XCTAssertEqual(raw.signatureValue.count, 64)
        assertOutcome(raw, office, .encoding, strict: .fail, government: .warn, lenient: .warn)
        var tampered = raw
        tampered.signatureValue[40] ^= 1
        XCTAssertEqual(verify(tampered, office, .lenient).ids(.fail), ["signature"])
    }

    func testDigestWithTheSignersPrefixIsADepartureOfItsOwn() throws {
        let office = try Office()
        let certificate = try PublishedKey.certificate(office)
        let published = Composition(try office.sign()) {
            $0.signerCertificate = certificate.der
            $0.dataHash = PublishedKey.digest
        }
        for (policy, expected) in [(VerificationPolicy.strict, VerificationCheck.Outcome.fail), (.government, .warn)] {
            let report = office.verifier(policy).verify(published.der, document: PublishedKey.message)
            XCTAssertEqual(report.check(.dataHash)?.outcome, expected)
            XCTAssertTrue(report.check(.dataHash)?.message.en.contains("SM3(Z") == true)
        }
        // The prefix of somebody else's key is not it.
        let foreign = Composition(try office.sign()) { $0.dataHash = PublishedKey.digest }
        let report = office.verifier(.lenient).verify(foreign.der, document: PublishedKey.message)
        XCTAssertEqual(report.check(.dataHash)?.outcome, .fail)
    }

    func testSealThatListsDigestsNamesItsSigner() throws {
        let office = try Office()
        let other = try DigestAlgorithm.sm3.digest(office.makerCertificate.der)
        let own = try DigestAlgorithm.sm3.digest(office.signerCertificate.der)
        for (digests, expected) in [([other, own], VerificationCheck.Outcome.pass), ([other], .fail), ([], .fail)] {
            let seal = try SealComposition(digests: digests).der(office)
            let signature = try Composition(try office.sign()) { $0.seal = seal }
                .signed(by: office.signerKey, office.signerCertificate)
            assertOutcome(signature, office, .signerInList, strict: expected, government: expected, lenient: expected)
        }
    }

    func testListOfDigestsWithTheSignersPrefixIsADeparture() throws {
        let office = try Office()
        let certificate = try PublishedKey.certificate(office)
        let digest = try DigestAlgorithm.sm3.digest(PublishedKey.prefix + certificate.der)
        let seal = try SealComposition(digests: [digest]).der(office)
        let signature = Composition(try office.sign()) {
            $0.seal = seal
            $0.signerCertificate = certificate.der
        }
        for (policy, expected) in [(VerificationPolicy.strict, VerificationCheck.Outcome.fail), (.government, .warn)] {
            XCTAssertEqual(verify(signature, office, policy).check(.signerInList)?.outcome, expected)
        }
    }

    func testTimeStampThatCannotBeJudgedLeavesTheVerdictOpen() throws {
        let office = try Office()
        let stamped = Composition(try office.sign()) { $0.timeStamp = [0x30, 0x00] }
        let report = verify(stamped, office, .government)
        XCTAssertEqual(report.ids(.unknown), ["timestamp"])
        XCTAssertEqual(report.verdict, .indeterminate)
    }

    func testKeyThatIsNotSM2IsNotUsed() throws {
        let office = try Office()
        let key = try PrivateKey.generate(.p256)
        let certificate = try Office.certificate("P-256", key, .signer, office.issuer)
        let seal = try SealComposition(signer: certificate).der(office)
        let signature = try Composition(try office.sign()) { $0.seal = seal }.signed(by: key, certificate)
        let report = verify(signature, office, .lenient)
        XCTAssertEqual(report.ids(.fail), ["algorithm"])
        XCTAssertEqual(report.ids(.unknown), ["signature"])
    }

    func testChineseInAnASCIIFieldIsADeparture() throws {
        let office = try Office()
        let signature = try Composition(try office.sign()) { $0.propertyInfo = "/文档/签章.xml" }
            .signed(by: office.signerKey, office.signerCertificate)
        assertOutcome(signature, office, .encoding, strict: .fail, government: .warn, lenient: .warn)
        XCTAssertEqual(try SealSignature(der: signature.der).propertyInfo, "/文档/签章.xml")
    }

    func testIntermediatesLeadToTheAnchor() throws {
        let office = try Office()
        let key = try PrivateKey.generate(.sm2)
        let authority = try Office.certificate("运营 CA", key, .authority(pathLength: 0), office.issuer)
        let issuer = try CertificateIssuer(certificate: authority, signer: key)
        let certificate = try Office.certificate("签章人", office.signerKey, .signer, issuer)
        let seal = try SealComposition(signer: certificate).der(office)
        let signature = try Composition(try office.sign()) { $0.seal = seal }.signed(by: office.signerKey, certificate)
        XCTAssertEqual(verify(signature, office, .strict).ids(.fail), ["signer-chain"])
        let verifier = SealVerifier(trust: [office.root], intermediates: [authority], policy: .strict)
        XCTAssertEqual(verifier.verify(signature.der, document: Office.document).verdict, .valid)
    }

    func testOtherAlgorithmIdentifierFails() throws {
        let office = try Office()
        let renamed = try Composition(try office.sign()) { $0.algorithm = SignatureAlgorithm.ecdsaWithSHA256.oid }
            .signed(by: office.signerKey, office.signerCertificate)
        XCTAssertEqual(verify(renamed, office, .lenient).ids(.fail), ["algorithm"])
    }

    func testEncryptionCertificateMayNotSign() throws {
        let office = try Office()
        let encryption = try Office.certificate(
            "加密证书", office.signerKey, CertificateProfile(keyUsage: [.keyEncipherment]), office.issuer)
        let seal = try SealComposition(signer: encryption).der(office)
        let misused = try Composition(try office.sign()) { $0.seal = seal }.signed(by: office.signerKey, encryption)
        for verifier in [office.verifier(.lenient), SealVerifier()] {
            XCTAssertEqual(verifier.verify(misused.der, document: Office.document).ids(.fail), ["certificate-validity"])
        }
    }

    func testLengthsThatAreNotDERAreADeparture() throws {
        let office = try Office()
        let signature = try office.sign().der
        // The outermost length in one byte more than it needs; what is signed stays as it was.
        XCTAssertEqual(Array(signature.prefix(2)), [0x30, 0x82])
        let padded = [0x30, 0x83, 0x00] + signature.dropFirst(2)
        for (policy, expected) in [(VerificationPolicy.strict, VerificationCheck.Outcome.fail), (.government, .warn)] {
            let report = office.verifier(policy).verify(padded, document: Office.document)
            XCTAssertEqual(report.check(.encoding)?.outcome, expected)
            XCTAssertEqual(report.check(.signature)?.outcome, .pass, "verified over the bytes as received")
        }
    }

    func testExtensionsAreReadBareAndTagged() throws {
        let office = try Office()
        let list = DER.Serializer.bytes { serializer in
            serializer.sequence { list in
                for (identifier, flag) in [(OID(1, 2, 156, 1), true), (OID(1, 2, 156, 2), false)] {
                    list.sequence {
                        $0.oid(identifier)
                        $0.boolean(flag)
                        $0.octets([1, 2, 3])
                    }
                }
            }
        }
        let expected = [
            SealExtension(identifier: OID(1, 2, 156, 1), isCritical: true, value: [1, 2, 3]),
            SealExtension(identifier: OID(1, 2, 156, 2), isCritical: false, value: [1, 2, 3]),
        ]
        for encoded in [list, DER.Serializer.bytes { tagged in tagged.explicit(0) { $0.serializeRawBytes(list) } }] {
            let extended = try Composition(try office.sign()) { $0.extensions = encoded }
                .signed(by: office.signerKey, office.signerCertificate)
            XCTAssertEqual(try SealSignature(der: extended.der).extensions, expected)
            XCTAssertEqual(verify(extended, office, .strict).verdict, .valid)
        }
    }

    func testLimitsAreKept() throws {
        let office = try Office()
        let signature = try office.sign().der
        var verifier = office.verifier()
        verifier.limits = DERLimits(maximumBytes: signature.count - 1)
        let report = verifier.verify(signature, document: Office.document)
        XCTAssertEqual(report.ids(.unknown), ["encoding"])
        XCTAssertEqual(report.verdict, .indeterminate)
        verifier.limits = DERLimits(maximumBytes: signature.count)
        XCTAssertEqual(verifier.verify(signature, document: Office.document).verdict, .valid)
    }

    /// r ‖ s of SEQUENCE { r, s }.
    private func sideBySide(_ signature: [UInt8]) -> [UInt8] {
        guard let root = try? DERDocument(signature).root, var numbers = try? root.elements(of: "signature") else {
            return []
        }
        return numbers.remaining().flatMap { number -> [UInt8] in
            let magnitude = (try? number.integerBytes("number").drop { $0 == 0 }) ?? []
            return [UInt8](repeating: 0, count: 32 - magnitude.count) + magnitude
        }
    }
}

/// The key and the message of the example in GB/T 32918.5-2017, annex A.2.
private enum PublishedKey {
    static let message = Array("message digest".utf8)
    /// Z of the key with the default identifier.
    static let prefix = bytes("B2E14C5C79C6DF5B85F4FE7ED8DB7A262B9DA7E07CCB0EA9F4747B8CCDA8A4F3")
    /// e = SM3(Z ‖ message).
    static let digest = bytes("F0B43E94BA45ACCAACE692ED534382EB17E6AB5A19CE7B31F4486FDFC0D28640")

    static func certificate(_ office: Office) throws -> Certificate {
        let point = bytes(
            "09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020"
                + "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13")
        let keyInfo = DER.Serializer.bytes { serializer in
            serializer.sequence { info in
                info.sequence {
                    $0.oid(OID(1, 2, 840, 10045, 2, 1))
                    $0.oid(OID(1, 2, 156, 10197, 1, 301))
                }
                info.bitString([0x04] + point)
            }
        }
        return try office.issuer.issue(
            subject: DistinguishedName(commonName: "GB/T 32918.5 A.2"),
            publicKey: PublicKey(subjectPublicKeyInfo: keyInfo),
            profile: .signer, notBefore: Office.start, notAfter: Office.end)
    }

    private static func bytes(_ hexadecimal: String) -> [UInt8] {
        stride(from: 0, to: hexadecimal.utf8.count, by: 2).compactMap {
            UInt8(hexadecimal.dropFirst($0).prefix(2), radix: 16)
        }
    }
}
