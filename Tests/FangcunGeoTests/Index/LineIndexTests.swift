import FangcunTestSupport
import XCTest

@testable import FangcunGeo

/// Nearest lines against every segment, by fractions of integers.
final class LineIndexTests: XCTestCase {
    /// The nearest place of a segment by exact integers: squared distance as a fraction, and how far along.
    private struct ExactFoot {
        let numerator: Int
        let denominator: Int
        /// Between 0 and 1.
        let share: Double

        init(_ p: (Int, Int), _ a: (Int, Int), _ b: (Int, Int)) {
            let (dx, dy, px, py) = (b.0 - a.0, b.1 - a.1, p.0 - a.0, p.1 - a.1)
            let (along, square) = (px * dx + py * dy, dx * dx + dy * dy)
            if along <= 0 {
                (numerator, denominator, share) = (px * px + py * py, 1, 0)
            } else if along >= square {
                (numerator, denominator, share) = ((p.0 - b.0) * (p.0 - b.0) + (p.1 - b.1) * (p.1 - b.1), 1, 1)
            } else {
                let cross = dx * py - dy * px
                (numerator, denominator, share) = (cross * cross, square, Double(along) / Double(square))
            }
        }

        static func < (a: Self, b: Self) -> Bool { a.numerator * b.denominator < b.numerator * a.denominator }
        var squared: Double { Double(numerator) / Double(denominator) }
    }

    private typealias Chain = [(Int, Int)]

    private static func lines(seed: UInt64, count: Int) -> [[Chain]] {
        var generator = SeededGenerator(seed: seed)
        func chain() -> Chain {
            var place = (Int.random(in: 0...200, using: &generator), Int.random(in: 0...200, using: &generator))
            return (0..<Int.random(in: 2...8, using: &generator)).map { _ in
                place.0 += Int.random(in: -12...12, using: &generator)
                place.1 += Int.random(in: -12...12, using: &generator)
                return place
            }
        }
        return (0..<count).map { index in
            switch index % 12 {
            case 0: [chain(), chain()]
            case 1: []
            case 2: [[(50, 50), (50, 50)]]
            default: [chain()]
            }
        }
    }

    func testTheNearestLinesAreThoseOfIntegers() throws {
        for seed in 1...4 as ClosedRange<UInt64> {
            let lines = Self.lines(seed: seed, count: seed == 4 ? 5 : 250)
            let step = 0x1p-3
            func point(_ place: (Int, Int)) -> Point {
                Point(x: 465_000 + Double(place.0) * step, y: 3_845_000 + Double(place.1) * step)
            }
            let index = try LineIndex(lines.map { $0.map { $0.map(point) } })
            XCTAssertEqual(index.count, lines.count)
            var generator = SeededGenerator(seed: seed + 20)
            for _ in 0..<400 {
                let place = (Int.random(in: -60...260, using: &generator), Int.random(in: -60...260, using: &generator))
                var feet: [(line: Int, foot: ExactFoot)] = []
                for (number, line) in lines.enumerated() {
                    let all = line.flatMap { chain in
                        zip(chain, chain.dropFirst()).filter { $0.0 != $0.1 }.map { ExactFoot(place, $0.0, $0.1) }
                    }
                    if let best = all.min(by: { $0 < $1 }) { feet.append((number, best)) }
                }
                feet.sort { $0.foot < $1.foot || (!($1.foot < $0.foot) && $0.line < $1.line) }
                let found = index.nearest(to: point(place), count: 4)
                XCTAssertEqual(found.count, min(4, feet.count))
                for (position, foot) in zip(found, feet) {
                    // Fractions that differ by less than rounding may change places.
                    let distance = foot.foot.squared.squareRoot() * step
                    XCTAssertEqual(position.distance, distance, accuracy: 1e-11)
                    XCTAssertEqual(position.foot.distance(to: point(place)), distance, accuracy: 1e-9)
                }
                let nearest = try XCTUnwrap(feet.first)
                if feet.count < 2 || nearest.foot.squared < feet[1].foot.squared - 1e-9 || nearest.foot.denominator == 1
                {
                    XCTAssertEqual(found[0].id, nearest.line, "\(place)")
                }
                let limit = 5.0
                let near = index.neighbors(of: point(place), within: limit * step)
                let expected = feet.filter { $0.foot.squared <= limit * limit }
                XCTAssertEqual(near.map(\.id).sorted(), expected.map(\.line).sorted())
                XCTAssertEqual(near, Array(index.nearest(to: point(place), count: near.count)))
                XCTAssertEqual(index.nearest(to: [point(place)])[0], found.first)
            }
        }
    }

