import FangcunModel
import FangcunPKI
import FangcunSeal
import FangcunTestSupport
import Foundation
import XCTest

/// What others say about our seals, and what we and they say about real ones.
final class RefereeTests: XCTestCase {
    func testOpenSSLVerifiesOurSealAndSignature() throws {
        try Referee.require()
        let office = try Office()
        let signature = try office.sign()
        let folder = try TemporaryFolder()
        let file = try folder.write(signature.der, to: "signature.der").path
        // Where the parts lie is asked of OpenSSL, not of us: the second and the third line of its outline.
        let outline = try run("openssl", ["asn1parse", "-inform", "DER", "-in", file])
            .split(separator: "\n").map(Outline.init)
        let tbs = try XCTUnwrap(outline.first { $0.depth == 1 })
        let outer = outline.filter { $0.depth == 1 }
        let seal = try XCTUnwrap(outline.first { $0.depth == 2 && $0.isConstructed })
        let inner = outline.filter { $0.depth == 3 && $0.offset >= seal.contentOffset && $0.offset < seal.end }
        XCTAssertEqual([outer.count, inner.count], [4, 4])
        func bytes(_ node: Outline) -> [UInt8] { Array(signature.der[node.offset..<node.end]) }
        try assertOpenSSLVerifies(bytes(tbs), outer[3].bits(in: signature.der), outer[1].content(in: signature.der))
        try assertOpenSSLVerifies(
            bytes(inner[0]), inner[3].bits(in: signature.der), inner[1].content(in: signature.der))
        // And the digest of the document.
        let document = try folder.write(Office.document, to: "document").path
        let digest = try run("openssl", ["dgst", "-sm3", "-r", document]).prefix(64)
        XCTAssertEqual(String(digest), signature.dataHash.map { String(format: "%02x", $0) }.joined())
    }

    func testBouncyCastleVerifiesOurSignatureAndFindsItStrictDER() throws {
        try Referee.require()
        let office = try Office()
        let signature = try office.sign().der
        let expected = [
            "maker-signature": true, "signature": true, "data-hash": true, "signer-in-list": true, "der": true,
        ]
        XCTAssertEqual(try bouncyCastle(signature, Office.document), expected)
        var other = Office.document
        other[0] ^= 1
        XCTAssertEqual(try bouncyCastle(signature, other)["data-hash"], false)
        var forged = signature
        forged[try XCTUnwrap(forged.firstRange(of: Office.picture.data)).lowerBound] ^= 1
        let answer = try bouncyCastle(forged, Office.document)
        XCTAssertEqual([answer["maker-signature"], answer["signature"]], [false, false])
    }

    func testBouncyCastleAndWeAgreeOnRealSignatures() throws {
        try Referee.require()
        for sample in RealSample.version4 {
            let (document, signature) = try sample.read()
            let theirs = try bouncyCastle(signature, document)
            let ours = SealVerifier().verify(signature, document: document)
            for id in ["maker-signature", "signature", "data-hash", "signer-in-list"] {
                let check = ours.check(VerificationCheck.Identifier(rawValue: id))
                XCTAssertEqual(check?.outcome == .pass, theirs[id], "\(sample.file) \(id)")
            }
        }
        for file in ["UserV4.esl", "SESealData.DER"] {
            let seal = try TestData.bytes("seals/\(file)")
            let theirs = try bouncyCastle(seal, nil)
            let ours = SealVerifier().verify(seal: seal).check(.makerSignature)
            XCTAssertEqual(ours?.outcome == .pass, theirs["maker-signature"], file)
        }
    }

    // MARK: - OpenSSL

    /// A line of the outline that `openssl asn1parse` prints: `offset:d=depth hl=header l=length cons|prim: …`.
    private struct Outline {
        var offset = 0
        var depth = 0
        var headerLength = 0
        var length = 0
        var isConstructed = false

        init(_ line: Substring) {
            let fields = line.replacingOccurrences(of: "=", with: "= ").replacingOccurrences(of: ":", with: ": ")
                .split(separator: " ")
            func number(after name: String) -> Int {
                fields.firstIndex { $0.hasSuffix(name) }.flatMap { Int(fields[$0 + 1]) } ?? 0
            }
            offset = fields.first.flatMap { Int($0.dropLast()) } ?? 0
            depth = number(after: "d=")
            headerLength = number(after: "hl=")
            length = fields.firstIndex { $0 == "l=" }.flatMap { Int(fields[$0 + 1]) } ?? 0
            isConstructed = fields.contains("cons:")
        }

        var contentOffset: Int { offset + headerLength }
        var end: Int { contentOffset + length }

        func content(in bytes: [UInt8]) -> [UInt8] { Array(bytes[contentOffset..<end]) }
        func bits(in bytes: [UInt8]) -> [UInt8] { Array(content(in: bytes).dropFirst()) }
    }

    private func assertOpenSSLVerifies(_ message: [UInt8], _ signature: [UInt8], _ certificate: [UInt8]) throws {
        let folder = try TemporaryFolder()
        let certificateFile = try folder.write(certificate, to: "certificate.der").path
        let key = try folder.write(
            Array(try run("openssl", ["x509", "-inform", "DER", "-in", certificateFile, "-noout", "-pubkey"]).utf8),
            to: "key.pem"
        ).path
        let signatureFile = try folder.write(signature, to: "signature").path
        func verify(_ message: [UInt8]) throws -> Referee.Answer {
            let file = try folder.write(message, to: "message").path
            return try Referee.run(
                "openssl",
                [
                    "pkeyutl", "-verify", "-pubin", "-inkey", key, "-rawin", "-in", file, "-sigfile", signatureFile,
                    "-digest", "sm3", "-pkeyopt", "distid:1234567812345678",
                ])
        }
        let answer = try verify(message)
        XCTAssertEqual(answer.status, 0, answer.output + answer.errors)
        XCTAssertNotEqual(try verify(message + [0]).status, 0)
    }

    private func run(_ program: String, _ arguments: [String]) throws -> String {
        let answer = try Referee.run(program, arguments)
        XCTAssertEqual(answer.status, 0, answer.errors)
        return answer.output
    }

    // MARK: - BouncyCastle

    /// What the Java program in Tests/Referees says of a signature with its document, or of a seal alone.
    private func bouncyCastle(_ der: [UInt8], _ document: [UInt8]?) throws -> [String: Bool] {
        let program = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Referees/java/SealReferee.java")
        let libraries = ["bcprov", "bcpkix", "bcutil"].map { "/usr/share/java/\($0).jar" }.joined(separator: ":")
        let folder = try TemporaryFolder()
        var arguments = ["-cp", libraries, program.path, try folder.write(der, to: "signature.der").path]
        if let document { arguments.append(try folder.write(document, to: "document").path) }
        let lines = try run("java", arguments).split(separator: "\n").map { $0.split(separator: " ") }
        return Dictionary(uniqueKeysWithValues: lines.map { (String($0[0]), $0[1] == "true") })
    }
}
