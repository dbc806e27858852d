import FangcunModel
import FangcunTestSupport
import XCTest

@testable import FangcunPKI

/// SM2 has traps that give no error: the identifier, the type of the key, the form of the signature.
final class SM2SignatureTests: XCTestCase {
    /// GB/T 32918.5-2017 (GM/T 0003.5), annex A: the key, and the signature of "message digest" under the usual identifier.
    private enum Published {
        static let point = bytes(
            """
            04 09F9DF31 1E5421A1 50DD7D16 1E4BC5C6 72179FAD 1833FC07 6BB08FF3 56F35020
            CCEA490C E26775A5 2DC6EA71 8CC1AA60 0AED05FB F35E084A 6632F607 2DA9AD13
            """)
        static let r = bytes("F5A03B06 48D2C463 0EEAC513 E1BB81A1 5944DA38 27D5B741 43AC7EAC EEE720B3")
        static let s = bytes("B1B6AA29 DF212FD8 763182BC 0D421CA1 BB9038FD 1F7F42D4 840B69C4 85BBC1AA")
        static let message = bytes(of: "message digest")
        static let signature = bytes("3046022100") + r + bytes("022100") + s

        static func key() throws -> PublicKey {
            let header = bytes("3059301306072A8648CE3D020106082A811CCF5501822D034200")
            return try PublicKey(subjectPublicKeyInfo: header + point)
        }
    }

    func testPublishedSignatureVerifies() throws {
        XCTAssertTrue(
            try Published.key().isValidSignature(
                Published.signature, over: Published.message, algorithm: .sm2WithSM3))
    }

    func testPublishedSignatureInRawFormVerifiesOnceConvertedAndTheConversionIsReported() throws {
        let raw = Published.r + Published.s
        let key = try Published.key()
        XCTAssertFalse(try key.isValidSignature(raw, over: Published.message, algorithm: .sm2WithSM3))
        let (converted, findings) = SM2Signature.standardForm(raw)
        XCTAssertEqual(converted, Published.signature)
        XCTAssertEqual(findings.map(\.code), ["signature.raw-form"])
        XCTAssertTrue(try key.isValidSignature(converted, over: Published.message, algorithm: .sm2WithSM3))
        let (untouched, none) = SM2Signature.standardForm(Published.signature)
        XCTAssertEqual(untouched, Published.signature)
        XCTAssertEqual(none, [])
    }

    func testRawFormWithLeadingZerosBecomesTheShortestNumbers() {
        let raw = [UInt8](repeating: 0, count: 31) + [5] + [UInt8](repeating: 0, count: 30) + [0x80, 1]
        XCTAssertEqual(SM2Signature.standardForm(raw).signature, bytes("3008 020105 0203008001"))
    }

    func testIdentifierIsPartOfWhatIsSigned() throws {
        let key = try PrivateKey(pem: SampleKeys.sm2)
        let message = bytes(of: "document")
        let identifiers = [SM2Signature.defaultIdentifier, [], bytes(of: "ALICE123@YAHOO.COM")]
        for signing in identifiers {
            let signature = try key.sign(message, sm2Identifier: signing)
            for verifying in identifiers {
                let isValid = try key.publicKey.isValidSignature(
                    signature, over: message, algorithm: .sm2WithSM3, sm2Identifier: verifying)
                XCTAssertEqual(isValid, signing == verifying, "\(signing) \(verifying)")
            }
        }
    }

    func testSignerUsesTheDefaultIdentifierWithoutBeingAsked() throws {
        let key = try PrivateKey(pem: SampleKeys.sm2)
        let signature = try key.sign(bytes(of: "document"))
        XCTAssertTrue(
            try key.publicKey.isValidSignature(
                signature, over: bytes(of: "document"), algorithm: .sm2WithSM3,
                sm2Identifier: bytes(of: "1234567812345678")))
    }

    func testIdentifierTooLongForItsLengthFieldIsRefused() throws {
        let key = try PrivateKey(pem: SampleKeys.sm2)
        let longest = [UInt8](repeating: 7, count: 8_190)
        XCTAssertNoThrow(try key.sign([1], sm2Identifier: longest))
        XCTAssertThrowsError(try key.sign([1], sm2Identifier: longest + [7])) {
            XCTAssertEqual(($0 as? PKIError)?.code, .invalidRequest)
        }
    }

    /// A key over the SM2 curve that OpenSSL takes for a general elliptic-curve key signs ECDSA instead, without a word. Whatever
    /// way the key came in, its signature must be SM2: checked with the published way of verifying, by its own type.
    func testKeysFromEverySourceAreOfTypeSM2() throws {
        let texts = [SampleKeys.sm2, SampleKeys.sm2ByGenericCommand, SampleKeys.sm2AfterParameters]
        let keys = try texts.map { try PrivateKey(pem: $0) } + [PrivateKey.generate(.sm2)]
        for key in keys {
            XCTAssertEqual(key.algorithm, .sm2)
            XCTAssertEqual(key.signatureAlgorithm, .sm2WithSM3)
            let reread = try PrivateKey(pkcs8DER: key.pkcs8DER())
            XCTAssertEqual(reread.algorithm, .sm2)
            let signature = try reread.sign(bytes(of: "x"))
            // This public key is built of its point as type SM2, not decoded.
            let publicKey = try PublicKey(subjectPublicKeyInfo: key.publicKey.subjectPublicKeyInfo)
            XCTAssertTrue(try publicKey.isValidSignature(signature, over: bytes(of: "x"), algorithm: .sm2WithSM3))
            XCTAssertFalse(
                try publicKey.isValidSignature(signature, over: bytes(of: "x"), algorithm: .ecdsaWithSHA256))
        }
    }

    func testNumbersOutOfRangeAreAWrongSignatureAndNoError() throws {
        let key = try Published.key()
        let order = bytes("FFFFFFFE FFFFFFFF FFFFFFFF FFFFFFFF 7203DF6B 21C6052B 53BBF409 39D54123")
        let one = bytes("020101")
        let signatures = [
            bytes("3006020100020100"), bytes("3006020100") + one, bytes("3006") + one + bytes("020100"),
            bytes("30260221 00") + order + one, bytes("3026") + one + bytes("022100") + order,
            bytes("3046022100") + order + bytes("022100") + order, bytes("300602 01FF 0201FF"),
            bytes("30070202 0001 020101"), bytes("3080020101 020101 0000"), Published.signature + [0], [], [0x30],
        ]
        for signature in signatures {
            XCTAssertFalse(
                try key.isValidSignature(signature, over: Published.message, algorithm: .sm2WithSM3), "\(signature)")
        }
    }
}
