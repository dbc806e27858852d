import FangcunGeo
import FangcunModel
import Foundation
import XCTest

/// The example of docs/exchange.md is this code, and answers what the page says.
final class ExchangePageTests: XCTestCase {
    func testTheExampleAnswersAsThePageSays() throws {
        let csv = "标识码,类别,X,Y,备注\n410102001,0101,469363.3,3847208.9,\n410102002,0101,,,\n410102003,0102,east,3847000,\n"
        let (table, findings) = try readComponents(Array(csv.utf8))
        let lines = [
            #"{"type":"Feature","properties":{"name":"甲"},"geometry":null}"#, #"{"type":"Feature","#,
            #"{"type":"Feature","properties":{"name":"乙"},"geometry":null}"#,
        ]
        let bytes = Array(lines.joined(separator: "\n").utf8)
        let (names, errors) = readFeatures([Array(bytes.prefix(50)), Array(bytes.dropFirst(50))])
        let binary = WellKnownBinary.bytes(
            of: .point(Point(x: 469_363.3, y: 3_847_208.9)), order: .bigEndian, srid: 4_547)
        let answers =
            table.map { "\($0.fields[$0.fields.startIndex]) \($0.position.x) \($0.position.y)" }
            + ["unplaced \(table.unplacedCount)"] + findings + [names.joined(separator: " ")] + errors
            + [try text(ofBinary: binary)]
        let shown = try XCTUnwrap(Self.page().components(separatedBy: "```text\n").dropFirst().first)
        XCTAssertEqual(
            shown.components(separatedBy: "```")[0].split(separator: "\n").map { String($0) }, answers)
    }

    func testThePageShowsThisCode() throws {
        let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("ExchangeExample.swift")
        let code = try XCTUnwrap(
            String(contentsOf: source, encoding: .utf8).components(separatedBy: "// page begin\n").last?
                .components(separatedBy: "// page end").first)
        XCTAssertTrue(
            try Self.page().contains("```swift\n\(code)```"), "docs/exchange.md and ExchangeExample.swift differ")
    }

    private static func page() throws -> String {
        let top = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: top.appendingPathComponent("docs/exchange.md"), encoding: .utf8)
    }
}
