import FangcunTestSupport
import XCTest

@testable import FangcunGeo

/// Areas that hold points and meet windows, against integers and GEOS.
final class PolygonIndexTests: XCTestCase {
    /// Random rings on a small lattice, so that corners, edges and rings meet everywhere.
    private static func areas(seed: UInt64) -> [[Polygon]] {
        var generator = SeededGenerator(seed: seed)
        func ring(_ size: Int) -> [Point] {
            let x = Double(Int.random(in: 0...30, using: &generator))
            let y = Double(Int.random(in: 0...30, using: &generator))
            var points = (0..<Int.random(in: 3...7, using: &generator)).map { _ in
                Point(
                    x: x + Double(Int.random(in: 0...size, using: &generator)),
                    y: y + Double(Int.random(in: 0...size, using: &generator)))
            }
            if Bool.random(using: &generator) { points.append(points[0]) }
            return points
        }
        return (0..<150).map { index in
            switch index % 10 {
            case 0: []
            case 1: [Polygon(outer: ring(6)), Polygon(outer: ring(6), holes: [ring(3), ring(4)])]
            case 2: [Polygon(outer: ring(25))]
            default: [Polygon(outer: ring(5))]
            }
        }
    }

    func testAreasHoldPointsByTheRuleOfTheLocator() throws {
        for seed in 1...3 as ClosedRange<UInt64> {
            let areas = Self.areas(seed: seed)
            let index = try PolygonIndex(areas)
            let grids = areas.map { polygons in
                UnitGrid(
                    code: "",
                    polygons: polygons.map { polygon in
                        func closed(_ ring: [Point]) -> [Point] { ring.first == ring.last ? ring : ring + [ring[0]] }
                        return Polygon(outer: closed(polygon.outer), holes: polygon.holes.map(closed))
                    })
            }
            var generator = SeededGenerator(seed: seed + 10)
            let points = (0..<400).map { _ in
                Point(
                    x: Double(Int.random(in: -4...140, using: &generator)) / 4,
                    y: Double(Int.random(in: -4...140, using: &generator)) / 4)
            }
            let firsts = index.firsts(containing: points)
            for (point, first) in zip(points, firsts) {
                let expected = grids.indices.filter { exactlyContains(grids[$0], point) }
                XCTAssertEqual(index.ids(containing: point), expected, "\(point)")
                XCTAssertEqual(index.first(containing: point), expected.first)
                XCTAssertEqual(Int(first), expected.first ?? -1)
            }
        }
    }

    func testWindowsMeetWhatGEOSSays() throws {
        var generator = SeededGenerator(seed: 21)
        func number(_ range: ClosedRange<Int>) -> Double { Double(Int.random(in: range, using: &generator)) }
        // Valid areas: GEOS answers for no others.
        let areas: [[Polygon]] = (0..<80).map { _ in
            let (x, y, w, h) = (number(0...40), number(0...40), number(4...9), number(4...9))
            let corner = Point(x: x + number(1...3), y: y + number(1...3))
            let outer = [
                Point(x: x, y: y), Point(x: x + w, y: y + number(0...1)), corner, Point(x: x, y: y + h),
                Point(x: x, y: y),
            ]
            let (a, b) = (x + 60, y + 60)
            func square(_ inset: Double) -> [Point] {
                let (low, high) = (inset, 9 - inset)
                return [(low, low), (high, low), (high, high), (low, high), (low, low)].map {
                    Point(x: a + $0.0, y: b + $0.1)
                }
            }
            return [Polygon(outer: outer), Polygon(outer: square(0), holes: [square(2)])]
        }
        let index = try PolygonIndex(areas)
        let windows = (0..<600).map { _ in
            let (x, y) = (number(-2...220) / 2, number(-2...220) / 2)
            return BoundingBox(minX: x, minY: y, maxX: x + number(0...8) / 2, maxY: y + number(0...8) / 2)
        }
        for window in windows {
            let expected = try areas.indices.filter { try GEOSWindow.meets(areas[$0], window) }
            XCTAssertEqual(index.ids(in: window), expected, "\(window)")
        }
        let endless = Double.infinity
        let all = BoundingBox(minX: -endless, minY: -endless, maxX: endless, maxY: endless)
        XCTAssertEqual(index.ids(in: all), Array(areas.indices))
    }

