import FangcunGeo
import FangcunModel
import FangcunTestSupport
import XCTest

final class GridLocatorTests: XCTestCase {
    private let cities = [LatticeCity.metric(), .geographic(), .metric(seed: 3, columns: 23, rows: 4)]

    /// Points where rounding and the rule for borders decide, and random ones inside and around.
    private func probes(_ city: LatticeCity, random: Int = 600) -> [Point] {
        var generator = SeededGenerator(seed: 11)
        guard let bounds = city.grids.bounds else { return [] }
        let loose = (0..<random).map { _ in
            Point(
                x: Double.random(in: bounds.minX - city.pitch.x...bounds.maxX, using: &generator),
                y: Double.random(in: bounds.minY - city.pitch.y...bounds.maxY, using: &generator))
        }
        // At the heights of vertices, where a ray along x meets corners.
        let level = city.grids.vertices.shuffled(using: &generator).prefix(random).map {
            Point(x: Double.random(in: bounds.minX...bounds.maxX, using: &generator), y: $0.y)
        }
        return city.grids.vertices + city.grids.edgeMidpoints + loose + level
    }

    func testAgreesWithExactTestOfEveryGrid() throws {
        for city in cities {
            let locator = try GridLocator(city.grids)
            for point in Set(probes(city)) {
                let holders = city.grids.grids.indices.filter { exactlyContains(city.grids.grids[$0], point) }
                XCTAssertLessThanOrEqual(holders.count, 1, "\(point)")
                XCTAssertEqual(locator.locate(point), holders.first, "\(point)")
            }
        }
    }

    func testPointOnSharedEdgeOrCornerBelongsToExactlyOneGrid() throws {
        for city in cities {
            let locator = try GridLocator(city.grids)
            let alone = city.grids.grids.map { UnitGridSet(reference: city.grids.reference, grids: [$0]) }
            let single = try alone.map { try GridLocator($0) }
            var users: [Point: Set<Int>] = [:]
            for index in alone.indices {
                for point in alone[index].vertices + alone[index].edgeMidpoints {
                    users[point, default: []].insert(index)
                }
            }
            var outside = 0
            for (point, touching) in users {
                let holders = single.indices.filter { single[$0].locate(point) != nil }
                let found = locator.locate(point)
                XCTAssertEqual(holders, found.map { [$0] } ?? [], "\(point)")
                if let found {
                    XCTAssertTrue(touching.contains(found), "\(point) went to a grid that it does not touch")
                } else {
                    outside += 1
                    XCTAssertLessThanOrEqual(touching.count, 2, "only points of the rim lie outside: \(point)")
                }
            }
            XCTAssertGreaterThan(outside, 0, "the east and north rim lies outside")
            XCTAssertLessThan(outside, users.count / 3)
        }
    }

    func testSidesOfASquareFollowTheRule() throws {
        let locator = try GridLocator(squares([(0, 0), (1, 0), (0, 1), (1, 1)]))
        XCTAssertEqual(locator.locate(Point(x: 0, y: 0.5)), 0, "west side: in")
        XCTAssertEqual(locator.locate(Point(x: 0.5, y: 0)), 0, "south side: in")
        XCTAssertEqual(locator.locate(Point(x: 0, y: 0)), 0, "south-west corner: in")
        XCTAssertEqual(locator.locate(Point(x: 1, y: 0.5)), 1, "shared upright side: the eastern grid")
        XCTAssertEqual(locator.locate(Point(x: 0.5, y: 1)), 2, "shared level side: the northern grid")
        XCTAssertEqual(locator.locate(Point(x: 1, y: 1)), 3, "corner of four: the north-eastern grid")
        XCTAssertNil(locator.locate(Point(x: 2, y: 0.5)), "east rim: out")
        XCTAssertNil(locator.locate(Point(x: 0.5, y: 2)), "north rim: out")
        XCTAssertNil(locator.locate(Point(x: 0, y: 2)))
        XCTAssertNil(locator.locate(Point(x: 2, y: 0)))
    }

