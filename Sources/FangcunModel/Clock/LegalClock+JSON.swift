extension LegalClock {
    /// How much a ledger may ask for.
    private static let limits = JSONReader.Limits(maximumBytes: 1 << 22, maximumDepth: 32, maximumStringBytes: 1 << 16)

    /// Reads a clock with its ledger (docs/schemas/clock.schema.json).
    ///
    /// Members and kinds of entries that the library does not know are kept, and written again by ``json``.
    ///
    /// - Throws: ``ModelError`` with code `malformedJSON`, `notUTF8` or `limitExceeded`; `malformedClock` for a clock without a
    ///   readable start, budget or unit, with a rule that is none, and for an entry that cannot be read.
    public init(json bytes: [UInt8]) throws(ModelError) {
        try self.init(bytes, isStrict: true)
    }

    /// Reads the same, but a start that is a mere date (midnight, then) too, and with entries that cannot be read set aside in
    /// ``unreadEvents``, where they are no part of any answer: ``findings(under:by:)`` says so.
    ///
    /// - Throws: ``ModelError`` as the strict reading does, save for entries.
    public init(lenientJSON bytes: [UInt8]) throws(ModelError) {
        try self.init(bytes, isStrict: false)
    }

    private init(_ bytes: [UInt8], isStrict: Bool) throws(ModelError) {
        let value = try JSONReader.value(of: bytes, limits: Self.limits)
        guard case .object(let members) = value else { throw ModelError(.malformedClock, "a clock is an object") }
        let entries = try Self.entries(value["events"])
        let events = entries.map { ClockEvent($0) }
        if isStrict, let index = events.firstIndex(of: nil) {
            throw ModelError(
                .malformedClock, at: .feature(index, identifier: nil), "an entry of the ledger that cannot be read")
        }
        guard let basis = (value["basis"] ?? .string("")).string else {
            throw ModelError(.malformedClock, "the basis is no text")
        }
        self.init(
            start: try Self.start(value["start"], isStrict), limit: try TimeLimit(members: value), basis: basis,
            events: events.compactMap(\.self), unreadEvents: zip(entries, events).filter { $1 == nil }.map(\.0),
            unknownMembers: members.filter { !Self.names.contains($0.name) })
    }

    /// More entries than any matter has; ``findings(under:by:)`` looks at each against all others.
    private static let maximumEvents = 1_000

    private static let names: Set = ["start", "budget", "unit", "startRule", "endRule", "basis", "events"]

    private static func start(_ value: JSONValue?, _ isStrict: Bool) throws(ModelError) -> Instant {
        guard let text = value?.string else { throw ModelError(.malformedClock, "a clock without a start") }
        if let instant = try? Instant(rfc3339: text) { return instant }
        if !isStrict, let date = try? CivilDate(lenient: text) { return BeijingTime(startOf: date).instant }
        throw ModelError(.malformedClock, "the start '\(text.prefix(40))' is no date and time of RFC 3339")
    }

    private static func entries(_ value: JSONValue?) throws(ModelError) -> [JSONValue] {
        guard let value else { return [] }
        guard let entries = value.elements else { throw ModelError(.malformedClock, "the events are no list") }
        guard entries.count <= maximumEvents else {
            throw ModelError(.limitExceeded, "\(entries.count) entries of a ledger, more than \(maximumEvents)")
        }
        return entries
    }

    /// The clock with its ledger as compact JSON, times as Beijing's clocks show them; unknown members follow the known ones.
    public var json: [UInt8] {
        var members: [JSONValue.Member] = [
            .init("start", .string(start.inBeijing.description)), .init("budget", .number(Double(limit.budget))),
            .init("unit", .string(limit.unit.rawValue)), .init("startRule", .string(limit.startRule.rawValue)),
            .init("endRule", .string(limit.endRule.rawValue)),
        ]
        if !basis.isEmpty { members.append(.init("basis", .string(basis))) }
        members.append(.init("events", .array(events.map(\.jsonValue) + unreadEvents)))
        return JSONWriter.bytes(of: .object(members + unknownMembers))
    }
}

extension TimeLimit {
    fileprivate init(members value: JSONValue) throws(ModelError) {
        guard let budget = value["budget"]?.number.flatMap({ Int(exactly: $0) }),
            let unit = value["unit"]?.string.flatMap({ ClockUnit(rawValue: $0) })
        else { throw ModelError(.malformedClock, "a budget and a unit are wanted") }
        let startRule = try Self.rule(StartRule.self, value["startRule"])
        let endRule = try Self.rule(EndRule.self, value["endRule"])
        try self.init(budget, unit, startRule: startRule, endRule: endRule ?? .asCounted)
    }

    private static func rule<Rule: RawRepresentable<String>>(
        _ type: Rule.Type, _ value: JSONValue?
    ) throws(ModelError) -> Rule? {
        guard let value else { return nil }
        guard let rule = value.string.flatMap({ Rule(rawValue: $0) }) else {
            throw ModelError(.malformedClock, "a rule that is none: \(type)")
        }
        return rule
    }
}

extension ClockEvent {
    /// The names that each kind knows beside `at` and `kind`.
    private static let names: [String: Set<String>] = [
        "suspend": ["id", "reason", "basis"], "resume": ["id"], "extend": ["by", "approvedBy", "basis"],
        "stop": ["reason"],
    ]

    fileprivate init?(_ value: JSONValue) {
        guard case .object(let members) = value, let name = value["kind"]?.string,
            let at = value["at"]?.string.flatMap({ try? Instant(rfc3339: $0) })
        else { return nil }
        func text(_ name: String) -> String? {
            guard let member = value[name] else { return "" }
            return member.string
        }
        switch name {
        case "suspend":
            guard let id = text("id"), let reason = text("reason"), let basis = text("basis") else { return nil }
            kind = .suspend(id: id, reason: reason, basis: basis)
        case "resume":
            guard let id = text("id") else { return nil }
            kind = .resume(id: id)
        case "extend":
            guard let units = value["by"]?.number.flatMap({ Int(exactly: $0) }), let approver = text("approvedBy"),
                let basis = text("basis")
            else { return nil }
            kind = .extend(by: units, approvedBy: approver, basis: basis)
        case "stop":
            guard let reason = text("reason") else { return nil }
            kind = .stop(reason: reason)
        default: kind = .unknown(name)
        }
        self.at = at
        let known = (Self.names[name] ?? []).union(["at", "kind"])
        unknownMembers = members.filter { !known.contains($0.name) }
    }

    fileprivate var jsonValue: JSONValue {
        let (name, own): (String, [(String, JSONValue)]) =
            switch kind {
            case .suspend(let id, let reason, let basis):
                ("suspend", [("id", .string(id)), ("reason", .string(reason)), ("basis", .string(basis))])
            case .resume(let id): ("resume", [("id", .string(id))])
            case .extend(let units, let approver, let basis):
                (
                    "extend",
                    [("by", .number(Double(units))), ("approvedBy", .string(approver)), ("basis", .string(basis))]
                )
            case .stop(let reason): ("stop", [("reason", .string(reason))])
            case .unknown(let name): (name, [])
            }
        let members = [("at", .string(at.inBeijing.description)), ("kind", .string(name))] + own
        return .object(members.map { JSONValue.Member($0.0, $0.1) } + unknownMembers)
    }
}
