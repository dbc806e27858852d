import FangcunGovernance
import Foundation
import XCTest

/// The example of docs/city-management.md is this code, and answers what the page says.
final class CityManagementPageTests: XCTestCase {
    func testTheExampleAnswersAsThePageSays() throws {
        let blocks = try Self.page().components(separatedBy: "```csv\n").dropFirst()
            .compactMap { $0.components(separatedBy: "```").first }
        XCTAssertEqual(blocks.count, 2, "the table of limits and the register")
        let answers = try cityManagement(
            limitsCSV: Array(try XCTUnwrap(blocks.first).utf8), registerCSV: Array(try XCTUnwrap(blocks.last).utf8))
        let shown = try XCTUnwrap(
            try Self.page().components(separatedBy: "```text\n").last?.components(separatedBy: "```").first)
        XCTAssertEqual(shown, answers.joined(separator: "\n"))
    }

    func testThePageShowsThisCode() throws {
        let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("CityManagementExample.swift")
        let code = try XCTUnwrap(
            String(contentsOf: source, encoding: .utf8).components(separatedBy: "// page begin\n").last?
                .components(separatedBy: "// page end").first)
        XCTAssertTrue(
            try Self.page().contains("```swift\n\(code)```"),
            "docs/city-management.md and CityManagementExample.swift differ")
    }

    func testThePageNamesEveryStandardIndicatorAndScore() throws {
        let page = try Self.page()
        for indicator in IndicatorSet.standard.indicators {
            XCTAssertTrue(page.contains("| `\(indicator.id)` |"), indicator.id)
        }
        for score in IndicatorSet.standard.scores { XCTAssertTrue(page.contains("`\(score.id)`"), score.id) }
    }

    private static func page() throws -> String {
        let top = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: top.appendingPathComponent("docs/city-management.md"), encoding: .utf8)
    }
}
