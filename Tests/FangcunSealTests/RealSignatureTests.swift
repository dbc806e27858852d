import FangcunModel
import FangcunPKI
import FangcunSeal
import FangcunTestSupport
import XCTest

/// Signatures made by five vendors' programs, as found in sealed OFD packages. What they should give was established
/// beforehand with OpenSSL, GmSSL and ofdrw.
final class RealSignatureTests: XCTestCase {
    /// The checks that need neither trust nor time.
    private let cryptographicChecks: [VerificationCheck.Identifier] = [
        .dataHash, .makerSignature, .signature, .signerInList, .algorithm,
    ]

    func testSoundSignaturesAreIndeterminateOnlyForWantOfTrust() throws {
        for sample in RealSample.sound {
            let (document, signature) = try sample.read()
            let report = SealVerifier().verify(signature, document: document)
            XCTAssertEqual(report.signatures.map(\.kind), [.sesVersion4])
            XCTAssertEqual(report.ids(.unknown), ["maker-chain", "signer-chain"], sample.file)
            XCTAssertEqual(report.ids(.fail), [], sample.file)
            XCTAssertEqual(report.verdict, .indeterminate, sample.file)
            for id in cryptographicChecks { XCTAssertEqual(report.check(id)?.outcome, .pass, "\(sample.file) \(id)") }
        }
    }

    func testSoundSignaturesAreValidOnceTheirCertificatesAreTrusted() throws {
        for sample in RealSample.sound {
            let (document, der) = try sample.read()
            let signature = try SealSignature(der: der)
            let certificates = [
                try Certificate(der: signature.signerCertificateDER),
                try Certificate(der: signature.seal.makerCertificateDER),
            ]
            let report = SealVerifier(trust: certificates).verify(der, document: document)
            XCTAssertEqual(report.verdict, .valid, "\(sample.file) \(report.checks)")
            var altered = document
            altered[document.count / 2] ^= 1
            XCTAssertEqual(SealVerifier(trust: certificates).verify(der, document: altered).ids(.fail), ["data-hash"])
        }
    }

    func testExplicitDefaultsOfAGovernmentCertificateFailOnlyUnderTheStrictPolicy() throws {
        let (document, signature) = try RealSample(file: "不规范资源路径.ofd", value: "SignValue.dat").read()
        for (policy, expected) in [(VerificationPolicy.strict, VerificationCheck.Outcome.fail), (.government, .warn)] {
            let report = SealVerifier(policy: policy).verify(signature, document: document)
            XCTAssertEqual(report.check(.encoding)?.outcome, expected)
        }
    }

    func testSealUsedAfterItsEndIsSoundButExpired() throws {
        let (document, signature) = try RealSample(file: "SESV4SignDoc.ofd").read()
        let report = SealVerifier().verify(signature, document: document)
        XCTAssertEqual(report.ids(.fail), ["seal-validity", "certificate-validity"])
        XCTAssertEqual(report.verdict, .invalid)
        for id in cryptographicChecks { XCTAssertEqual(report.check(id)?.outcome, .pass, "\(id)") }
    }

    func testSignatureValueSideBySideOfAGovernmentFile() throws {
        let (document, signature) = try RealSample(file: "keyword.ofd", folder: "Sign_1").read()
        XCTAssertEqual(try SealSignature(der: signature).signatureValue.count, 64)
        let government = SealVerifier().verify(signature, document: document)
        XCTAssertEqual(government.ids(.warn), ["encoding"])
        XCTAssertEqual(government.verdict, .indeterminate)
        for id in cryptographicChecks { XCTAssertEqual(government.check(id)?.outcome, .pass, "\(id)") }
        let strict = SealVerifier(policy: .strict).verify(signature, document: document)
        XCTAssertEqual(strict.ids(.fail), ["encoding"])
        XCTAssertEqual(strict.verdict, .invalid)
    }

    func testTaggedExtensionOfAGovernmentFileIsRead() throws {
        let (_, signature) = try RealSample(file: "keyword.ofd", folder: "Sign_1").read()
        let extensions = try SealSignature(der: signature).extensions
        XCTAssertEqual(extensions.map(\.identifier.description), ["1.3.6.1.5.5.7.1.4"])
        XCTAssertEqual(extensions.map(\.isCritical), [true])
        XCTAssertEqual(extensions.map(\.value.count), [72])
    }

    func testVersion1FileOfWhichOnlyTheSealIsTrue() throws {
        let (document, signature) = try RealSample(file: "n.ofd").read()
        let report = SealVerifier().verify(signature, document: document)
        XCTAssertEqual(report.signatures.map(\.kind), [.sesVersion1])
        XCTAssertEqual(report.check(.makerSignature)?.outcome, .pass)
        XCTAssertEqual(report.check(.signature)?.outcome, .fail)
        XCTAssertEqual(report.check(.dataHash)?.outcome, .fail)
        XCTAssertEqual(report.verdict, .invalid)
        // Its certificates have a subjectAltName that cannot be read: an error, which no policy makes a warning.
        let lenient = SealVerifier(policy: .lenient).verify(signature, document: document)
        XCTAssertEqual(lenient.check(.encoding)?.outcome, .fail)
    }

    func testRealSealsByThemselves() throws {
        for (file, kind, maker) in [
            ("UserV4.esl", SignatureKind.sealVersion4, VerificationCheck.Outcome.pass),
            ("UserV1.esl", .sealVersion1, .pass), ("SESealData.DER", .sealVersion4, .fail),
        ] {
            let report = SealVerifier().verify(seal: try TestData.bytes("seals/\(file)"))
            XCTAssertEqual(report.signatures.map(\.kind), [kind])
            XCTAssertEqual(report.check(.makerSignature)?.outcome, maker, file)
            XCTAssertEqual(report.verdict, maker == .pass ? .indeterminate : .invalid, file)
        }
        let seal = try ElectronicSeal(der: try TestData.bytes("seals/UserV4.esl"))
        XCTAssertEqual(seal.name, "OFD R&W 测试用印章")
        XCTAssertEqual(seal.picture.type, "PNG")
        XCTAssertEqual(seal.picture.widthMillimeters, 40)
        XCTAssertEqual(seal.created.rfc3339, "2020-04-22T02:09:00Z")
    }

    func testRealSignaturesCutAnywhereAreNotRead() throws {
        for sample in RealSample.all {
            let (document, signature) = try sample.read()
            for count in stride(from: 0, to: signature.count, by: 97) {
                let report = SealVerifier().verify(Array(signature.prefix(count)), document: document)
                XCTAssertEqual(report.ids(.fail), ["encoding"], "\(sample.file) cut at \(count)")
            }
        }
    }
}
