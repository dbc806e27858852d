import FangcunModel
import XCTest

final class StaffingTests: XCTestCase {
    private func day(_ number: Int64) -> Instant { Instant(secondsSinceEpoch: number * 86_400) }
    private func days(_ from: Int64, _ until: Int64?) -> EffectivePeriod {
        EffectivePeriod(from: day(from), until: until.map { day($0) })
    }
    private let posts = [
        Post("p1", in: "management", title: "值班长", roles: ["approve", "file"]),
        Post("p2", in: "parks", title: "经办人", roles: ["request"]),
    ]

    func testRolesComeWithThePostAndForItsTime() {
        let staffing = Staffing(posts: posts, appointments: [Appointment(of: "li", to: "p1", for: days(0, 10))])
        XCTAssertEqual(staffing.roles(of: "li", at: day(9)).map(\.role), ["approve", "file"])
        XCTAssertEqual(staffing.roles(of: "li", at: day(10)), [], "the end is no longer part of it")
        XCTAssertEqual(staffing.roles(of: "wang", at: day(1)), [])
        XCTAssertTrue(staffing.has("approve", "li", in: "management", at: day(0)))
        XCTAssertFalse(staffing.has("approve", "li", in: "parks", at: day(0)))
    }

    func testADelegationGivesSomeRolesForATimeAndSaysForWhom() {
        let staffing = Staffing(
            posts: posts, appointments: [Appointment(of: "li", to: "p1", for: days(0, 10))],
            delegations: [Delegation(from: "li", to: "wang", roles: ["approve"], for: days(2, 50))])
        XCTAssertEqual(staffing.roles(of: "wang", at: day(1)), [])
        XCTAssertEqual(
            staffing.roles(of: "wang", at: day(2)),
            [HeldRole(role: "approve", unit: "management", post: "p1", onBehalfOf: ["li"])])
        XCTAssertEqual(staffing.roles(of: "wang", at: day(11)), [], "nobody gives what they no longer have")
    }

    func testDelegatedRolesArePassedOnOnlyWhereThatIsSaid() {
        func staffing(_ further: Bool) -> Staffing {
            Staffing(
                posts: posts, appointments: [Appointment(of: "li", to: "p1", for: days(0, nil))],
                delegations: [
                    Delegation(from: "li", to: "wang", for: days(0, nil)),
                    Delegation(from: "wang", to: "zhao", for: days(0, nil), includesDelegatedRoles: further),
                ])
        }
        XCTAssertEqual(staffing(false).roles(of: "zhao", at: day(1)), [])
        XCTAssertEqual(
            staffing(true).roles(of: "zhao", at: day(1)).map(\.onBehalfOf), [["wang", "li"], ["wang", "li"]])
    }

    func testCirclesOfDelegationEndAndGiveNothingNew() {
        let persons = (0..<40).map { "p\($0)" }
        var delegations: [Delegation] = []
        for one in persons {
            for other in persons where one != other {
                delegations.append(Delegation(from: one, to: other, for: days(0, nil), includesDelegatedRoles: true))
            }
        }
        let staffing = Staffing(
            posts: posts, appointments: [Appointment(of: "p7", to: "p2", for: days(0, nil))], delegations: delegations)
        XCTAssertEqual(staffing.roles(of: "p7", at: day(1)).map(\.onBehalfOf), [[]])
        XCTAssertEqual(staffing.roles(of: "p0", at: day(1)).map(\.onBehalfOf), [["p7"]], "the shortest way")
    }

    func testFaultsAreNamedAndHaveNoEffect() {
        let staffing = Staffing(
            posts: posts,
            appointments: [
                Appointment(of: "li", to: "no", for: days(0, nil)), Appointment(of: "li", to: "p1", for: days(5, 5)),
            ],
            delegations: [
                Delegation(from: "li", to: "li", for: days(0, nil)),
                Delegation(from: "li", to: "wang", for: days(9, 3)),
            ])
        XCTAssertEqual(
            staffing.findings.map(\.code.rawValue),
            ["staffing.unknown-post", "staffing.period", "staffing.self-delegation", "staffing.period"])
        XCTAssertEqual(staffing.roles(of: "li", at: day(6)), [])
    }

    func testNobodyHoldsSeparatedRoles() {
        let rule = SeparationOfDuty("approval", ["request"], from: ["approve"])
        let staffing = Staffing(
            posts: posts,
            appointments: [
                Appointment(of: "li", to: "p1", for: days(0, nil)),
                Appointment(of: "wang", to: "p2", for: days(0, nil)),
            ],
            delegations: [Delegation(from: "li", to: "wang", for: days(5, 6))])
        func codes(_ person: String, _ moment: Int64) -> [Finding.Code] {
            rule.findings(of: person, holding: staffing.roles(of: person, at: day(moment))).map(\.code)
        }
        XCTAssertEqual(codes("wang", 4), [])
        XCTAssertEqual(codes("wang", 5), ["separation.roles"], "by delegation, for a day")
        XCTAssertEqual(codes("wang", 6), [])
        let local = SeparationOfDuty("approval", ["request"], from: ["approve"], .sameUnit)
        XCTAssertEqual(
            local.findings(of: "wang", holding: staffing.roles(of: "wang", at: day(5))), [], "different units")
    }

    func testWhoActsForAnotherActsAsBoth() {
        let rule = SeparationOfDuty("approval", ["request"], from: ["approve"])
        func found(_ records: DutyRecord...) -> [Place?] { rule.findings(of: records).map(\.place) }
        XCTAssertEqual(found(DutyRecord("request", by: "li"), DutyRecord("approve", by: "wang")), [])
        XCTAssertEqual(
            found(DutyRecord("request", by: "li"), DutyRecord("note", by: "li"), DutyRecord("approve", by: "li")),
            [.feature(2, identifier: "li")])
        XCTAssertEqual(
            found(DutyRecord("approve", by: "wang", onBehalfOf: ["li"]), DutyRecord("request", by: "li")),
            [.feature(1, identifier: "li")])
        XCTAssertEqual(
            found(DutyRecord("request", by: ""), DutyRecord("approve", by: "")), [], "nobody is not somebody")
    }
}
