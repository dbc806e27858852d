import FangcunTestSupport
import Foundation
import XCTest

@testable import FangcunPKI

/// BouncyCastle as referee of SM2: it shares no code with OpenSSL.
final class BouncyCastleRefereeTests: XCTestCase {
    override func setUpWithError() throws { try Referee.require() }

    func testSM2ChainWeIssueIsVerified() throws {
        let folder = try TemporaryFolder()
        let test = try TestAuthority(.sm2)
        let chain = [test.signer, test.authority.certificate, test.root.certificate]
        for (index, certificate) in chain.enumerated() { try folder.write(certificate.der, to: "\(index).der") }
        let answer = try bouncyCastle(["chain", "0.der", "1.der", "2.der"], in: folder)
        let lines = answer.output.split(separator: "\n")
        XCTAssertEqual(lines.count, 3, answer.errors)
        // -1 is its word for "no authority", the largest number that for "no limit".
        for (line, pathLength) in zip(lines, ["-1", "0", "2147483647"]) {
            XCTAssertTrue(line.hasSuffix("pathLength=\(pathLength) ok"), String(line))
            XCTAssertTrue(line.contains("SM3WITHSM2"), String(line))
        }
        // The leaf presented as issued by the root must not pass.
        XCTAssertNotEqual(try bouncyCastle(["chain", "0.der", "2.der"], in: folder).status, 0)
    }

    func testSM2SignatureWeMakeIsVerified() throws {
        let folder = try TemporaryFolder()
        let test = try TestAuthority(.sm2)
        try folder.write(test.signer.der, to: "certificate.der")
        try folder.write([1, 2, 3], to: "message")
        try folder.write([1, 2, 4], to: "other")
        try folder.write(test.signerKey.sign([1, 2, 3]), to: "signature")
        let good = try bouncyCastle(["verify", "certificate.der", "message", "signature"], in: folder)
        XCTAssertEqual(good.output, "true\n", good.errors)
        let bad = try bouncyCastle(["verify", "certificate.der", "other", "signature"], in: folder)
        XCTAssertEqual(bad.output, "false\n", bad.errors)
    }

    func testSM2SignatureAndKeyItMakesAreRead() throws {
        let folder = try TemporaryFolder()
        try folder.write([1, 2, 3], to: "message")
        let answer = try bouncyCastle(["sign", "."], in: folder)
        XCTAssertEqual(answer.status, 0, answer.errors)
        let key = try PublicKey(subjectPublicKeyInfo: read("key.der", in: folder))
        XCTAssertEqual(key.algorithm, .sm2)
        XCTAssertTrue(
            try key.isValidSignature(read("signature.der", in: folder), over: [1, 2, 3], algorithm: .sm2WithSM3))
        XCTAssertEqual(try PrivateKey(pkcs8DER: read("private.der", in: folder)).publicKey, key)
    }

    private func bouncyCastle(_ arguments: [String], in folder: TemporaryFolder) throws -> Referee.Answer {
        let jars = ["bcprov", "bcpkix", "bcutil"].map { "/usr/share/java/\($0).jar" }
        try XCTSkipUnless(
            jars.allSatisfy(FileManager.default.fileExists(atPath:)), "needs libbcprov-java and libbcpkix-java")
        let program = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Referees/java/CertificateReferee.java")
        return try Referee.run(
            "java", ["-cp", jars.joined(separator: ":"), program.path] + arguments, in: folder.url)
    }

    private func read(_ name: String, in folder: TemporaryFolder) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.url.appendingPathComponent(name)))
    }
}
