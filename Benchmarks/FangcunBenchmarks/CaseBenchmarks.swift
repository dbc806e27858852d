import FangcunGovernance
import FangcunModel
import XCTest

/// Folding the logs of cases: the petitions of a city, and ten and a hundred times as many.
final class CaseBenchmarks: XCTestCase {
    func testFoldingGrowsWithTheCasesAndNoFaster() throws {
        let engine = try CaseEngine(.petition)
        let city = try fold(copies: 1, engine)
        XCTAssertEqual(city.closed, PetitionLogs.cityCount - PetitionLogs.cityOpen)
        try BenchmarkReport.add(.init(name: "cases.fold", timing: city.timing))
        for copies in Pass.isShort ? [10] : [10, 100] {
            let many = try fold(copies: copies, engine)
            XCTAssertEqual(many.closed, copies * (PetitionLogs.cityCount - PetitionLogs.cityOpen))
            // Per case: the same, but for the noise of the machine.
            XCTAssertLessThan(many.timing.smallest, city.timing.largest * 2)
            try BenchmarkReport.add(.init(name: "cases.fold.\(copies)x", timing: many.timing))
        }
    }

    func testReplayingAMixedLogGrowsWithItsEventsAndNoFaster() throws {
        let engine = try CaseEngine(.petition)
        var perCase: [Double] = []
        for count in [PetitionLogs.cityCount / 10, PetitionLogs.cityCount] {
            let log = CaseLog(PetitionLogs.mixed(0..<count))
            let timing = try timeInTurn(
                operations: count, { XCTAssertEqual(CaseReplay(log, by: engine).cases.count, count) }
            ).ours
            perCase.append(timing.smallest)
            try BenchmarkReport.add(.init(name: "cases.replay.\(count)", timing: timing))
        }
        XCTAssertLessThan(perCase[1], perCase[0] * 3)
    }

    /// Folds so many cities one after the other, as a host streams them from its database, and times the folding alone, per
    /// case.
    private func fold(copies: Int, _ engine: CaseEngine) throws -> (timing: Timing, closed: Int) {
        var perRun: [Double] = []
        var closed = 0
        for run in 0..<(copies > 10 ? 1 : Pass.runs) {
            closed = 0
            var nanoseconds = 0.0
            for copy in 0..<copies {
                let first = copy * PetitionLogs.cityCount
                let logs = (first..<first + PetitionLogs.cityCount).map { PetitionLogs.log(of: $0) }
                if run == 0, copy == 0 { XCTAssertTrue(logs.allSatisfy { engine.fold($0).findings.isEmpty }) }
                nanoseconds += try threadNanoseconds {
                    for log in logs where engine.fold(log).state.isClosed { closed += 1 }
                }
            }
            perRun.append(nanoseconds / Double(copies * PetitionLogs.cityCount))
        }
        return (Timing(perRun), closed)
    }
}
