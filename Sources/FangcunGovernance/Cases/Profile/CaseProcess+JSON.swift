internal import FangcunModel

extension CaseProcess {
    init(_ value: JSONValue, at path: String) throws(GovernanceError) {
        var fields = try JSONFields(value, at: path)
        initial = try fields.string("initial")
        states = try fields.list("states", State.init)
        marks = try fields.list("marks", Mark.init)
        clocks = try fields.list("clocks", Clock.init)
        actions = try fields.list("actions", CaseAction.init)
        extra = fields.rest
    }

    var json: JSONValue {
        var members = JSONMembers()
        members.add("initial", initial)
        members.add("states", states.map(\.json))
        members.add("marks", marks.map(\.json))
        members.add("clocks", clocks.map(\.json))
        members.add("actions", actions.map(\.json))
        return members.object(keeping: extra)
    }
}

extension CaseProcess.State {
    fileprivate init(_ value: JSONValue, _ path: String) throws(GovernanceError) {
        var fields = try JSONFields(value, at: path)
        identifier = try fields.string("id")
        title = try fields.title()
        stage = try fields.optionalString("stage") ?? ""
        isEnd = try fields.flag("end")
        extra = fields.rest
    }

    fileprivate var json: JSONValue {
        var members = JSONMembers(identifier, title)
        members.add("stage", nonEmpty: stage)
        members.add("end", isEnd)
        return members.object(keeping: extra)
    }
}

extension CaseProcess.Mark {
    fileprivate init(_ value: JSONValue, _ path: String) throws(GovernanceError) {
        var fields = try JSONFields(value, at: path)
        identifier = try fields.string("id")
        title = try fields.title()
        suspends = try fields.strings("suspends")
        isBlocking = try fields.flag("blocks")
        basis = try fields.optionalString("basis") ?? ""
        extra = fields.rest
    }

    fileprivate var json: JSONValue {
        var members = JSONMembers(identifier, title)
        members.add("suspends", suspends)
        members.add("blocks", isBlocking)
        members.add("basis", nonEmpty: basis)
        return members.object(keeping: extra)
    }
}

extension CaseProcess.Clock {
    fileprivate init(_ value: JSONValue, _ path: String) throws(GovernanceError) {
        var fields = try JSONFields(value, at: path)
        identifier = try fields.string("id")
        title = try fields.title()
        runsIn = try fields.strings("runs_in")
        limit = nil
        if let value = fields.value("limit") { limit = try ClockLimit(value, at: fields.path(of: "limit")) }
        basis = try fields.optionalString("basis") ?? ""
        extra = fields.rest
    }

    fileprivate var json: JSONValue {
        var members = JSONMembers(identifier, title)
        members.add("runs_in", runsIn)
        members.add("limit", limit?.json)
        members.add("basis", nonEmpty: basis)
        return members.object(keeping: extra)
    }
}
