import FangcunGeo
import FangcunTestSupport
import XCTest

/// Grids that are no partition, and coordinates of every size: the rule holds as it is written, by exact arithmetic.
final class GridLocatorFaultTests: XCTestCase {
    func testRandomRingsOnALatticeAgreeWithExactTestOfEveryGrid() throws {
        // Few places, all of them whole: corners, edges upon each other, points on corners and on the lines of any directory.
        for seed in 0..<30 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let size = Int.random(in: 2...12, using: &generator)
            func place() -> Double { Double(Int.random(in: 0...size, using: &generator)) }
            let grids = (0..<Int.random(in: 1...14, using: &generator)).map { _ in
                let rings = (0..<Int.random(in: 1...2, using: &generator)).map { _ in
                    closed((0..<Int.random(in: 2...7, using: &generator)).map { _ in Point(x: place(), y: place()) })
                }
                return UnitGrid(code: "", polygons: rings.map { Polygon(outer: $0) })
            }
            let places = (0...2 * size).flatMap { y in
                (0...2 * size).map { Point(x: Double($0) / 2, y: Double(y) / 2) }
            }
            try assertAgreement(grids, at: places, "seed \(seed)")
        }
    }

    func testOverlapsGapsAndOutliersAgreeWithExactTestOfEveryGrid() throws {
        let city = LatticeCity.metric(seed: 4, columns: 5, rows: 5)
        guard let bounds = city.grids.bounds else { return XCTFail("a city has bounds") }
        let everything = UnitGrid(
            code: "everything", polygons: [Polygon(outer: square(bounds.minX, bounds.minY, side: 600))])
        let far = UnitGrid(code: "far", polygons: [Polygon(outer: square(0, 0, side: 1))])
        let moved = city.grids.grids.map { grid in
            UnitGrid(
                code: grid.code,
                polygons: grid.polygons.map { Polygon(outer: $0.outer.map { Point(x: $0.x + 7.25, y: $0.y - 3.5) }) })
        }
        var generator = SeededGenerator(seed: 8)
        let places =
            (city.grids.vertices + city.grids.edgeMidpoints + moved.flatMap { $0.polygons[0].outer })
            .shuffled(using: &generator).prefix(250) + [Point(x: 0, y: 0), Point(x: 0.5, y: 1), Point(x: 1, y: 0.5)]
        try assertAgreement(city.grids.grids + [everything], at: Array(places), "one over all, last")
        try assertAgreement([everything] + city.grids.grids, at: Array(places), "one over all, first")
        try assertAgreement(city.grids.grids + [far], at: Array(places), "an outlier")
        try assertAgreement(moved + city.grids.grids, at: Array(places), "two partitions upon each other")
        let gaps = city.grids.grids.enumerated().filter { !$0.offset.isMultiple(of: 3) }.map(\.element)
        try assertAgreement(gaps, at: Array(places), "gaps")
    }

    func testEveryScaleAndOffsetAgreesWithExactTestOfEveryGrid() throws {
        let rings = [
            [(0.0, 0.0), (3, 1), (1, 4)], [(3.0, 1.0), (1, 4), (6, 5)], [(0.0, 0.0), (3, 1), (5, -2)],
            [(1.5, 1.5), (2, 2), (1, 2)],
        ]
        let offsets = [0.0, 1, -7.5, 1e6]
        for (scale, offset) in [1e-120, 1e-9, 1, 1e5, 1e140].flatMap({ scale in offsets.map { (scale, $0) } }) {
            func moved(_ x: Double, _ y: Double) -> Point { Point(x: (x + offset) * scale, y: (y - offset) * scale) }
            let grids = rings.map { ring in
                UnitGrid(code: "", polygons: [Polygon(outer: closed(ring.map { moved($0.0, $0.1) }))])
            }
            let places = (-4...13).flatMap { y in (-1...13).map { moved(Double($0) / 2, Double(y) / 2) } }
            try assertAgreement(grids, at: places, "scale \(scale), offset \(offset)")
        }
    }

    func testExtentOfAFewSpacingsOfDoublesIsOnlyWhereItIs() throws {
        let origin = 0x1p22
        for exponent in -30...0 {
            let side = Double(sign: .plus, exponent: exponent, significand: 1)
            let grid = UnitGrid(code: "", polygons: [Polygon(outer: square(origin, origin, side: side))])
            let offsets = [-1e6, -1, -side, 0, side / 2, side, 2 * side, 1, 1e6].map { origin + $0 }
            let places = offsets.flatMap { y in offsets.map { Point(x: $0, y: y) } }
            try assertAgreement([grid], at: places, "side \(side)")
        }
    }

    func testMemoryIsBoundedWhereManyLongEdgesCrossEverything() throws {
        // A fan of slivers: every square of a fine directory would meet many edges.
        let slivers = (0..<400).map { index in
            let height = Double(index) * 50
            return UnitGrid(
                code: "\(index)",
                polygons: [
                    Polygon(
                        outer: closed([
                            Point(x: 0, y: height), Point(x: 20_000, y: 20_000 - height),
                            Point(x: 20_000, y: 20_003 - height), Point(x: 0, y: height + 3),
                        ]))
                ])
        }
        var generator = SeededGenerator(seed: 3)
        let places = (0..<60).map { _ in
            let index = Double(Int.random(in: 0..<400, using: &generator))
            let part = Double(Int.random(in: 0...8, using: &generator)) / 8
            return Point(x: 20_000 * part, y: index * 50 + (20_000 - 100 * index) * part + 1)
        }
        try assertAgreement(slivers, at: places + [Point(x: 10_000, y: 10_000), Point(x: 10_000, y: 10_003)], "fan")
    }

    func testSwarmWithinAGiantIsFound() throws {
        let giant = UnitGrid(code: "giant", polygons: [Polygon(outer: square(-1e8, -1e8, side: 3e8))])
        let swarm = (0..<900).map { index in
            UnitGrid(
                code: "\(index)",
                polygons: [Polygon(outer: square(Double(index % 30), Double(index / 30), side: 1))])
        }
        let locator = try GridLocator(UnitGridSet(reference: .cgcs2000GaussKruger114, grids: swarm + [giant]))
        for index in 0..<900 {
            let corner = Point(x: Double(index % 30), y: Double(index / 30))
            XCTAssertEqual(locator.locate(corner), index)
            XCTAssertEqual(locator.locate(Point(x: corner.x + 0.5, y: corner.y + 0.999)), index)
        }
        XCTAssertEqual(locator.locate(Point(x: 30, y: 0)), 900)
    }

    private func closed(_ ring: [Point]) -> [Point] { ring + ring.prefix(1) }

    private func assertAgreement(
        _ grids: [UnitGrid], at places: [Point], _ name: String, file: StaticString = #filePath, line: UInt = #line
    ) throws {
        let locator = try GridLocator(UnitGridSet(reference: .cgcs2000GaussKruger114, grids: grids))
        let expected = places.map { place in Int32(grids.firstIndex { exactlyContains($0, place) } ?? -1) }
        XCTAssertEqual(locator.locate(places), expected, name, file: file, line: line)
        XCTAssertEqual(places.map { Int32(locator.locate($0) ?? -1) }, expected, name, file: file, line: line)
    }
}
