import FangcunGovernance
import FangcunModel
import FangcunTestSupport
import XCTest

final class EvaluatorTests: XCTestCase {
    private let period = SampleCases.december

    func testNothingDueIsNotMeasured() throws {
        for cases in [[], [SampleCases.case_("only filed") { $0[.filing] = .init(doneAt: SampleCases.day(3)) }]] {
            let whole = try XCTUnwrap(try Evaluator(.standard, period: period).evaluate(cases)[""])
            let value = try XCTUnwrap(whole.indicators["closure-rate"])
            XCTAssertEqual(value.denominator, 0)
            XCTAssertNil(value.percent)
            XCTAssertNil(value.percentText())
            XCTAssertNil(whole.scores["supervisor"]?.score)
            XCTAssertNil(whole.scores["supervisor"]?.grade)
        }
    }

    func testPeriodsAreHalfOpenAndLimitsInclusive() throws {
        func onTime(doneAt: Instant?, dueAt: Instant?) throws -> [Int] {
            let one = SampleCases.case_("1") { $0[.closure] = .init(doneAt: doneAt, dueAt: dueAt) }
            let counts = try XCTUnwrap(try Evaluator(.standard, period: period).evaluate([one])[""]).counts
            return ["closures", "closures-on-time", "closures-due"].map { counts[$0] ?? -1 }
        }
        let (start, end) = (period.start, period.end)
        XCTAssertEqual(try onTime(doneAt: start, dueAt: start), [1, 1, 1], "done at its limit, at the first moment")
        XCTAssertEqual(try onTime(doneAt: start.adding(seconds: 1), dueAt: start), [1, 0, 1])
        XCTAssertEqual(
            try onTime(doneAt: start.adding(seconds: -1), dueAt: start), [0, 0, 0], "done before the period")
        XCTAssertEqual(try onTime(doneAt: end, dueAt: start), [0, 0, 1], "open when the period ended")
        XCTAssertEqual(try onTime(doneAt: nil, dueAt: end), [0, 0, 0], "not due yet")
        XCTAssertEqual(try onTime(doneAt: nil, dueAt: end.adding(seconds: -1)), [0, 0, 1])
        XCTAssertEqual(try onTime(doneAt: start, dueAt: nil), [1, 1, 1], "no limit, cannot be late")
        XCTAssertEqual(try onTime(doneAt: nil, dueAt: nil), [0, 0, 0])
    }

    func testAreasAreThePrefixesOfGridCodes() throws {
        let grids = ["410105001001001", "410105001001002", "410105001002001", "410105002001001", "410106001001001", ""]
        let cases = grids.map { grid in
            var summary = SampleCases.due(inTime: 1, late: 0, never: 0)[0]
            summary.grid = grid
            return summary
        }
        func keys(_ level: EvaluationGrouping.AreaLevel) throws -> [String] {
            let grouping = try XCTUnwrap(EvaluationGrouping.area(level))
            let evaluation = try Evaluator(.standard, period: period, grouping: grouping).evaluate(cases)
            XCTAssertEqual(evaluation.findings.map(\.code), ["evaluation.unassigned"])
            return evaluation.groups.map { "\($0.key):\($0.counts["closures"] ?? -1)" }
        }
        XCTAssertEqual(try keys(.district), [":1", "410105:4", "410106:1"])
        XCTAssertEqual(try keys(.street), [":1", "410105001:3", "410105002:1", "410106001:1"])
        XCTAssertEqual(
            try keys(.community), [":1", "410105001001:2", "410105001002:1", "410105002001:1", "410106001001:1"])
        XCTAssertEqual(try keys(.unitGrid).count, 6)
        XCTAssertNil(EvaluationGrouping.area(.street, format: .taipeiCell), "the format has no streets")
    }

    func testFiguresOfDepartmentsAddUpToTheWhole() throws {
        let cases =
            SampleCases.due(inTime: 3, late: 1, never: 1, department: "市政")
            + SampleCases.due(inTime: 2, late: 2, never: 0, department: "园林")
        let whole = try XCTUnwrap(try Evaluator(.standard, period: period).evaluate(cases)[""])
        let parts = try Evaluator(.standard, period: period, grouping: .department).evaluate(cases)
        XCTAssertEqual(parts.groups.map(\.key).sorted(), ["园林", "市政"].sorted())
        for (measure, count) in whole.counts {
            XCTAssertEqual(parts.groups.reduce(0) { $0 + ($1.counts[measure] ?? 0) }, count, measure)
        }
        XCTAssertEqual(parts["市政"]?.indicators["closure-rate"], IndicatorValue(numerator: 4, denominator: 5))
    }

