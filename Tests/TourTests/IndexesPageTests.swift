import FangcunGeo
import Foundation
import XCTest

/// The example of docs/indexes.md is this code, and answers what the page says.
final class IndexesPageTests: XCTestCase {
    func testTheExampleAnswersAsThePageSays() throws {
        let place = Point(x: 465_040, y: 3_845_030)
        func near(_ offsets: [(Double, Double)]) -> [Point] {
            offsets.map { Point(x: place.x + $0.0, y: place.y + $0.1) }
        }
        let lines = try lookAround(
            place, components: near([(30, 40), (0, 0), (-3, -4), (90, 0)]), classes: [104, 101, 104, 104],
            buildings: [Polygon(outer: near([(-9, -9), (9, -9), (9, 9), (-9, 9)]))],
            roads: [near([(-90, 60), (90, 60)]), near([(-40, -30), (60, -30), (60, 90)])])
        let page = try Self.page()
        let shown = try XCTUnwrap(page.components(separatedBy: "```text\n").last?.components(separatedBy: "```").first)
        XCTAssertEqual(shown, lines.map { $0 + "\n" }.joined())
    }

    func testThePageShowsThisCode() throws {
        let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("IndexesExample.swift")
        let code = try XCTUnwrap(
            String(contentsOf: source, encoding: .utf8).components(separatedBy: "// page begin\n").last?
                .components(separatedBy: "// page end").first)
        XCTAssertTrue(
            try Self.page().contains("```swift\n\(code)```"), "docs/indexes.md and IndexesExample.swift differ")
    }

    private static func page() throws -> String {
        let top = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: top.appendingPathComponent("docs/indexes.md"), encoding: .utf8)
    }
}
