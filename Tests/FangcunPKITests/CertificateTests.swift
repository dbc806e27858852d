import FangcunModel
import FangcunTestSupport
import XCTest

@testable import FangcunPKI

final class CertificateTests: XCTestCase {
    func testChainMadeByOpenSSLIsReadAndVerifies() throws {
        let root = try realCertificate("root")
        let authority = try realCertificate("ica")
        let leaf = try realCertificate("leaf")
        XCTAssertEqual(leaf.subject.description, "CN=SM2 signer,C=CN")
        XCTAssertEqual(leaf.serialNumber.description, "0B6CF564E10DCB05A294104217677714")
        XCTAssertEqual(leaf.notBefore.rfc3339, "2026-11-20T23:29:34Z")
        XCTAssertEqual(try leaf.publicKey.algorithm, .sm2)
        XCTAssertEqual(leaf.keyUsage, [.digitalSignature, .nonRepudiation])
        XCTAssertEqual(leaf.basicConstraints, BasicConstraints(isAuthority: false))
        XCTAssertEqual(root.basicConstraints, BasicConstraints(isAuthority: true))
        XCTAssertEqual(root.keyUsage, [.keyCertSign, .crlSign])
        XCTAssertEqual(leaf.authorityKeyIdentifier, authority.subjectKeyIdentifier)
        XCTAssertEqual(leaf.encodingFindings, [])
        XCTAssertTrue(try root.isSigned(by: root.publicKey))
        XCTAssertTrue(try authority.isSigned(by: root.publicKey))
        XCTAssertTrue(try leaf.isSigned(by: authority.publicKey))
        XCTAssertFalse(try leaf.isSigned(by: root.publicKey))
    }

    private func realCertificate(_ name: String) throws -> Certificate {
        let text = try TestData.bytes("seals/selfmade/\(name).pem")
        return try Certificate(pem: String(decoding: text, as: UTF8.self))
    }
}
