import FangcunModel
import FangcunTestSupport
import Foundation
import SwiftASN1
import XCTest

@testable import FangcunPKI

final class CertificateTests: XCTestCase {
    func testChainMadeByOpenSSLIsReadAndVerifies() throws {
        let root = try realCertificate("selfmade/root.pem")
        let authority = try realCertificate("selfmade/ica.pem")
        let leaf = try realCertificate("selfmade/leaf.pem")
        // As `openssl x509 -text` shows it.
        XCTAssertEqual(leaf.subject.description, "CN=SM2 signer,C=CN")
        XCTAssertEqual(leaf.serialNumber.description, "0B6CF564E10DCB05A294104217677714")
        XCTAssertEqual(leaf.notBefore.rfc3339, "2026-11-20T23:29:34Z")
        XCTAssertEqual(leaf.notAfter.rfc3339, "2027-11-20T23:30:34Z")
        XCTAssertEqual(try leaf.publicKey.algorithm, .sm2)
        XCTAssertEqual(leaf.signatureAlgorithm, .sm2WithSM3)
        XCTAssertEqual(leaf.keyUsage, [.digitalSignature, .nonRepudiation])
        XCTAssertEqual(leaf.extendedKeyUsages?.map(\.description), ["1.3.6.1.5.5.7.3.4", "1.3.6.1.5.5.7.3.2"])
        XCTAssertEqual(leaf.basicConstraints, BasicConstraints(isAuthority: false))
        XCTAssertEqual(leaf.subjectKeyIdentifier, bytes("66B0CFE73123DFAA07DA0FD2A95048CED766E736"))
        XCTAssertEqual(leaf.authorityKeyIdentifier, bytes("D2693626283A113F02C9897B05E4CD2C1543A66C"))
        XCTAssertEqual(root.basicConstraints, BasicConstraints(isAuthority: true))
        XCTAssertEqual(root.keyUsage, [.keyCertSign, .crlSign])
        XCTAssertEqual(leaf.encodingFindings, [])
        XCTAssertTrue(try root.isSigned(by: root.publicKey))
        XCTAssertTrue(try authority.isSigned(by: root.publicKey))
        XCTAssertTrue(try leaf.isSigned(by: authority.publicKey))
        XCTAssertFalse(try leaf.isSigned(by: root.publicKey))
    }

    /// The certificate of a real authority writes `cA FALSE` into basicConstraints, which DER forbids.
    func testFieldCertificateWithExplicitDefaultIsReadAndReported() throws {
        let folder = try TemporaryFolder()
        let package = try TestData.url("ofd/不规范资源路径.ofd")
        let unzip = try Referee.run("unzip", ["-q", package.path, "-d", folder.url.path])
        try XCTSkipUnless(unzip.status == 0, "needs unzip")
        let files = try XCTUnwrap(FileManager.default.enumerator(at: folder.url, includingPropertiesForKeys: nil))
        let signature = try XCTUnwrap(
            files.compactMap { $0 as? URL }.first { $0.lastPathComponent.hasPrefix("SignValue") })
        let found = certificates(in: try DERDocument([UInt8](Data(contentsOf: signature))).root)
        XCTAssertFalse(found.isEmpty)
        let reported = found.filter { $0.encodingFindings.contains { $0.code == "der.explicit-default" } }
        XCTAssertFalse(reported.isEmpty)
        for certificate in reported {
            XCTAssertEqual(certificate.basicConstraints, BasicConstraints(isAuthority: false))
            XCTAssertTrue(certificate.encodingFindings.isAcceptable)
        }
    }