    func testBatchGivesTheSameAsSinglePoints() throws {
        for city in cities {
            let locator = try GridLocator(city.grids)
            let points = probes(city) + [Point(x: .nan, y: 0), Point(x: 0, y: .infinity)]
            XCTAssertEqual(locator.locate(points), points.map { Int32(locator.locate($0) ?? -1) })
        }
    }

    func testAnswersDoNotDependOnThreadsOrOnTheOrderOfPoints() throws {
        for city in cities {
            let locator = try GridLocator(city.grids)
            var generator = SeededGenerator(seed: 12)
            let points = probes(city).shuffled(using: &generator)
            let expected = points.map { Int32(locator.locate($0) ?? -1) }
            for threads in [2, 3, 4, 7] {
                let results = Results(count: threads)
                DispatchQueue.concurrentPerform(iterations: threads) { part in
                    let range = points.count * part / threads..<points.count * (part + 1) / threads
                    results.set(part, locator.locate(Array(points[range])))
                }
                XCTAssertEqual(results.all, expected, "\(threads) threads")
            }
        }
    }

    /// What threads found, each its part.
    private final class Results: @unchecked Sendable {
        private let lock = NSLock()
        private var parts: [[Int32]]

        init(count: Int) { parts = Array(repeating: [], count: count) }

        func set(_ part: Int, _ answers: [Int32]) { lock.withLock { parts[part] = answers } }

        var all: [Int32] { lock.withLock { parts.flatMap { $0 } } }
    }

    func testOrderOfGridsAndDirectionOfRingsDoNotMatter() throws {
        let city = LatticeCity.metric()
        let locator = try GridLocator(city.grids)
        var generator = SeededGenerator(seed: 5)
        var shuffled = city.grids.grids.shuffled(using: &generator)
        for index in shuffled.indices {
            for part in shuffled[index].polygons.indices {
                shuffled[index].polygons[part].outer.reverse()
                // An open ring is taken as closed.
                if index.isMultiple(of: 2) { shuffled[index].polygons[part].outer.removeLast() }
            }
        }
        let other = try GridLocator(UnitGridSet(reference: city.grids.reference, grids: shuffled))
        for point in probes(city, random: 200) {
            let code = locator.locate(point).map { city.grids.grids[$0].code }
            XCTAssertEqual(other.locate(point).map { shuffled[$0].code }, code, "\(point)")
        }
    }

    func testOverlapGoesToTheFirstGridAndGapToNone() throws {
        let locator = try GridLocator(squares([(0, 0), (0.5, 0), (3, 0)]))
        XCTAssertEqual(locator.locate(Point(x: 0.75, y: 0.5)), 0)
        XCTAssertEqual(locator.locate(Point(x: 1.25, y: 0.5)), 1)
        XCTAssertNil(locator.locate(Point(x: 2, y: 0.5)))
    }

    func testHoleBelongsToTheGridInIt() throws {
        let inner = square(4, 4, side: 2)
        let ring = UnitGrid(code: "ring", polygons: [Polygon(outer: square(0, 0, side: 10), holes: [inner])])
        let core = UnitGrid(code: "core", polygons: [Polygon(outer: inner)])
        let locator = try GridLocator(UnitGridSet(reference: .cgcs2000GaussKruger114, grids: [ring, core]))
        XCTAssertEqual(locator.locate(Point(x: 5, y: 5)), 1)
        XCTAssertEqual(locator.locate(Point(x: 4, y: 4)), 1)
        XCTAssertEqual(locator.locate(Point(x: 6, y: 5)), 0)
        let hollow = try GridLocator(UnitGridSet(reference: .cgcs2000GaussKruger114, grids: [ring]))
        XCTAssertNil(hollow.locate(Point(x: 5, y: 5)))
    }

    func testCoordinatesThatAreNotFiniteAreOutside() throws {
        let locator = try GridLocator(squares([(0, 0)]))
        for bad in [Double.nan, .infinity, -.infinity] {
            XCTAssertNil(locator.locate(Point(x: bad, y: 0.5)))
            XCTAssertNil(locator.locate(Point(x: 0.5, y: bad)))
        }
        XCTAssertNil(locator.locate(Point(x: 1e308, y: -1e308)))
    }

