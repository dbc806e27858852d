internal import FangcunModel

/// The members of one JSON object, taken one by one; what nobody takes is kept, so that a field of a later version of the
/// format survives being read and written by this one.
///
/// Refusals name the path of the value, such as `process.actions[3].from`.
struct JSONFields {
    let path: String
    private var members: [JSONValue.Member]

    /// The members of an object.
    ///
    /// - Throws: ``GovernanceError`` with code `malformedInput` when the value is no object.
    init(_ value: JSONValue, at path: String) throws(GovernanceError) {
        guard case .object(let members) = value else { throw Self.refusal(path, "an object is wanted") }
        self.path = path
        self.members = members
    }

    /// The members that were not taken, in their order.
    var rest: [JSONValue.Member] { members }

    /// A value that may be missing; `null` counts as missing.
    mutating func value(_ name: String) -> JSONValue? {
        guard let index = members.firstIndex(where: { $0.name == name }) else { return nil }
        let value = members.remove(at: index).value
        return value == .null ? nil : value
    }

    /// A text that may be missing.
    mutating func optionalString(_ name: String) throws(GovernanceError) -> String? {
        guard let value = value(name) else { return nil }
        guard case .string(let text) = value else { throw refusal(name, "a string is wanted") }
        return text
    }

    /// A text that must be there.
    mutating func string(_ name: String) throws(GovernanceError) -> String {
        guard let text = try optionalString(name) else { throw refusal(name, "is missing") }
        return text
    }

    /// A whole number that may be missing.
    mutating func optionalInteger(_ name: String) throws(GovernanceError) -> Int? {
        guard let value = value(name) else { return nil }
        guard case .number(let number) = value, number.magnitude <= 0x1p53, let whole = Int(exactly: number) else {
            throw refusal(name, "a whole number is wanted")
        }
        return whole
    }

    /// A truth value, `false` when missing.
    mutating func flag(_ name: String) throws(GovernanceError) -> Bool {
        guard let value = value(name) else { return false }
        guard case .bool(let flag) = value else { throw refusal(name, "true or false is wanted") }
        return flag
    }

    /// A list of texts, empty when missing.
    mutating func strings(_ name: String) throws(GovernanceError) -> [String] {
        try list(name) { value, path throws(GovernanceError) in
            guard case .string(let text) = value else { throw Self.refusal(path, "a string is wanted") }
            return text
        }
    }

    /// A list, empty when missing; each element is read with its path.
    mutating func list<Element>(
        _ name: String, _ read: (JSONValue, String) throws(GovernanceError) -> Element
    ) throws(GovernanceError) -> [Element] {
        guard let value = value(name) else { return [] }
        guard case .array(let elements) = value else { throw refusal(name, "an array is wanted") }
        var list: [Element] = []
        list.reserveCapacity(elements.count)
        for (index, element) in elements.enumerated() {
            list.append(try read(element, "\(path(of: name))[\(index)]"))
        }
        return list
    }

    /// The path of a member.
    func path(of name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

    /// A refusal of one member.
    func refusal(_ name: String, _ reason: String) -> GovernanceError { Self.refusal(path(of: name), reason) }

    private static func refusal(_ path: String, _ reason: String) -> GovernanceError {
        GovernanceError(.malformedInput, "\(path.isEmpty ? "the document" : path): \(reason)")
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
