internal import FangcunModel

/// The members of one JSON object, taken one by one; what nobody takes is kept, so that a field of a later version of the
/// format survives being read and written by this one.
///
/// Refusals name the path of the value, such as `process.actions[3].from`. What is no member of the wanted kind is told by
/// `JSONObjectReader`; here stands what was taken.
struct JSONFields {
    private let object: JSONObjectReader
    private var taken: Set<String> = []

    /// The members of an object.
    ///
    /// - Throws: ``GovernanceError`` with code `malformedInput` when the value is no object.
    init(_ value: JSONValue, at path: String) throws(GovernanceError) {
        object = try GovernanceError.rethrowing { () throws(ModelError) in try JSONObjectReader(value, path: path) }
    }

    /// Where the object stands in its document; empty at the top.
    var path: String { object.path }

    /// The members that were not taken, in their order.
    var rest: [JSONValue.Member] { object.others(than: taken) }

    /// A value that may be missing; `null` counts as missing.
    mutating func value(_ name: String) -> JSONValue? {
        taken.insert(name)
        return object.value(name)
    }

    /// A text that may be missing.
    mutating func optionalString(_ name: String) throws(GovernanceError) -> String? {
        try take(name) { object throws(ModelError) in try object.optionalText(name) }
    }

    /// A text that must be there.
    mutating func string(_ name: String) throws(GovernanceError) -> String {
        try take(name) { object throws(ModelError) in try object.text(name) }
    }

    /// A whole number that may be missing.
    mutating func optionalInteger(_ name: String) throws(GovernanceError) -> Int? {
        try take(name) { object throws(ModelError) in try object.optionalInteger(name) }
    }

    /// A truth value, `false` when missing.
    mutating func flag(_ name: String) throws(GovernanceError) -> Bool {
        try take(name) { object throws(ModelError) in try object.flag(name) }
    }

    /// A list of texts, empty when missing.
    mutating func strings(_ name: String) throws(GovernanceError) -> [String] {
        try take(name) { object throws(ModelError) in try object.texts(name) }
    }

    /// A list, empty when missing; each element is read with its path.
    mutating func list<Element>(
        _ name: String, _ read: (JSONValue, String) throws(GovernanceError) -> Element
    ) throws(GovernanceError) -> [Element] {
        let elements = try take(name) { object throws(ModelError) in try object.elements(name) }
        var list: [Element] = []
        list.reserveCapacity(elements.count)
        for (index, element) in elements.enumerated() {
            list.append(try read(element, "\(path(of: name))[\(index)]"))
        }
        return list
    }

    /// The path of a member.
    func path(of name: String) -> String { object.path(of: name) }

    /// A refusal of one member.
    func refusal(_ name: String, _ reason: String) -> GovernanceError { GovernanceError(object.error(name, reason)) }

    private mutating func take<Value>(
        _ name: String, _ read: (JSONObjectReader) throws(ModelError) -> Value
    ) throws(GovernanceError) -> Value {
        taken.insert(name)
        let object = object
        return try GovernanceError.rethrowing { () throws(ModelError) in try read(object) }
    }
}

/// Gathers the members of a JSON object, leaving out what says nothing.
struct JSONMembers {
    private(set) var members: [JSONValue.Member] = []

    /// The object, with members that a reader did not know behind its own.
    func object(keeping extra: [JSONValue.Member]) -> JSONValue { .object(members + extra) }

    mutating func add(_ name: String, _ text: String) { members.append(.init(name, .string(text))) }

    mutating func add(_ name: String, _ text: String?) { if let text { add(name, text) } }

    mutating func add(_ name: String, _ number: Int?) {
        if let number { members.append(.init(name, .number(Double(number)))) }
    }

    /// A truth value, left out when false.
    mutating func add(_ name: String, _ flag: Bool) { if flag { members.append(.init(name, .bool(true))) } }

    /// A list of texts, left out when empty.
    mutating func add(_ name: String, _ texts: [String]) { add(name, texts.map { .string($0) }) }

    /// A list, left out when empty.
    mutating func add(_ name: String, _ values: [JSONValue]) {
        if !values.isEmpty { members.append(.init(name, .array(values))) }
    }

    mutating func add(_ name: String, _ value: JSONValue?) { if let value { members.append(.init(name, value)) } }
}

/// A closed list of names in a JSON form.
protocol JSONName: RawRepresentable, CaseIterable where RawValue == String {}

extension JSONName {
    /// The case of that name.
    init(_ value: JSONValue, _ path: String) throws(GovernanceError) {
        guard let name = value.string, let known = Self(rawValue: name) else {
            let names = Self.allCases.map(\.rawValue).joined(separator: ", ")
            throw GovernanceError(.malformedInput, "\(path): one of \(names) is wanted")
        }
        self = known
    }
}

extension JSONFields {
    /// The title of a part, in its members `zh` and `en`; a title in a further language is a member like any other.
    mutating func title() throws(GovernanceError) -> Message {
        Message(zh: try optionalString("zh") ?? "", en: try optionalString("en") ?? "")
    }
}

extension JSONMembers {
    /// The members of a part that has a name and a title.
    init(_ identifier: String, _ title: Message) {
        add("id", identifier)
        add(title)
    }

    /// A title, as members `zh` and `en`.
    mutating func add(_ title: Message) {
        add("zh", title.zh)
        add("en", title.en)
    }

    /// A text, left out when empty.
    mutating func add(_ name: String, nonEmpty text: String) { if !text.isEmpty { add(name, text) } }
}
