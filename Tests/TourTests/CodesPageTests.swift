import FangcunModel
import Foundation
import XCTest

/// The example of docs/codes.md is this code, and answers what the page says.
final class CodesPageTests: XCTestCase {
    func testTheExampleAnswersAsThePageSays() throws {
        let day = try CivilDate("2025-01-01")
        let rows = ["91350100M000100Y43", " 91350100m000100y43", "91350203M0001FUE2P", "914101004AYEN6FN5Q"]
        let answers =
            judge(rows, as: .unifiedSocialCredit, on: day) + judge(["110103"], as: .division, on: day)
            + judge(["郑办文[2010]49号"], as: .documentNumber, on: day) + repair("9135O100M000100Y43")
        let page = try Self.page()
        let shown = try XCTUnwrap(page.components(separatedBy: "```text\n").last?.components(separatedBy: "```").first)
        XCTAssertEqual(
            shown.split(separator: "\n").map { String($0) }, answers.map { $0.trimmingCharacters(in: .whitespaces) })
    }

    func testThePageShowsThisCode() throws {
        let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("CodesExample.swift")
        let code = try XCTUnwrap(
            String(contentsOf: source, encoding: .utf8).components(separatedBy: "// page begin\n").last?
                .components(separatedBy: "// page end").first)
        XCTAssertTrue(try Self.page().contains("```swift\n\(code)```"), "docs/codes.md and CodesExample.swift differ")
    }

    func testThePageNamesEveryKind() throws {
        let page = try Self.page()
        for kind in CodeKind.allCases { XCTAssertTrue(page.contains("| `\(kind.rawValue)` |"), kind.rawValue) }
    }

    private static func page() throws -> String {
        let top = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: top.appendingPathComponent("docs/codes.md"), encoding: .utf8)
    }
}
