import FangcunGeo
import Foundation
import XCTest

/// The example of docs/coordinates.md is this code, and answers what the page says.
final class CoordinatesPageTests: XCTestCase {
    func testTheExampleAnswersAsThePageSays() throws {
        let phone = try GeographicPosition<GCJ02>(longitude: 113.67150381475919, latitude: 34.75158732161226)
        // Into the city's frame: 400 km west, 3 800 km south. The third point was measured half a metre wrong.
        let shift = Point(x: -400_000, y: -3_800_000)
        let corners = [
            (490_000, 3_830_000), (512_000, 3_833_000), (505_000, 3_851_000), (493_000, 3_856_000),
            (500_000, 3_840_000),
        ]
        let controlPoints = corners.enumerated().map { index, corner in
            let error = index == 2 ? 0.5 : Double((index * 7) % 5 - 2) / 1000
            return ControlPoint(
                name: "G\(index + 1)", source: Point(x: Double(corner.0), y: Double(corner.1)),
                target: Point(x: Double(corner.0) + shift.x + error, y: Double(corner.1) + shift.y))
        }
        let lines = try placeOnTheCityMap(phone, controlPoints)
        let shown = try XCTUnwrap(
            Self.page().components(separatedBy: "```text\n").last?.components(separatedBy: "```").first)
        XCTAssertEqual(shown, lines.map { $0 + "\n" }.joined())
    }

    func testThePageShowsThisCode() throws {
        let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("CoordinatesExample.swift")
        let code = try XCTUnwrap(
            String(contentsOf: source, encoding: .utf8).components(separatedBy: "// page begin\n").last?
                .components(separatedBy: "// page end").first)
        XCTAssertTrue(
            try Self.page().contains("```swift\n\(code)```"), "docs/coordinates.md and CoordinatesExample.swift differ")
    }

    private static func page() throws -> String {
        let top = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: top.appendingPathComponent("docs/coordinates.md"), encoding: .utf8)
    }
}
