import FangcunGeo
import FangcunTestSupport
import XCTest

/// Many edges in one vertex: sectors left out, upon each other, in line with one another, as wide as half a turn or wider.
final class GridLocatorStarTests: XCTestCase {
    func testRandomStarsAgreeWithExactTestOfEveryGrid() throws {
        for seed in 0..<400 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let star = Star(&generator)
            var grids = star.sectors(&generator)
            if seed.isMultiple(of: 4) { grids += star.sectors(&generator) }
            try assertAgreement(grids, at: star.probes(&generator), "seed \(seed)")
        }
    }

    func testChainsThatTurnEverywhereAgreeWithExactTestOfEveryGrid() throws {
        // Neighbours along a path: each vertex has two edges with the same two grids, whatever way they turn.
        for seed in 0..<100 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            var path = [Point(x: 500, y: 0)]
            for step in 1...Int.random(in: 2...9, using: &generator) {
                path.append(
                    Point(
                        x: 500 + Double(Int.random(in: -90...90, using: &generator)),
                        y: 100 * Double(step) + Double(Int.random(in: -40...40, using: &generator))))
            }
            let (south, north) = (path[0].y, path[path.count - 1].y)
            let west = path + [Point(x: 0, y: north), Point(x: 0, y: south), path[0]]
            let east = path + [Point(x: 1_000, y: north), Point(x: 1_000, y: south), path[0]]
            let grids = [west, east].map { UnitGrid(code: "", polygons: [Polygon(outer: $0)]) }
            let probes = path.flatMap { vertex in
                (0..<30).map { number in
                    let reach = number.isMultiple(of: 2) ? 3.0 : 60
                    return Point(
                        x: vertex.x + Double.random(in: -reach...reach, using: &generator).rounded(),
                        y: vertex.y + Double.random(in: -reach...reach, using: &generator).rounded())
                }
            }
            try assertAgreement(grids, at: path + probes, "seed \(seed)")
        }
    }

    private struct Star {
        let vertex: Point
        let ends: [Point]

        /// A vertex with two to twelve rays of different directions, sorted by angle.
        init(_ generator: inout SeededGenerator) {
            let vertex = Point(
                x: 465_000 + Double(Int.random(in: 0...4_000, using: &generator)) / 4,
                y: 3_845_000 + Double(Int.random(in: 0...4_000, using: &generator)) / 4)
            var directions: [(x: Int, y: Int)] = []
            for _ in 0..<Int.random(in: 2...12, using: &generator) {
                let range = Bool.random(using: &generator) ? 1 : 9
                let direction = (
                    Int.random(in: -range...range, using: &generator), Int.random(in: -range...range, using: &generator)
                )
                let isNew =
                    direction != (0, 0)
                    && !directions.contains { other in
                        other.x * direction.1 == other.y * direction.0
                            && other.x * direction.0 + other.y * direction.1 > 0
                    }
                if isNew { directions.append(direction) }
            }
            directions.sort { atan2(Double($0.y), Double($0.x)) < atan2(Double($1.y), Double($1.x)) }
            self.vertex = vertex
            ends = directions.map { direction in
                let length = 64 * Double(Int.random(in: 1...4, using: &generator))
                return Point(x: vertex.x + Double(direction.x) * length, y: vertex.y + Double(direction.y) * length)
            }
        }

        /// What lies between neighbouring rays, in random order, some left out, and now and then one upon all.
        func sectors(_ generator: inout SeededGenerator) -> [UnitGrid] {
            var grids: [UnitGrid] = []
            for (index, end) in ends.enumerated() where Int.random(in: 0..<5, using: &generator) > 0 {
                let ring = [vertex, end, ends[(index + 1) % ends.count], vertex]
                grids.append(UnitGrid(code: "", polygons: [Polygon(outer: ring)]))
            }
            if Int.random(in: 0..<8, using: &generator) == 0 {
                let ring = square(vertex.x - 300, vertex.y - 300, side: 600)
                grids.append(UnitGrid(code: "", polygons: [Polygon(outer: ring)]))
            }
            return grids.shuffled(using: &generator)
        }

        private func point(along end: Point, _ part: Double) -> Point {
            Point(x: vertex.x + part * (end.x - vertex.x), y: vertex.y + part * (end.y - vertex.y))
        }

        /// The vertex, points on the rays and their lines, and around the vertex near and far.
        func probes(_ generator: inout SeededGenerator) -> [Point] {
            let parts: [Double] = [-1, -0.5, -0.015625, 0.015625, 0.5, 1, 2]
            let onLines = ends.flatMap { end in parts.map { point(along: end, $0) } }
            let reaches = [1e-6, 0.5, 30, 400]
            let around = (0..<60).map { number in
                let reach = reaches[number % 4]
                return Point(
                    x: vertex.x + Double.random(in: -reach...reach, using: &generator),
                    y: vertex.y + Double.random(in: -reach...reach, using: &generator))
            }
            return [vertex] + onLines + around
        }
    }

    private func assertAgreement(
        _ grids: [UnitGrid], at places: [Point], _ name: String, file: StaticString = #filePath, line: UInt = #line
    ) throws {
        let locator = try GridLocator(UnitGridSet(reference: .cgcs2000GaussKruger114, grids: grids))
        let expected = places.map { place in Int32(grids.firstIndex { exactlyContains($0, place) } ?? -1) }
        XCTAssertEqual(locator.locate(places), expected, name, file: file, line: line)
        XCTAssertEqual(places.map { Int32(locator.locate($0) ?? -1) }, expected, name, file: file, line: line)
    }
}
