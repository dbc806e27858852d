import ArgumentParser
import FangcunGovernance
import FangcunModel
import Foundation

struct CaseReplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Fold a log of events: where each case stands, what is wrong, its clocks, what may be done next.",
        discussion: """
            The log is a JSON array of events, or one event a line, of one case or several. An event: {"case", "id", "action", \
            "at", "role", "person", "unit", "on_behalf_of", "subtask", "assigns", "opens": [{"id", "unit"}], "reason", \
            "extends_by", "data": {}}, of which action and at must be there.

            With --json one document: {"profile", "edition", "entries", "findings": [{code, severity, index, case, message, \
            message_zh}], "cases": [{case, state, marks, lead_unit, closed, closing, subtasks, clocks, counts, data, \
            allowed, ...}]}; index counts entries from 0. Clocks are read at the moment of --at, by the national calendar.

            Exit status 1 when there is a finding of severity error.
            """
    )

    @Option(help: ArgumentHelp("The name of a profile of the library, or a JSON file.", valueName: "name|file"))
    var profile: String

    @Option(help: ArgumentHelp("The log, JSON or JSON Lines, plain or .gz.", valueName: "file"))
    var events: String

    @Option(help: ArgumentHelp("The moment at which clocks are read (default: now).", valueName: "rfc3339"))
    var at: String?

    @Flag(help: "Stop each case before its first illegal event, instead of passing it over.")
    var strict = false

    @Flag(help: "One JSON document on the standard output.")
    var json = false

    func run() throws {
        let moment = try at.map { text in try naming("--at") { try Instant(rfc3339: text) } }
        let now = moment ?? Instant(secondsSinceEpoch: Int64(Date().timeIntervalSince1970))
        let profile = try CaseProfileFile(profile)
        let engine = try naming(profile.name) { try CaseEngine(profile.profile) }
        let input = try NamedFile(reading: events)
        let log = try naming(events) { try CaseLog(json: input.bytes) }
        let replay = CaseReplay(log, by: engine, strict ? .strict : .lenient)
        try StandardOutput.write(json ? replay.json(at: now) : Array(CaseReplayText.page(replay, at: now).utf8))
        if !replay.findings.isAcceptable { throw ExitCode(ExitStatus.negative) }
    }
}