    func testABatchAnswersAsOneByOne() throws {
        var generator = SeededGenerator(seed: 77)
        let lines = Self.lines(seed: 6, count: 300).map {
            $0.map { $0.map { Point(x: Double($0.0), y: Double($0.1)) } }
        }
        let index = try LineIndex(lines)
        // Whole numbers, so that many lines are equally far, some of them several times.
        var places = (0..<4_000).map { _ in
            Point(
                x: Double.random(in: -60...260, using: &generator).rounded(),
                y: Double.random(in: -60...260, using: &generator).rounded())
        }
        places += [Point(x: .nan, y: 5), Point(x: 5, y: .infinity), Point(x: 1e200, y: 0), places[0], places[0]]
        for distance in [Double.infinity, 7, 0, -1, .nan] {
            let answers = index.nearest(to: places, within: distance)
            XCTAssertEqual(answers, places.map { index.nearest(to: $0, within: distance).first }, "\(distance)")
            // Not by way of what keeps several lines: of these the first.
            XCTAssertEqual(answers, places.map { index.nearest(to: $0, count: 2, within: distance).first })
            XCTAssertEqual(answers.contains { $0 != nil }, distance >= 0)
        }
        XCTAssertEqual(
            try LineIndex([[Point]]()).nearest(to: places), [LinePosition?](repeating: nil, count: places.count))
    }

    func testChainageAndSideOfARoad() throws {
        func points(_ chain: Chain) -> [Point] { chain.map { Point(x: Double($0.0), y: Double($0.1)) } }
        // A bend to the left, a gap, and a part that goes on to the south.
        let index = try LineIndex([[points([(0, 0), (0, 0), (10, 0), (10, 10)]), points([(30, 10), (30, 0)])]])
        let cases: [(Double, Double, chainage: Double, foot: (Double, Double), side: LinePosition.Side)] = [
            (4, 3, 4, (4, 0), .left), (4, -3, 4, (4, 0), .right), (4, 0, 4, (4, 0), .on), (-5, 0, 0, (0, 0), .on),
            (-5, 1, 0, (0, 0), .left), (-5, -1, 0, (0, 0), .right), (13, -1, 10, (10, 0), .right),
            (11, -5, 10, (10, 0), .right), (10, 0, 10, (10, 0), .on), (10, -4, 10, (10, 0), .right),
            (12, 5, 15, (10, 5), .right), (8, 5, 15, (10, 5), .left), (9, 14, 20, (10, 10), .left),
            (10, 14, 20, (10, 10), .on), (31, 7, 23, (30, 7), .left), (28, 7, 23, (30, 7), .right),
            (30, -7, 30, (30, 0), .on), (31, 12, 20, (30, 10), .left),
        ]
        for (x, y, chainage, foot, side) in cases {
            let found = try XCTUnwrap(index.nearest(to: Point(x: x, y: y)).first)
            XCTAssertEqual(found.chainage, chainage, accuracy: 1e-12, "(\(x), \(y))")
            XCTAssertEqual(found.foot, Point(x: foot.0, y: foot.1), "(\(x), \(y))")
            XCTAssertEqual(found.side, side, "(\(x), \(y))")
        }
    }

    func testTheSideOfASharpCornerIsItsOuterOne() throws {
        // Sharply back to the left: the place behind the corner is left of the first segment's line, and yet outside.
        let index = try LineIndex([[Point(x: 0, y: 0), Point(x: 10, y: 0), Point(x: 0, y: 2)]])
        XCTAssertEqual(index.nearest(to: Point(x: 12, y: 0.5)).first?.side, .right)
        XCTAssertEqual(index.nearest(to: Point(x: 5, y: 0.4)).first?.side, .left)
        // Back the same way.
        let back = try LineIndex([[Point(x: 0, y: 0), Point(x: 10, y: 0), Point(x: 0, y: 0)]])
        XCTAssertEqual(back.nearest(to: Point(x: 12, y: 1)).first?.side, .left)
        XCTAssertEqual(back.nearest(to: Point(x: 12, y: 0)).first?.side, .on)
    }

