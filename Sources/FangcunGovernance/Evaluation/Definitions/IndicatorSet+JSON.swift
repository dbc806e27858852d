public import FangcunModel

extension IndicatorSet {
    /// How much foreign definitions may ask for: 4 MiB, 16 levels deep.
    public static let defaultLimits = JSONReader.Limits(
        maximumBytes: 1 << 22, maximumDepth: 16, maximumStringBytes: 1 << 16)

    /// Reads definitions from JSON (docs/schemas/indicators.schema.json).
    ///
    /// Only the form is checked here; ``findings`` says whether the definitions fit together.
    ///
    /// - Throws: ``GovernanceError`` with code `malformedInput` and the path of the member at fault, or `limitExceeded`.
    public init(json bytes: [UInt8], limits: JSONReader.Limits = defaultLimits) throws(GovernanceError) {
        do throws(ModelError) {
            let top = try JSONObjectReader(try JSONReader.value(of: bytes, limits: limits))
            try top.requireFormat("fangcun-indicators")
            self.init(origin: try DataOrigin(top), measures: [], indicators: [])
            for object in try top.objects("measures") { measures.append(try Measure(object)) }
            for object in try top.objects("indicators") { indicators.append(try Indicator(object)) }
            for object in try top.objects("scores") { scores.append(try CompositeScore(object)) }
            unknownMembers = top.others(
                than: DataOrigin.memberNames.union(["format", "version", "measures", "indicators", "scores"]))
        } catch {
            throw GovernanceError(error)
        }
    }

    /// The definitions as JSON, in the form that ``init(json:limits:)`` reads.
    public var json: [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("format", "fangcun-indicators")
        writer.member("version", 1)
        origin.write(to: &writer)
        writer.array("measures", measures.map(\.json))
        writer.array("indicators", indicators.map(\.json))
        writer.array("scores", scores.map(\.json))
        for member in unknownMembers { writer.member(member.name, member.value) }
        writer.endObject()
        writer.newline()
        return writer.bytes
    }
}

extension JSONWriter {
    /// Writes a name and an array, an element a line.
    fileprivate mutating func array(_ name: String, _ values: [JSONValue]) {
        self.name(name)
        beginArray()
        for value in values {
            newline()
            write(value)
        }
        endArray()
    }
}

extension Measure {
    fileprivate init(_ object: JSONObjectReader) throws(ModelError) {
        guard let step = CaseStep(rawValue: try object.text("step")) else { throw object.error("step", "no such step") }
        self.init(
            id: try object.text("id"), name: try Message(object), step: step,
            anyOf: try object.conditions("any_of"))
        unknownMembers = object.others(than: ["id", "zh", "en", "step", "any_of"])
    }

    fileprivate var json: JSONValue {
        .object(
            [.init("id", .string(id))] + name.members + [
                .init("step", .string(step.rawValue)), .init("any_of", Measure.Condition.json(anyOf)),
            ] + unknownMembers)
    }
}

extension Indicator {
    fileprivate init(_ object: JSONObjectReader) throws(ModelError) {
        self.init(
            id: try object.text("id"), name: try Message(object), numerator: try object.terms("numerator"),
            denominator: try object.terms("denominator"), exclusions: try object.conditions("exclusions"),
            source: try object.optionalText("source") ?? "", isVerified: try object.flag("verified"))
        unknownMembers = object.others(
            than: ["id", "zh", "en", "numerator", "denominator", "exclusions", "source", "verified"])
    }

    fileprivate var json: JSONValue {
        func array(_ terms: [Term]) -> JSONValue {
            .array(terms.map { .string($0.isSubtracted ? "-\($0.measure)" : $0.measure) })
        }
        return .object(
            [.init("id", .string(id))] + name.members + [
                .init("numerator", array(numerator)), .init("denominator", array(denominator)),
                .init("exclusions", Measure.Condition.json(exclusions)), .init("source", .string(source)),
                .init("verified", .bool(isVerified)),
            ] + unknownMembers)
    }
}

extension Measure.Condition {
    fileprivate static func json(_ lists: [[Measure.Condition]]) -> JSONValue {
        .array(lists.map { .array($0.map { .string($0.description) }) })
    }
}

extension Message {
    init(_ object: JSONObjectReader) throws(ModelError) {
        self.init(zh: try object.text("zh"), en: try object.optionalText("en") ?? "")
    }

    var members: [JSONValue.Member] { [.init("zh", .string(zh)), .init("en", .string(en))] }
}

extension JSONObjectReader {
    /// Lists of conditions, none when the member is absent.
    fileprivate func conditions(_ name: String) throws(ModelError) -> [[Measure.Condition]] {
        var lists: [[Measure.Condition]] = []
        for element in try elements(name) {
            guard let texts = element.elements else { throw error(name, "an array of arrays of facts is wanted") }
            var list: [Measure.Condition] = []
            for text in texts {
                guard let condition = text.string.flatMap({ Measure.Condition($0) }) else {
                    throw error("\(name)[\(lists.count)]", "no such fact: \(text.string?.prefix(60) ?? "not a text")")
                }
                list.append(condition)
            }
            lists.append(list)
        }
        return lists
    }

    /// Measures, one with a hyphen in front being taken away.
    fileprivate func terms(_ name: String) throws(ModelError) -> [Indicator.Term] {
        try texts(name).map {
            $0.hasPrefix("-") ? Indicator.Term(String($0.dropFirst()), isSubtracted: true) : Indicator.Term($0)
        }
    }
}
