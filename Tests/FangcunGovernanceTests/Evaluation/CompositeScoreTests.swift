import FangcunGovernance
import FangcunModel
import XCTest

/// Composite scores, and what a deployed platform gets wrong in each of them.
final class CompositeScoreTests: XCTestCase {
    /// Counts become cases of one person or department each, so that the scores go the whole way from cases.
    private func score(
        _ id: String, _ definitions: IndicatorSet = .standard, of cases: [CaseSummary]
    ) throws -> ScoreValue {
        let evaluation = try Evaluator(definitions, period: SampleCases.december).evaluate(cases)
        return try XCTUnwrap(evaluation[""]?.scores[id])
    }

    /// A step that was due in the period: done in time, or done late.
    private func steps(_ step: CaseStep, inTime: Int, late: Int, marks: CaseMarks = []) -> [CaseSummary] {
        (0..<inTime + late).map { index in
            SampleCases.case_("\(step)-\(index)", marks: marks) {
                $0[step] = .init(doneAt: SampleCases.day(index < inTime ? 4 : 6), dueAt: SampleCases.day(5))
            }
        }
    }

    /// The platform adds the rate of sending to verification twice and never looks at the rate of sending to be checked.
    func testAcceptorsAreScoredByBothTheirRates() throws {
        func cases(verification: Int, check: Int) -> [CaseSummary] {
            steps(.acceptance, inTime: 301, late: 0)
                + steps(.verificationRequest, inTime: verification, late: 10 - verification)
                + steps(.checkRequest, inTime: check, late: 10 - check)
        }
        // 60 × 25 % + 90 × 40 % + 50 × 35 % = 68.5
        let value = try score("acceptor", of: cases(verification: 9, check: 5))
        XCTAssertEqual(value.text, "68.50")
        XCTAssertEqual(value.grade, "C")
        XCTAssertEqual(value.parts.map { $0.score?.text(decimals: 0) }, ["60", "90", "50"])
        XCTAssertEqual(try score("acceptor", of: cases(verification: 9, check: 6)).text, "72.00")
        XCTAssertEqual(try score("acceptor", of: cases(verification: 10, check: 5)).text, "72.50")
    }

    /// The platform puts the rate of closing in time where the rate of filing in time belongs.
    func testShiftLeadersAreScoredByFilingToo() throws {
        func cases(filed: Int, void: Int, closed: Int) -> [CaseSummary] {
            var filings = steps(.filing, inTime: filed, late: 10 - filed)
            for index in 0..<void { filings[index].marks = .voided }
            return filings + steps(.closure, inTime: closed, late: 10 - closed)
        }
        // 80 × 25 % + 90 × 40 % + 60 × 35 % = 77
        let value = try score("shift-leader", of: cases(filed: 8, void: 1, closed: 6))
        XCTAssertEqual(value.text, "77.00")
        XCTAssertEqual(value.grade, "B")
        XCTAssertEqual(try score("shift-leader", of: cases(filed: 9, void: 1, closed: 6)).text, "79.50")
    }

    /// The platform adds the share of missed cases, so that a supervisor who misses more scores higher.
    func testSupervisorsWhoMissMoreScoreLess() throws {
        func cases(missed: Int) -> [CaseSummary] {
            (0..<10).map { index in
                SampleCases.case_("p\(index)", marks: .patrolReport) {
                    $0[.report] = .init(doneAt: SampleCases.day(3))
                    $0[.filing] = .init(doneAt: index < 8 ? SampleCases.day(3) : nil)
                }
            }
                + (0..<missed).map { index in
                    SampleCases.case_("m\(index)", marks: .missedOnPatrol) {
                        $0[.filing] = .init(doneAt: SampleCases.day(3))
                    }
                } + steps(.verification, inTime: 7, late: 3) + steps(.check, inTime: 5, late: 5)
        }
        // 80 × 40 % + (100 - 2/10) × 20 % + 70 × 20 % + 50 × 20 % = 72
        XCTAssertEqual(try score("supervisor", of: cases(missed: 2)).text, "72.00")
        XCTAssertEqual(try score("supervisor", of: cases(missed: 8)).text, "66.00")
    }

    /// The platform scores the number of reworks where the number of filings belongs.
    func testDepartmentsAreScoredByTheirFilings() throws {
        func cases(filed: Int, reworked: Int) -> [CaseSummary] {
            var disposals = steps(.disposal, inTime: 9, late: 1)
            for index in 0..<reworked { disposals[index].marks = .reworked }
            return disposals + steps(.filing, inTime: filed, late: 0) + SampleCases.due(inTime: 6, late: 2, never: 2)
        }
        // The ten cases due were filed as well: 50 + 10 = 60 filings score 90.
        // 90 × 10 % + 80 × 30 % + 90 × 30 % + (100 - 30) × 30 % = 81
        XCTAssertEqual(try score("department", of: cases(filed: 50, reworked: 3)).text, "81.00")
        XCTAssertEqual(try score("department", of: cases(filed: 40, reworked: 3)).text, "82.00")
        XCTAssertEqual(try score("department", of: cases(filed: 50, reworked: 4)).text, "78.00")
    }

