import FangcunSampleCity
import Foundation
import XCTest

@testable import FangcunGeo

/// The locator beside what bounds it: the same algorithm in C, and its reads alone.
final class LocatorLimits: XCTestCase {
    func testBesideItsLimits() throws {
        let city = try City.sample.get()
        let points = City.incidents(Pass.isShort ? 100_000 : 1_000_000, in: city)
        let locator = try GridLocator(city.grids)
        try measure("random", points, locator)
        try measure("sorted", points.sorted(by: City.alongStrips), locator)
    }

    private func measure(_ order: String, _ points: [Point], _ locator: GridLocator) throws {
        let expected = locator.locate(points)
        var answers = [Int32](repeating: 0, count: points.count)
        let twin = CTwinLocator(locator)
        var twinAnswers = answers
        let beside = try timeInTurn(
            operations: points.count, { locate(points, locator, &answers) },
            peer: { twin.locate(points, into: &twinAnswers) })
        XCTAssertEqual(answers, expected)
        let differing = zip(twinAnswers, expected).count { $0 != $1 && $0 != CTwinLocator.unsure }
        XCTAssertEqual(differing, 0, "the twin in C")
        // At most 1.1 times the time of C.
        try BenchmarkReport.add(
            .init(
                name: "locate.\(order).c", timing: beside.ours, peer: beside.peer.map { ("c-twin", $0) }, goal: 1 / 1.1)
        )

        let reads = LocatorReads(locator, points)
        var sum: UInt64 = 0
        let floor = try timeInTurn(
            operations: points.count, { locate(points, locator, &answers) }, peer: { sum &+= reads.run(&twinAnswers) })
        XCTAssertGreaterThan(sum, 0)
        let mix = reads.perPoint
        print(
            String(
                format: "bench locate.%@.floor: a point reads one square, %.3f parts, %.3f edges, %.4f lists", order,
                mix.parts, mix.edges, mix.lists))
        // At most twice the time of the reads alone.
        try BenchmarkReport.add(
            .init(
                name: "locate.\(order).floor", timing: floor.ours, peer: floor.peer.map { ("reads-alone", $0) },
                goal: 0.5))
    }

    private func locate(_ points: [Point], _ locator: GridLocator, _ answers: inout [Int32]) {
        points.withUnsafeBufferPointer { points in
            answers.withUnsafeMutableBufferPointer { locator.directory.locate(points, into: $0) }
        }
    }
}
