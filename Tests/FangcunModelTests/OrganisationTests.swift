import FangcunModel
import XCTest

final class OrganisationTests: XCTestCase {
    private func day(_ number: Int64) -> Instant { Instant(secondsSinceEpoch: number * 86_400) }
    private func unit(_ code: String, _ parent: String? = nil, name: String? = nil) -> OrganisationUnit {
        OrganisationUnit(code, name: name ?? code, parent: parent)
    }

    /// 城管局 and 环卫处 become 城管委 on day 10; on day 20 it is split; on day 30 one part is dissolved.
    private func reform() -> OrganisationHistory {
        OrganisationHistory([
            OrganisationChange(.establish(unit("city")), at: day(0)),
            OrganisationChange(.establish(unit("management", "city", name: "城管局")), at: day(1)),
            OrganisationChange(.establish(unit("sanitation", "city", name: "环卫处")), at: day(1)),
            OrganisationChange(.establish(unit("squad", "sanitation")), at: day(2)),
            OrganisationChange(.rename("management", to: "城市管理局"), at: day(5)),
            OrganisationChange(.merge(["management", "sanitation"], into: unit("committee", "city")), at: day(10)),
            OrganisationChange(
                .split("committee", into: [unit("committee", "city"), unit("parks", "city")]), at: day(20)),
            OrganisationChange(.move("squad", under: "parks"), at: day(25)),
            OrganisationChange(.dissolve("committee"), at: day(30)),
        ])
    }

    func testAUnitIsWhatItWasAtTheMoment() {
        let history = reform()
        XCTAssertEqual(history.findings, [])
        XCTAssertNil(history.unit("management", at: day(0)))
        XCTAssertEqual(history.unit("management", at: day(4))?.name, "城管局")
        XCTAssertEqual(history.unit("management", at: day(5))?.name, "城市管理局")
        XCTAssertNil(history.unit("management", at: day(10)), "merged away from the very moment on")
        XCTAssertEqual(history.units(at: day(3)).map(\.identifier), ["city", "management", "sanitation", "squad"])
        XCTAssertEqual(history.units(at: day(40)).map(\.identifier), ["city", "parks", "squad"])
    }

    func testWhoAnswersForAUnitThatIsGone() {
        let history = reform()
        XCTAssertEqual(history.responsible(for: "sanitation", at: day(9)), ["sanitation"])
        XCTAssertEqual(history.responsible(for: "sanitation", at: day(15)), ["committee"])
        XCTAssertEqual(history.responsible(for: "sanitation", at: day(22)), ["committee"])
        XCTAssertEqual(history.responsible(for: "sanitation", at: day(31)), [], "dissolved without a successor")
        XCTAssertEqual(history.responsible(for: "never", at: day(15)), [])
        XCTAssertEqual(history.origins(of: "parks", at: day(31)), ["committee", "management", "sanitation"])
        XCTAssertEqual(history.origins(of: "parks", at: day(15)), [])
    }

    func testASplitWithoutARestLeavesAllParts() {
        let history = OrganisationHistory([
            OrganisationChange(.establish(unit("a")), at: day(0)),
            OrganisationChange(.split("a", into: [unit("b"), unit("c")]), at: day(1)),
            OrganisationChange(.merge(["b", "c"], into: unit("c")), at: day(2)),
        ])
        XCTAssertEqual(history.findings, [])
        XCTAssertEqual(history.responsible(for: "a", at: day(1)), ["b", "c"])
        XCTAssertEqual(history.responsible(for: "a", at: day(2)), ["c"])
    }

    func testWhatStoodBelowAMergedUnitComesUnderItsSuccessor() {
        let history = reform()
        XCTAssertEqual(history.ancestors(of: "squad", at: day(9)).map(\.identifier), ["sanitation", "city"])
        XCTAssertEqual(history.ancestors(of: "squad", at: day(10)).map(\.identifier), ["committee", "city"])
        XCTAssertTrue(history.isWithin("squad", "parks", at: day(26)))
        XCTAssertFalse(history.isWithin("squad", "parks", at: day(24)))
        XCTAssertTrue(history.isWithin("city", "city", at: day(0)))
    }

    func testChangesThatCannotHaveHappenedAreNamedAndPassedOver() {
        let cases: [(OrganisationChange.Kind, Finding.Code)] = [
            (.establish(unit("a")), "organisation.duplicate-unit"),
            (.establish(unit("x", "no")), "organisation.unknown-unit"),
            (.rename("no", to: "y"), "organisation.unknown-unit"),
            (.move("a", under: "b"), "organisation.circle"),
            (.move("a", under: "a"), "organisation.circle"),
            (.move("a", under: "no"), "organisation.unknown-unit"),
            (.merge(["a"], into: unit("x")), "organisation.merge"),
            (.merge(["a", "a"], into: unit("x")), "organisation.merge"),
            (.merge(["a", "no"], into: unit("x")), "organisation.unknown-unit"),
            (.merge(["a", "c"], into: unit("d")), "organisation.duplicate-unit"),
            (.merge(["a", "c"], into: unit("x", "b")), "organisation.circle"),
            (.split("a", into: [unit("x")]), "organisation.split"),
            (.split("a", into: [unit("x"), unit("x")]), "organisation.split"),
            (.split("a", into: [unit("x"), unit("y", "b")]), "organisation.circle"),
            (.split("a", into: [unit("x"), unit("c")]), "organisation.duplicate-unit"),
            (.dissolve("a"), "organisation.children"),
            (.dissolve("no"), "organisation.unknown-unit"),
        ]
        let base = [unit("a"), unit("b", "a"), unit("c"), unit("d")].map {
            OrganisationChange(.establish($0), at: day(0))
        }
        for (kind, code) in cases {
            let history = OrganisationHistory(base + [OrganisationChange(kind, at: day(1))])
            XCTAssertEqual(history.findings.map(\.code), [code], "\(kind)")
            XCTAssertEqual(history.findings.first?.place, .feature(4, identifier: nil))
            XCTAssertEqual(history.units(at: day(2)), OrganisationHistory(base).units(at: day(2)), "\(kind)")
        }
    }

    func testAPartMayStandBelowTheUnitThatKeepsTheCode() {
        let history = OrganisationHistory([
            OrganisationChange(.establish(unit("a")), at: day(0)),
            OrganisationChange(.split("a", into: [unit("a"), unit("b", "a")]), at: day(1)),
        ])
        XCTAssertEqual(history.findings, [])
        XCTAssertEqual(history.ancestors(of: "b", at: day(1)).map(\.identifier), ["a"])
    }

    func testChangesAreReadInTheOrderOfTheirMoments() {
        let history = OrganisationHistory([
            OrganisationChange(.rename("a", to: "second"), at: day(2)),
            OrganisationChange(.establish(unit("a")), at: day(1)),
        ])
        XCTAssertEqual(history.findings, [])
        XCTAssertEqual(history.unit("a", at: day(3))?.name, "second")
    }
}
