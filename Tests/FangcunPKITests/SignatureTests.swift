import Foundation
import FangcunTestSupport
import XCTest

@testable import FangcunPKI

final class SignatureTests: XCTestCase {
    private static let algorithms: [KeyAlgorithm] = [.sm2, .p256, .rsa(bits: 2_048)]

    func testEachKindOfKeyVerifiesWhatItSignedAndNothingElse() throws {
        let message = bytes(of: "message digest")
        for algorithm in Self.algorithms {
            let key = try PrivateKey.generate(algorithm)
            let other = try PrivateKey.generate(algorithm)
            let signature = try key.sign(message)
            XCTAssertTrue(
                try key.publicKey.isValidSignature(signature, over: message, algorithm: key.signatureAlgorithm))
            XCTAssertFalse(
                try key.publicKey.isValidSignature(signature, over: message + [0], algorithm: key.signatureAlgorithm))
            XCTAssertFalse(
                try other.publicKey.isValidSignature(signature, over: message, algorithm: key.signatureAlgorithm))
        }
    }

    func testSignaturesUnderAnotherAlgorithmAreFalse() throws {
        let keys = try Self.algorithms.map { try PrivateKey.generate($0) }
        for signer in keys {
            let signature = try signer.sign([1, 2, 3])
            for key in keys {
                for algorithm in SignatureAlgorithm.allCases {
                    let isValid = try key.publicKey.isValidSignature(signature, over: [1, 2, 3], algorithm: algorithm)
                    XCTAssertEqual(isValid, key === signer && algorithm == signer.signatureAlgorithm)
                }
            }
        }
    }

    func testAnyFlippedBitMakesASignatureFalseAndIsNoError() throws {
        for algorithm in Self.algorithms {
            let key = try PrivateKey.generate(algorithm)
            let signature = try key.sign([1, 2, 3])
            for index in signature.indices {
                var damaged = signature
                damaged[index] ^= 1 << UInt8(index % 8)
                XCTAssertFalse(
                    try key.publicKey.isValidSignature(damaged, over: [1, 2, 3], algorithm: key.signatureAlgorithm))
                let cut = Array(signature.prefix(index))
                XCTAssertFalse(
                    try key.publicKey.isValidSignature(cut, over: [1, 2, 3], algorithm: key.signatureAlgorithm))
            }
        }
    }

    func testEmptyMessageCanBeSigned() throws {
        for algorithm in Self.algorithms {
            let key = try PrivateKey.generate(algorithm)
            XCTAssertTrue(
                try key.publicKey.isValidSignature(key.sign([]), over: [], algorithm: key.signatureAlgorithm))
        }
    }

    func testFailuresLeaveNothingInTheErrorQueueOfOpenSSL() throws {
        let key = try PrivateKey.generate(.sm2)
        _ = try key.publicKey.isValidSignature(bytes("3006020101020101"), over: [], algorithm: .sm2WithSM3)
        XCTAssertEqual(ErrorQueue.drain(.engineFailure, "nothing").reason, "nothing")
        _ = try PrivateKey(pem: SampleKeys.rsaPKCS1)
        XCTAssertEqual(ErrorQueue.drain(.engineFailure, "nothing").reason, "nothing")
        XCTAssertThrowsError(try PrivateKey(pkcs8DER: bytes("30 03 02 01 00")))
        XCTAssertEqual(ErrorQueue.drain(.engineFailure, "nothing").reason, "nothing")
    }

    func testOneKeyServesManyThreadsAtOnce() throws {
        for algorithm in Self.algorithms {
            let key = try PrivateKey.generate(algorithm)
            let failures = Failures()
            DispatchQueue.concurrentPerform(iterations: 8) { thread in
                for round in 0..<12 {
                    let message = bytes(of: "\(thread) \(round)")
                    let isGood =
                        (try? key.publicKey.isValidSignature(
                            key.sign(message), over: message, algorithm: key.signatureAlgorithm)) ?? false
                    let isBad =
                        (try? key.publicKey.isValidSignature(
                            key.sign(message), over: [0], algorithm: key.signatureAlgorithm)) ?? true
                    if !isGood || isBad { failures.add() }
                }
            }
            XCTAssertEqual(failures.count, 0)
        }
    }
}

/// A count that several threads raise.
private final class Failures: @unchecked Sendable {
    private let lock = NSLock()
    private var value = 0

    var count: Int { lock.withLock { value } }
    func add() { lock.withLock { value += 1 } }
}
