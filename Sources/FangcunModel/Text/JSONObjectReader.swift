/// Reads the members of a JSON object whose form we know, naming the member at fault: `classes[3].code: a text is wanted`.
package struct JSONObjectReader {
    /// Where the object stands in its document, such as `classes[3]`; empty at the top.
    package let path: String
    private let members: [String: JSONValue]
    private let all: [JSONValue.Member]

    /// The members of an object.
    ///
    /// - Throws: ``ModelError`` with code `malformedTable` when the value is no object.
    package init(_ value: JSONValue, path: String = "") throws(ModelError) {
        guard case .object(let members) = value else {
            throw ModelError(.malformedTable, "\(path.isEmpty ? "the document" : path): an object is wanted")
        }
        self.path = path
        all = members
        self.members = Dictionary(members.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    /// An error that names a member.
    package func error(_ name: String, _ reason: String) -> ModelError {
        ModelError(.malformedTable, "\(path(of: name)): \(reason)")
    }

    /// The path of a member.
    package func path(of name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

    /// The member of that name; `nil` when it is absent or null.
    package func value(_ name: String) -> JSONValue? {
        guard let value = members[name], value != .null else { return nil }
        return value
    }

    /// The text of a member that may be absent.
    package func optionalText(_ name: String) throws(ModelError) -> String? {
        guard let value = value(name) else { return nil }
        guard let text = value.string else { throw error(name, "a text is wanted") }
        return text
    }

    /// The text of a member that must be there.
    package func text(_ name: String) throws(ModelError) -> String {
        guard let text = try optionalText(name) else { throw error(name, "is missing") }
        return text
    }

    /// The whole number of a member that may be absent.
    package func optionalInteger(_ name: String) throws(ModelError) -> Int? {
        guard let value = value(name) else { return nil }
        // Beyond 2^53 neighbouring whole numbers are the same double.
        guard let number = value.number.flatMap({ Int(exactly: $0) }), number.magnitude <= 1 << 53 else {
            throw error(name, "a whole number is wanted")
        }
        return number
    }

    /// The whole number of a member that must be there.
    package func integer(_ name: String) throws(ModelError) -> Int {
        guard let number = try optionalInteger(name) else { throw error(name, "is missing") }
        return number
    }

    /// The truth value of a member, `false` when it is absent.
    package func flag(_ name: String) throws(ModelError) -> Bool {
        guard let value = value(name) else { return false }
        guard case .bool(let flag) = value else { throw error(name, "true or false is wanted") }
        return flag
    }

    /// The elements of an array, none when it is absent.
    package func elements(_ name: String) throws(ModelError) -> [JSONValue] {
        guard let value = value(name) else { return [] }
        guard let elements = value.elements else { throw error(name, "an array is wanted") }
        return elements
    }

    /// The texts of an array, none when it is absent.
    package func texts(_ name: String) throws(ModelError) -> [String] {
        var texts: [String] = []
        for element in try elements(name) {
            guard let text = element.string else { throw error("\(name)[\(texts.count)]", "a text is wanted") }
            texts.append(text)
        }
        return texts
    }

    /// The objects of an array that must be there.
    package func requiredObjects(_ name: String) throws(ModelError) -> [JSONObjectReader] {
        guard value(name) != nil else { throw error(name, "is missing") }
        return try objects(name)
    }

    /// The objects of an array, none when it is absent.
    package func objects(_ name: String) throws(ModelError) -> [JSONObjectReader] {
        var objects: [JSONObjectReader] = []
        for (index, element) in try elements(name).enumerated() {
            objects.append(try JSONObjectReader(element, path: "\(path(of: name))[\(index)]"))
        }
        return objects
    }

    /// The members whose names are none of these, in order: what a later version may have written.
    package func others(than known: Set<String>) -> [JSONValue.Member] { all.filter { !known.contains($0.name) } }

    /// Checks the first two members that every document of ours has.
    ///
    /// - Throws: ``ModelError`` with code `malformedTable` when `format` is another, or `version` is later than the one known.
    package func requireFormat(_ format: String, version: Int = 1) throws(ModelError) {
        let found = try text("format")
        guard found == format else { throw error("format", "'\(format)' is wanted, this is '\(found.prefix(60))'") }
        let foundVersion = try integer("version")
        guard foundVersion == version else { throw error("version", "\(version) is wanted, this is \(foundVersion)") }
    }
}
