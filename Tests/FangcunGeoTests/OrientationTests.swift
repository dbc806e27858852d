import FangcunGeo
import FangcunTestSupport
import XCTest

final class OrientationTests: XCTestCase {
    private var generator = SeededGenerator(seed: 7)

    func testRefereeArithmeticAgreesWithMachineIntegers() {
        for _ in 0..<2_000 {
            let a = Int64.random(in: -(1 << 30)...(1 << 30), using: &generator)
            let b = Int64.random(in: -(1 << 30)...(1 << 30), using: &generator)
            XCTAssertEqual(ExactInteger(a) * ExactInteger(b), ExactInteger(a * b))
            XCTAssertEqual(ExactInteger(a) - ExactInteger(b), ExactInteger(a - b))
        }
        XCTAssertEqual(ExactInteger(-0.75, inUnitsOfTwoTo: -5), ExactInteger(-24))
    }

    func testLeftIsCounterClockwise() {
        let origin = Point(x: 0, y: 0)
        let east = Point(x: 1, y: 0)
        XCTAssertEqual(Orientation(of: Point(x: 0.5, y: 1e-100), from: origin, to: east), .left)
        XCTAssertEqual(Orientation(of: Point(x: 0.5, y: -1), from: origin, to: east), .right)
        XCTAssertEqual(Orientation(of: Point(x: 7, y: 0), from: origin, to: east), .straight)
        XCTAssertEqual(Orientation(of: origin, from: east, to: east), .straight)
    }

    /// Points on and within a few units in the last place of a line, in the coordinates that cities have.
    func testSignIsExactNearTheLine() throws {
        let places: [(origin: Point, extent: Double)] = [
            (Point(x: 465_000, y: 3_845_000), 1_000),  // one zone, metres
            (Point(x: 38_465_000, y: 3_845_000), 1_000),  // zone number before the easting
            (Point(x: 121.5, y: 25.05), 0.01),  // degrees
            (Point(x: 0, y: 0), 1),  // many exponents: the differences round
            (Point(x: -1e-9, y: 1e9), 1e3),  // axes of very different size
        ]
        var straight = 0
        for (origin, extent) in places {
            for _ in 0..<2_000 {
                let a = randomPoint(around: origin, extent)
                let b = randomPoint(around: origin, extent)
                let steps = [0, 0.25, 0.5, 1, 2, Double.random(in: -1...2, using: &generator)]
                let t = try XCTUnwrap(steps.randomElement(using: &generator))
                let p = Point(x: nudged(a.x + t * (b.x - a.x)), y: nudged(a.y + t * (b.y - a.y)))
                let sign = exactSide(of: p, from: a, to: b)
                if sign == 0 { straight += 1 }
                assertSides(p, a, b, sign)
            }
        }
        XCTAssertGreaterThan(straight, 500, "the cases must include points exactly on the line")
    }

    /// The differences of these coordinates are not doubles, so the last stage decides.
    func testSignIsExactWhenDifferencesRound() {
        for _ in 0..<3_000 {
            let a = Point(x: spread(), y: spread())
            let b = Point(x: spread(), y: spread())
            let near = Point(x: nudged(a.x), y: nudged(a.y))
            assertSides(near, a, b, exactSide(of: near, from: a, to: b))
        }
        // Kettner et al., "Classroom examples of robustness problems": a plain determinant gets many of these wrong.
        for i in 0..<32 {
            for j in 0..<32 {
                let p = Point(x: 0.5 + Double(i) * 0x1p-53, y: 0.5 + Double(j) * 0x1p-53)
                let a = Point(x: 12, y: 12)
                let b = Point(x: 24, y: 24)
                assertSides(p, a, b, exactSide(of: p, from: a, to: b))
            }
        }
        // Far apart in size: every one of the twelve components is needed.
        let a = Point(x: 1e100, y: 1)
        let b = Point(x: -1e100, y: 1)
        for p in [Point(x: 1e-20, y: 1), Point(x: 3, y: 1.nextUp), Point(x: -7e99, y: 1.nextDown)] {
            assertSides(p, a, b, exactSide(of: p, from: a, to: b))
        }
    }

    /// The law for one triple, for the line reversed, and for the triple turned round.
    private func assertSides(_ p: Point, _ a: Point, _ b: Point, _ sign: Int, line: UInt = #line) {
        XCTAssertEqual(Orientation(of: p, from: a, to: b).sign, sign, "\(a) \(b) \(p)", line: line)
        XCTAssertEqual(Orientation(of: p, from: b, to: a).sign, -sign, "reversed: \(a) \(b) \(p)", line: line)
        XCTAssertEqual(Orientation(of: a, from: b, to: p).sign, sign, "turned: \(a) \(b) \(p)", line: line)
    }

    private func randomPoint(around origin: Point, _ extent: Double) -> Point {
        Point(
            x: origin.x + Double.random(in: 0...extent, using: &generator),
            y: origin.y + Double.random(in: 0...extent, using: &generator))
    }

    /// A number of random sign and of random size between 1e-12 and 1e12.
    private func spread() -> Double {
        let exponent = Int.random(in: -40...40, using: &generator)
        let significand = Double.random(in: 1..<2, using: &generator)
        return Double(
            sign: Bool.random(using: &generator) ? .plus : .minus, exponent: exponent, significand: significand)
    }

    private func nudged(_ value: Double) -> Double {
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: value.nextUp
        case 1: value.nextDown
        case 2: value.nextUp.nextUp
        default: value
        }
    }
}
