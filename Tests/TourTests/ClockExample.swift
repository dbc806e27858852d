// The code between the marks stands in docs/clock.md word for word; ClockPageTests runs it and compares the two.
// page begin
import FangcunModel

func tellTheTime(of clock: LegalClock, at now: Instant, city: WorkCalendar.Layer) -> [String] {
    let time = WorkingTime(calendar: WorkCalendar.stateCouncil.adding(city), hours: .nineToHalfPastFive)
    var lines = ["\(clock.state(at: now, by: time)), \(clock.light(at: now, by: time))"]
    lines.append("used \(clock.elapsed(at: now, by: time).value), left \(clock.remaining(at: now, by: time).value)")
    switch clock.deadline(at: now, by: time) {
    case .exact(let deadline): lines.append("due \(deadline)")
    case .provisional(let deadline, let beyond): lines.append("due \(deadline), not certain after \(beyond)")
    case nil: lines.append("suspended; if resumed now, due \(clock.projection(at: now, by: time).value)")
    }
    return lines + clock.findings(by: time).map { "\($0.severity) \($0.code)" }
}
// page end
