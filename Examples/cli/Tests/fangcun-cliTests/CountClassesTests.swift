import XCTest

@testable import fangcun_cli

final class CountClassesTests: XCTestCase {
    func testNoIncidentsNeedNoClasses() {
        let classes = CountClasses(counts: [0, 0, 0])
        XCTAssertEqual(classes.upperBounds, [])
        XCTAssertEqual(classes.index(of: 0), 0)
        XCTAssertEqual(classes.index(of: 5), 0)
    }

    func testEqualCountsMakeOneClass() {
        let classes = CountClasses(counts: [0, 3, 3, 3])
        XCTAssertEqual(classes.upperBounds, [3])
        XCTAssertEqual(classes.index(of: 3), 1)
        XCTAssertEqual(classes.ranges, [1...3])
    }

    func testSkewedCountsStillShowTheirRange() {
        // A hundred cells: most have one, one has fifty.
        let counts = Array(repeating: 1, count: 60) + Array(repeating: 2, count: 20) + Array(3...21) + [50]
        let classes = CountClasses(counts: counts)
        XCTAssertEqual(classes.index(of: 1), 1)
        XCTAssertEqual(classes.index(of: 50), classes.upperBounds.count)
        XCTAssertGreaterThanOrEqual(classes.upperBounds.count, 4)
    }

    func testClassesPartitionTheCounts() {
        for seed in 1...50 {
            let counts = (0..<200).map { ($0 * seed * 7_919) % (seed + 3) * ((($0 * 31) % 11) == 0 ? 9 : 1) }
            let classes = CountClasses(counts: counts)
            XCTAssertEqual(classes.upperBounds, Array(Set(classes.upperBounds)).sorted())
            XCTAssertEqual(classes.upperBounds.last, counts.max())
            for count in counts where count > 0 {
                XCTAssertTrue(classes.ranges[classes.index(of: count) - 1].contains(count))
            }
        }
    }

    func testColoursDarkenStepByStep() {
        for count in 1...7 {
            let colours = ColourScale.colours(count: count)
            XCTAssertEqual(colours.count, count)
            let lightness = colours.map { colour -> Int in
                let value = Int(colour.dropFirst(), radix: 16) ?? 0
                return (value >> 16) * 2 + (value >> 8 & 0xFF) * 5 + (value & 0xFF)
            }
            XCTAssertEqual(lightness, lightness.sorted(by: >), "\(colours)")
        }
    }
}
