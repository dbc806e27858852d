// The code between the marks stands in docs/city-management.md word for word; CityManagementPageTests runs it.
// page begin
import FangcunGovernance
import FangcunModel

func cityManagement(limitsCSV: [UInt8], registerCSV: [UInt8]) throws -> [String] {
    // What is it? Names drift between cities; the code is what counts.
    let tree = ClassTree.gbt47678
    guard let found = tree.classes(named: "通讯井盖", kind: .component).first?.cityClass else { return [] }

    // How long may it take, and who has to act?
    let origin = DataOrigin(
        identifier: "limits", title: "处置时限", source: "本市手册", date: "2026-07-01", status: .local)
    let limits = try TimeLimitTable(csv: limitsCSV, origin: origin)
    let day = try CivilDate("2026-08-01")
    let limit = limits.limit(for: .init(found.key, condition: "缺失", district: "410105001002003", on: day))
    let register = try ResponsibilityRegister.reading(csv: registerCSV).register
    let answer = register.responsible(for: .init(classKey: found.key, grid: "410105001002003", on: day))

    // How well did the departments do in August? Three cases were due: one closed in time, one late, one not at all.
    let august = EvaluationPeriod(from: day, through: try CivilDate("2026-08-31"))
    let daysUntilClosed: [Int64?] = [1, 5, nil]
    let cases = daysUntilClosed.enumerated().map { index, closed in
        var summary = CaseSummary(id: "案\(index + 1)", classKey: found.key, grid: "410105001002003")
        let due = august.start.adding(seconds: 3 * 86_400)
        summary[.disposal] = .init(actor: "通信公司")
        summary[.acceptance] = .init(doneAt: august.start)
        summary[.closure] = .init(doneAt: closed.map { august.start.adding(seconds: $0 * 86_400) }, dueAt: due)
        return summary
    }
    let evaluator = try Evaluator(.standard, period: august, grouping: .department)
    let rate = evaluator.evaluate(cases)["通信公司"]?.indicators["closure-on-time-rate"]
    let behind = evaluator.explanation(of: "closure-on-time-rate", group: "通信公司", in: cases)
    let week = WeeklyReport(.handling, week: .week(containing: august.start), cases: cases)
    return [
        "\(found.key) \(found.name)", limit.rule?.limits.map(\.description).joined(separator: "; ") ?? "no limit",
        answer.explanation.zh, "\(rate?.percentText() ?? "not measured") %",
        "\(behind?.numerator[0].cases ?? []) of \(behind?.denominator[0].cases ?? [])", week.tables[0].text(),
    ]
}
// page end
