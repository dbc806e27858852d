import FangcunModel
import FangcunPKI
import FangcunSeal
import XCTest

/// Keys, certificates and detached seals.
final class SealBenchmarks: XCTestCase {
    private let day = Instant(secondsSinceEpoch: 1_790_000_000)
    private var end: Instant { day.adding(seconds: 86_400 * 365) }

    func testSignAndVerify() throws {
        let key = try PrivateKey.generate(.sm2)
        let message = [UInt8](repeating: 7, count: 256)
        let signature = try key.sign(message)
        let count = Pass.isShort ? 100 : 1_000
        let sign = try timeInTurn(operations: count, { for _ in 0..<count { _ = try key.sign(message) } }).ours
        try BenchmarkReport.add(.init(name: "sign.sm2.raw", timing: sign))
        let verify = try timeInTurn(
            operations: count,
            {
                for _ in 0..<count {
                    XCTAssertTrue(
                        try key.publicKey.isValidSignature(signature, over: message, algorithm: .sm2WithSM3))
                }
            }
        ).ours
        try BenchmarkReport.add(.init(name: "verify.sm2.raw", timing: verify))
    }

    func testCertificatesAndSeals() throws {
        let rootKey = try PrivateKey.generate(.sm2)
        let root = try CertificateIssuer.selfSigned(
            subject: try DistinguishedName(country: "CN", commonName: "Benchmark Root"), signer: rootKey,
            notBefore: day,
            notAfter: end)
        let issuer = try CertificateIssuer(certificate: root, signer: rootKey)
        let key = try PrivateKey.generate(.sm2)
        let name = try DistinguishedName(country: "CN", organization: "市城市管理局", commonName: "印章")
        let issue = { [day, end] in
            try issuer.issue(subject: name, publicKey: key.publicKey, profile: .signer, notBefore: day, notAfter: end)
        }
        let count = Pass.isShort ? 50 : 500
        let certificates = try timeInTurn(operations: count, { for _ in 0..<count { _ = try issue() } }).ours
        try BenchmarkReport.add(.init(name: "certificate.sm2", timing: certificates))

        let certificate = try issue()
        let seal = try SealMaker(signer: key, certificate: certificate).makeSeal(
            identifier: "1", name: "印章",
            picture: SealPicture(
                type: "PNG", data: [UInt8](repeating: 1, count: 8_192), widthMillimeters: 42, heightMillimeters: 42),
            signers: [certificate], created: day, validFrom: day, validUntil: end)
        let document = [UInt8](repeating: 65, count: 100_000)
        let sign = { [day] in
            try SealSignature.sign(
                document: document, propertyInfo: "dispatch.csv", seal: seal, signer: key, certificate: certificate,
                at: day)
        }
        let signing = try timeInTurn(operations: count, { for _ in 0..<count { _ = try sign() } }).ours
        try BenchmarkReport.add(.init(name: "seal.detached.sign", timing: signing))
        let signature = try sign().der
        let verifier = SealVerifier(trust: [root])
        let verifying = try timeInTurn(
            operations: count,
            {
                for _ in 0..<count {
                    XCTAssertEqual(verifier.verify(signature, document: document, at: self.day).verdict, .valid)
                }
            }
        ).ours
        try BenchmarkReport.add(.init(name: "seal.detached.verify", timing: verifying))
    }
}