    /// The platform adds a fifth of the bare number of dispatches: 600 of them make 120 points.
    func testDispatchersNeedATableForTheirNumbers() throws {
        XCTAssertNil(IndicatorSet.standard.scores.first { $0.id == "dispatcher" })
        var definitions = IndicatorSet.standard
        definitions.scores.append(IndicatorSet.dispatcherScore(scale: CountScale([(5, 50)], otherwise: 80)))
        var cases = steps(.dispatch, inTime: 9, late: 1)
        cases[0].marks = .reworked
        cases[1].marks = .reworked
        // 80 × 20 % + 90 × 40 % + 80 × 40 % = 84
        XCTAssertEqual(try score("dispatcher", definitions, of: cases).text, "84.00")
    }

    func testTwoReworkRatesAreTwoIndicators() throws {
        var disposals = steps(.disposal, inTime: 8, late: 0)
        disposals[0].marks = .reworked
        disposals[1].marks = .reworked
        let cases = disposals + SampleCases.due(inTime: 5, late: 0, never: 5)
        let values = try XCTUnwrap(try Evaluator(.standard, period: SampleCases.december).evaluate(cases)[""])
            .indicators
        XCTAssertEqual(values["rework-rate-over-disposals"]?.percentText(), "25.00")
        XCTAssertEqual(values["rework-rate-over-closures-due"]?.percentText(), "20.00")
        XCTAssertNil(values["rework-rate"])
        for denominator in IndicatorSet.ReworkDenominator.allCases {
            XCTAssertTrue(IndicatorSet.standard.indicators.contains(IndicatorSet.reworkRate(over: denominator)))
        }
    }

    func testScalesTurnAtTheirEdges() {
        let acceptor = IndicatorSet.standard.scores.first { $0.id == "acceptor" }?.parts.first?.scoring
        guard case .count(_, let scale) = acceptor else { return XCTFail("no scale") }
        let edges = [(0, 0), (100, 0), (101, 40), (300, 40), (301, 60), (500, 60), (501, 75), (1_200, 75), (1_201, 90)]
        for (count, expected) in edges + [(2_000, 90), (2_001, 100), (.max, 100)] {
            XCTAssertEqual(scale.score(of: count), expected, "\(count)")
        }
    }

    func testGradesTurnAtTheirEdges() throws {
        func grade(_ numerator: Int, of denominator: Int) throws -> String? {
            var definitions = IndicatorSet.standard
            definitions.scores = [
                CompositeScore(
                    id: "x", name: Message(zh: "", en: ""),
                    parts: [.init(.rate(indicator: "closed-on-time-rate"), weightPercent: 100)])
            ]
            return try score("x", definitions, of: steps(.closure, inTime: numerator, late: denominator - numerator))
                .grade
        }
        XCTAssertEqual(try grade(90, of: 100), "A")
        XCTAssertEqual(try grade(899, of: 1_000), "B")
        XCTAssertEqual(try grade(75, of: 100), "B")
        XCTAssertEqual(try grade(60, of: 100), "C")
        XCTAssertEqual(try grade(40, of: 100), "D")
        XCTAssertEqual(try grade(39, of: 100), "E")
        XCTAssertEqual(try grade(0, of: 100), "E")
        // 89.9960… prints as 90.00, and what is printed is what is graded.
        XCTAssertEqual(try grade(2_249, of: 2_499), "A")
        XCTAssertEqual(try grade(2_249, of: 2_500), "B")
    }

    func testAPartThatWasNotMeasured() throws {
        var definitions = IndicatorSet.standard
        // No verification was due: 80 × 40 + 100 × 20 + 50 × 20, shared among 80 %.
        let cases =
            (0..<10).map { index in
                SampleCases.case_("p\(index)", marks: .patrolReport) {
                    $0[.report] = .init(doneAt: SampleCases.day(3))
                    $0[.filing] = .init(doneAt: index < 8 ? SampleCases.day(3) : nil)
                }
            } + steps(.check, inTime: 5, late: 5)
        let value = try score("supervisor", definitions, of: cases)
        XCTAssertNil(value.score)
        XCTAssertEqual(value.notMeasured, ["verification-on-time-rate"])
        for index in definitions.scores.indices { definitions.scores[index].missingParts = .shareWeight }
        XCTAssertEqual(try score("supervisor", definitions, of: cases).text, "77.50")
        XCTAssertNil(try score("supervisor", definitions, of: []).score)
    }
}
