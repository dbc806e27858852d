// The code between the marks stands in README.md word for word; TourTests runs it and compares the two.
// README begin
import FangcunGovernance
import FangcunModel

func rulesTour(code: String, accepted: CivilDate, log: [UInt8], at now: Instant) throws -> [String] {
    let verdict = CodeChecker(on: accepted).check(code, as: .unifiedSocialCredit)
    let due = WorkCalendar.stateCouncil.adding(workingDays: 20, to: accepted)
    let engine = try CaseEngine(.cityManagement)
    let fold = engine.fold(entries: try CaseLog(json: log).entries)
    let late = engine.clockReadings(of: fold.state, at: now, by: .stateCouncil).filter { $0.light == .red }
    return [
        "\(code): \(verdict.findings.map(\.code.rawValue))",
        "\(accepted) + 20 working days: \(due)",
        "\(fold.state.state), \(late.count) clocks red, \(fold.findings.count) faults in the log",
    ]
}
// README end
