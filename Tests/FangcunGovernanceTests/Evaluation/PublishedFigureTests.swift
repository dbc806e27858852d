import FangcunGovernance
import FangcunModel
import XCTest

/// Figures that cities have printed.
final class PublishedFigureTests: XCTestCase {
    private func rates(_ cases: [CaseSummary]) throws -> [String: IndicatorValue] {
        let evaluation = try Evaluator(.standard, period: SampleCases.december).evaluate(cases)
        return try XCTUnwrap(evaluation[""]).indicators
    }

    /// Tianmen, bulletin of December 2016: 立案996, 应结案972, 结案911, 按期结案737; events 902 of 956, components 9 of 16.
    func testTianmenBulletinOfDecember2016() throws {
        let events = SampleCases.due(inTime: 728, late: 174, never: 54)
        let components = SampleCases.due(inTime: 9, late: 0, never: 7, kind: .component)
        // Filed, not yet due, not closed: they are no part of 应结案.
        let pending = (0..<24).map { index in
            SampleCases.case_("pending-\(index)") {
                $0[.filing] = .init(doneAt: SampleCases.day(30))
                $0[.closure] = .init(dueAt: SampleCases.day(40))
            }
        }
        let all = try rates(events + components + pending)
        XCTAssertEqual(all["closure-rate"], IndicatorValue(numerator: 911, denominator: 972))
        XCTAssertEqual(all["closure-rate"]?.percentText(), "93.72")
        XCTAssertEqual(all["closure-on-time-rate"], IndicatorValue(numerator: 737, denominator: 972))
        XCTAssertEqual(all["closure-on-time-rate"]?.percentText(), "75.82")
        XCTAssertEqual(all["public-report-rate"]?.denominator, 996)
        XCTAssertEqual(try rates(events)["closure-rate"]?.percentText(), "94.35")
        XCTAssertEqual(try rates(components)["closure-rate"]?.percentText(), "56.25")
    }

    func testThePartsOfTheBulletinAreFoundByKindToo() throws {
        var definitions = IndicatorSet.standard
        for fact in ["component", "event"] {
            let excluded = try XCTUnwrap(Measure.Condition("not \(fact)"))
            var indicator = try XCTUnwrap(definitions.indicators.first { $0.id == "closure-rate" })
            indicator.id = "closure-rate-\(fact)"
            indicator.exclusions = [[excluded]]
            definitions.indicators.append(indicator)
        }
        let cases =
            SampleCases.due(inTime: 728, late: 174, never: 54)
            + SampleCases.due(inTime: 9, late: 0, never: 7, kind: .component)
        let evaluation = try Evaluator(definitions, period: SampleCases.december).evaluate(cases)
        XCTAssertEqual(evaluation[""]?.indicators["closure-rate-component"], .init(numerator: 9, denominator: 16))
        XCTAssertEqual(evaluation[""]?.indicators["closure-rate-event"], .init(numerator: 902, denominator: 956))
        XCTAssertEqual(evaluation[""]?.indicators["closure-rate"], .init(numerator: 911, denominator: 972))
    }

    /// Zhengzhou's petition centre, July 2010 to November 2011: 24 405 taken in, 23 595 answered, 96.68 %.
    func testReplyRateOfZhengzhou() throws {
        let start = Instant(secondsSinceEpoch: 1_277_913_600)
        let period = EvaluationPeriod(start: start, end: start.adding(seconds: 518 * 86_400))
        let cases = (0..<24_405).map { index in
            SampleCases.case_("\(index)") {
                let received = start.adding(seconds: Int64(index) * 1_800)
                $0[.acceptance] = .init(doneAt: received)
                $0[.reply] = .init(doneAt: index < 23_595 ? received.adding(seconds: 86_400) : nil)
            }
        }
        let value = try Evaluator(.standard, period: period).evaluate(cases)[""]?.indicators["reply-rate"]
        XCTAssertEqual(value, IndicatorValue(numerator: 23_595, denominator: 24_405))
        XCTAssertEqual(value?.percentText(), "96.68")
    }

    /// Jinhua takes the deferred cases from the denominator: 10 due, 2 of them deferred and open, 6 closed, is 75 %, not 60 %.
    func testJinhuaTakesDeferredCasesOff() throws {
        var cases = SampleCases.due(inTime: 5, late: 1, never: 4)
        cases[8].marks = .deferred
        cases[9].marks = .deferred
        let values = try rates(cases)
        XCTAssertEqual(values["closure-rate"]?.percentText(), "60.00")
        XCTAssertEqual(values["closure-rate-less-deferred"], IndicatorValue(numerator: 6, denominator: 8))
        XCTAssertEqual(values["closure-on-time-rate-less-deferred"]?.percentText(), "62.50")
    }
}
