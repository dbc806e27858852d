import FangcunModel
import FangcunPKI
import FangcunSeal
import FangcunTestSupport
import XCTest

/// Signatures made by five vendors' programs, as found in sealed OFD packages; what they should give was established with
/// OpenSSL, GmSSL and ofdrw.
final class RealSignatureTests: XCTestCase {
    private let cryptographicChecks: [VerificationCheck.Identifier] = [
        .dataHash, .makerSignature, .signature, .signerInList, .algorithm,
    ]

    func testSoundSignaturesAreIndeterminateOnlyForWantOfTrust() throws {
        let samples = [
            ("999.ofd", "Sign_0", "SignedValue.dat"), ("不规范资源路径.ofd", "Sign_0", "SignValue.dat"),
            ("h.ofd", "Sign_0", "SignedValue.dat"), ("h.ofd", "Sign_1", "SignedValue.dat"),
        ]
        for (file, folder, value) in samples {
            let (document, signature) = try OFDSample(file).signature(folder, value: value)
            for policy in VerificationPolicy.allCases {
                let report = SealVerifier(policy: policy).verify(signature, document: document)
                print(
                    file, policy,
                    report.checks.map { "\($0.id)=\($0.outcome) \($0.message.en)" }.joined(separator: "\n   "))
                XCTAssertEqual(report.signatures.map(\.kind), [.sesVersion4])
                for id in cryptographicChecks { XCTAssertEqual(report.check(id)?.outcome, .pass, "\(file) \(id)") }
                let unknown = report.checks.filter { $0.outcome == .unknown }.map(\.id)
                XCTAssertEqual(unknown, [.makerChain, .signerChain], file)
            }
        }
    }

    func testOtherSamples() throws {
        for (file, folder) in [("SESV4SignDoc.ofd", "Sign_0"), ("keyword.ofd", "Sign_1"), ("n.ofd", "Sign_0")] {
            let (document, signature) = try OFDSample(file).signature(folder)
            let report = SealVerifier().verify(signature, document: document)
            print(
                file, report.verdict,
                report.checks.map { "\($0.id)=\($0.outcome) \($0.message.en)" }.joined(separator: "\n   "))
        }
        for file in ["UserV4.esl", "UserV1.esl", "SESealData.DER"] {
            let report = SealVerifier().verify(seal: try TestData.bytes("seals/\(file)"))
            print(
                file, report.verdict,
                report.checks.map { "\($0.id)=\($0.outcome) \($0.message.en)" }.joined(separator: "\n   "))
        }
    }
}
