import FangcunSampleCity
import Foundation
import XCTest

@testable import FangcunGeo

/// Ten million points by four threads, beside one; and their reads alone, which no code could do without.
///
/// A million are asked for at a time, after a rest, and the best of many runs counts: on a machine that does other work four threads
/// run together for some milliseconds at best. Threads take piece after piece, so that one which must stop keeps nobody waiting.
final class LocatorThreads: XCTestCase {
    private static let bursts = 10
    private static let piecesInBurst = 40

    func testFourThreads() throws {
        let city = try City.sample.get()
        let points = City.incidents(Pass.isShort ? 400_000 : 10_000_000, in: city)
        let locator = try GridLocator(city.grids)
        try measure("random", points, locator, goal: 2.5)
        try measure("sorted", points.sorted(by: City.alongStrips), locator, goal: 3.2)
    }

    private func measure(_ order: String, _ points: [Point], _ locator: GridLocator, goal: Double) throws {
        let size = points.count / (Self.bursts * Self.piecesInBurst)
        let pieces = stride(from: 0, to: points.count, by: size).map { Array(points[$0..<$0 + size]) }
        let expected = locator.locate(points)
        var answers = pieces.map { [Int32](repeating: 0, count: $0.count) }
        try compare("locate.\(order).4-threads", points.count, goal: goal, &answers) { piece, answers in
            pieces[piece].withUnsafeBufferPointer { points in
                answers.withUnsafeMutableBufferPointer { locator.directory.locate(points, into: $0) }
            }
        }
        XCTAssertEqual(Array(answers.joined()), expected)
        let reads = pieces.map { LocatorReads(locator, $0) }
        try compare("locate.\(order).4-threads.reads", points.count, goal: nil, &answers) { piece, answers in
            XCTAssertGreaterThan(reads[piece].run(&answers), 0)
        }
    }

    /// Adds a row with the wall time of all bursts, of each the best of its runs.
    private func compare(
        _ name: String, _ count: Int, goal: Double?, _ answers: inout [[Int32]],
        _ body: @Sendable (_ piece: Int, _ answers: inout [Int32]) -> Void
    ) throws {
        var (one, four) = (0.0, 0.0)
        for burst in 0..<Self.bursts {
            let pieces = burst * Self.piecesInBurst..<(burst + 1) * Self.piecesInBurst
            var best = [Double](repeating: .infinity, count: 5)
            for _ in 0..<6 * Pass.runs {
                for threads in [1, 4] {
                    usleep(10_000)
                    let start = DispatchTime.now().uptimeNanoseconds
                    run(pieces, &answers, threads, body)
                    best[threads] = min(best[threads], Double(DispatchTime.now().uptimeNanoseconds - start))
                }
            }
            one += best[1] / Double(count)
            four += best[4] / Double(count)
        }
        try BenchmarkReport.add(
            .init(name: name, timing: Timing([four]), peer: ("one-thread", Timing([one])), goal: goal))
    }

    /// Runs a function for each piece, by so many threads.
    private func run(
        _ pieces: Range<Int>, _ answers: inout [[Int32]], _ threads: Int,
        _ body: @Sendable (_ piece: Int, _ answers: inout [Int32]) -> Void
    ) {
        answers.withUnsafeMutableBufferPointer { answers in
            nonisolated(unsafe) let answers = answers
            let next = Locked(pieces.lowerBound)
            DispatchQueue.concurrentPerform(iterations: threads) { _ in
                while true {
                    let piece = next.withLock { next in
                        defer { next += 1 }
                        return next
                    }
                    guard piece < pieces.upperBound else { return }
                    body(piece, &answers[piece])
                }
            }
        }
    }
}
