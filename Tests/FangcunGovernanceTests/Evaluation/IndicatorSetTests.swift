import FangcunGovernance
import FangcunModel
import XCTest

final class IndicatorSetTests: XCTestCase {
    func testTheStandardSetIsSound() {
        XCTAssertEqual(IndicatorSet.standard.findings, [])
        XCTAssertEqual(IndicatorSet.standard.origin.status, .secondaryUnverified)
        XCTAssertEqual(IndicatorSet.standard.indicators.filter { !$0.isVerified }.map(\.id), ["filing-rate"])
        for measure in IndicatorSet.standard.measures {
            XCTAssertFalse(measure.anyOf.flatMap { $0 }.isEmpty, "\(measure.id) names facts that are unknown")
        }
    }

    func testFactsHaveOneBitAndOneNameEach() {
        XCTAssertEqual(Set(CaseFact.allCases.map(\.description)).count, CaseFact.allCases.count)
        XCTAssertLessThanOrEqual(CaseFact.allCases.count, 64)
        for fact in CaseFact.allCases { XCTAssertEqual(CaseFact(fact.description), fact) }
        XCTAssertNil(CaseFact("closure.sometimes"))
    }

    /// Each fact, asked for alone, must count the case that has it and none that has only the others.
    func testEachFactIsTrueOfItsOwnCaseOnly() throws {
        let (inside, before, after) = (SampleCases.day(5), SampleCases.day(-3), SampleCases.day(40))
        for step in CaseStep.allCases {
            let expected: [(CaseSummary.Step, Set<String>)] = [
                (.init(doneAt: inside), ["in-period", "by-end", "on-time"]),
                (.init(doneAt: before), ["by-end", "on-time"]),
                (.init(doneAt: after), ["on-time"]), (.init(dueAt: inside), ["due-in-period", "due-by-end"]),
                (.init(dueAt: before), ["due-by-end"]), (.init(dueAt: after), []),
                (.init(doneAt: inside, dueAt: before), ["in-period", "by-end", "due-by-end"]),
            ]
            for (value, facts) in expected {
                let summary = SampleCases.case_("1") { $0[step] = value }
                XCTAssertEqual(try holding(of: summary), Set(facts.map { "\(step.rawValue).\($0)" }))
            }
        }
        let marks: [(CaseMarks, String)] = [
            (.voided, "voided"), (.deferred, "deferred"), (.reworked, "reworked"),
            (.missedOnPatrol, "missed-on-patrol"),
            (.patrolReport, "patrol-report"), (.publicReport, "public-report"),
        ]
        for (mark, name) in marks { XCTAssertEqual(try holding(of: CaseSummary(id: "1", marks: mark)), [name]) }
        for (kind, name) in [(CityClass.Kind.component, "component"), (.event, "event"), (.matter, "event")] {
            XCTAssertEqual(try holding(of: CaseSummary(id: "1", classKey: .init(kind, "0101"))), [name])
        }
        XCTAssertEqual(try holding(of: CaseSummary(id: "1", marks: CaseMarks(rawValue: 0xFFC0))), [], "unknown marks")
    }

    private func holding(of summary: CaseSummary) throws -> Set<String> {
        let measures = CaseFact.allCases.map {
            Measure(id: $0.description, name: Message(zh: "", en: ""), step: .report, anyOf: [[.init($0)]])
        }
        let set = IndicatorSet(origin: IndicatorSet.standard.origin, measures: measures, indicators: [])
        let counts = try Evaluator(set, period: SampleCases.december).evaluate([summary])[""]?.counts ?? [:]
        return Set(counts.filter { $0.value == 1 }.keys)
    }

    func testDefinitionsSurviveJSON() throws {
        var set = IndicatorSet.standard
        set.scores.append(IndicatorSet.dispatcherScore(scale: CountScale([(10, 50)], otherwise: 100)))
        set.indicators[0].exclusions = [[try XCTUnwrap(Measure.Condition("voided"))]]
        XCTAssertEqual(try IndicatorSet(json: set.json), set)
    }

