import CFangcun
import XCTest

final class StatusTests: XCTestCase {
    func testEveryStatusOfTheHeaderHasItsOwnName() throws {
        let statuses = try Header.statuses()
        XCTAssertGreaterThan(statuses.count, 5)
        XCTAssertEqual(Set(statuses.map(\.value)).count, statuses.count, "a value is used twice")
        for status in statuses {
            XCTAssertEqual(String(cString: fc_status_name(status.value)), status.name)
        }
    }

    func testANumberThatIsNoStatusHasANameToo() {
        for value: fc_status in [-1, 12, 1_000, .max, .min] {
            XCTAssertEqual(String(cString: fc_status_name(value)), "FC_E_?")
        }
    }

    func testVersionOfTheLibraryIsThatOfTheHeader() {
        XCTAssertEqual(Int32(fc_version() >> 16), FC_VERSION_MAJOR)
        XCTAssertEqual(Int32(fc_version() >> 8 & 0xFF), FC_VERSION_MINOR)
        XCTAssertEqual(Int32(fc_version() & 0xFF), FC_VERSION_PATCH)
    }
}
