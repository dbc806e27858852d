import FangcunModel
import FangcunTestSupport
import XCTest

@testable import FangcunPKI

final class KeyTests: XCTestCase {
    func testKeysSurviveDERAndPEM() throws {
        for algorithm in [KeyAlgorithm.sm2, .p256, .rsa(bits: 2_048), .rsa(bits: 3_072)] {
            let key = try PrivateKey.generate(algorithm)
            XCTAssertEqual(key.algorithm, algorithm)
            let copies = [try PrivateKey(pkcs8DER: key.pkcs8DER()), try PrivateKey(pem: key.pem())]
            for copy in copies {
                XCTAssertEqual(copy.publicKey, key.publicKey)
                XCTAssertTrue(
                    try key.publicKey.isValidSignature(
                        copy.sign([1]), over: [1], algorithm: key.signatureAlgorithm))
            }
            XCTAssertEqual(try PublicKey(subjectPublicKeyInfo: key.publicKey.subjectPublicKeyInfo), key.publicKey)
        }
    }

    func testFormsThatOpenSSLWritesAreRead() throws {
        XCTAssertEqual(try PrivateKey(pem: SampleKeys.sm2).algorithm, .sm2)
        XCTAssertEqual(try PrivateKey(pem: SampleKeys.p256SEC1).algorithm, .p256)
        XCTAssertEqual(try PrivateKey(pem: SampleKeys.rsaPKCS1).algorithm, .rsa(bits: 2_048))
        let windows = SampleKeys.sm2.replacingOccurrences(of: "\n", with: "\r\n")
        XCTAssertEqual(
            try PrivateKey(pem: "Some text\r\n\r\n" + windows + "\r\nmore").publicKey,
            try PrivateKey(pem: SampleKeys.sm2).publicKey)
    }

    func testProtectedKeysAreRefusedAsSuch() throws {
        assertThrows(.encryptedKey) { try PrivateKey(pem: SampleKeys.sm2Encrypted) }
        assertThrows(.encryptedKey) { try PrivateKey(pem: SampleKeys.p256EncryptedTheOldWay) }
        let der = try XCTUnwrap(PEM.blocks(in: bytes(of: SampleKeys.sm2Encrypted)).first).bytes
        assertThrows(.encryptedKey) { try PrivateKey(pkcs8DER: der) }
    }

    func testOtherKindsOfKeysAreRefused() {
        assertThrows(.unsupportedAlgorithm) { try PrivateKey(pem: SampleKeys.p384) }
        assertThrows(.unsupportedAlgorithm) { try PrivateKey(pem: SampleKeys.ed25519) }
        // Whoever chooses the generator of a curve can forge signatures (CVE-2020-0601).
        assertThrows(.unsupportedAlgorithm) { try PrivateKey(pem: SampleKeys.p256ExplicitCurve) }
        for bits in [0, -1, 512, 1_024, 2_047, 8_192, .max] {
            assertThrows(.unsupportedAlgorithm) { try PrivateKey.generate(.rsa(bits: bits)) }
        }
    }

    func testKeyWhosePublicHalfBelongsToAnotherIsRefused() throws {
        for algorithm in [KeyAlgorithm.sm2, .p256] {
            let one = try PrivateKey.generate(algorithm).pkcs8DER()
            let other = try PrivateKey.generate(algorithm).pkcs8DER()
            // The point is the last 65 bytes.
            assertThrows(.keyMismatch) { try PrivateKey(pkcs8DER: Array(one.dropLast(65)) + other.suffix(65)) }
        }
    }

    func testKeyWithoutPublicHalfIsCompleted() throws {
        let key = try PrivateKey(pem: SampleKeys.sm2)
        let scalar = try Array(key.pkcs8DER()[36..<68])
        let der =
            bytes("3041 020100 3013 06072A8648CE3D0201 06082A811CCF5501822D 0427 3025 020101 0420") + scalar
        XCTAssertEqual(try PrivateKey(pkcs8DER: der).publicKey, key.publicKey)
    }

    func testBytesAfterAKeyAreRefused() throws {
        let key = try PrivateKey.generate(.sm2)
        assertThrows(.malformedInput) { try PrivateKey(pkcs8DER: key.pkcs8DER() + [0]) }
        assertThrows(.malformedInput) { try PublicKey(subjectPublicKeyInfo: key.publicKey.subjectPublicKeyInfo + [0]) }
    }