    func testEachStepCountsForThePersonWhoDidIt() throws {
        let one = SampleCases.case_("1", marks: .patrolReport) {
            $0[.report] = .init(doneAt: SampleCases.day(2), actor: "王")
            $0[.filing] = .init(doneAt: SampleCases.day(2), actor: "李")
            $0[.check] = .init(doneAt: SampleCases.day(5), dueAt: SampleCases.day(4), actor: "赵")
        }
        let evaluation = try Evaluator(.standard, period: period, grouping: .post).evaluate([one])
        XCTAssertEqual(evaluation["王"]?.indicators["report-validity-rate"], .init(numerator: 1, denominator: 1))
        XCTAssertEqual(evaluation["王"]?.indicators["check-on-time-rate"], .init(numerator: 0, denominator: 0))
        XCTAssertEqual(evaluation["赵"]?.indicators["check-on-time-rate"], .init(numerator: 0, denominator: 1))
        XCTAssertEqual(evaluation["李"]?.indicators["filing-on-time-rate"], .init(numerator: 1, denominator: 1))
    }

    func testEveryFigureIsTheCasesThatExplainIt() throws {
        var generator = SeededGenerator(seed: 7)
        let cases = (0..<300).map { RandomCases.one("\($0)", using: &generator) }
        for grouping in [EvaluationGrouping.whole, .department, .area(prefixLength: 9), .post] {
            let evaluator = try Evaluator(.standard, period: period, grouping: grouping)
            let evaluation = evaluator.evaluate(cases)
            for group in evaluation.groups {
                for (indicator, value) in group.indicators {
                    let explanation = try XCTUnwrap(
                        evaluator.explanation(of: indicator, group: group.key, in: cases))
                    XCTAssertEqual(explanation.value, value, "\(indicator) of '\(group.key)' by \(grouping)")
                    for term in explanation.numerator + explanation.denominator {
                        XCTAssertEqual(Set(term.cases).count, term.cases.count)
                    }
                }
            }
        }
        XCTAssertNil(try Evaluator(.standard, period: period).explanation(of: "no such", in: cases))
    }

    func testAnExplanationNamesTheCases() throws {
        let cases = SampleCases.due(inTime: 1, late: 1, never: 1)
        let explanation = try XCTUnwrap(
            try Evaluator(.standard, period: period).explanation(of: "closure-on-time-rate", in: cases))
        XCTAssertEqual(explanation.numerator.map(\.cases), [["event--0"]])
        XCTAssertEqual(explanation.denominator.map(\.cases), [["event--0", "event--1", "event--2"]])
    }

    func testRatesOfThingsDoneAmongThingsDueStayWithinTheWhole() throws {
        var generator = SeededGenerator(seed: 11)
        let cases = (0..<500).map { RandomCases.one("\($0)", using: &generator) }
        let whole = try XCTUnwrap(try Evaluator(.standard, period: period).evaluate(cases)[""])
        for id in [
            "closure-rate", "closure-on-time-rate", "disposal-on-time-rate", "dispatch-on-time-rate", "reply-rate",
        ] {
            let value = try XCTUnwrap(whole.indicators[id])
            XCTAssertGreaterThan(value.denominator, 0, id)
            XCTAssertLessThanOrEqual(value.numerator, value.denominator, id)
        }
    }

    func testARateOverTheWholeIsAFinding() throws {
        var cases = SampleCases.due(inTime: 3, late: 0, never: 0)
        cases[0].marks = .deferred
        let evaluation = try Evaluator(.standard, period: period).evaluate(cases)
        XCTAssertTrue(evaluation.findings.contains { $0.code == "evaluation.above-whole" })
        XCTAssertEqual(evaluation[""]?.indicators["closure-rate-less-deferred"]?.percentText(), "150.00")
    }
}

/// Random cases whose steps lie in and around the period, done or not, due or not.
enum RandomCases {
    static func one(_ id: String, using generator: inout SeededGenerator) -> CaseSummary {
        var summary = CaseSummary(
            id: id, classKey: CityClass.Key(Bool.random(using: &generator) ? .component : .event, "0101"),
            grid: "41010500\(Int.random(in: 1...3, using: &generator))001001",
            marks: CaseMarks(rawValue: UInt16.random(in: 0...63, using: &generator)))
        for step in CaseStep.allCases {
            func moment() -> Instant? {
                Int.random(in: 0...3, using: &generator) == 0
                    ? nil : SampleCases.day(Int.random(in: -5...40, using: &generator))
            }
            summary[step] = .init(
                doneAt: moment(), dueAt: moment(), actor: ["甲", "乙", ""].randomElement(using: &generator) ?? "")
        }
        return summary
    }
}
