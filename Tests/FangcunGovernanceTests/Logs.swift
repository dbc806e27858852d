import FangcunGovernance
import FangcunModel
import XCTest

/// Small logs written by hand: one step a line, a minute apart unless said otherwise.
struct LogWriter {
    static let start = Instant(secondsSinceEpoch: 1_772_413_200)  // 2026-03-02T01:00:00Z, a Monday, 09:00 in Beijing

    private(set) var events: [CaseEvent] = []
    private var moment = LogWriter.start
    private let caseIdentifier: String

    init(_ caseIdentifier: String = "C1") { self.caseIdentifier = caseIdentifier }

    mutating func step(
        _ action: String, _ role: String, person: String? = nil, unit: String? = nil, after minutes: Int64 = 1,
        onBehalfOf: String = "", subtask: String? = nil, assigns: String? = nil, opens: [String] = [],
        reason: String? = nil, extendsBy: Int? = nil, data: [String] = []
    ) {
        moment = moment.adding(seconds: minutes * 60)
        events.append(
            CaseEvent(
                action, at: moment,
                by: CaseActor(role, person: person ?? role, unit: unit ?? "office of \(role)", onBehalfOf: onBehalfOf),
                of: caseIdentifier, identifier: "\(caseIdentifier)-\(events.count)", subtask: subtask,
                assignedUnit: assigns,
                openedSubtasks: opens.map { SubtaskAssignment($0, unit: "unit-\($0)") }, reason: reason,
                extensionCount: extendsBy, data: data.map { .init($0, .string("x")) }))
    }

    /// A case of city management up to its handling, with those sub-tasks.
    static func cityUpToHandling(opening subtasks: [String] = []) -> LogWriter {
        var log = LogWriter()
        log.step("report-on-site", "supervisor", data: ["class", "grid"])
        log.step("file", "shift-leader")
        log.step("dispatch", "dispatcher", assigns: "sanitation", opens: subtasks)
        return log
    }

    /// A case of city management from its report to its end.
    static func cityFromReportToEnd() -> LogWriter {
        var log = cityUpToHandling()
        log.step("feed-back", "handler", unit: "sanitation", data: ["result"])
        log.step("ask-check", "acceptor")
        log.step("check-passed", "supervisor", unit: "supervision", data: ["evidence"])
        log.step("close", "shift-leader", unit: "supervision", reason: "fixed")
        return log
    }
}

/// The moment so many minutes after the start of the logs.
func minute(_ count: Int64) -> Instant { LogWriter.start.adding(seconds: count * 60) }