    func testMembersOfALaterVersionSurvive() throws {
        let text = String(decoding: IndicatorSet.standard.json, as: UTF8.self)
            .replacing("\"id\":\"closure-rate\"", with: "\"id\":\"closure-rate\",\"unit\":\"%\"")
            .replacing("\"version\":1,", with: "\"version\":1,\"issuer\":{\"n\":1},")
        let written = String(decoding: try IndicatorSet(json: Array(text.utf8)).json, as: UTF8.self)
        XCTAssertTrue(written.contains("\"unit\":\"%\""))
        XCTAssertTrue(written.contains("\"issuer\":{\"n\":1}"))
    }

    func testDefinitionsThatDoNotFitAreFindingsAndAreNotEvaluated() throws {
        func codes(_ change: (inout IndicatorSet) -> Void) -> [String] {
            var set = IndicatorSet.standard
            change(&set)
            if set.findings.contains(where: { $0.severity == .error }) {
                XCTAssertThrowsError(try Evaluator(set, period: SampleCases.december)) {
                    XCTAssertEqual($0 as? GovernanceError, GovernanceError(.malformedInput, ""))
                }
            }
            return set.findings.map(\.code.rawValue)
        }
        XCTAssertEqual(codes { $0.indicators[0].denominator[0].measure = "x" }, ["indicator.unknown-measure"])
        XCTAssertEqual(codes { $0.indicators[0].denominator = [] }, ["indicator.empty"])
        XCTAssertEqual(codes { $0.indicators.append($0.indicators[0]) }, ["indicator.duplicate"])
        XCTAssertEqual(codes { $0.measures[0].anyOf = [[]] }, ["indicator.empty"])
        XCTAssertEqual(codes { $0.scores[1].parts[0].weightPercent = 50 }, ["score.weights"])
        XCTAssertEqual(codes { $0.scores[1].parts[0].weightPercent = .min }, ["score.weights"])
        XCTAssertEqual(codes { $0.scores[0].parts[1].scoring = .rate(indicator: "x") }, ["score.unknown-part"])
        XCTAssertEqual(codes { $0.scores[0].bands.reverse() }, ["score.bands"])
        XCTAssertEqual(
            codes {
                $0.scores[0].parts[0].scoring = .count(
                    measure: "filings", scale: .init([(9, 50), (3, 60)], otherwise: 0))
            },
            ["score.scale"])
        // The slip of the platform: the same rate weighted twice. It can be evaluated, but it is said.
        XCTAssertEqual(
            codes { $0.scores[2].parts[2].scoring = .rate(indicator: "verification-request-on-time-rate") },
            ["score.repeated-part"])
    }

    func testFaultyJSONNamesTheMember() {
        let text = String(decoding: IndicatorSet.standard.json, as: UTF8.self)
        let faults = [
            ("[\"closure.in-period\"]", "[\"closure.soon\"]", "no such fact: closure.soon"),
            (
                "\"weight_percent\":10", "\"weight_percent\":\"10\"",
                "scores[0].parts[0].weight_percent: a whole number is wanted"
            ),
            ("\"step\":\"acceptance\"", "\"step\":\"tea\"", "measures[0].step: no such step"),
            ("fangcun-indicators", "something", "format:"), ("not-measured", "ignored", "scores[0].missing_parts"),
        ]
        for (from, to, expected) in faults {
            XCTAssertThrowsError(try IndicatorSet(json: Array(text.replacing(from, with: to).utf8))) {
                XCTAssertTrue(($0 as? GovernanceError)?.reason.contains(expected) == true, "\($0)")
            }
        }
        XCTAssertThrowsError(try IndicatorSet(json: Array(String(repeating: "[", count: 1_000).utf8)))
        XCTAssertThrowsError(try IndicatorSet(json: Array(text.utf8), limits: .init(maximumBytes: 1_000))) {
            XCTAssertEqual($0 as? GovernanceError, GovernanceError(.limitExceeded, ""))
        }
    }
}