    func testExplicitDefaultsAreReadAndReportedAtTheirPlace() throws {
        let test = try TestAuthority(.p256)
        let der = try CertificateDER.der(
            issuer: test.authority.certificate.subject, key: test.authorityKey, publicKey: test.signerKey.publicKey,
            // basicConstraints, critical FALSE, cA FALSE.
            extensionsDER: bytes("300F 0603551D13 010100 0405 3003 010100"))
        let certificate = try Certificate(der: der)
        XCTAssertEqual(certificate.basicConstraints, BasicConstraints(isAuthority: false))
        XCTAssertEqual(certificate.encodingFindings.map(\.code), ["der.explicit-default", "der.explicit-default"])
        XCTAssertTrue(certificate.encodingFindings.isAcceptable)
        guard case .byte(let offset) = certificate.encodingFindings.first?.place else { return XCTFail("no place") }
        XCTAssertEqual(Array(der[offset..<offset + 3]), bytes("010100"))
        XCTAssertTrue(try certificate.isSigned(by: test.authorityKey.publicKey))
    }

    /// What is signed is what was received: lengths in a longer form than DER allows stay part of the signed bytes.
    func testSignatureIsVerifiedOverTheBytesAsReceived() throws {
        let key = try PrivateKey.generate(.sm2)
        let strict = try CertificateIssuer.selfSigned(
            subject: TestAuthority.name("x"), signer: key, notBefore: TestAuthority.begin, notAfter: TestAuthority.end)
        XCTAssertEqual(strict.tbsBytes[1], 0x82)
        let loose = [strict.tbsBytes[0], 0x83, 0] + strict.tbsBytes[2...]
        let certificate = try Certificate(der: CertificateDER.sign(Array(loose), key))
        XCTAssertEqual(certificate.tbsBytes, Array(loose))
        XCTAssertEqual(certificate.encodingFindings.map(\.code), ["der.length-form"])
        XCTAssertTrue(try certificate.isSigned(by: key.publicKey))
        let open = [strict.tbsBytes[0], 0x80] + strict.tbsBytes[4...] + [0, 0]
        let indefinite = try Certificate(der: CertificateDER.sign(Array(open), key))
        XCTAssertEqual(indefinite.tbsBytes, Array(open))
        XCTAssertEqual(indefinite.encodingFindings.map(\.code), ["der.indefinite-length"])
        XCTAssertTrue(try indefinite.isSigned(by: key.publicKey))
    }

    func testDamagedCertificatesAreRefusedOrDoNotVerify() throws {
        let key = try PrivateKey.generate(.sm2)
        let certificate = try CertificateIssuer.selfSigned(
            subject: TestAuthority.name("x"), signer: key, notBefore: TestAuthority.begin, notAfter: TestAuthority.end)
        for length in 0..<certificate.der.count {
            XCTAssertThrowsError(try Certificate(der: Array(certificate.der.prefix(length))))
        }
        XCTAssertThrowsError(try Certificate(der: certificate.der + [0]))
        for index in certificate.der.indices {
            for mask: UInt8 in [0x01, 0x20, 0x80, 0xFF] {
                var damaged = certificate.der
                damaged[index] ^= mask
                guard let read = try? Certificate(der: damaged) else { continue }
                XCTAssertFalse(try read.isSigned(by: key.publicKey), "byte \(index), mask \(mask)")
            }
        }
    }

    func testOddSerialNumbersAreReported() throws {
        let key = try PrivateKey.generate(.p256)
        let name = try TestAuthority.name("x")
        let odd = ["020100", "0201FF", "0215" + String(repeating: "11", count: 21)]
        for serialNumber in odd + ["0214" + String(repeating: "11", count: 20)] {
            let certificate = try CertificateDER.certificate(
                issuer: name, key: key, publicKey: key.publicKey, serialNumber: serialNumber)
            XCTAssertEqual(
                certificate.encodingFindings.map(\.code),
                odd.contains(serialNumber) ? ["certificate.serial-number"] : [], serialNumber)
        }
    }

    func testAlgorithmThatDiffersInsideAndOutsideIsAnError() throws {
        let key = try PrivateKey.generate(.p256)
        let certificate = try CertificateDER.certificate(
            issuer: TestAuthority.name("x"), key: key, publicKey: key.publicKey, innerAlgorithm: .sm2WithSM3)
        XCTAssertEqual(certificate.encodingFindings.map(\.code), ["certificate.algorithm-mismatch"])
        XCTAssertFalse(certificate.encodingFindings.isAcceptable)
    }

