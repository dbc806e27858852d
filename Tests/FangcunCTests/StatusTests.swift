import CFangcun
import Foundation
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

/// The text of fangcun.h.
enum Header {
    static let url = top.appendingPathComponent("CInterop/CFangcun/include/fangcun.h")
    static let top = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func text() throws -> String { try String(contentsOf: url, encoding: .utf8) }

    /// The constants of `fc_status` as written.
    static func statuses() throws -> [(name: String, value: fc_status)] {
        try text().split(separator: "\n").compactMap { line in
            let words = line.split { " ,".contains($0) }
            guard words.count == 3, words[1] == "=", let value = fc_status(words[2]) else { return nil }
            guard words[0] == "FC_OK" || words[0].hasPrefix("FC_E_") else { return nil }
            return (String(words[0]), value)
        }
    }
}
