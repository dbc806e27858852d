import FangcunGovernance
import FangcunModel

/// The replay of a log for people.
enum CaseReplayText {
    private static let nameWidth = 16

    static func page(_ replay: CaseReplay, at now: Instant) -> String {
        let cases = replay.cases.flatMap { lines(of: $0, replay.engine, at: now) }
        let findings = replay.findings.map { "\(OneLine("\($0) \($0.message.zh)"))" }
        let errors = replay.findings.count { $0.severity == .error }
        let counts =
            "\(Figure.grouped(replay.entryCount)) events, \(Figure.grouped(replay.cases.count)) cases, "
            + "\(Figure.grouped(errors)) errors"
        return (cases + findings + [counts]).joined(separator: "\n") + "\n"
    }

    private static func lines(of replayed: CaseReplay.Case, _ engine: CaseEngine, at now: Instant) -> [String] {
        let state = replayed.fold.state
        let title = engine.profile.process.state(state.state)?.title
        let name = replayed.identifier.isEmpty ? "case" : replayed.identifier
        var lines = ["\(OneLine(name)): \(state.state) \(title?.zh ?? "")"]
        if let closing = state.closing {
            lines.append(
                line(
                    "closing",
                    "\(closing.reason), \(closing.isResolved ? "resolved" : "not resolved"), \(closing.moment)"))
        }
        if !state.marks.isEmpty { lines.append(line("marks", state.marks.joined(separator: ", "))) }
        if let unit = state.leadUnit { lines.append(line("lead", unit)) }
        lines += state.subtasks.map { task in
            line("sub-task", "\(task.identifier) \(task.unit): \(task.state)\(task.isCancelled ? ", cancelled" : "")")
        }
        lines += engine.clockReadings(of: state, at: now, by: .stateCouncil).map { line("clock", text($0)) }
        let allowed = engine.profile.roles.flatMap { role in
            engine.allowedActions(in: state, forRole: role.identifier).map {
                "\(role.identifier): \($0.action.identifier)\($0.subtask.map { " (\($0))" } ?? "")"
            }
        }
        return lines + allowed.map { line("may", $0) }
    }

    private static func text(_ reading: ClockReading) -> String {
        let state =
            switch reading.state {
            case .notStarted: "not started"
            case .running: "running"
            case .suspended: "suspended"
            case .overdue: "overdue"
            case .stopped(_, inTime: true): "done in time"
            case .stopped(_, inTime: false): "done late"
            }
        let deadline = reading.deadline.map { ", until \($0.value)\($0.isProvisional ? " (provisional)" : "")" } ?? ""
        let task = reading.subtask.map { " (\($0))" } ?? ""
        return "\(reading.run.clock)\(task): \(state)\(deadline), \(reading.light.rawValue)"
    }

    private static func line(_ name: String, _ text: String) -> String {
        "  \(name.padded(to: nameWidth))\(OneLine(text))"
    }
}
