public import FangcunModel

// The JSON form of a profile: docs/schemas/case-profile.schema.json.

extension CaseProfile {
    /// How large a JSON text of a profile may be: 16 MiB, 32 levels, 64 KiB a string.
    public static let jsonLimits = JSONReader.Limits(
        maximumBytes: 1 << 24, maximumDepth: 32, maximumStringBytes: 1 << 16)

    /// Reads a profile; whether it is sound is another question: see ``findings``.
    ///
    /// - Throws: ``GovernanceError`` with code `malformedInput` or `limitExceeded`, naming the member at fault.
    public init(json bytes: [UInt8], limits: JSONReader.Limits = jsonLimits) throws(GovernanceError) {
        let value: JSONValue
        do throws(ModelError) {
            value = try JSONReader.value(of: bytes, limits: limits)
        } catch {
            throw GovernanceError(error)
        }
        try self.init(json: value)
    }

    /// Reads a profile from a tree.
    ///
    /// - Throws: ``GovernanceError`` with code `malformedInput`, naming the member at fault.
    public init(json value: JSONValue) throws(GovernanceError) {
        var fields = try JSONFields(value, at: "")
        format = try fields.optionalInteger("format") ?? 1
        identifier = try fields.string("id")
        edition = try fields.optionalString("edition") ?? ""
        title = try fields.title()
        basis = try fields.optionalString("basis") ?? ""
        roles = try fields.list("roles", Role.init)
        reasons = try fields.list("reasons", ClosingReason.init)
        guard let process = fields.value("process") else { throw fields.refusal("process", "is missing") }
        self.process = try CaseProcess(process, at: "process")
        subtask = nil
        if let value = fields.value("subtask") { subtask = try CaseProcess(value, at: "subtask") }
        separations = try fields.list("separations", Separation.init)
        extra = fields.rest
    }

    /// The profile as JSON, with every member that it was read with.
    public var json: JSONValue {
        var members = JSONMembers()
        members.add("format", format)
        members.add("id", identifier)
        members.add("edition", edition)
        members.add(title)
        members.add("basis", basis)
        members.add("roles", roles.map(\.json))
        members.add("reasons", reasons.map(\.json))
        members.add("process", process.json)
        members.add("subtask", subtask?.json)
        members.add("separations", separations.map(\.json))
        return members.object(keeping: extra)
    }
}

extension CaseProfile.Role {
    fileprivate init(_ value: JSONValue, _ path: String) throws(GovernanceError) {
        var fields = try JSONFields(value, at: path)
        identifier = try fields.string("id")
        title = try fields.title()
        group = try fields.optionalString("group") ?? ""
        extra = fields.rest
    }

    fileprivate var json: JSONValue {
        var members = JSONMembers(identifier, title)
        members.add("group", nonEmpty: group)
        return members.object(keeping: extra)
    }
}

extension CaseProfile.ClosingReason {
    fileprivate init(_ value: JSONValue, _ path: String) throws(GovernanceError) {
        var fields = try JSONFields(value, at: path)
        identifier = try fields.string("id")
        title = try fields.title()
        isResolved = try fields.flag("resolved")
        extra = fields.rest
    }

    fileprivate var json: JSONValue {
        var members = JSONMembers(identifier, title)
        members.add("resolved", .bool(isResolved))
        return members.object(keeping: extra)
    }
}

extension CaseProfile.Separation {
    fileprivate init(_ value: JSONValue, _ path: String) throws(GovernanceError) {
        var fields = try JSONFields(value, at: path)
        identifier = try fields.string("id")
        first = try fields.strings("first")
        second = try fields.strings("second")
        axes = try fields.list("by") { value, path throws(GovernanceError) in try Axis(value, path) }
        extra = fields.rest
    }

    fileprivate var json: JSONValue {
        var members = JSONMembers()
        members.add("id", identifier)
        members.add("first", first)
        members.add("second", second)
        members.add("by", axes.map(\.rawValue))
        return members.object(keeping: extra)
    }
}

extension CaseProfile.Separation.Axis: JSONName {}
