// The code between the marks stands in docs/cases.md word for word; CasesPageTests runs it and compares the two.
// page begin
import FangcunGovernance
import FangcunModel

func whereDoesItStand(log: [UInt8], at now: Instant) throws -> String {
    var profile = CaseProfile.cityManagement
    profile.edition = "our-city-1"
    if let handling = profile.process.clocks.firstIndex(where: { $0.identifier == "handling" }) {
        profile.process.clocks[handling].limit = ClockLimit(1, .workingDay)
    }
    let engine = try CaseEngine(profile)  // refused when the profile has a dead end, a name that leads nowhere, …
    let fold = engine.fold(entries: try CaseLog(json: log).entries)
    let clocks = engine.clockReadings(of: fold.state, at: now, by: .stateCouncil)
    let late = clocks.filter { $0.light == .red }.map(\.run.clock)
    let buttons = engine.allowedActions(in: fold.state, forRole: "handler").map(\.action.title.zh)
    let faults = fold.findings.map(\.code.rawValue)
    return "\(fold.state.state), late: \(late), may: \(buttons), faults: \(faults)"
}
// page end
