import FangcunGovernance
import FangcunModel
import XCTest

final class ResponsibilityTests: XCTestCase {
    private let cover = CityClass.Key(.component, "0103")
    private let grid = "410105001002003"
    private let water = ResponsibleUnit(code: "1", name: "排水公司")
    private let roads = ResponsibleUnit(code: "2", name: "市政处")
    private let street = ResponsibleUnit(name: "花园路街道")

    private func day(_ text: String = "2026-08-01") throws -> CivilDate { try CivilDate(text) }

    private func ask(
        _ entries: [ResponsibilityEntry], component: String = "", classKey: CityClass.Key? = nil, grid: String? = nil,
        on date: String = "2026-08-01", order: [ResponsibilityRole] = ResponsibilityRegister.usualOrder
    ) throws -> ResponsibilityAnswer {
        ResponsibilityRegister(entries).responsible(
            for: .init(component: component, classKey: classKey ?? cover, grid: grid ?? self.grid, on: try day(date)),
            order: order)
    }

    func testTheMostSpecificEntryDecides() throws {
        func unit(_ index: Int) -> ResponsibleUnit { ResponsibleUnit(name: "\(index)") }
        let scopes: [ResponsibilityEntry.Scope] = [
            .init(), .init(area: "410100"), .init(area: "410105"), .init(area: "410105001"),
            .init(classKey: .init(.component, "01")), .init(classKey: .init(.component, "01"), area: "410105000000"),
            .init(classKey: cover), .init(classKey: cover, area: "410105"), .init(classKey: cover, area: grid),
            .init(component: "4101050103000001"), .init(component: "4101050103000001", area: "410105"),
        ]
        let entries = scopes.enumerated().map { ResponsibilityEntry(.owner, unit($0.offset), for: $0.element) }
        for count in 1...entries.count {
            for order in [Array(entries.prefix(count)), entries.prefix(count).reversed()] {
                XCTAssertEqual(
                    try ask(order, component: "4101050103000001").unit, unit(count - 1), "\(scopes[count - 1])")
            }
        }
        XCTAssertEqual(try ask(entries).unit, unit(8), "without the component")
        XCTAssertEqual(try ask(entries, grid: "410106001001001").unit, unit(6), "in another district")
        XCTAssertEqual(
            try ask(entries, classKey: .init(.event, "0103")).unit, unit(3), "another kind of the same digits")
    }

    func testRolesAreAskedInTheirOrderAndTheTerritoryLast() throws {
        let entries = [
            ResponsibilityEntry(.territory, street, for: .init(area: "410105001")),
            ResponsibilityEntry(.maintenance, roads, for: .init(classKey: cover)),
            ResponsibilityEntry(.owner, water, for: .init()),
        ]
        let answer = try ask(entries)
        XCTAssertEqual(answer.unit, water, "the owner, though the entry of another role is more specific")
        XCTAssertEqual(answer.role, .owner)
        XCTAssertEqual(answer.entryIndex, 2)
        XCTAssertEqual(answer.steps.map(\.role), [.owner, .competent, .maintenance, .territory])
        XCTAssertEqual(answer.steps.map(\.unit), [water, nil, roads, street])
        XCTAssertEqual(answer.findings, [])
        XCTAssertEqual(try ask(entries, order: [.maintenance, .owner]).unit, roads)
        XCTAssertEqual(try ask(entries, order: [.territory, .competent]).unit, street)
        XCTAssertTrue(answer.explanation.zh.contains("权属单位是排水公司"), answer.explanation.zh)
    }

    func testWhatNobodyOwnsFallsToTheTerritory() throws {
        let entries = [
            ResponsibilityEntry(.territory, ResponsibleUnit(name: "金水区"), for: .init(area: "410105")),
            ResponsibilityEntry(.territory, street, for: .init(area: "410105001000")),
        ]
        let answer = try ask(entries)
        XCTAssertEqual(answer.unit, street)
        XCTAssertEqual(answer.role, .territory)
        XCTAssertEqual(answer.findings.map(\.code), ["responsibility.territory"])
        XCTAssertEqual(answer.findings.first?.severity, .info)
        XCTAssertEqual(try ask(entries, grid: "410105009001001").unit?.name, "金水区")
        let none = try ask(entries, grid: "")
        XCTAssertNil(none.unit)
        XCTAssertEqual(none.findings.map(\.code), ["responsibility.none"])
    }