    func testCertificateWithAKeyOfAnotherKindIsReadAllTheSame() throws {
        let issuer = try PrivateKey.generate(.p256)
        let ordinary = try CertificateDER.certificate(
            issuer: TestAuthority.name("x"), key: issuer, publicKey: issuer.publicKey)
        // The curve becomes one nobody knows.
        let tbs = ordinary.tbsBytes.replacing(bytes("06082A8648CE3D030107"), with: bytes("06082A8648CE3D030207"))
        let certificate = try Certificate(der: CertificateDER.sign(tbs, issuer))
        XCTAssertThrowsError(try certificate.publicKey) {
            XCTAssertEqual(($0 as? PKIError)?.code, .unsupportedAlgorithm)
        }
        XCTAssertTrue(try certificate.isSigned(by: issuer.publicKey))
    }

    func testSeveralCertificatesAreFoundAmongOtherText() throws {
        let test = try TestAuthority(.p256)
        let all = [test.signer, test.authority.certificate, test.root.certificate]
        let text = try "Chain:\n" + test.signerKey.pem() + all.map { "subject=x\n" + $0.pem }.joined(separator: "\n")
        XCTAssertEqual(try Certificate.certificates(pem: text), all)
        XCTAssertEqual(try Certificate.certificates(pem: text.replacingOccurrences(of: "\n", with: "\r\n")), all)
        XCTAssertEqual(try Certificate(pem: text), all[0])
        XCTAssertThrowsError(try Certificate.certificates(pem: test.signerKey.pem()))
        XCTAssertThrowsError(try Certificate(pem: ""))
        let broken = all[0].pem + "-----BEGIN CERTIFICATE-----\nAQID\n-----END CERTIFICATE-----\n"
        XCTAssertThrowsError(try Certificate.certificates(pem: broken)) {
            let lines = all[0].pem.split(separator: "\n").count
            XCTAssertEqual(($0 as? PKIError)?.place, .line(lines + 1, column: nil))
        }
    }

    func testExtensionThatCannotBeReadForbidsTrustButNotReading() throws {
        let test = try TestAuthority(.p256)
        let verifier = ChainVerifier(anchors: [test.root.certificate])
        for (oid, value) in [
            (OID.basicConstraints, "3003 020105 00"), (.basicConstraints, "3006 0101FF 0201FF"),
            (.basicConstraints, "0500"), (.keyUsage, "0300"), (.keyUsage, "0301 05"), (.keyUsage, "0302 0880"),
            (.extendedKeyUsage, "3002 0500"), (.subjectKeyIdentifier, ""), (.authorityKeyIdentifier, "04"),
        ] {
            let certificate = try CertificateDER.certificate(
                issuer: test.root.certificate.subject, key: test.rootKey, publicKey: test.signerKey.publicKey,
                extensions: [CertificateExtension(oid, isCritical: false, value: bytes(value))])
            XCTAssertEqual(certificate.encodingFindings.map(\.code), ["certificate.unreadable-extension"], value)
            XCTAssertNotNil(certificate.encodingFindings.first?.place)
            let chain = verifier.verify(certificate, at: TestAuthority.now)
            XCTAssertEqual(chain.verdict, .notTrusted, value)
            XCTAssertEqual(chain.findings.map(\.code), ["certificate.unreadable-extension"], value)
        }
    }

    /// All certificates that lie in octet strings below a node.
    private func certificates(in node: ASN1Node) -> [Certificate] {
        switch node.content {
        case .constructed(let nodes): nodes.flatMap(certificates)
        case .primitive(let content):
            node.identifier == .octetString ? (try? [Certificate(der: Array(content))]) ?? [] : []
        }
    }

    private func realCertificate(_ path: String) throws -> Certificate {
        try Certificate(pem: String(decoding: TestData.bytes("seals/\(path)"), as: UTF8.self))
    }
}
