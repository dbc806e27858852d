import FangcunTestSupport
import XCTest

@testable import FangcunGeo

/// The squares of areas of every shape and number, against exact integers; what they cost.
final class AreaSquaresTests: XCTestCase {
    private static func ring(_ points: [(Int, Int)], _ origin: Point, _ step: Double) -> [Point] {
        (points + points.prefix(1)).map { Point(x: origin.x + Double($0.0) * step, y: origin.y + Double($0.1) * step) }
    }

    private static func box(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> [(Int, Int)] {
        [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
    }

    /// Sets of rings on a lattice of 4096 steps.
    private static func sets(seed: UInt64) -> [(name: String, rings: [[(Int, Int)]])] {
        var generator = SeededGenerator(seed: seed)
        func random(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
        func small() -> [(Int, Int)] { box(random(0...4_000), random(0...4_000), random(1...90), random(1...90)) }
        let houses = (0..<300).map { _ in small() }
        let round = (0..<200).map { index -> (Int, Int) in
            let angle = Double(index) / 200 * 2 * Double.pi
            let reach = index % 2 == 0 ? 2_000.0 : 1_700
            return (2_048 + Int(reach * cos(angle)), 2_048 + Int(reach * sin(angle)))
        }
        let zigzag = (0..<400).map { ($0 % 2 * 4_096, $0 * 10) }
        let slanted = (0..<100).map { index -> [(Int, Int)] in
            let (x, y, a, b) = (random(200...3_800), random(200...3_800), random(1...120), random(1...120))
            let triangle = [(x, y), (x + a, y + b), (x - b, y + a)]
            return index % 3 == 0 ? triangle : triangle.prefix(2) + [(x + a - b, y + a + b)] + triangle.suffix(1)
        }
        return [
            ("houses", houses), ("slanted", slanted), ("round", [round] + houses),
            ("one upon another", (0..<300).map { box($0 % 5, $0 % 7, 4_000, 4_000) }),
            ("a few upon another", (0..<9).map { box($0 % 5, $0 % 7, 4_000 - $0, 4_000) } + houses),
            ("zigzag", [zigzag]), ("many zigzags", (0..<20).map { _ in zigzag } + houses),
            ("far away", houses.prefix(50) + [box(1 << 22, 1 << 22, 3, 3)]),
            ("slivers", (0..<200).map { box($0 * 20, 0, 1, 4_096) } + (0..<200).map { box(0, $0 * 20, 4_096, 1) }),
            ("lines and points", [[(5, 5)], [(9, 9), (4_000, 3_000)], [(7, 7), (7, 900), (7, 30)]]), ("none", []),
        ]
    }

    /// The rule in integers: a ray to the east crosses the ring an odd number of times.
    private static func holds(_ ring: [(Int, Int)], _ place: (Int, Int)) -> Bool {
        var isInside = false
        for (one, other) in zip(ring, ring.dropFirst() + ring.prefix(1)) {
            guard (one.1 <= place.1) != (other.1 <= place.1) else { continue }
            let (low, high) = one.1 < other.1 ? (one, other) : (other, one)
            let left = (low.0 - place.0) * (high.1 - place.1)
            if left > (low.1 - place.1) * (high.0 - place.0) { isInside.toggle() }
        }
        return isInside
    }

    func testSquaresAnswerAsExactIntegers() throws {
        let frames = [
            (Point(x: 0, y: 0), 1.0), (Point(x: 465_000, y: 3_845_000), 0.125), (Point(x: 113.5, y: 34.75), 0x1p-44),
            (Point(x: 0, y: 0), 0x1p-300),
        ]
        for (number, (origin, step)) in frames.enumerated() {
            for (name, rings) in Self.sets(seed: UInt64(number) + 1) {
                let areas = rings.map { [Polygon(outer: Self.ring($0, origin, step))] }
                let index = try PolygonIndex(areas)
                var generator = SeededGenerator(seed: 99)
                let corners = rings.flatMap { $0 }
                let places = (0..<250).map { turn -> (Int, Int) in
                    let near = turn % 2 == 0 ? corners.randomElement(using: &generator) : nil
                    let reach = near == nil ? -50...4_150 : -1...1
                    return (
                        (near?.0 ?? 0) + Int.random(in: reach, using: &generator),
                        (near?.1 ?? 0) + Int.random(in: reach, using: &generator)
                    )
                }
                let points = places.map { Point(x: origin.x + Double($0.0) * step, y: origin.y + Double($0.1) * step) }
                let firsts = index.firsts(containing: points)
                for (turn, place) in places.enumerated() {
                    let expected = rings.indices.filter { Self.holds(rings[$0], place) }
                    XCTAssertEqual(index.ids(containing: points[turn]), expected, "\(name) \(number) \(place)")
                    XCTAssertEqual(Int(firsts[turn]), expected.first ?? -1, "\(name) \(number) \(place)")
                }
                XCTAssertNoThrow(try index.parts.check())
                let squares = index.parts.squares
                let limit = 64 * (index.parts.shapes.points.count + 1)
                XCTAssertLessThan(squares.squares.count + squares.lists.count, limit, name)
            }
        }
    }

    func testSquaresSayWhatTheyCan() throws {
        func kinds(_ name: String) throws -> Set<UInt32> {
            let rings = try XCTUnwrap(Self.sets(seed: 1).first { $0.name == name }).rings
            let index = try PolygonIndex(rings.map { Polygon(outer: Self.ring($0, Point(x: 0, y: 0), 1)) })
            let row = index.parts.squares.squares
            return Set((0..<row.count).map { row[unchecked: $0].isCrowd ? 9 : row[unchecked: $0].kind })
        }
        XCTAssertTrue(try kinds("houses").isSuperset(of: [AreaSquare.Kind.none, AreaSquare.Kind.some]))
        XCTAssertTrue(try kinds("round").contains(AreaSquare.Kind.whole))
        XCTAssertTrue(try kinds("a few upon another").contains(AreaSquare.Kind.list))
        XCTAssertEqual(try kinds("one upon another"), [9])
    }
}
