import FangcunModel
import XCTest

@testable import FangcunPKI

final class CertificateIssuerTests: XCTestCase {
    func testCertificatesSayWhatTheirProfilesDemand() throws {
        for algorithm in [KeyAlgorithm.sm2, .p256, .rsa(bits: 2_048)] {
            let test = try TestAuthority(algorithm)
            let root = test.root.certificate
            let authority = test.authority.certificate
            XCTAssertEqual(root.version, 3)
            XCTAssertTrue(root.isSelfIssued)
            XCTAssertEqual(root.basicConstraints, BasicConstraints(isAuthority: true))
            XCTAssertEqual(root.keyUsage, [.keyCertSign, .crlSign])
            XCTAssertEqual(authority.basicConstraints, BasicConstraints(isAuthority: true, pathLength: 0))
            XCTAssertEqual(authority.authorityKeyIdentifier, root.subjectKeyIdentifier)
            XCTAssertNil(test.signer.basicConstraints)
            XCTAssertEqual(test.signer.keyUsage, [.digitalSignature, .nonRepudiation])
            XCTAssertEqual(test.signer.authorityKeyIdentifier, authority.subjectKeyIdentifier)
            XCTAssertEqual(test.signer.issuer, authority.subject)
            XCTAssertEqual(try test.signer.publicKey, test.signerKey.publicKey)
            XCTAssertEqual(test.signer.notBefore, TestAuthority.begin)
            XCTAssertEqual(test.signer.notAfter, TestAuthority.end)
            let critical = Dictionary(uniqueKeysWithValues: root.extensions.map { ($0.oid, $0.isCritical) })
            XCTAssertEqual(critical, [.subjectKeyIdentifier: false, .basicConstraints: true, .keyUsage: true])
            for certificate in [root, authority, test.signer] {
                XCTAssertEqual(certificate.encodingFindings, [])
                XCTAssertEqual(certificate.subjectKeyIdentifier?.count, 20)
                XCTAssertEqual(certificate.unknownCriticalExtensions, [])
            }
            XCTAssertTrue(try test.signer.isSigned(by: test.authorityKey.publicKey))
            XCTAssertFalse(try test.signer.isSigned(by: test.rootKey.publicKey))
        }
    }

    func testAlgorithmIdentifiersHaveTheParametersOfTheirStandards() throws {
        let expected: [(KeyAlgorithm, String)] = [
            (.sm2, "300A 06082A811CCF55018375"), (.p256, "300A 06082A8648CE3D040302"),
            (.rsa(bits: 2_048), "300D 06092A864886F70D01010B 0500"),
        ]
        for (algorithm, identifier) in expected {
            let key = try PrivateKey.generate(algorithm)
            let root = try CertificateIssuer.selfSigned(
                subject: TestAuthority.name("r"), signer: key, notBefore: TestAuthority.begin,
                notAfter: TestAuthority.end)
            let pattern = bytes(identifier)
            // Inside the signed part after the version and 18 bytes of serial number, and again right after that part.
            XCTAssertEqual(Array(root.tbsBytes.dropFirst(4 + 5 + 18).prefix(pattern.count)), pattern)
            XCTAssertEqual(Array(root.der.dropFirst(4 + root.tbsBytes.count).prefix(pattern.count)), pattern)
        }
    }

    func testSerialNumbersArePositiveLongAndDifferent() throws {
        var seen: Set<SerialNumber> = []
        for _ in 0..<2_000 {
            let number = try SerialNumber.random()
            XCTAssertTrue(number.isPositive)
            // At least 64 random bits, below 2^159.
            XCTAssertEqual(number.bytes.count, 16)
            XCTAssertTrue(seen.insert(number).inserted)
        }
        // Each of the 126 random bits takes both values.
        for bit in 2..<128 {
            let ones = seen.count { $0.bytes[bit / 8] & (0x80 >> UInt8(bit % 8)) != 0 }
            XCTAssertTrue((800...1_200).contains(ones), "bit \(bit): \(ones) of 2000")
        }
    }

    func testKeyIdentifierIsTheCutDigestOfTheKeyBits() throws {
        let key = try PrivateKey(pem: SampleKeys.sm2).publicKey
        let digest = try DigestAlgorithm.sha256.digest(Array(key.subjectPublicKeyInfo.suffix(65)))
        XCTAssertEqual(try key.keyIdentifier(), Array(digest.prefix(20)))
    }

    func testIssuerNeedsItsOwnKeyAndTheRightToIssue() throws {
        let test = try TestAuthority(.p256)
        assertThrows(.keyMismatch) {
            try CertificateIssuer(certificate: test.root.certificate, signer: test.authorityKey)
        }
        assertThrows(.invalidRequest) { try CertificateIssuer(certificate: test.signer, signer: test.signerKey) }
    }