    func testSM2PublicKeysAreReadInAllFormsOfTheStandard() throws {
        let key = try PrivateKey(pem: SampleKeys.sm2).publicKey
        let bitString = Array(key.subjectPublicKeyInfo.suffix(68))
        let forms = [
            "3013 06072A8648CE3D0201 06082A811CCF5501822D",
            // GM/T 0015: the identifier of SM2 itself, with the curve, with NULL, with nothing.
            "3014 06082A811CCF5501822D 06082A811CCF5501822D", "300C 06082A811CCF5501822D 0500",
            "300A 06082A811CCF5501822D",
        ]
        for form in forms {
            let content = bytes(form) + bitString
            let read = try PublicKey(subjectPublicKeyInfo: [0x30, UInt8(content.count)] + content)
            XCTAssertEqual(read, key, form)
            XCTAssertEqual(read.algorithm, .sm2)
        }
        assertThrows(.unsupportedAlgorithm) {
            let content = bytes("3014 06082A811CCF5501822D 06082A8648CE3D030107") + bitString
            return try PublicKey(subjectPublicKeyInfo: [0x30, UInt8(content.count)] + content)
        }
    }

    func testPointsInCompressedFormAreTheSameKey() throws {
        let key = try PrivateKey(pem: SampleKeys.sm2).publicKey
        let point = Array(key.subjectPublicKeyInfo.suffix(65))
        let compressed = [2 + (try XCTUnwrap(point.last) & 1)] + point[1..<33]
        let der = bytes("3039 3013 06072A8648CE3D0201 06082A811CCF5501822D 032200") + compressed
        XCTAssertEqual(try PublicKey(subjectPublicKeyInfo: der), key)
    }

    func testPointsOffTheCurveAreRefused() throws {
        let spki = try PrivateKey(pem: SampleKeys.sm2).publicKey.subjectPublicKeyInfo
        var moved = spki
        moved[spki.count - 1] ^= 1
        assertThrows(.malformedInput) { try PublicKey(subjectPublicKeyInfo: moved) }
        assertThrows(.malformedInput) {
            try PublicKey(subjectPublicKeyInfo: bytes("3019 3013 06072A8648CE3D0201 06082A811CCF5501822D 03020000"))
        }
        // A point of P-256 under the name of SM2.
        let foreign = try PrivateKey(pem: SampleKeys.p256SEC1).publicKey.subjectPublicKeyInfo
        assertThrows(.malformedInput) { try PublicKey(subjectPublicKeyInfo: spki.dropLast(65) + foreign.suffix(65)) }
    }

    func testDamagedKeysAreRefusedWithoutCrash() throws {
        for algorithm in [KeyAlgorithm.sm2, .rsa(bits: 2_048)] {
            let key = try PrivateKey.generate(algorithm)
            let der = try key.pkcs8DER()
            let spki = key.publicKey.subjectPublicKeyInfo
            for length in 0..<spki.count {
                XCTAssertThrowsError(try PublicKey(subjectPublicKeyInfo: Array(spki.prefix(length))))
            }
            for length in stride(from: 0, to: der.count, by: 3) {
                XCTAssertThrowsError(try PrivateKey(pkcs8DER: Array(der.prefix(length))))
            }
            for index in spki.indices {
                var damaged = spki
                damaged[index] ^= 0x41
                XCTAssertNotEqual(try? PublicKey(subjectPublicKeyInfo: damaged), key.publicKey)
            }
            for index in stride(from: 0, to: der.count, by: 3) {
                var damaged = der
                damaged[index] ^= 0x41
                _ = try? PrivateKey(pkcs8DER: damaged)
            }
        }
    }

    func testWipedBytesAreZero() {
        var secret: [UInt8] = [1, 2, 3]
        secret.wipe()
        XCTAssertEqual(secret, [0, 0, 0])
        var nothing: [UInt8] = []
        nothing.wipe()
    }

    func testKeyOfAFieldCertificateIsRead() throws {
        let text = String(decoding: try TestData.bytes("seals/keys/sign_key.pem"), as: UTF8.self)
        let certificate = String(decoding: try TestData.bytes("seals/keys/sign_cert.pem"), as: UTF8.self)
        XCTAssertEqual(try PrivateKey(pem: text).publicKey, try Certificate(pem: certificate).publicKey)
    }

    private func assertThrows<T>(_ code: PKIError.Code, line: UInt = #line, _ body: () throws -> T) {
        XCTAssertThrowsError(try body(), line: line) {
            XCTAssertEqual(($0 as? PKIError)?.code, code, "\($0)", line: line)
        }
    }
}