    func testAContradictionIsSaidAndTheNextRoleAsked() throws {
        let entries = [
            ResponsibilityEntry(.owner, water, for: .init(classKey: cover)),
            ResponsibilityEntry(.owner, roads, for: .init(classKey: cover)),
            ResponsibilityEntry(.competent, ResponsibleUnit(name: "城管局"), for: .init()),
        ]
        let answer = try ask(entries)
        XCTAssertEqual(answer.unit?.name, "城管局")
        XCTAssertEqual(answer.findings.map(\.code), ["responsibility.contradiction"])
        XCTAssertEqual(answer.steps.first?.entries, [0, 1])
        XCTAssertEqual(
            ResponsibilityRegister(entries).findings.map { "\($0.code) \($0.place.map { "\($0)" } ?? "")" },
            ["responsibility.contradiction feature 1"])
        // The same unit under two names is one unit.
        let same = [
            entries[0], ResponsibilityEntry(.owner, .init(code: "1", name: "排水有限公司"), for: .init(classKey: cover)),
        ]
        XCTAssertEqual(try ask(same).unit, water)
        XCTAssertEqual(ResponsibilityRegister(same).findings.map(\.code), ["responsibility.duplicate"])
    }

    func testEntriesAreInForceOnTheirDays() throws {
        let change = try day("2026-07-01")
        let entries = [
            ResponsibilityEntry(.owner, water, for: .init(), validity: .init(through: change.adding(days: -1))),
            ResponsibilityEntry(.owner, roads, for: .init(), validity: .init(from: change)),
            ResponsibilityEntry(
                .owner, street, for: .init(area: "41"), validity: .init(from: change, through: change.adding(days: -1))),
        ]
        XCTAssertEqual(try ask(entries, on: "2026-06-30").unit, water)
        XCTAssertEqual(try ask(entries, on: "2026-07-01").unit, roads)
        XCTAssertEqual(ResponsibilityRegister(entries).findings.map(\.code), ["responsibility.never"])
    }

    func testARegisterIsReadFromCSV() throws {
        let csv = """
            role,unit,unit_code,component,kind,class,area,from,through,source
            owner,排水公司,1,,component,0103,,,,登记表
            territory,花园路街道,,,,,410105001,2026-07-01,,
            boss,x,,,,,,,,
            owner,,,,,,,,,
            owner,x,,,thing,0103,,,,
            owner,x,,,,,,someday,,
            """
        let (register, findings) = try ResponsibilityRegister.reading(csv: Array(csv.utf8))
        XCTAssertEqual(register.entries.map(\.unit.name), ["排水公司", "花园路街道"])
        XCTAssertEqual(register.entries[0].scope, .init(classKey: cover))
        XCTAssertEqual(register.entries[1].validity, .init(from: try day("2026-07-01")))
        XCTAssertEqual(
            findings.map { "\($0.code) \($0.place.map { "\($0)" } ?? "")" },
            [
                "responsibility.role line 4", "responsibility.unit line 5", "responsibility.kind line 6",
                "responsibility.date line 7",
            ])
        XCTAssertThrowsError(try ResponsibilityRegister.reading(csv: Array("unit\nx\n".utf8)))
    }

    func testHostileQueriesAreAnswered() throws {
        let long = String(repeating: "4", count: 100_000)
        let answer = try ask([], component: long, classKey: .init(.event, long), grid: long)
        XCTAssertEqual(answer.findings.map(\.code), ["responsibility.none"])
        _ = try ask([], classKey: .init(.event, ""), grid: "🏙️e\u{301}")
    }
}
