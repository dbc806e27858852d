import CFangcun
import Foundation
import XCTest

final class CodesTests: XCTestCase {
    func testEveryKindOfTheHeaderIsJudged() throws {
        let samples: [(Int, String)] = [
            (FC_CODE_USCC, "91350100M000100Y43"), (FC_CODE_ORGANISATION, "D2143569-X"),
            (FC_CODE_CITIZEN_ID, "11010519491231002X"),
            (FC_CODE_E_LICENCE, "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U"),
            (FC_CODE_UNIT_GRID, "410105003001017"), (FC_CODE_COMPONENT, "32050801001000001"),
            (FC_CODE_EVENT, "3205080101"), (FC_CODE_MATTER, "32050801001"), (FC_CODE_DIVISION, "410105003001"),
            (FC_CODE_DOCUMENT_NUMBER, "国发〔2015〕33号"), (FC_CODE_ARCHIVAL, "Z109-WS·2011-Y-BGS-0001"),
        ]
        let named = try Header.text().split(separator: "\n").filter { $0.contains("FC_CODE_") && $0.contains(" = ") }
        XCTAssertEqual(samples.count, named.count)
        for (kind, text) in samples {
            let answer = try check(kind, text)
            XCTAssertEqual(answer.valid, 1, text)
            XCTAssertEqual(
                answer.report["code"] as? String, text.replacingOccurrences(of: "D2143569-X", with: "D2143569X"))
            XCTAssertEqual((answer.report["findings"] as? [Any])?.count, 0, text)
            XCTAssertEqual(try check(kind, text + "#").valid, 0, text)
        }
    }

    func testTheReportSaysWhatWasFound() throws {
        let answer = try check(FC_CODE_USCC, " 91350203M0001FUE2P")
        XCTAssertEqual(answer.valid, 0)
        XCTAssertEqual(answer.report["valid"] as? Bool, false)
        XCTAssertTrue(answer.report["code"] is NSNull)
        let findings = try XCTUnwrap(answer.report["findings"] as? [[String: Any]])
        XCTAssertEqual(findings.map { $0["code"] as? String }, ["uscc.separator", "uscc.check"])
        XCTAssertEqual(findings.map { $0["severity"] as? String }, ["info", "error"])
        XCTAssertEqual(findings.map { $0["position"] as? Int }, [0, 18])
        XCTAssertNotNil((findings[1]["message"] as? [String: String])?["zh"])
    }

    func testColumnsAreJudged() {
        let codes = Array("91350100M000100Y43,91350203M0001FUE2P,9135O203M0001FUE2P".utf8)
        var bits = [UInt8](repeating: 99, count: 3)
        XCTAssertEqual(fc_uscc_check_batch(codes, codes.count, 19, 3, &bits, nil), fc_status(FC_OK))
        XCTAssertEqual(bits.map { Int($0) }, [0, FC_USCC_CHECK, FC_USCC_CHARSET])
        XCTAssertEqual(fc_uscc_check_column(codes, codes.count, [0, 18, 18, 37], 3, &bits, nil), fc_status(FC_OK))
        XCTAssertEqual(bits.map { Int($0) & FC_USCC_LENGTH }, [0, 1, 1])
        XCTAssertEqual(fc_uscc_check_batch(nil, 0, 18, 0, nil, nil), fc_status(FC_OK))
        XCTAssertEqual(fc_uscc_check_column(nil, 0, [0], 0, nil, nil), fc_status(FC_OK))
    }

    func testWrongArgumentsAreRefusedAndNothingIsWritten() {
        let codes = Array("91350100M000100Y43".utf8)
        var bits: [UInt8] = [77, 77]
        var valid: Int32 = 77
        assertRefused(naming: "kind") { fc_code_check(0, "1", 1, &valid, nil, $0) }
        assertRefused(naming: "kind") { fc_code_check(.max, "1", 1, &valid, nil, $0) }
        assertRefused(naming: "out_valid") { fc_code_check(1, "1", 1, nil, nil, $0) }
        assertRefused(naming: "text") { fc_code_check(1, nil, 1, &valid, nil, $0) }
        assertRefused(naming: "text") { fc_code_check(1, "1", -1, &valid, nil, $0) }
        assertRefused(naming: "text") { fc_code_check(1, [CChar(bitPattern: 0xFF)], 1, &valid, nil, $0) }
        for stride in [0, 17, -1] {
            assertRefused(naming: "stride") { fc_uscc_check_batch(codes, 18, stride, 1, &bits, $0) }
        }
        assertRefused(naming: "stride") { fc_uscc_check_batch(codes, 18, 18, 2, &bits, $0) }
        assertRefused(naming: "codes") { fc_uscc_check_batch(nil, 18, 18, 1, &bits, $0) }
        assertRefused(naming: "codes") { fc_uscc_check_batch(codes, -1, 18, 1, &bits, $0) }
        assertRefused(naming: "out") { fc_uscc_check_batch(codes, 18, 18, 1, nil, $0) }
        assertRefused(naming: "out") { fc_uscc_check_batch(codes, 18, 18, -1, &bits, $0) }
        assertRefused(naming: "offsets") { fc_uscc_check_column(codes, 18, nil, 1, &bits, $0) }
        assertRefused(naming: "offsets") { fc_uscc_check_column(codes, 18, [18, 0], 1, &bits, $0) }
        assertRefused(naming: "offsets") { fc_uscc_check_column(codes, 18, [0, 19], 1, &bits, $0) }
        assertRefused(naming: "out") { fc_uscc_check_column(codes, 18, [0], .max, &bits, $0) }
        XCTAssertEqual(bits, [77, 77])
        XCTAssertEqual(valid, 77)
    }

    private func check(_ kind: Int, _ text: String) throws -> (valid: Int32, report: [String: Any]) {
        var valid: Int32 = -1
        var report = fc_bytes(data: nil, length: 0)
        defer { fc_bytes_free(&report) }
        let status = fc_code_check(fc_code_kind(kind), text, text.utf8.count, &valid, &report, nil)
        XCTAssertEqual(status, fc_status(FC_OK))
        let bytes = UnsafeBufferPointer(start: report.data, count: report.length)
        let document = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
        return (valid, try XCTUnwrap(document))
    }
}
