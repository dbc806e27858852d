import ArgumentParser
import FangcunModel

struct ClockCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clock", abstract: "Legal time limits (办理时限).", subcommands: [ClockDeadlineCommand.self])
}

struct ClockDeadlineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deadline",
        abstract: "The end of a time limit.",
        discussion: """
            The day of the event does not count. Hours begin with the event where its time is given, otherwise with the day \
            after it, and their end is a time, by Beijing's clocks. An answer that rests on days for which nothing has been \
            published yet is provisional.
            """
    )

    @Option(
        help: ArgumentHelp(
            "The event: 2025-09-26, 2025年9月26日, or with its time 2025-09-26T10:00:00+08:00.", valueName: "date"))
    var start: String

    @Option(help: ArgumentHelp("How many units there are.", valueName: "n"))
    var budget: Int

    @Option(help: ArgumentHelp("The unit: \(ClockUnit.names).", valueName: "u"), transform: ClockUnit.named)
    var unit: ClockUnit

    @Option(help: ArgumentHelp("The calendar: cn (the State Council's), or weekends (no holidays).", valueName: "c"))
    var calendar = CalendarChoice.cn

    @Option(
        name: .customLong("calendar-pack"),
        help: ArgumentHelp(
            "A year in the JSON form of holiday-cn, which replaces the one known; may be repeated.", valueName: "file"))
    var packs: [String] = []

    @Option(help: ArgumentHelp("The hours of work.", valueName: "windows"))
    var hours = "09:00-12:00,13:30-17:30"

    @Option(
        help: ArgumentHelp(
            "What follows when the last day is a day off: as-counted, or next-working-day (民法典 203).", valueName: "rule"
        ),
        transform: TimeLimit.EndRule.named)
    var end = TimeLimit.EndRule.asCounted

    @Flag(help: "One JSON document on the standard output.")
    var json = false

    func run() throws {
        let limit = try naming("--budget") { try TimeLimit(budget, unit, endRule: end) }
        let time = WorkingTime(calendar: try workCalendar(), hours: try naming("--hours") { try WorkHours(hours) })
        let deadline = try deadline(of: limit, by: time)
        try StandardOutput.write((json ? Self.json(deadline) : Self.line(deadline)) + "\n")
    }

    private func deadline(of limit: TimeLimit, by time: WorkingTime) throws(CommandFailure) -> CalendarAnswer<Deadline>
    {
        if let moment = try? Instant(rfc3339: start) { return time.deadline(of: limit, from: moment) }
        return time.deadline(of: limit, after: try naming("--start") { try CivilDate(lenient: start) })
    }

    private func workCalendar() throws(CommandFailure) -> WorkCalendar {
        var calendar = calendar == .cn ? WorkCalendar.stateCouncil : WorkCalendar(packs: [])
        for path in packs {
            let file = try NamedFile(reading: path)
            calendar = calendar.replacing(try naming(path) { try CalendarPack(json: file.bytes) })
        }
        return calendar
    }

    /// `{"deadline": "2025-10-30", "provisional": false}`; with `"beyond"`, the last published day, for a provisional one.
    private static func json(_ deadline: CalendarAnswer<Deadline>) -> String {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("deadline", deadline.value.description)
        writer.member("provisional", deadline.isProvisional)
        if let beyond = deadline.beyond { writer.member("beyond", beyond.description) }
        writer.endObject()
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private static func line(_ deadline: CalendarAnswer<Deadline>) -> String {
        guard let beyond = deadline.beyond else { return deadline.value.description }
        return "\(deadline.value) (provisional: nothing is published for the days after \(beyond))"
    }
}

/// The calendars that the command line knows by name.
enum CalendarChoice: String, ExpressibleByArgument, CaseIterable {
    case cn, weekends
}

extension ClockUnit {
    /// The names of all units.
    static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }

    /// The unit of that name.
    static func named(_ name: String) throws -> ClockUnit {
        guard let unit = ClockUnit(rawValue: name) else {
            throw ValidationError("no unit '\(name)'; known are \(names)")
        }
        return unit
    }
}

extension TimeLimit.EndRule {
    /// The rule of that name.
    static func named(_ name: String) throws -> TimeLimit.EndRule {
        guard let rule = TimeLimit.EndRule(rawValue: name) else {
            let names = allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("no rule '\(name)'; known are \(names)")
        }
        return rule
    }
}
