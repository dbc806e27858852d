public import FangcunModel

extension CaseEvent {
    /// Reads an event from a tree.
    ///
    /// - Throws: ``GovernanceError`` with code `malformedInput`, naming the member at fault.
    public init(json value: JSONValue) throws(GovernanceError) {
        var fields = try JSONFields(value, at: "")
        version = try fields.optionalInteger("v") ?? 1
        identifier = try fields.optionalString("id") ?? ""
        caseIdentifier = try fields.optionalString("case") ?? ""
        action = try fields.string("action")
        let time = try fields.string("at")
        do throws(ModelError) {
            moment = try Instant(rfc3339: time)
        } catch {
            throw fields.refusal("at", error.reason)
        }
        actor = CaseActor(
            try fields.optionalString("role") ?? "", person: try fields.optionalString("person") ?? "",
            unit: try fields.optionalString("unit") ?? "", onBehalfOf: try fields.optionalString("on_behalf_of") ?? "")
        subtask = try fields.optionalString("subtask")
        assignedUnit = try fields.optionalString("assigns")
        openedSubtasks = try fields.list("opens", SubtaskAssignment.init)
        reason = try fields.optionalString("reason")
        extensionCount = try fields.optionalInteger("extends_by")
        data = []
        if let value = fields.value("data") {
            guard case .object(let members) = value else { throw fields.refusal("data", "an object is wanted") }
            data = members
        }
        extra = fields.rest
    }

    /// The event as JSON, with every member that it was read with; the moment is written in UTC.
    public var json: JSONValue {
        var members = JSONMembers()
        members.add("v", version)
        members.add("id", nonEmpty: identifier)
        members.add("case", nonEmpty: caseIdentifier)
        members.add("action", action)
        members.add("at", moment.rfc3339)
        members.add("role", nonEmpty: actor.role)
        members.add("person", nonEmpty: actor.person)
        members.add("unit", nonEmpty: actor.unit)
        members.add("on_behalf_of", nonEmpty: actor.principal)
        members.add("subtask", subtask)
        members.add("assigns", assignedUnit)
        members.add("opens", openedSubtasks.map(\.json))
        members.add("reason", reason)
        members.add("extends_by", extensionCount)
        if !data.isEmpty { members.add("data", .object(data)) }
        return members.object(keeping: extra)
    }
}

extension SubtaskAssignment {
    fileprivate init(_ value: JSONValue, _ path: String) throws(GovernanceError) {
        var fields = try JSONFields(value, at: path)
        identifier = try fields.string("id")
        unit = try fields.optionalString("unit") ?? ""
        extra = fields.rest
    }

    fileprivate var json: JSONValue {
        var members = JSONMembers()
        members.add("id", identifier)
        members.add("unit", nonEmpty: unit)
        return members.object(keeping: extra)
    }
}
