extension TimeLimitTable {
    /// The most rules that a table may have.
    public static let maximumRuleCount = 100_000

    /// Reads a table from JSON (docs/schemas/time-limits.schema.json).
    ///
    /// Only the form is checked here; ``findings`` says whether the rules fit together.
    ///
    /// - Throws: ``ModelError``: `malformedJSON`, `notUTF8` or `limitExceeded` from the reader, `malformedTable` with the path of
    ///   the member at fault.
    public init(json bytes: [UInt8], limits: JSONReader.Limits = ClassTree.defaultLimits) throws(ModelError) {
        let top = try JSONObjectReader(try JSONReader.value(of: bytes, limits: limits))
        try top.requireFormat("fangcun-time-limits")
        self.init(origin: try DataOrigin(top), rules: [])
        for object in try top.requiredObjects("rules") {
            guard rules.count < Self.maximumRuleCount else {
                throw ModelError(.limitExceeded, "more than \(Self.maximumRuleCount) rules")
            }
            rules.append(try LimitRule(object))
        }
        unknownMembers = top.others(than: DataOrigin.memberNames.union(["format", "version", "rules"]))
    }

    /// The table as JSON, in the form that ``init(json:limits:)`` reads.
    public var json: [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("format", "fangcun-time-limits")
        writer.member("version", 1)
        origin.write(to: &writer)
        writer.name("rules")
        writer.beginArray()
        for rule in rules {
            writer.newline()
            writer.write(rule.json)
        }
        writer.endArray()
        for member in unknownMembers { writer.member(member.name, member.value) }
        writer.endObject()
        writer.newline()
        return writer.bytes
    }
}

extension LimitRule {
    private static let memberNames: Set = [
        "kind", "class", "condition", "district", "level", "limits", "closing_condition", "from", "through", "source",
    ]

    fileprivate init(_ object: JSONObjectReader) throws(ModelError) {
        var classKey: CityClass.Key?
        if let code = try object.optionalText("class") {
            guard let kind = CityClass.Kind(rawValue: try object.text("kind")) else {
                throw object.error("kind", "component, event or matter is wanted")
            }
            classKey = CityClass.Key(kind, code)
        }
        self.init(
            Scope(
                classKey: classKey, condition: try object.optionalText("condition") ?? "",
                district: try object.optionalText("district") ?? "", level: try object.optionalText("level") ?? ""),
            limits: [], closingCondition: try object.optionalText("closing_condition") ?? "",
            validity: DateSpan(from: try object.optionalDate("from"), through: try object.optionalDate("through")),
            source: try object.optionalText("source") ?? "")
        for limit in try object.objects("limits") { limits.append(try ActLimit(limit)) }
        unknownMembers = object.others(than: Self.memberNames)
    }

    fileprivate var json: JSONValue {
        let texts = [
            ("kind", scope.classKey?.kind.rawValue), ("class", scope.classKey?.code), ("condition", scope.condition),
            ("district", scope.district), ("level", scope.level),
        ]
        let more = [
            ("closing_condition", closingCondition), ("from", validity.first?.description),
            ("through", validity.last?.description), ("source", source),
        ]
        func members(_ texts: [(String, String?)]) -> [JSONValue.Member] {
            texts.compactMap { name, text in
                guard let text, !text.isEmpty else { return nil }
                return JSONValue.Member(name, .string(text))
            }
        }
        return .object(
            members(texts) + [.init("limits", .array(limits.map(\.json)))] + members(more) + unknownMembers)
    }
}

extension ActLimit {
    fileprivate init(_ object: JSONObjectReader) throws(ModelError) {
        guard let unit = ClockUnit(rawValue: try object.text("unit")) else {
            throw object.error("unit", "urgent-hour, working-hour, working-day or natural-day is wanted")
        }
        // Two decimals at most; 0.07 × 100 is 7.000000000000001, hence the rounding.
        guard let amount = object.value("amount")?.number, (0...10_000_000).contains(amount),
            let hundredths = Int(exactly: (amount * 100).rounded()),
            (amount * 100 - Double(hundredths)).magnitude < 1e-4
        else { throw object.error("amount", "a number with two decimals at most is wanted") }
        self.init(try object.optionalText("act") ?? "", LimitAmount(hundredths: hundredths, unit))
    }

    fileprivate var json: JSONValue {
        .object(
            (act.isEmpty ? [] : [JSONValue.Member("act", .string(act))]) + [
                .init("amount", .number(Double(amount.hundredths) / 100)), .init("unit", .string(amount.unit.rawValue)),
            ])
    }
}

extension JSONObjectReader {
    /// A day that may be absent.
    package func optionalDate(_ name: String) throws(ModelError) -> CivilDate? {
        guard let text = try optionalText(name) else { return nil }
        do throws(ModelError) {
            return try CivilDate(text)
        } catch {
            throw self.error(name, error.reason)
        }
    }
}
