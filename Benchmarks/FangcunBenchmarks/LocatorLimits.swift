import FangcunSampleCity
import Foundation
import XCTest

@testable import FangcunGeo

/// The locator beside what bounds it: the same algorithm in C, its reads alone, and itself on one thread.
final class LocatorLimits: XCTestCase {
    func testBesideItsLimits() throws {
        let city = try City.sample.get()
        let points = City.incidents(Pass.isShort ? 100_000 : 1_000_000, in: city)
        let locator = try GridLocator(city.grids)
        try measure("random", points, locator, threadsGoal: 2.5)
        try measure("sorted", points.sorted(by: City.alongStrips), locator, threadsGoal: 3.2)
    }

    private func measure(_ order: String, _ points: [Point], _ locator: GridLocator, threadsGoal: Double) throws {
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

        try measureThreads(order, points, locator, expected, goal: threadsGoal)
    }

    /// Wall time, since processor time does not see threads wait; on a machine that does other work it says little.
    private func measureThreads(
        _ order: String, _ points: [Point], _ locator: GridLocator, _ expected: [Int32], goal: Double
    ) throws {
        var answers = [Int32](repeating: 0, count: points.count)
        func wallNanoseconds(threads: Int) -> Double {
            let start = DispatchTime.now().uptimeNanoseconds
            locate(points, locator, &answers, threads: threads)
            return Double(DispatchTime.now().uptimeNanoseconds - start) / Double(points.count)
        }
        var (one, four): ([Double], [Double]) = ([], [])
        for _ in 0..<Pass.runs {
            one.append(wallNanoseconds(threads: 1))
            four.append(wallNanoseconds(threads: 4))
            XCTAssertEqual(answers, expected)
        }
        try BenchmarkReport.add(
            .init(
                name: "locate.\(order).4-threads", timing: Timing(four), peer: ("one-thread", Timing(one)), goal: goal))
    }

    private func locate(_ points: [Point], _ locator: GridLocator, _ answers: inout [Int32], threads: Int = 1) {
        points.withUnsafeBufferPointer { points in
            answers.withUnsafeMutableBufferPointer { answers in
                nonisolated(unsafe) let (points, answers) = (points, answers)
                DispatchQueue.concurrentPerform(iterations: threads) { part in
                    let range = points.count * part / threads..<points.count * (part + 1) / threads
                    locator.directory.locate(
                        UnsafeBufferPointer(rebasing: points[range]),
                        into: UnsafeMutableBufferPointer(rebasing: answers[range]))
                }
            }
        }
    }
}
