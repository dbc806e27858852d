public import FangcunModel

extension CaseReplay {
    /// One JSON document: the findings, and for each case where it stands, its clocks, and what may be done by whom.
    ///
    /// `{"profile", "edition", "entries", "findings": [{code, severity, index, case, message, message_zh}], "cases": [{case,
    /// state, title, stage, marks, lead_unit, begun, latest, closed, closing, earlier_closings, subtasks, clocks, counts,
    /// data, applied, passed_over, stopped_at, allowed}]}`; `index` counts entries of the log from 0. Clocks are `{clock,
    /// started, stopped, suspended, suspensions, extensions}` and, where they are read and have a limit, `{state, light,
    /// deadline, provisional, elapsed, remaining}`: state is `running`, `suspended`, `overdue`, `in-time` or `late`, the last
    /// two of stopped clocks; amounts are days, or seconds for limits in hours.
    ///
    /// - Parameters:
    ///   - now: the moment for which clocks are read; without one they are not.
    ///   - time: the calendar and the hours of work to count by.
    public func json(at now: Instant? = nil, by time: WorkingTime = .stateCouncil) -> [UInt8] {
        let look = now.map { Look(moment: $0, time: time) }
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("profile", engine.profile.identifier)
        writer.member("edition", engine.profile.edition)
        writer.member("entries", entryCount)
        writer.name("findings")
        writer.beginArray()
        for finding in findings {
            writer.newline()
            writer.write(finding.reportJSON)
        }
        writer.endArray()
        writer.name("cases")
        writer.beginArray()
        for replayed in cases {
            writer.newline()
            writer.write(json(of: replayed, look))
        }
        writer.endArray()
        writer.newline()
        writer.endObject()
        writer.newline()
        return writer.bytes
    }

    private func json(of replayed: Case, _ look: Look?) -> JSONValue {
        let state = replayed.fold.state
        let source = engine.profile.process.state(state.state)
        var members = JSONMembers()
        members.add("case", replayed.identifier)
        members.add("state", state.state)
        members.add("title", source?.title.en)
        members.add("title_zh", source?.title.zh)
        members.add("stage", source?.stage)
        members.add("marks", .array(state.marks.map { .string($0) }))
        members.add("lead_unit", state.leadUnit)
        members.add("begun", state.begun?.rfc3339)
        members.add("latest", state.latest?.rfc3339)
        members.add("closed", .bool(state.isClosed))
        members.add("closing", state.closing?.json)
        members.add("earlier_closings", state.earlierClosings.map(\.json))
        members.add("subtasks", state.subtasks.map { json(of: $0, look) })
        members.add("clocks", .array(clocks(state.clockRuns, of: nil, look)))
        members.add("counts", Self.object(state.actionCounts.mapValues { .number(Double($0)) }))
        members.add("data", Self.object(state.data))
        members.add("applied", state.appliedCount)
        members.add("passed_over", state.passedOverCount)
        members.add("stopped_at", replayed.fold.stoppedAt)
        members.add("allowed", .array(allowed(in: state)))
        return members.object(keeping: [])
    }

    private func json(of task: SubtaskState, _ look: Look?) -> JSONValue {
        var members = JSONMembers()
        members.add("subtask", task.identifier)
        members.add("unit", nonEmpty: task.unit)
        members.add("state", task.state)
        members.add("marks", task.marks)
        members.add("ended", .bool(task.isEnded))
        members.add("cancelled", task.isCancelled)
        members.add("clocks", .array(clocks(task.clockRuns, of: task.identifier, look)))
        return members.object(keeping: [])
    }

    /// When clocks are looked at, and what they count by.
    private struct Look {
        let moment: Instant
        let time: WorkingTime
    }

    private func clocks(_ runs: [ClockRun], of subtask: String?, _ look: Look?) -> [JSONValue] {
        runs.map { run in
            var members = run.jsonMembers
            if let look, let reading = engine.reading(of: run, subtask, at: look.moment, by: look.time) {
                members.add(reading)
            }
            return members.object(keeping: [])
        }
    }

    /// Each action that somebody may do now, with the roles that may.
    private func allowed(in state: CaseState) -> [JSONValue] {
        engine.permissions(in: state).map { entry in
            var members = JSONMembers()
            members.add("action", entry.allowed.action.identifier)
            members.add("title", entry.allowed.action.title.en)
            members.add("title_zh", entry.allowed.action.title.zh)
            members.add("roles", entry.roles)
            members.add("subtask", entry.allowed.subtask)
            members.add("missing_data", entry.allowed.missingData)
            members.add("reasons", entry.allowed.action.reasons)
            members.add("assigns_lead", entry.allowed.action.assignsLead)
            return members.object(keeping: [])
        }
    }

    /// An object with its names in order, so that the same case is the same bytes.
    private static func object(_ values: [String: JSONValue]) -> JSONValue {
        .object(values.sorted { $0.key < $1.key }.map { .init($0.key, $0.value) })
    }
}

extension CaseClosing {
    fileprivate var json: JSONValue {
        var members = JSONMembers()
        members.add("reason", reason)
        members.add("resolved", .bool(isResolved))
        members.add("at", moment.rfc3339)
        members.add("role", actor.role)
        members.add("person", nonEmpty: actor.person)
        members.add("unit", nonEmpty: actor.unit)
        members.add("on_behalf_of", nonEmpty: actor.principal)
        return members.object(keeping: [])
    }
}

extension JSONMembers {
    fileprivate mutating func add(_ reading: ClockReading) {
        let state =
            switch reading.state {
            case .notStarted: "not-started"
            case .running: "running"
            case .suspended: "suspended"
            case .overdue: "overdue"
            case .stopped(_, let inTime): inTime ? "in-time" : "late"
            }
        add("state", state)
        add("light", reading.light.rawValue)
        add("deadline", reading.deadline?.value.description)
        if let deadline = reading.deadline { add("provisional", .bool(deadline.isProvisional)) }
        add("elapsed", reading.elapsed.value.count)
        add("remaining", reading.remaining.value.count)
    }
}

extension ClockAmount {
    fileprivate var count: Int {
        switch self {
        case .days(let count), .seconds(let count): count
        }
    }
}

extension ClockRun {
    fileprivate var jsonMembers: JSONMembers {
        var members = JSONMembers()
        members.add("clock", clock)
        members.add("started", started.rfc3339)
        members.add("stopped", stopped?.rfc3339)
        members.add("suspended", isSuspended)
        members.add(
            "suspensions",
            suspensions.map { suspension in
                var members = JSONMembers()
                members.add("mark", suspension.mark)
                members.add("from", suspension.from.rfc3339)
                members.add("until", suspension.until?.rfc3339)
                return members.object(keeping: [])
            })
        members.add(
            "extensions",
            extensions.map { more in
                var members = JSONMembers()
                members.add("count", more.count)
                members.add("at", more.moment.rfc3339)
                members.add("action", more.action)
                return members.object(keeping: [])
            })
        return members
    }
}

extension Finding {
    /// The finding as reports write it: the position in the log, and both sentences.
    fileprivate var reportJSON: JSONValue {
        var members = JSONMembers()
        members.add("code", code.rawValue)
        members.add("severity", severity.rawValue)
        if case .feature(let index, let identifier) = place {
            members.add("index", index)
            members.add("case", identifier)
        }
        members.add("message", message.en)
        members.add("message_zh", message.zh)
        return members.object(keeping: [])
    }
}
