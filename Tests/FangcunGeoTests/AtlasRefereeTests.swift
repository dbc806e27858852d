import FangcunGeo
import FangcunTestSupport
import Foundation
import XCTest

/// A reader in another language, written from docs/atlas-format.md, finds in an atlas what we do.
final class AtlasRefereeTests: XCTestCase {
    private static let script = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Referees/python/atlas.py").path

    private func write(_ folder: TemporaryFolder) throws -> (path: String, small: SmallAtlas) {
        let small = try SmallAtlas(columns: 7, rows: 6, components: 90)
        let path = folder.url.path + "/city.atlas"
        try small.builder().write(to: path)
        return (path, small)
    }

    func testHeaderSectionsAndCodes() throws {
        try Referee.require()
        let folder = try TemporaryFolder()
        let (path, small) = try write(folder)
        let answer = try Referee.run("python3", [Self.script, path])
        XCTAssertEqual(answer.status, 0, answer.errors)
        var lines = answer.output.split(separator: "\n").map { String($0) }
        XCTAssertEqual(lines.removeFirst(), "1|4547|4547|tests|小城|2025-09-30")
        XCTAssertEqual(lines.removeLast(), small.city.grids.grids.map(\.code).joined(separator: " "))
        let sections = try Atlas(path: path).sections.map {
            "\($0.layer) \($0.part) \($0.version) \($0.form?.rawValue ?? 99) \($0.valueBytes) \($0.byteCount)"
        }
        XCTAssertEqual(lines, sections)
    }

    func testGridsOfPoints() throws {
        try Referee.require()
        let folder = try TemporaryFolder()
        let (path, small) = try write(folder)
        let grids = try XCTUnwrap(try Atlas(path: path).grids())
        var generator = SeededGenerator(seed: 4)
        let points =
            small.city.grids.vertices + small.city.grids.edgeMidpoints
            + (0..<2_000).map { _ in
                Point(
                    x: 465_123 + Double.random(in: -100...1_100, using: &generator),
                    y: 3_845_678 + Double.random(in: -100...800, using: &generator))
            }
        let text = points.map { "\($0.x) \($0.y)\n" }.joined()
        let file = try folder.write(Array(text.utf8), to: "points.txt")
        let answer = try Referee.run("python3", [Self.script, path, file.path])
        XCTAssertEqual(answer.status, 0, answer.errors)
        XCTAssertEqual(
            answer.output.split(separator: "\n").map { String($0) }, points.map { grids.code(at: $0) ?? "-" })
    }

    func testBuildingsOfPoints() throws {
        try Referee.require()
        let folder = try TemporaryFolder()
        let (path, small) = try write(folder)
        let buildings = try XCTUnwrap(try Atlas(path: path).areas("buildings"))
        var generator = SeededGenerator(seed: 5)
        let corners = small.buildings.flatMap { $0.flatMap(\.outer) }
        let points =
            corners
            + (0..<1_500).compactMap { _ in
                corners.randomElement(using: &generator).map {
                    Point(
                        x: $0.x + Double.random(in: -12...12, using: &generator),
                        y: $0.y + Double.random(in: -12...12, using: &generator))
                }
            }
        let file = try folder.write(Array(points.map { "\($0.x) \($0.y)\n" }.joined().utf8), to: "points.txt")
        let answer = try Referee.run("python3", [Self.script, path, "areas", "buildings", file.path])
        XCTAssertEqual(answer.status, 0, answer.errors)
        let theirs = answer.output.split(separator: "\n").map { String($0) }
        XCTAssertEqual(theirs, buildings.index.firsts(containing: points).map { "\($0)" })
        XCTAssertGreaterThan(theirs.count { $0 != "-1" }, 200)
    }

    func testNearestComponent() throws {
        try Referee.require()
        let folder = try TemporaryFolder()
        let (path, small) = try write(folder)
        let components = try XCTUnwrap(try Atlas(path: path).points("components"))
        for place in small.city.grids.vertices.prefix(12) {
            let ours = try XCTUnwrap(components.index.nearest(to: place).first)
            let answer = try Referee.run(
                "python3", [Self.script, path, "near", "components", "\(place.x)", "\(place.y)"])
            let expected = [
                "\(ours.id)", components.className(of: ours.id) ?? "", try components.table.texts("id")[ours.id] ?? "",
            ]
            XCTAssertEqual(answer.output, expected.joined(separator: " ") + "\n", answer.errors)
        }
    }

    func testDamageIsNoticed() throws {
        try Referee.require()
        let folder = try TemporaryFolder()
        let (path, _) = try write(folder)
        var bytes = try InputFile.read(path, maximumBytes: 1 << 30)
        let section = try XCTUnwrap(try Atlas(bytes: bytes).sections.first { $0.part == "locator-lists" })
        bytes[section.offset] ^= 1
        let broken = try folder.write(bytes, to: "broken.atlas")
        let answer = try Referee.run("python3", [Self.script, broken.path])
        XCTAssertNotEqual(answer.status, 0)
        XCTAssertTrue(answer.errors.contains("damaged section ('grids', 'locator-lists')"), answer.errors)
    }
}
