import FangcunGovernance
import FangcunModel
import FangcunTestSupport
import XCTest

/// Evaluating the cases of a city: a petition centre's 24 405, and a hundred times as many.
final class EvaluationBenchmarks: XCTestCase {
    private let start = Instant(secondsSinceEpoch: 1_277_913_600)
    private static let caseCount = 24_405

    func testEvaluate() throws {
        let cases = makeCases(Self.caseCount)
        let period = EvaluationPeriod(start: start, end: start.adding(seconds: 300 * 86_400))
        for (name, grouping) in [
            ("evaluate.kpi", EvaluationGrouping.whole), ("evaluate.kpi.grids", .area(prefixLength: 15)),
        ] {
            let evaluator = try Evaluator(.standard, period: period, grouping: grouping)
            try measure(name, cases) { XCTAssertFalse(evaluator.evaluate($0).groups.isEmpty) }
        }
        let week = EvaluationPeriod.week(containing: start.adding(seconds: 100 * 86_400))
        try measure("evaluate.weekly-reports", cases) { cases in
            for kind in WeeklyReport.Kind.allCases {
                XCTAssertFalse(WeeklyReport(kind, week: week, cases: cases).tables.isEmpty)
            }
        }
    }

    /// A hundred times the cases must take a hundred times as long a case, or nearly.
    func testEvaluationIsLinear() throws {
        let evaluator = try Evaluator(
            .standard, period: EvaluationPeriod(start: start, end: start.adding(seconds: 300 * 86_400)),
            grouping: .department)
        let few = makeCases(Self.caseCount)
        let many = makeCases(Self.caseCount * (Pass.isShort ? 10 : 100))
        let timing = try timeInTurn(
            operations: 1, { XCTAssertEqual(evaluator.evaluate(few).groups.count, 80) },
            peer: { XCTAssertEqual(evaluator.evaluate(many).groups.count, 80) })
        let perCase = timing.ours.median / Double(few.count)
        let perCaseOfMany = try XCTUnwrap(timing.peer).median / Double(many.count)
        print(
            "bench evaluate.linear: \(few.count) cases \(perCase) ns each, \(many.count) cases \(perCaseOfMany) ns each"
        )
        XCTAssertLessThan(perCaseOfMany, perCase * 2)
    }

    private func measure(_ name: String, _ cases: [CaseSummary], _ body: ([CaseSummary]) -> Void) throws {
        try BenchmarkReport.add(.init(name: name, timing: try timeInTurn(operations: cases.count) { body(cases) }.ours))
    }

    /// Cases of 80 departments in 3 500 grids, an hour or so apart, most of them closed in time.
    private func makeCases(_ count: Int) -> [CaseSummary] {
        var generator = SeededGenerator(seed: 17)
        let departments = (0..<80).map { "承办单位\($0)" }
        let grids = (0..<3_500).map { "410105\(100 + $0 / 350)\(100 + $0 / 35 % 10)\(100 + $0 % 35)" }
        return (0..<count).map { index in
            var summary = CaseSummary(
                id: "\(index)", classKey: CityClass.Key(.event, "0102"),
                grid: grids.randomElement(using: &generator) ?? "",
                marks: CaseMarks(rawValue: UInt16.random(in: 0...63, using: &generator)))
            var moment = start.adding(seconds: Int64(index % Self.caseCount) * 1_800)
            for step in CaseStep.allCases where step != .reply || index % 30 != 0 {
                moment = moment.adding(seconds: Int64.random(in: 600...40_000, using: &generator))
                summary[step] = .init(
                    doneAt: moment, dueAt: moment.adding(seconds: Int64.random(in: -4_000...20_000, using: &generator)))
            }
            summary[.disposal].actor = departments.randomElement(using: &generator) ?? ""
            return summary
        }
    }
}
