import FangcunModel
import Foundation
import XCTest

/// The example of docs/clock.md is this code, and answers what the page says.
final class ClockPageTests: XCTestCase {
    func testTheExampleAnswersAsThePageSays() throws {
        func beijing(_ text: String) throws -> Instant { try Instant(rfc3339: "\(text):00+08:00") }
        let licence = try XCTUnwrap(LegalPeriod.identified("licence.decision"))
        var clock = licence.clock(startedBy: try beijing("2025-09-26T10:00"))
        clock.record(
            .suspend(id: "1", reason: "听证", basis: "行政许可法 第四十五条"), at: try beijing("2025-10-15T09:00"))
        let closure = WorkCalendar.Layer(
            name: "郑州市", days: [CalendarDay(try CivilDate("2025-10-13"), "停工", isOff: true)])

        let suspended = tellTheTime(of: clock, at: try beijing("2025-10-16T12:00"), city: closure)
        clock.record(.resume(id: "1"), at: try beijing("2025-10-22T09:00"))
        let resumed = tellTheTime(of: clock, at: try beijing("2025-11-04T12:00"), city: closure)
        let page = try Self.page()
        let shown = try XCTUnwrap(page.components(separatedBy: "```text\n").last?.components(separatedBy: "```").first)
        XCTAssertEqual(shown, (suspended + [""] + resumed).map { $0 + "\n" }.joined())
    }

    func testThePageShowsThisCode() throws {
        let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("ClockExample.swift")
        let code = try XCTUnwrap(
            String(contentsOf: source, encoding: .utf8).components(separatedBy: "// page begin\n").last?
                .components(separatedBy: "// page end").first)
        XCTAssertTrue(try Self.page().contains("```swift\n\(code)```"), "docs/clock.md and ClockExample.swift differ")
    }

    func testThePageNamesEveryUnitPeriodAndFinding() throws {
        let page = try Self.page()
        for unit in ClockUnit.allCases { XCTAssertTrue(page.contains("| `\(unit.rawValue)` |"), unit.rawValue) }
        for period in LegalPeriod.known {
            XCTAssertTrue(page.contains("| `\(period.identifier)` |"), period.identifier)
        }
    }

    private static func page() throws -> String {
        let top = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: top.appendingPathComponent("docs/clock.md"), encoding: .utf8)
    }
}
