import CFangcun
import XCTest

final class ErrorDetailTests: XCTestCase {
    func testErrorSaysStatusCodeAndMessageInBothLanguages() throws {
        var error: OpaquePointer?
        let status = fc_grids_count(nil, nil, &error)
        defer { fc_error_free(error) }
        XCTAssertEqual(status, fc_status(FC_E_ARGUMENT))
        XCTAssertNotNil(error)
        XCTAssertEqual(fc_error_status(error), status)
        XCTAssertEqual(String(cString: fc_error_code(error)), "argument")
        XCTAssertEqual(String(cString: fc_error_message(error)), "grids is NULL")
        XCTAssertEqual(String(cString: fc_error_message_zh(error)), "调用参数不符合约定")
        XCTAssertEqual(String(cString: fc_error_place(error)), "")
    }

    func testNullIsNoError() {
        XCTAssertEqual(fc_error_status(nil), fc_status(FC_OK))
        for text in [fc_error_code, fc_error_message, fc_error_message_zh, fc_error_place] {
            XCTAssertEqual(text(nil).map { String(cString: $0) }, "")
        }
        fc_error_free(nil)
    }

    func testAnObjectOfAnotherTypeIsNotTakenForAnError() throws {
        let grids = try Samples.grids()
        defer { fc_grids_free(grids) }
        XCTAssertEqual(fc_error_status(grids), fc_status(FC_E_ARGUMENT))
        XCTAssertEqual(String(cString: fc_error_message(grids)), "")
        fc_error_free(grids)
        XCTAssertEqual(try Samples.count(of: grids), 3, "fc_error_free must leave grids alone")
    }

    func testTheCallerMayDoWithoutAnError() {
        XCTAssertEqual(fc_grids_count(nil, nil, nil), fc_status(FC_E_ARGUMENT))
    }

    func testErrorIsLeftAloneOnSuccess() throws {
        let grids = try Samples.grids()
        defer { fc_grids_free(grids) }
        let mark = OpaquePointer(bitPattern: 0x5A5A)
        var error = mark
        var count = 0
        XCTAssertEqual(fc_grids_count(grids, &count, &error), fc_status(FC_OK))
        XCTAssertEqual(error, mark)
    }
}
