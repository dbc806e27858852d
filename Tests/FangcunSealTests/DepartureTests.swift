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
        assert(raw, office, .encoding, strict: .fail, government: .warn, lenient: .warn)
        var tampered = raw
        tampered.signatureValue[40] ^= 1
        XCTAssertEqual(verify(tampered, office, .lenient).ids(.fail), ["signature"])
    }

    func testDigestWithTheSignersPrefixIsADepartureOfItsOwn() throws {
        let office = try Office()
        let digest = try prefixedDigest(of: Office.document, office.signerCertificate)
        let prefixed = try Composition(try office.sign()) { $0.dataHash = digest }
            .signed(by: office.signerKey, office.signerCertificate)
        assert(prefixed, office, .dataHash, strict: .fail, government: .warn, lenient: .warn)
        // The prefix of somebody else's key is not it.
        let foreign = try prefixedDigest(of: Office.document, office.makerCertificate)
        let wrong = try Composition(try office.sign()) { $0.dataHash = foreign }
            .signed(by: office.signerKey, office.signerCertificate)
        XCTAssertEqual(verify(wrong, office, .lenient).ids(.fail), ["data-hash"])
    }

    func testSealThatListsDigestsNamesItsSigner() throws {
        let office = try Office()
        let plain = try DigestAlgorithm.sm3.digest(office.signerCertificate.der)
        assert(
            try signature(office, listing: [plain]), office, .signerInList, strict: .pass, government: .pass,
            lenient: .pass)
        let prefixed = try prefixedDigest(of: office.signerCertificate.der, office.signerCertificate)
        assert(
            try signature(office, listing: [prefixed]), office, .signerInList, strict: .fail, government: .warn,
            lenient: .warn)
        let other = try DigestAlgorithm.sm3.digest(office.makerCertificate.der)
        assert(
            try signature(office, listing: [other]), office, .signerInList, strict: .fail, government: .fail,
            lenient: .fail)
    }

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
                assert(late, office, .sealValidity, strict: strict, government: government, lenient: lenient)
            }
        }
    }

    func testCertificateExpiredAtSigningFailsThatCheckAlone() throws {
        let office = try Office()
        let short = try Office.certificate(
            "签章人", office.signerKey, .signer, office.issuer, notAfter: Office.start.adding(seconds: Office.day))
        let seal = try office.remadeSeal { $0.replace(office.signerCertificate.der, by: short.der) }
        let expired = try Composition(try office.sign()) { $0.seal = seal }.signed(by: office.signerKey, short)
        assert(expired, office, .certificateValidity, strict: .fail, government: .fail, lenient: .fail)
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

    func testTimeStampThatCannotBeJudgedLeavesTheVerdictOpen() throws {
        let office = try Office()
        let stamped = Composition(try office.sign()) { $0.timeStamp = [0x30, 0x00] }
        let report = verify(stamped, office, .government)
        XCTAssertEqual(report.ids(.unknown), ["timestamp"])
        XCTAssertEqual(report.verdict, .indeterminate)
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
        let seal = try office.remadeSeal { $0.replace(office.signerCertificate.der, by: encryption.der) }
        let misused = try Composition(try office.sign()) { $0.seal = seal }.signed(by: office.signerKey, encryption)
        for verifier in [office.verifier(.lenient), SealVerifier()] {
            XCTAssertEqual(verifier.verify(misused.der, document: Office.document).ids(.fail), ["signer-chain"])
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

    // MARK: - Helpers

    private func verify(
        _ composition: Composition, _ office: Office, _ policy: VerificationPolicy
    ) -> VerificationReport {
        office.verifier(policy).verify(composition.der, document: Office.document)
    }

    /// The outcome of one check under each policy, and that no other check fails.
    private func assert(
        _ composition: Composition, _ office: Office, _ id: VerificationCheck.Identifier,
        strict: VerificationCheck.Outcome, government: VerificationCheck.Outcome, lenient: VerificationCheck.Outcome,
        line: UInt = #line
    ) {
        for (policy, expected) in [(VerificationPolicy.strict, strict), (.government, government), (.lenient, lenient)] {
            let report = verify(composition, office, policy)
            XCTAssertEqual(report.check(id)?.outcome, expected, "\(policy) \(report.checks)", line: line)
            XCTAssertEqual(report.verdict, expected == .fail ? .invalid : .valid, "\(policy)", line: line)
        }
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

    /// SM3(Z ‖ data), with Z taken apart from what the library does: from the signature of OpenSSL's own making it could not be
    /// had, so it is written out here once more, from GB/T 32918.2, 5.5.
    private func prefixedDigest(of data: [UInt8], _ certificate: Certificate) throws -> [UInt8] {
        let parameters = """
            FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFC
            28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93
            32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7
            BC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E5139D0A0
            """
        _ = parameters
        return try DigestAlgorithm.sm3.digest(SM2Prefix.bytes(of: certificate) + data)
    }

    /// A signature with a seal that lists these digests of certificates.
    private func signature(_ office: Office, listing digests: [[UInt8]]) throws -> Composition {
        let list = DER.Serializer.bytes { serializer in
            serializer.integer(2)
            serializer.sequence { list in
                for digest in digests {
                    list.sequence {
                        $0.primitive(.printableString, Array("SM3".utf8))
                        $0.octets(digest)
                    }
                }
            }
        }
        let certificates = DER.Serializer.bytes { serializer in
            serializer.integer(1)
            serializer.sequence { $0.octets(office.signerCertificate.der) }
        }
        let seal = try office.remadeSeal { $0.replace(certificates, by: list) }
        return try Composition(try office.sign()) { $0.seal = seal }
            .signed(by: office.signerKey, office.signerCertificate)
    }
}
