import FangcunModel
import FangcunTestSupport
import Foundation
import XCTest

@testable import FangcunPKI

/// The command line of OpenSSL as referee: it uses the same library underneath, but none of our DER and none of our calls.
final class OpenSSLRefereeTests: XCTestCase {
    private static let identifier = "distid:1234567812345678"
    private static let algorithms: [KeyAlgorithm] = [.sm2, .p256, .rsa(bits: 2_048)]

    override func setUpWithError() throws { try Referee.require() }

    func testKeysWeWriteAreReadAndFoundSound() throws {
        for algorithm in Self.algorithms {
            let folder = try TemporaryFolder()
            let key = try PrivateKey.generate(algorithm)
            try folder.write(bytes(of: key.pem()), to: "key.pem")
            let check = try openssl(["pkey", "-in", "key.pem", "-check", "-noout"], in: folder)
            XCTAssertTrue((check.output + check.errors).contains("Key is valid"), check.errors)
            _ = try openssl(["pkey", "-in", "key.pem", "-pubout", "-outform", "DER", "-out", "public.der"], in: folder)
            XCTAssertEqual(try read("public.der", in: folder), key.publicKey.subjectPublicKeyInfo)
        }
    }

    func testKeysItMakesAreRead() throws {
        let folder = try TemporaryFolder()
        for (arguments, algorithm) in [
            (["-algorithm", "SM2"], KeyAlgorithm.sm2),
            (["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:SM2"], .sm2),
            (["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"], .p256),
            (["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:3072"], .rsa(bits: 3_072)),
        ] {
            _ = try openssl(["genpkey"] + arguments + ["-out", "key.pem"], in: folder)
            let key = try PrivateKey(pem: String(decoding: read("key.pem", in: folder), as: UTF8.self))
            XCTAssertEqual(key.algorithm, algorithm)
        }
    }

    func testSM2SignaturesVerifyBothWaysUnderTheDefaultIdentifierOnly() throws {
        let folder = try TemporaryFolder()
        let key = try PrivateKey.generate(.sm2)
        try folder.write(bytes(of: key.pem()), to: "key.pem")
        let message = bytes(of: "方寸之间")
        try folder.write(message, to: "message")
        try folder.write(key.sign(message), to: "ours")
        let options = ["-rawin", "-digest", "sm3", "-in", "message", "-inkey", "key.pem"]
        let verify = ["pkeyutl", "-verify", "-sigfile", "ours"] + options
        _ = try openssl(verify + ["-pkeyopt", Self.identifier], in: folder)
        XCTAssertNotEqual(
            try Referee.run("openssl", verify + ["-pkeyopt", "distid:another"], in: folder.url).status, 0)
        _ = try openssl(["pkeyutl", "-sign", "-out", "theirs", "-pkeyopt", Self.identifier] + options, in: folder)
        let theirs = try read("theirs", in: folder)
        XCTAssertTrue(try key.publicKey.isValidSignature(theirs, over: message, algorithm: .sm2WithSM3))
        // Without an identifier OpenSSL 3.0 signs under the empty one, and says nothing.
        _ = try openssl(["pkeyutl", "-sign", "-out", "silent"] + options, in: folder)
        let silent = try read("silent", in: folder)
        XCTAssertFalse(try key.publicKey.isValidSignature(silent, over: message, algorithm: .sm2WithSM3))
        XCTAssertTrue(
            try key.publicKey.isValidSignature(silent, over: message, algorithm: .sm2WithSM3, sm2Identifier: []))
    }

    func testECDSAAndRSASignaturesVerifyBothWays() throws {
        for algorithm in Self.algorithms.dropFirst() {
            let folder = try TemporaryFolder()
            let key = try PrivateKey.generate(algorithm)
            try folder.write(bytes(of: key.pem()), to: "key.pem")
            _ = try openssl(["pkey", "-in", "key.pem", "-pubout", "-out", "public.pem"], in: folder)
            try folder.write([1, 2, 3], to: "message")
            try folder.write(key.sign([1, 2, 3]), to: "ours")
            _ = try openssl(
                ["dgst", "-sha256", "-verify", "public.pem", "-signature", "ours", "message"], in: folder)
            _ = try openssl(["dgst", "-sha256", "-sign", "key.pem", "-out", "theirs", "message"], in: folder)
            XCTAssertTrue(
                try key.publicKey.isValidSignature(
                    read("theirs", in: folder), over: [1, 2, 3], algorithm: key.signatureAlgorithm))
        }
    }

    func testChainsWeIssueAreVerified() throws {
        for algorithm in Self.algorithms.dropFirst() {
            let folder = try TemporaryFolder()
            try write(TestAuthority(algorithm), to: folder)
            let arguments = Self.verify + ["-check_ss_sig", "-CAfile", "root.pem"]
            let answer = try openssl(arguments + ["-untrusted", "authority.pem", "signer.pem"], in: folder)
            XCTAssertTrue(answer.output.contains("signer.pem: OK"), answer.output)
            XCTAssertNotEqual(try Referee.run("openssl", arguments + ["signer.pem"], in: folder.url).status, 0)
        }
    }

