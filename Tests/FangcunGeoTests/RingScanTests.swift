@testable import FangcunGeo
import FangcunTestSupport
import Foundation
import XCTest

/// What a look at a ring says, beside GEOS.
final class RingScanTests: XCTestCase {
    func testRingsCalledSimpleAreValidForGEOS() throws {
        var generator = SeededGenerator(seed: 11)
        var (simple, others) = (0, 0)
        for round in 0..<4_000 {
            // About a middle, with radii and angles that are disturbed more and more.
            let count = Int.random(in: 3...12, using: &generator)
            let disorder = Double(round % 8) / 4
            let start = Point(x: 500_000 + Double(round), y: 3_800_000)
            var ring = (0..<count).map { corner in
                let angle =
                    (Double(corner) + Double.random(in: -disorder...disorder, using: &generator)) / Double(count) * 2
                    * .pi
                let radius = Double.random(in: 5...50, using: &generator)
                return Point(
                    x: start.x + (radius * cos(angle)).rounded(),
                    y: start.y + (radius * sin(angle)).rounded())
            }
            if round % 2 == 1 { ring.reverse() }
            ring.append(ring[0])
            guard RingScan(ring).isSimple else {
                others += 1
                continue
            }
            simple += 1
            XCTAssertNil(try Polygon.fault(in: [Polygon(outer: ring)]), "\(ring)")
        }
        XCTAssertGreaterThan(simple, 500)
        XCTAssertGreaterThan(others, 500)
    }

    func testWhatIsTurnedTwiceOrTouchesItselfIsNotCalledSimple() {
        func scan(_ corners: [(Double, Double)]) -> RingScan { RingScan(corners.map { Point(x: $0.0, y: $0.1) }) }
        let square = [(0.0, 0.0), (4, 0), (4, 4), (0, 4)]
        XCTAssertTrue(scan(square + [(0, 0)]).isSimple)
        XCTAssertFalse(scan(square + square + [(0, 0)]).isSimple, "twice around")
        XCTAssertFalse(scan([(0, 0), (4, 4), (4, 0), (0, 4), (0, 0)]).isSimple, "a bow-tie")
        XCTAssertFalse(scan([(0, 0), (4, 0), (2, 2), (4, 4), (0, 4), (2, 2), (0, 0)]).isSimple, "two triangles")
        XCTAssertFalse(scan([(0, 0), (4, 0), (4, 4), (.nan, 4), (0, 0)]).isClean)
        XCTAssertFalse(scan([(0, 0), (4, 0), (4, .infinity), (0, 4), (0, 0)]).isClean)
        XCTAssertFalse(scan([(0, 0), (4, 0), (4, 0), (0, 4), (0, 0)]).isClean, "a point twice")
        XCTAssertTrue(scan([(-0.0, 1), (4, 0), (4, 4), (-0.0, 1)]).hasZero)
    }
}
