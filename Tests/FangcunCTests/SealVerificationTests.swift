import CFangcun
import XCTest

final class SealVerificationTests: XCTestCase {
    // Set to INT64_MIN by the header, in an expression that is not imported.
    private let unknownTime = Int64.min
    private let government = fc_policy(FC_POLICY_GOVERNMENT)

    func testAnUntouchedDocumentIsValid() throws {
        let sample = try SealSample()
        for policy in [FC_POLICY_STRICT, FC_POLICY_GOVERNMENT, FC_POLICY_LENIENT] {
            let answer = try verify(
                sample.signature, sample.document, trust: sample.trustPEM, policy: fc_policy(policy),
                now: SealSample.signed.secondsSinceEpoch + 60)
            XCTAssertEqual(answer.verdict, FC_VERDICT_VALID, answer.report)
        }
        let timeless = try verify(sample.signature, sample.document, trust: sample.trustPEM, now: unknownTime)
        XCTAssertEqual(timeless.verdict, FC_VERDICT_VALID, timeless.report)
    }

    func testTheReportSaysWhatTheVerdictSays() throws {
        let sample = try SealSample()
        let answer = try verify(sample.signature, sample.document, trust: sample.trustPEM, now: unknownTime)
        let document = try XCTUnwrap(
            JSONSerialization.jsonObject(with: Data(answer.report.utf8)) as? [String: Any])
        XCTAssertEqual(document["verdict"] as? String, "valid")
        let signatures = try XCTUnwrap(document["signatures"] as? [[String: Any]])
        XCTAssertEqual(signatures.map { $0["kind"] as? String }, ["ses-v4"])
    }

    func testAChangedDocumentIsInvalid() throws {
        let sample = try SealSample()
        for change in [[], sample.document + [0x0A], sample.document.dropLast(), [0] + sample.document.dropFirst()] {
            let answer = try verify(sample.signature, Array(change), trust: sample.trustPEM, now: unknownTime)
            XCTAssertEqual(answer.verdict, FC_VERDICT_INVALID, answer.report)
        }
    }

    func testWithoutTrustASoundSealIsIndeterminate() throws {
        let sample = try SealSample()
        let answer = try verify(sample.signature, sample.document, trust: [], now: unknownTime)
        XCTAssertEqual(answer.verdict, FC_VERDICT_INDETERMINATE, answer.report)
    }

    func testTheTrustOfAnotherRootDoesNotHelp() throws {
        let sample = try SealSample()
        let answer = try verify(
            sample.signature, sample.document, trust: try SealSample().trustPEM, now: unknownTime)
        XCTAssertEqual(answer.verdict, FC_VERDICT_INVALID, answer.report)
    }

    func testTextOfAnyEncodingMayStandBetweenTrustedCertificates() throws {
        let sample = try SealSample()
        let trust = [0xD6, 0xD0, 0xB9, 0xFA, 0x0A] + sample.trustPEM  // 中国 in GB 18030
        let answer = try verify(sample.signature, sample.document, trust: trust, now: unknownTime)
        XCTAssertEqual(answer.verdict, FC_VERDICT_VALID, answer.report)
    }

    func testASignatureFromTheFutureIsInvalid() throws {
        let sample = try SealSample()
        let answer = try verify(
            sample.signature, sample.document, trust: sample.trustPEM,
            now: SealSample.signed.secondsSinceEpoch - 2 * 86_400)
        XCTAssertEqual(answer.verdict, FC_VERDICT_INVALID, answer.report)
    }

    func testBytesThatAreNoSealGetAVerdict() throws {
        let sample = try SealSample()
        for bytes in [[], [0x30], Array("hello".utf8), [UInt8](repeating: 0x30, count: 4_096)] {
            let answer = try verify(bytes, sample.document, trust: sample.trustPEM, now: unknownTime)
            XCTAssertNotEqual(answer.verdict, FC_VERDICT_VALID, answer.report)
        }
    }

    func testAFaultyTrustListIsNamedInTheError() throws {
        let sample = try SealSample()
        let broken = "-----BEGIN CERTIFICATE-----\nMAMCAQE=\n-----END CERTIFICATE-----\n"
        for text in ["no certificate at all", broken] {
            var error: OpaquePointer?
            var verdict: fc_verdict = 7
            let status = fc_seal_verify_detached(
                sample.signature, sample.signature.count, sample.document, sample.document.count, Array(text.utf8),
                text.utf8.count, government, unknownTime, &verdict, nil, &error)
            XCTAssertEqual(status, fc_status(FC_E_MALFORMED))
            XCTAssertTrue(String(cString: fc_error_place(error)).hasPrefix("trust"))
            XCTAssertEqual(verdict, 7)
            fc_error_free(error)
        }
    }

    func testWrongArgumentsAreRefused() throws {
        let bytes: [UInt8] = [0x30, 0x00]
        var verdict: fc_verdict = 7
        var report = fc_bytes(data: nil, length: 7)
        let time = unknownTime
        let policy = government
        assertRefused(naming: "out_verdict") {
            fc_seal_verify_detached(bytes, 2, bytes, 2, nil, 0, policy, time, nil, &report, $0)
        }
        assertRefused(naming: "signature") {
            fc_seal_verify_detached(nil, 2, bytes, 2, nil, 0, policy, time, &verdict, &report, $0)
        }
        assertRefused(naming: "document") {
            fc_seal_verify_detached(bytes, 2, nil, 2, nil, 0, policy, time, &verdict, &report, $0)
        }
        assertRefused(naming: "trust") {
            fc_seal_verify_detached(bytes, 2, bytes, 2, nil, 1, policy, time, &verdict, &report, $0)
        }
        for length in [-1, .min, Int(FC_INPUT_BYTES_MAX) + 1, .max] {
            assertRefused(naming: "signature") {
                fc_seal_verify_detached(bytes, length, bytes, 2, nil, 0, policy, time, &verdict, &report, $0)
            }
            assertRefused(naming: "document") {
                fc_seal_verify_detached(bytes, 2, bytes, length, nil, 0, policy, time, &verdict, &report, $0)
            }
            assertRefused(naming: "trust") {
                fc_seal_verify_detached(bytes, 2, bytes, 2, bytes, length, policy, time, &verdict, &report, $0)
            }
        }
        for number: fc_policy in [-1, 3, .max, .min] {
            assertRefused(naming: "policy") {
                fc_seal_verify_detached(bytes, 2, bytes, 2, nil, 0, number, time, &verdict, &report, $0)
            }
        }
        for seconds in [Int64.min + 1, -62_135_596_801, 253_402_300_800, .max] {
            assertRefused(naming: "now") {
                fc_seal_verify_detached(bytes, 2, bytes, 2, nil, 0, policy, seconds, &verdict, &report, $0)
            }
        }
        XCTAssertEqual(verdict, 7)
        XCTAssertNil(report.data)
        XCTAssertEqual(report.length, 7)
    }

    private func verify(
        _ signature: [UInt8], _ document: [UInt8], trust: [UInt8], policy: fc_policy? = nil, now: Int64
    ) throws -> (verdict: Int, report: String) {
        var verdict: fc_verdict = -1
        var report = fc_bytes()
        var error: OpaquePointer?
        let status = fc_seal_verify_detached(
            signature, signature.count, document, document.count, trust, trust.count, policy ?? government, now,
            &verdict, &report, &error)
        defer {
            fc_error_free(error)
            fc_bytes_free(&report)
        }
        guard status == fc_status(FC_OK) else { throw Samples.Refused(error) }
        return (Int(verdict), String(cString: try XCTUnwrap(report.data)))
    }
}