    /// The command line gives the identifier of SM2 to the certificate in question and to no other, so that each step of the
    /// chain is verified by itself.
    func testSM2ChainWeIssueIsVerifiedStepByStep() throws {
        let folder = try TemporaryFolder()
        try write(TestAuthority(.sm2), to: folder)
        let arguments = Self.verify + ["-partial_chain", "-vfyopt", Self.identifier, "-CAfile"]
        _ = try openssl(arguments + ["root.pem", "authority.pem"], in: folder)
        _ = try openssl(arguments + ["authority.pem", "signer.pem"], in: folder)
        XCTAssertNotEqual(
            try Referee.run("openssl", arguments + ["root.pem", "signer.pem"], in: folder.url).status, 0)
    }

    /// The strict mode holds certificates to RFC 5280: key identifiers, critical constraints, algorithm identifiers.
    private static let verify = [
        "verify", "-x509_strict", "-attime", String(TestAuthority.now.secondsSinceEpoch),
    ]

    func testCertificateIsShownAsIntended() throws {
        let folder = try TemporaryFolder()
        try write(TestAuthority(.sm2), to: folder)
        let authority = try openssl(["x509", "-in", "authority.pem", "-noout", "-text"], in: folder).output
        for line in [
            "Version: 3 (0x2)", "Signature Algorithm: SM2-with-SM3", "X509v3 Basic Constraints: critical",
            "CA:TRUE, pathlen:0", "X509v3 Key Usage: critical", "Certificate Sign, CRL Sign",
            "Not Before: Jan  1 00:00:00 2026 GMT", "ASN1 OID: SM2",
        ] { XCTAssertTrue(authority.contains(line), line) }
        let signer = try openssl(
            ["x509", "-in", "signer.pem", "-noout", "-text", "-nameopt", "RFC2253,-esc_msb,utf8"], in: folder
        ).output
        for line in ["Digital Signature, Non Repudiation", "Subject: CN=王小明,O=方寸,C=CN"] {
            XCTAssertTrue(signer.contains(line), line)
        }
        XCTAssertFalse(signer.contains("Basic Constraints"))
    }

    func testChainsItIssuesAreTrusted() throws {
        let moment = TestAuthority.moment("2030-01-01T00:00:00Z")
        for (key, digest, identifier) in [
            (["-algorithm", "SM2"], "-sm3", ["-sigopt", Self.identifier]),
            (["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"], "-sha256", []),
            (["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"], "-sha256", []),
        ] {
            let folder = try TemporaryFolder()
            for name in ["root", "leaf"] { _ = try openssl(["genpkey"] + key + ["-out", "\(name).key"], in: folder) }
            let days = ["-days", "36500", digest] + identifier
            _ = try openssl(
                ["req", "-x509", "-new", "-key", "root.key", "-subj", "/C=CN/CN=Root", "-out", "root.pem"] + days,
                in: folder)
            _ = try openssl(
                ["req", "-new", "-key", "leaf.key", "-subj", "/C=CN/CN=Leaf", "-out", "leaf.csr", digest] + identifier,
                in: folder)
            let request = identifier.isEmpty ? [] : ["-vfyopt", Self.identifier]
            _ = try openssl(
                ["x509", "-req", "-in", "leaf.csr", "-CA", "root.pem", "-CAkey", "root.key", "-out", "leaf.pem"]
                    + request + days, in: folder)
            let root = try Certificate(pem: String(decoding: read("root.pem", in: folder), as: UTF8.self))
            let leaf = try Certificate(pem: String(decoding: read("leaf.pem", in: folder), as: UTF8.self))
            let chain = ChainVerifier(anchors: [root]).verify(leaf, at: moment)
            XCTAssertEqual(chain.findings, [])
            XCTAssertTrue(chain.isTrusted)
        }
    }

    private func write(_ test: TestAuthority, to folder: TemporaryFolder) throws {
        try folder.write(bytes(of: test.root.certificate.pem), to: "root.pem")
        try folder.write(bytes(of: test.authority.certificate.pem), to: "authority.pem")
        try folder.write(bytes(of: test.signer.pem), to: "signer.pem")
    }

    private func read(_ name: String, in folder: TemporaryFolder) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.url.appendingPathComponent(name)))
    }

    /// Runs OpenSSL and fails the test unless it is content.
    private func openssl(
        _ arguments: [String], in folder: TemporaryFolder, line: UInt = #line
    ) throws -> Referee.Answer {
        let answer = try Referee.run("openssl", arguments, in: folder.url)
        XCTAssertEqual(answer.status, 0, "\(arguments): \(answer.errors) \(answer.output)", line: line)
        return answer
    }
}
