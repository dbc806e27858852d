internal import FangcunModel

extension CaseAction {
    init(_ value: JSONValue, _ path: String) throws(GovernanceError) {
        var fields = try JSONFields(value, at: path)
        identifier = try fields.string("id")
        title = try fields.title()
        roles = try fields.strings("roles")
        from = try fields.strings("from")
        to = try fields.optionalString("to")
        needs = try fields.strings("needs")
        forbids = try fields.strings("forbids")
        sets = try fields.strings("sets")
        clears = try fields.strings("clears")
        requiresGiven = try fields.strings("requires_given")
        requiresKnown = try fields.strings("requires_known")
        reasons = try fields.strings("reasons")
        assignsLead = try fields.flag("assigns_lead")
        opensSubtasks = try fields.flag("opens_subtasks")
        openSubtasks = .keep
        if let value = fields.value("open_subtasks") {
            openSubtasks = try OpenSubtasks(value, fields.path(of: "open_subtasks"))
        }
        atMost = try fields.optionalInteger("at_most")
        extends = try fields.list("extends", Extension.init)
        restarts = try fields.strings("restarts")
        extra = fields.rest
    }

    var json: JSONValue {
        var members = JSONMembers(identifier, title)
        members.add("roles", roles)
        members.add("from", from)
        members.add("to", to)
        members.add("needs", needs)
        members.add("forbids", forbids)
        members.add("sets", sets)
        members.add("clears", clears)
        members.add("requires_given", requiresGiven)
        members.add("requires_known", requiresKnown)
        members.add("reasons", reasons)
        members.add("assigns_lead", assignsLead)
        members.add("opens_subtasks", opensSubtasks)
        if openSubtasks != .keep { members.add("open_subtasks", openSubtasks.rawValue) }
        members.add("at_most", atMost)
        members.add("extends", extends.map(\.json))
        members.add("restarts", restarts)
        return members.object(keeping: extra)
    }
}

extension CaseAction.Extension {
    fileprivate init(_ value: JSONValue, _ path: String) throws(GovernanceError) {
        var fields = try JSONFields(value, at: path)
        clock = try fields.string("clock")
        guard let maximum = try fields.optionalInteger("at_most") else { throw fields.refusal("at_most", "is missing") }
        self.maximum = maximum
        extra = fields.rest
    }

    fileprivate var json: JSONValue {
        var members = JSONMembers()
        members.add("clock", clock)
        members.add("at_most", maximum)
        return members.object(keeping: extra)
    }
}

extension CaseAction.OpenSubtasks: JSONName {}
