import FangcunGeo
import FangcunTestSupport
import Foundation
import XCTest

/// Distances, chainages and nearest points of lines against shapely.
final class LineIndexRefereeTests: XCTestCase {
    func testShapelyFindsTheSameFeet() throws {
        try Referee.require()
        var generator = SeededGenerator(seed: 40)
        let lines = (0..<400).map { _ -> [Point] in
            var place = Point(
                x: Double.random(in: 465_000...467_000, using: &generator),
                y: Double.random(in: 3_845_000...3_847_000, using: &generator))
            return (0..<Int.random(in: 2...20, using: &generator)).map { _ in
                place.x += Double.random(in: -60...60, using: &generator)
                place.y += Double.random(in: -60...60, using: &generator)
                return place
            }
        }
        let places = (0..<20_000).map { _ in
            Point(
                x: Double.random(in: 464_800...467_200, using: &generator),
                y: Double.random(in: 3_844_800...3_847_200, using: &generator))
        }
        let folder = try TemporaryFolder()
        func write(_ rows: [[Point]], to name: String) throws -> String {
            let text = rows.map { $0.map { "\($0.x) \($0.y)" }.joined(separator: ",") }.joined(separator: "\n")
            return try folder.write(Array(text.utf8), to: name).path
        }
        let script = try folder.write(Array(Self.script.utf8), to: "lines.py").path
        let answer = try Referee.run(
            "python3", [script, try write(lines, to: "lines"), try write(places.map { [$0] }, to: "places")])
        XCTAssertEqual(answer.status, 0, answer.errors)
        let rows = answer.output.split(separator: "\n").map { $0.split(separator: " ").compactMap { Double($0) } }
        XCTAssertEqual(rows.count, places.count)
        let index = try LineIndex(lines)
        for (place, row) in zip(places, rows) {
            let found = try XCTUnwrap(index.nearest(to: place).first)
            XCTAssertEqual(found.distance, row[1], accuracy: 1e-8, "\(place)")
            guard found.id == Int(row[0]) else { continue }
            XCTAssertEqual(found.chainage, row[2], accuracy: 1e-7, "\(place)")
            XCTAssertEqual(found.foot.x, row[3], accuracy: 1e-8)
            XCTAssertEqual(found.foot.y, row[4], accuracy: 1e-8)
        }
        let others = zip(places, rows).count { index.nearest(to: $0).first?.id != Int($1[0]) }
        XCTAssertEqual(others, 0, "lines that differ")
    }

    /// For each place: the nearest line, its distance, the way along it and the foot.
    private static let script = """
        import sys, shapely
        def read(name):
            return [[tuple(map(float, p.split())) for p in row.split(",")] for row in open(name)]
        lines = [shapely.LineString(row) for row in read(sys.argv[1])]
        tree = shapely.STRtree(lines)
        for (place,) in read(sys.argv[2]):
            point = shapely.Point(place)
            line = min(tree.query_nearest(point))
            way = lines[line].project(point)
            foot = lines[line].interpolate(way)
            print(line, repr(lines[line].distance(point)), repr(way), repr(foot.x), repr(foot.y))
        """
}