    func testPointsWithoutMeaningLieNowhere() throws {
        let index = try PolygonIndex([Polygon(outer: [Point(x: 0, y: 0), Point(x: 1, y: 0), Point(x: 0, y: 1)])])
        for strange in [Double.nan, .infinity, 1e300] {
            XCTAssertEqual(index.ids(containing: Point(x: strange, y: 0.1)), [])
            XCTAssertEqual(index.firsts(containing: [Point(x: 0.1, y: strange)]), [-1])
        }
        XCTAssertEqual(index.first(containing: Point(x: 0.1, y: 0.1)), 0)
        XCTAssertNil(try PolygonIndex([[Polygon]]()).first(containing: Point(x: 0, y: 0)))
        assertGeoError(.invalidGeometry, mentions: "0") {
            _ = try PolygonIndex([Polygon(outer: [Point(x: .nan, y: 0)])])
        }
    }

    func testRowsFromElsewhereAreChecked() throws {
        let parts = try PolygonIndex(Self.areas(seed: 1)).parts
        XCTAssertNoThrow(try parts.check())
        let (shapes, squares) = (parts.shapes, parts.squares)
        func with(
            areaCount: Int? = nil, rings: [UInt32]? = nil, starts: [UInt32]? = nil, points: [Point]? = nil,
            squares: AreaSquares? = nil
        ) -> PolygonIndexParts {
            PolygonIndexParts(
                areaCount: areaCount ?? parts.areaCount, tree: parts.tree,
                shapes: AreaShapes(
                    ringStarts: rings.map { FlatArray($0) } ?? shapes.ringStarts,
                    pointStarts: starts.map { FlatArray($0) } ?? shapes.pointStarts,
                    points: points.map { FlatArray($0) } ?? shapes.points),
                squares: squares ?? parts.squares)
        }
        func squared(_ first: AreaSquare, lists: [UInt32] = [], columns: Int? = nil) -> PolygonIndexParts {
            var row = (0..<squares.squares.count).map { squares.squares[unchecked: $0] }
            row[0] = first
            let frame = BucketFrame(
                originX: 0, originY: 0, side: 1, columns: columns ?? squares.frame.columns, rows: squares.frame.rows)
            let mostLists = (0..<squares.lists.count).map { squares.lists[unchecked: $0] } + lists
            return with(squares: AreaSquares(frame: frame, squares: FlatArray(row), lists: FlatArray(mostLists)))
        }
        let (area, list) = (UInt32(parts.tree.count), UInt32(squares.lists.count))
        XCTAssertNoThrow(try with().check())
        XCTAssertNoThrow(try squared(.crowd).check())
        XCTAssertNoThrow(try squared(AreaSquare(AreaSquare.Kind.list, list), lists: [2, 0, 1]).check())
        let damaged = [
            with(areaCount: -1), with(areaCount: 3), with(rings: [0]), with(rings: []),
            with(rings: [0], starts: [0], points: []), with(starts: [0]), with(points: []),
            squared(.none, columns: 1), squared(.none, columns: -1), squared(.none, columns: .max),
            squared(AreaSquare(AreaSquare.Kind.none, 1)), squared(AreaSquare(AreaSquare.Kind.some, area)),
            squared(AreaSquare(AreaSquare.Kind.whole, area)), squared(AreaSquare(AreaSquare.Kind.list, list)),
            squared(AreaSquare(AreaSquare.Kind.list, list), lists: [2, 0]),
            squared(AreaSquare(AreaSquare.Kind.list, list), lists: [1, 2 * area]),
            squared(AreaSquare(AreaSquare.Kind.list, list), lists: [.max, 0, 0]),
            squared(AreaSquare(AreaSquare.Kind.list, list), lists: [0, .max]),
        ]
        for (number, parts) in damaged.enumerated() { XCTAssertThrowsError(try parts.check(), "damage \(number)") }
    }
}
