import FangcunTestSupport
import XCTest

@testable import FangcunPKI

final class SignatureTests: XCTestCase {
    func testEachKindOfKeyVerifiesWhatItSigned() throws {
        for algorithm in [KeyAlgorithm.sm2, .p256, .rsa(bits: 2048)] {
            let key = try PrivateKey.generate(algorithm)
            let message = Array("message digest".utf8)
            let signature = try key.sign(message)
            XCTAssertTrue(
                try key.publicKey.isValidSignature(signature, over: message, algorithm: key.signatureAlgorithm))
            XCTAssertFalse(
                try key.publicKey.isValidSignature(signature, over: message + [0], algorithm: key.signatureAlgorithm))
            let again = try PrivateKey(pkcs8DER: key.pkcs8DER())
            XCTAssertEqual(again.algorithm, algorithm)
            XCTAssertEqual(again.publicKey, key.publicKey)
            XCTAssertEqual(try PublicKey(subjectPublicKeyInfo: key.publicKey.subjectPublicKeyInfo), key.publicKey)
            XCTAssertEqual(try PrivateKey(pem: key.pem()).publicKey, key.publicKey)
        }
    }
}