    func testLinesThatMeetComeById() throws {
        let index = try LineIndex([
            [Point(x: 5, y: 5), Point(x: 9, y: 1)], [Point(x: 1, y: 9), Point(x: 5, y: 5)],
            [Point(x: 5, y: 5), Point(x: 9, y: 9)],
        ])
        XCTAssertEqual(index.nearest(to: Point(x: 5, y: 5), count: 9).map(\.id), [0, 1, 2])
        XCTAssertEqual(index.nearest(to: Point(x: 2, y: 2), count: 2).map(\.id), [0, 1])
    }

    func testWindowsMeetWhatGEOSSays() throws {
        var generator = SeededGenerator(seed: 5)
        let lines = Self.lines(seed: 9, count: 60).filter { !$0.isEmpty }.map { line in
            line.filter { $0.contains { $0 != (50, 50) } }.map { $0.map { Point(x: Double($0.0), y: Double($0.1)) } }
        }
        let index = try LineIndex(lines)
        for _ in 0..<300 {
            let x = Double(Int.random(in: -2...400, using: &generator)) / 2
            let y = Double(Int.random(in: -2...400, using: &generator)) / 2
            let size = Double(Int.random(in: 0...40, using: &generator)) / 2
            let window = BoundingBox(minX: x, minY: y, maxX: x + size, maxY: y + size)
            let expected = try lines.indices.filter { try !lines[$0].isEmpty && GEOSWindow.meets(lines[$0], window) }
            XCTAssertEqual(index.ids(in: window), expected, "\(window)")
        }
    }

    func testQuestionsWithoutMeaningFindNothing() throws {
        let index = try LineIndex([[Point(x: 0, y: 0), Point(x: 1, y: 0)]])
        for strange in [Double.nan, .infinity, 1e200] {
            XCTAssertEqual(index.nearest(to: Point(x: strange, y: 0)), [])
            XCTAssertEqual(index.neighbors(of: Point(x: 0, y: strange), within: 5), [])
        }
        XCTAssertEqual(index.nearest(to: Point(x: 0, y: 0), count: -1), [])
        XCTAssertEqual(index.nearest(to: Point(x: 0, y: 0), within: .nan), [])
        XCTAssertEqual(index.nearest(to: Point(x: 0, y: 0), within: -1), [])
        XCTAssertEqual(index.nearest(to: Point(x: 1e140, y: 1e140)).map(\.id), [0])
        XCTAssertEqual(try LineIndex([[Point]]()).nearest(to: Point(x: 0, y: 0)), [])
        XCTAssertEqual(try LineIndex([[Point(x: 0, y: 0)]]).nearest(to: Point(x: 0, y: 0)), [])
        assertGeoError(.invalidGeometry, mentions: "0") { _ = try LineIndex([[Point(x: 0, y: .infinity)]]) }
    }

    func testRowsFromElsewhereAreChecked() throws {
        let parts = try LineIndex([[Point(x: 0, y: 0), Point(x: 1, y: 0), Point(x: 2, y: 2)]]).parts
        XCTAssertNoThrow(try parts.check())
        func with(
            lineCount: Int = 1, chainages: [Double] = [0, 1, 2], chains: [UInt32] = [0, 0, 0], lines: [Int32] = [0],
            points: Int = 3
        ) -> LineIndexParts {
            LineIndexParts(
                lineCount: lineCount, tree: parts.tree,
                points: FlatArray([Point](repeating: Point(x: 0, y: 0), count: points)),
                chainages: FlatArray(chainages), chains: FlatArray(chains), lines: FlatArray(lines))
        }
        XCTAssertNoThrow(try with().check())
        let damaged = [
            with(lineCount: 0), with(lineCount: -1), with(chainages: [0]), with(chains: [0, 0, 1]), with(lines: [-1]),
            with(lines: []), with(chainages: [0, 1], chains: [0, 0], points: 2),
        ]
        for (number, parts) in damaged.enumerated() { XCTAssertThrowsError(try parts.check(), "damage \(number)") }
    }
}
