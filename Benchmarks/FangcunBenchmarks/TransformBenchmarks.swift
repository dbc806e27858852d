import CPROJ
import FangcunTestSupport
import XCTest

@testable import FangcunGeo

/// Columns of coordinates through the kernels, beside PROJ and the mathematical library on the same columns.
///
/// The row of a name is that of the fastest instructions of this machine, with the goal for them; the others follow it with the name of
/// theirs, and what the call through `Projection` costs.
final class TransformBenchmarks: XCTestCase {
    private typealias Variant = TransformKernel.Variant

    private let zone = GaussKruger(checked: .cgcs2000, centralMeridian: 114, falseEasting: 500_000)
    private let count = Pass.isShort ? 100_000 : 1_000_000

    private lazy var degrees: (x: [Double], y: [Double]) = {
        var generator = SeededGenerator(seed: 15)
        return (
            (0..<count).map { _ in .random(in: 112.5...115.5, using: &generator) },
            (0..<count).map { _ in .random(in: 3...54, using: &generator) }
        )
    }()

    private lazy var metres: (x: [Double], y: [Double]) = {
        var (x, y) = degrees
        zone.forward(x: &x, y: &y)
        return (x, y)
    }()

    func testGaussKruger() throws {
        let peer = try XCTUnwrap(PROJTransform(from: "EPSG:4490", to: "EPSG:4547"))
        try assertAgreement(peer)
        func goal(_ variant: Variant) -> Double {
            switch variant {
            case .baseline: 4.5
            case .avx2: 12
            case .avx512: 22
            }
        }
        try measure("transform.gk.forward", zone.forwardOperation, degrees, "proj", goal: goal) { x, y in
            peer.apply(PJ_FWD, x: &x, y: &y)
        }
        try measure("transform.gk.inverse", zone.inverseOperation, metres, "proj", goal: goal) { x, y in
            peer.apply(PJ_INV, x: &x, y: &y)
        }
        let projection = try Projection(from: .cgcs2000, to: .cgcs2000GaussKruger114)
        let points = zip(degrees.x, degrees.y).map { Point(x: $0, y: $1) }
        var sum = 0.0
        let timing = try timeInTurn(operations: count, { sum += try projection.transform(points)[7].x }).ours
        try BenchmarkReport.add(.init(name: "transform.gk.forward.projection", timing: timing))
        XCTAssertTrue(sum.isFinite)
    }

    func testGCJ02() throws {
        try measure("transform.gcj02", .wgs84ToGCJ02, degrees, "libm", goal: { _ in 8 }) { x, y in
            for index in x.indices { (x[index], y[index]) = OffsetFormula.gcj02(x[index], y[index]) }
        }
        var (x, y) = degrees
        let timing = try timeInTurn(operations: count, { Self.apply(.gcj02ToWGS84, self.degrees, &x, &y, .best) }).ours
        try BenchmarkReport.add(.init(name: "transform.gcj02.inverse", timing: timing))
    }

    private func measure(
        _ name: String, _ operation: TransformKernel.Operation, _ input: (x: [Double], y: [Double]), _ peerName: String,
        goal: (Variant) -> Double, peer: (inout [Double], inout [Double]) -> Void
    ) throws {
        for variant in Variant.usable.reversed() {
            var (x, y) = input
            // The peers work in place, and what they leave is no input: copied before each run, outside the time.
            var (peerX, peerY) = input
            var ours: [Double] = []
            var theirs: [Double] = []
            for _ in 0...Pass.runs {
                ours.append(try threadNanoseconds { Self.apply(operation, input, &x, &y, variant) } / Double(count))
                (peerX, peerY) = input
                peerX.withUnsafeMutableBufferPointer { $0[0] += 0 }
                peerY.withUnsafeMutableBufferPointer { $0[0] += 0 }
                theirs.append(try threadNanoseconds { peer(&peerX, &peerY) } / Double(count))
            }
            let isBest = variant == .best
            try BenchmarkReport.add(
                .init(
                    name: isBest ? name : "\(name).\(variant)", timing: Timing(Array(ours.dropFirst())),
                    peer: (peerName, Timing(Array(theirs.dropFirst()))), goal: goal(variant)))
        }
    }

    private static func apply(
        _ operation: TransformKernel.Operation, _ input: (x: [Double], y: [Double]), _ x: inout [Double],
        _ y: inout [Double], _ variant: Variant
    ) {
        input.x.withUnsafeBufferPointer { inputX in
            input.y.withUnsafeBufferPointer { inputY in
                x.withUnsafeMutableBufferPointer { x in
                    y.withUnsafeMutableBufferPointer { y in
                        TransformKernel.apply(operation, x: inputX, y: inputY, intoX: x, intoY: y, by: variant)
                    }
                }
            }
        }
    }

    private func assertAgreement(_ peer: PROJTransform) throws {
        var (x, y) = degrees
        peer.apply(PJ_FWD, x: &x, y: &y)
        let largest = zip(zip(x, y), zip(metres.x, metres.y)).map { max(abs($0.0 - $1.0), abs($0.1 - $1.1)) }.max()
        XCTAssertLessThan(try XCTUnwrap(largest), 1e-8, "PROJ disagrees")
    }
}
