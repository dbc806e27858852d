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

final class DocumentationTests: XCTestCase {
    func testTheExampleOfTheDocumentationIsTheOneThatIsCompiled() throws {
        let page = try String(contentsOf: Header.top.appendingPathComponent("docs/c-api.md"), encoding: .utf8)
        let example = try String(
            contentsOf: Header.top.appendingPathComponent("CInterop/CSmoke/example.c"), encoding: .utf8)
        XCTAssertTrue(page.contains("```c\n\(example)```"), "docs/c-api.md and example.c differ")
    }

    func testTheOwnershipTableKnowsEveryObjectOfTheHeader() throws {
        let page = try String(contentsOf: Header.top.appendingPathComponent("docs/c-api.md"), encoding: .utf8)
        let types = try Header.text().split(separator: "\n").filter { $0.hasPrefix("typedef struct fc_") }
            .compactMap { $0.split { " ;".contains($0) }.dropFirst(2).first }
        let objects = try types.filter { try Header.text().contains("void \($0)_free(") }
        XCTAssertGreaterThanOrEqual(objects.count, 4)
        for object in objects {
            XCTAssertTrue(page.contains("`\(object)_free`"), "docs/c-api.md does not say who frees \(object)")
        }
    }
}
