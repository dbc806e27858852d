import FangcunSampleCity
import Foundation
import XCTest

@testable import FangcunGeo

/// Ten million points by four threads, beside one; and their reads alone, which no code could do without.
///
/// Threads take piece after piece of the points, so that one from which the machine takes time keeps nobody waiting.
final class LocatorThreads: XCTestCase {
    func testFourThreads() throws {
        let city = try City.sample.get()
        let points = City.incidents(Pass.isShort ? 200_000 : 10_000_000, in: city)
        let locator = try GridLocator(city.grids)
        try measure("random", points, locator, goal: 2.5)
        try measure("sorted", points.sorted(by: City.alongStrips), locator, goal: 3.2)
    }

    private func measure(_ order: String, _ points: [Point], _ locator: GridLocator, goal: Double) throws {
        let size = points.count / 100
        let pieces = stride(from: 0, to: points.count, by: size).map { start in
            Array(points[start..<min(start + size, points.count)])
        }
        let expected = locator.locate(points)
        var answers = pieces.map { [Int32](repeating: 0, count: $0.count) }
        try compare("locate.\(order).4-threads", points.count, goal: goal) { threads in
            run(&answers, threads) { piece, answers in
                pieces[piece].withUnsafeBufferPointer { points in
                    answers.withUnsafeMutableBufferPointer { locator.directory.locate(points, into: $0) }
                }
            }
        }
        XCTAssertEqual(Array(answers.joined()), expected)
        let reads = pieces.map { LocatorReads(locator, $0) }
        try compare("locate.\(order).4-threads.reads-alone", points.count, goal: nil) { threads in
            run(&answers, threads) { piece, answers in XCTAssertGreaterThan(reads[piece].run(&answers), 0) }
        }
    }

    /// Adds a row with the best of many runs by the wall: what other programs do only adds to it.
    ///
    /// Beside it the ratio by processor time: what four threads would gain if each had a processor to itself.
    private func compare(_ name: String, _ count: Int, goal: Double?, _ body: (_ threads: Int) -> Void) throws {
        var best: [Int: (wall: Double, processor: Double)] = [:]
        for _ in 0..<3 * Pass.runs {
            for threads in [1, 4] {
                let wall = DispatchTime.now().uptimeNanoseconds
                let processor = clock()
                body(threads)
                let processorTime = Double(clock() - processor) * 1e9 / Double(CLOCKS_PER_SEC) / Double(count)
                let wallTime = Double(DispatchTime.now().uptimeNanoseconds - wall) / Double(count)
                let before = best[threads] ?? (.infinity, .infinity)
                best[threads] = (min(before.wall, wallTime), min(before.processor, processorTime))
            }
        }
        let (one, four) = (try XCTUnwrap(best[1]), try XCTUnwrap(best[4]))
        let ratio = String(format: "%.2f", 4 * one.processor / four.processor)
        print("bench \(name): by processor time the ratio would be \(ratio)")
        try BenchmarkReport.add(
            .init(name: name, timing: Timing([four.wall]), peer: ("one-thread", Timing([one.wall])), goal: goal))
    }

    /// Runs a function for each piece, by so many threads.
    private func run(_ answers: inout [[Int32]], _ threads: Int, _ body: @Sendable (Int, inout [Int32]) -> Void) {
        answers.withUnsafeMutableBufferPointer { answers in
            nonisolated(unsafe) let answers = answers
            let count = answers.count
            let next = Locked(0)
            DispatchQueue.concurrentPerform(iterations: threads) { _ in
                while true {
                    let piece = next.withLock { next in
                        defer { next += 1 }
                        return next
                    }
                    guard piece < count else { return }
                    body(piece, &answers[piece])
                }
            }
        }
    }
}
