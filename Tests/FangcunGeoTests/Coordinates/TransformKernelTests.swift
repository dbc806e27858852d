import FangcunTestSupport
import XCTest

@testable import FangcunGeo

/// The kernels: every variant that this machine can run, in every place of a batch.
final class TransformKernelTests: XCTestCase {
    private static let zone = GaussKruger(checked: .cgcs2000, centralMeridian: 114, falseEasting: 500_000)
    private static let operations: [(String, TransformKernel.Operation)] = [
        ("project", zone.forwardOperation), ("unproject", zone.inverseOperation), ("to GCJ-02", .wgs84ToGCJ02),
        ("from GCJ-02", .gcj02ToWGS84), ("to BD-09", .gcj02ToBD09), ("from BD-09", .bd09ToGCJ02),
    ]

    func testAllVariantsComputeTheSameBits() {
        XCTAssertTrue(TransformKernel.Variant.usable.contains(.baseline))
        for (name, operation) in Self.operations {
            let points = Self.points(of: operation, count: 5_000)
            let expected = Self.bits(Self.results(operation, points, by: .baseline))
            for variant in TransformKernel.Variant.usable {
                XCTAssertEqual(Self.bits(Self.results(operation, points, by: variant)), expected, "\(name), \(variant)")
            }
        }
    }

    func testAPointHasTheSameResultAloneAndAnywhereInABatch() {
        for (name, operation) in Self.operations {
            let points = Self.points(of: operation, count: 97)
            let alone = Self.bits(points.map { TransformKernel.apply(operation, to: $0) })
            for variant in TransformKernel.Variant.usable {
                for count in 0...50 {
                    for start in [0, 1, 7, 47] {
                        let batch = Self.results(operation, Array(points[start..<start + count]), by: variant)
                        XCTAssertEqual(Self.bits(batch), Array(alone[start..<start + count]), "\(name) \(variant)")
                    }
                }
            }
        }
    }

    func testColumnsArePointsAndMayBeOverwritten() {
        for (name, operation) in Self.operations {
            for count in [0, 1, 15, 16, 17, 333] {
                let points = Self.points(of: operation, count: count)
                for variant in TransformKernel.Variant.usable {
                    let expected = Self.bits(Self.results(operation, points, by: variant))
                    var (x, y) = (points.map(\.x), points.map(\.y))
                    x.withUnsafeMutableBufferPointer { x in
                        y.withUnsafeMutableBufferPointer { y in
                            TransformKernel.apply(
                                operation, x: UnsafeBufferPointer(x), y: UnsafeBufferPointer(y), intoX: x, intoY: y,
                                by: variant)
                        }
                    }
                    XCTAssertEqual(Self.bits(zip(x, y).map { Point(x: $0, y: $1) }), expected, "\(name) \(variant)")
                    var inPlace = points
                    TransformKernel.apply(operation, to: &inPlace, by: variant)
                    XCTAssertEqual(Self.bits(inPlace), expected, "\(name) \(variant)")
                }
            }
        }
    }

    func testWhatIsNotDefinedIsNaNInBothNumbersAndHarmsNoNeighbour() {
        let wild: [Double] = [
            .nan, .signalingNaN, .infinity, -.infinity, 1e300, -1e300, 1e19, 180.000001, -90.1, 1e9,
            .leastNonzeroMagnitude,
        ]
        for (name, operation) in Self.operations {
            let good = Self.points(of: operation, count: 40)
            let expected = Self.bits(Self.results(operation, good, by: .baseline))
            for variant in TransformKernel.Variant.usable {
                for value in wild {
                    for position in [0, 13, 39] {
                        for bad in [Point(x: value, y: good[position].y), Point(x: good[position].x, y: value)] {
                            var points = good
                            points[position] = bad
                            let results = Self.results(operation, points, by: variant)
                            let result = results[position]
                            XCTAssertEqual(result.x.isNaN, result.y.isNaN, "\(name) \(bad)")
                            if !value.isFinite { XCTAssertTrue(result.x.isNaN, "\(name) \(bad) \(result)") }
                            if !result.x.isNaN { XCTAssertTrue(result.isFinite, "\(name) \(bad) \(result)") }
                            var others = Self.bits(results)
                            others[position] = expected[position]
                            XCTAssertEqual(others, expected, "\(name) \(bad)")
                        }
                    }
                }
            }
        }
    }

    func testRandomNumbersOfAnySizeGiveFiniteNumbersOrNaN() {
        var generator = SeededGenerator(seed: 17)
        let points = (0..<100_000).map { _ in
            Point(
                x: Double(bitPattern: generator.next()),
                y: Double.random(in: -100...100, using: &generator) * (Bool.random(using: &generator) ? 1 : 1e6))
        }
        for (name, operation) in Self.operations {
            for result in Self.results(operation, points, by: .best) {
                XCTAssertTrue(result.isFinite || result.x.isNaN && result.y.isNaN, "\(name) \(result)")
            }
        }
    }

    // MARK: Helpers

    private static func results(
        _ operation: TransformKernel.Operation, _ points: [Point], by variant: TransformKernel.Variant
    ) -> [Point] {
        var points = points
        TransformKernel.apply(operation, to: &points, by: variant)
        return points
    }

    /// Points of the domain, its rim and beyond.
    private static func points(of operation: TransformKernel.Operation, count: Int) -> [Point] {
        var generator = SeededGenerator(seed: 3)
        let degrees = (0..<count).map { _ in
            Point(x: .random(in: 70...140, using: &generator), y: .random(in: -2...60, using: &generator))
        }
        let near = (0..<count).map { _ in
            Point(x: .random(in: 107...121, using: &generator), y: .random(in: -86...86, using: &generator))
        }
        switch operation {
        case .project: return near
        case .unproject: return near.map { Point(x: 500_000 + ($0.x - 114) * 105_000, y: $0.y * 111_000) }
        default: return degrees
        }
    }

    /// The bits of both numbers, all NaN alike.
    private static func bits(_ points: [Point]) -> [[UInt64]] {
        points.map { [$0.x, $0.y].map { $0.isNaN ? Double.nan.bitPattern : $0.bitPattern } }
    }
}
