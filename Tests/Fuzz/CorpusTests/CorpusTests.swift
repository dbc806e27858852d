import FangcunTestSupport
import Foundation
import FuzzTargets
import XCTest

/// The corpora kept from fuzzing, and broken copies of them, as ordinary tests: any trap ends the run.
final class CorpusTests: XCTestCase {
    private static let corpora = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Corpora")

    func testEveryCorpusHasATargetAndEveryTargetACorpus() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: Self.corpora.path)
        XCTAssertEqual(Set(folders), Set(FuzzTarget.all.map(\.name)))
    }

    func testKeptInputsAreWithstood() throws {
        for target in FuzzTarget.all {
            let inputs = try inputs(of: target)
            XCTAssertFalse(inputs.isEmpty, "the corpus of \(target.name) is empty")
            inputs.forEach(target.run)
        }
    }

    func testBrokenCopiesAreWithstood() throws {
        var generator = SeededGenerator(seed: 7)
        for target in FuzzTarget.all {
            for input in try inputs(of: target) where !input.isEmpty {
                for _ in 0..<(input.count < 1 << 12 ? 20 : 5) {
                    target.run(Array(input.prefix(.random(in: 0..<input.count, using: &generator))))
                    var flipped = input
                    for _ in 0..<3 {
                        let bit = Int.random(in: 0..<input.count * 8, using: &generator)
                        flipped[bit / 8] ^= 1 << (bit % 8)
                    }
                    target.run(flipped)
                }
            }
        }
    }

    func testCorporaAreSmall() throws {
        for target in FuzzTarget.all {
            XCTAssertLessThan(try inputs(of: target).reduce(0) { $0 + $1.count }, 1 << 20, target.name)
        }
    }

    private func inputs(of target: FuzzTarget) throws -> [[UInt8]] {
        let folder = Self.corpora.appendingPathComponent(target.name)
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map {
            [UInt8](try Data(contentsOf: folder.appendingPathComponent($0)))
        }
    }
}
