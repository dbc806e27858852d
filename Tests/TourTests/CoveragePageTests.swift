import FangcunGeo
import FangcunModel
import Foundation
import XCTest

/// The example of docs/coverage.md is this code, and answers what the page says.
final class CoveragePageTests: XCTestCase {
    func testTheExampleAnswersAsThePageSays() throws {
        // Four squares of a hundred metres; the last is drawn ten metres over its western neighbour.
        func square(_ west: Double, _ south: Double, width: Double = 100) -> [Polygon] {
            let corners = [(0.0, 0.0), (width, 0), (width, 100), (0, 100), (0, 0)]
            return [Polygon(outer: corners.map { Point(x: 500_000 + west + $0.0, y: 3_850_000 + south + $0.1) })]
        }
        let grids = UnitGridSet(
            reference: .cgcs2000GaussKruger114,
            grids: [
                UnitGrid(code: "410105001001001", polygons: square(0, 0)),
                UnitGrid(code: "410105001001002", polygons: square(0, 100)),
                UnitGrid(code: "410105001002001", polygons: square(100, 0)),
                UnitGrid(code: "410105001002002", polygons: square(90, 100, width: 110)),
            ])
        let communities = [
            UnitGrid(code: "410105001001", polygons: square(0, 0).map { $0.tall }),
            UnitGrid(code: "410105001002", polygons: square(100, 0).map { $0.tall }),
        ]
        let lines = judge(grids, communities: communities)
        let page = try Self.page()
        let shown = try XCTUnwrap(page.components(separatedBy: "```text\n").last?.components(separatedBy: "```").first)
        XCTAssertEqual(shown, lines.map { $0 + "\n" }.joined())
    }

    func testThePageShowsThisCode() throws {
        let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("CoverageExample.swift")
        let code = try XCTUnwrap(
            String(contentsOf: source, encoding: .utf8).components(separatedBy: "// page begin\n").last?
                .components(separatedBy: "// page end").first)
        XCTAssertTrue(
            try Self.page().contains("```swift\n\(code)```"), "docs/coverage.md and CoverageExample.swift differ")
    }

    private static func page() throws -> String {
        let top = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: top.appendingPathComponent("docs/coverage.md"), encoding: .utf8)
    }
}

extension Polygon {
    /// A square of a hundred metres, made twice as tall.
    fileprivate var tall: Polygon {
        let top = outer.map(\.y).max() ?? 0
        return Polygon(outer: outer.map { $0.y == top ? Point(x: $0.x, y: $0.y + 100) : $0 })
    }
}