    func testWhatMustNotBeIssuedIsRefused() throws {
        let test = try TestAuthority(.p256)
        let key = test.signerKey.publicKey
        let name = try TestAuthority.name("x")
        let (begin, end) = (TestAuthority.begin, TestAuthority.end)
        // An authority below one that allows none, or that sets no limit below one that does.
        assertThrows(.invalidRequest) {
            try test.authority.issue(
                subject: name, publicKey: key, profile: .authority(pathLength: 0), notBefore: begin, notAfter: end)
        }
        assertThrows(.invalidRequest) {
            try test.authority.issue(
                subject: name, publicKey: key, profile: .authority(pathLength: nil), notBefore: begin, notAfter: end)
        }
        // Beyond the validity of the issuer at either end, and an end before the beginning.
        for (from, to) in [(begin.adding(seconds: -1), end), (begin, end.adding(seconds: 1)), (end, begin)] {
            assertThrows(.invalidRequest) {
                try test.authority.issue(subject: name, publicKey: key, profile: .signer, notBefore: from, notAfter: to)
            }
        }
        assertThrows(.invalidRequest) {
            try test.authority.issue(
                subject: DistinguishedName(), publicKey: key, profile: .signer, notBefore: begin, notAfter: end)
        }
        for profile in [
            CertificateProfile(keyUsage: []), CertificateProfile(keyUsage: [.keyCertSign]),
            CertificateProfile(basicConstraints: BasicConstraints(isAuthority: true), keyUsage: [.digitalSignature]),
            CertificateProfile(
                basicConstraints: BasicConstraints(isAuthority: true, pathLength: -1), keyUsage: [.keyCertSign]),
        ] {
            assertThrows(.invalidRequest) {
                try test.root.issue(subject: name, publicKey: key, profile: profile, notBefore: begin, notAfter: end)
            }
        }
    }

    func testSignerThatSignsWithAnotherKeyIsFoundOut() throws {
        let test = try TestAuthority(.sm2)
        struct Liar: Signer {
            let publicKey: PublicKey
            let key: PrivateKey
            var signatureAlgorithm: SignatureAlgorithm { key.signatureAlgorithm }
            func sign(_ message: [UInt8]) throws(PKIError) -> [UInt8] { try key.sign(message) }
        }
        let liar = Liar(publicKey: test.rootKey.publicKey, key: test.signerKey)
        let issuer = try CertificateIssuer(certificate: test.root.certificate, signer: liar)
        assertThrows(.keyMismatch) {
            try issuer.issue(
                subject: TestAuthority.name("x"), publicKey: test.signerKey.publicKey, profile: .signer,
                notBefore: TestAuthority.begin, notAfter: TestAuthority.end)
        }
    }

    func testFurtherPurposesAndNamesAreWrittenAndReadBack() throws {
        let test = try TestAuthority(.p256)
        let timestamping = try OID(dotted: "1.3.6.1.5.5.7.3.8")
        var profile = CertificateProfile.signer
        profile.extendedKeyUsages = [timestamping]
        profile.subjectAlternativeNames = [
            .dns("seal.example.cn"), .email("a@example.cn"), .uri("https://example.cn/"), .ipAddress([10, 0, 0, 1]),
        ]
        let certificate = try test.authority.issue(
            subject: TestAuthority.name("x"), publicKey: test.signerKey.publicKey, profile: profile,
            notBefore: TestAuthority.begin, notAfter: TestAuthority.end)
        XCTAssertEqual(certificate.extendedKeyUsages, [timestamping])
        XCTAssertEqual(certificate.subjectAlternativeNames, profile.subjectAlternativeNames)
    }

    func testEveryCombinationOfKeyUsagesSurvives() throws {
        let test = try TestAuthority(.p256)
        for bit in 0..<9 where bit != 5 {
            for other in 0..<9 where other != 5 {
                let usage = KeyUsage(rawValue: 1 << UInt16(bit) | 1 << UInt16(other))
                let certificate = try test.authority.issue(
                    subject: TestAuthority.name("x"), publicKey: test.signerKey.publicKey,
                    profile: CertificateProfile(keyUsage: usage), notBefore: TestAuthority.begin,
                    notAfter: TestAuthority.end)
                XCTAssertEqual(certificate.keyUsage, usage)
            }
        }
    }

    private func assertThrows<T>(_ code: PKIError.Code, line: UInt = #line, _ body: () throws -> T) {
        XCTAssertThrowsError(try body(), line: line) {
            XCTAssertEqual(($0 as? PKIError)?.code, code, "\($0)", line: line)
        }
    }
}