    func testGridWithUnusableCoordinateIsRefusedByName() {
        for bad in [Double.nan, .infinity, 1e200] {
            var ring = square(0, 0, side: 1)
            ring[2].x = bad
            let grids = [UnitGrid(code: "good", polygons: []), UnitGrid(code: "bad", polygons: [Polygon(outer: ring)])]
            XCTAssertThrowsError(try GridLocator(UnitGridSet(reference: .wgs84, grids: grids))) { error in
                XCTAssertEqual((error as? GeoError)?.code, .invalidGeometry)
                XCTAssertEqual((error as? GeoError)?.place, .feature(1, identifier: "bad"))
            }
        }
    }

    func testDegenerateExtentsAnswerWithoutTrapping() throws {
        let flat = [Point(x: 0, y: 1), Point(x: 9, y: 1), Point(x: 0, y: 1)]
        let rings = [
            [], flat, flat.map { Point(x: $0.y, y: $0.x) }, [Point(x: 1, y: 1)],
            square(0, 0, side: .leastNonzeroMagnitude),
        ]
        for ring in rings {
            for count in [1, 50] {
                let grid = UnitGrid(code: "flat", polygons: [Polygon(outer: ring)])
                let locator = try GridLocator(
                    UnitGridSet(reference: .wgs84, grids: Array(repeating: grid, count: count)))
                XCTAssertNil(locator.locate(Point(x: 1, y: 1)))
            }
        }
        let none = try GridLocator(UnitGridSet(reference: .wgs84, grids: []))
        XCTAssertNil(none.locate(Point(x: 0, y: 0)))
    }

    func testStripsGiantsAndDwarfsAreFound() throws {
        let reference = CoordinateReference.cgcs2000GaussKruger114
        func strip(_ ring: (Double) -> [Point]) throws -> GridLocator {
            let grids = (0..<3_000).map { UnitGrid(code: "\($0)", polygons: [Polygon(outer: ring(Double($0)))]) }
            return try GridLocator(UnitGridSet(reference: reference, grids: grids))
        }
        let alongX = try strip { square($0, 0, side: 1) }
        let alongY = try strip { square(0, $0, side: 1) }
        for index in stride(from: 0, to: 3_000, by: 7) {
            XCTAssertEqual(alongX.locate(Point(x: Double(index), y: 0.5)), index)
            XCTAssertEqual(alongY.locate(Point(x: 0.5, y: Double(index) + 0.5)), index)
        }
        // Among giants that all lie upon each other, one dwarf.
        let dwarf = UnitGrid(code: "dwarf", polygons: [Polygon(outer: square(5, 5, side: 1e-3))])
        let giants = (0..<500).map {
            UnitGrid(code: "\($0)", polygons: [Polygon(outer: square(-Double($0), 0, side: 1e9))])
        }
        let mixed = try GridLocator(UnitGridSet(reference: reference, grids: [dwarf] + giants))
        XCTAssertEqual(mixed.locate(Point(x: 5.0005, y: 5.0005)), 0)
        XCTAssertEqual(mixed.locate(Point(x: 6, y: 5)), 1)
        XCTAssertEqual(mixed.locate(Point(x: -499, y: 5)), 500)
    }
}

/// A closed square ring, counter-clockwise from its south-western corner.
func square(_ x: Double, _ y: Double, side: Double) -> [Point] {
    [
        Point(x: x, y: y), Point(x: x + side, y: y), Point(x: x + side, y: y + side), Point(x: x, y: y + side),
        Point(x: x, y: y),
    ]
}

/// Unit squares at these south-western corners.
func squares(_ corners: [(Double, Double)]) -> UnitGridSet {
    let grids = corners.enumerated().map { index, corner in
        UnitGrid(code: "\(index)", polygons: [Polygon(outer: square(corner.0, corner.1, side: 1))])
    }
    return UnitGridSet(reference: .cgcs2000GaussKruger114, grids: grids)
}
