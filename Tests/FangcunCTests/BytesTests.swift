import CFangcun
import XCTest

final class BytesTests: XCTestCase {
    func testFreeingClearsTheStructSoThatASecondTimeDoesNothing() throws {
        let grids = try Samples.grids()
        defer { fc_grids_free(grids) }
        var faults = 0
        var report = fc_bytes()
        XCTAssertEqual(fc_grids_check(grids, &faults, &report, nil), fc_status(FC_OK))
        XCTAssertGreaterThan(report.length, 0)
        XCTAssertEqual(report.data[report.length], 0, "a NUL lies behind the bytes")
        fc_bytes_free(&report)
        XCTAssertNil(report.data)
        XCTAssertEqual(report.length, 0)
        fc_bytes_free(&report)
        fc_bytes_free(nil)
    }
}
