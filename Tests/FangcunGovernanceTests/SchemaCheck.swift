import FangcunModel
import Foundation

/// As much of JSON Schema as the schemas of docs/schemas use.
struct SchemaCheck {
    private let root: JSONValue

    init(_ text: String) throws { root = try JSONReader.value(of: Array(text.utf8)) }

    /// The places at fault, as paths.
    func faults(in value: JSONValue) -> [String] { faults(in: value, by: root, at: "") }

    private func faults(in value: JSONValue, by schema: JSONValue, at path: String) -> [String] {
        if let reference = schema["$ref"]?.string {
            return faults(in: value, by: definition(reference), at: path)
        }
        if let wanted = schema["const"] { return value == wanted ? [] : [path] }
        if let choices = schema["enum"]?.elements { return choices.contains(value) ? [] : [path] }
        if let alternatives = schema["oneOf"]?.elements,
            alternatives.count(where: { faults(in: value, by: $0, at: path).isEmpty }) != 1
        {
            return [path]
        }
        switch (schema["type"]?.string, value) {
        case ("object", .object(let members)), (nil, .object(let members)):
            var wanted = schema["required"]?.elements ?? []
            for member in members { wanted += schema["dependentRequired"]?[member.name]?.elements ?? [] }
            let missing = wanted.compactMap(\.string).filter { value[$0] == nil }
            return missing.map { "\(path)/\($0)" }
                + members.flatMap { member in
                    schema["properties"]?[member.name].map {
                        faults(in: member.value, by: $0, at: "\(path)/\(member.name)")
                    } ?? []
                }
        case ("array", .array(let elements)):
            let tooMany = schema["maxItems"]?.number.map { Double(elements.count) > $0 } ?? false
            let tooFew = schema["minItems"]?.number.map { Double(elements.count) < $0 } ?? false
            let items = schema["items"] ?? .object([])
            return (tooMany || tooFew ? [path] : [])
                + elements.enumerated().flatMap { faults(in: $0.element, by: items, at: "\(path)/\($0.offset)") }
        case ("string", .string(let text)):
            let isShort = schema["minLength"]?.number.map { Double(text.unicodeScalars.count) < $0 } ?? false
            let isLong = schema["maxLength"]?.number.map { Double(text.unicodeScalars.count) > $0 } ?? false
            let isOther =
                schema["pattern"]?.string.map { text.range(of: $0, options: .regularExpression) == nil } ?? false
            return isShort || isLong || isOther ? [path] : []
        case ("integer", .number(let number)), ("number", .number(let number)):
            let isBelow = schema["minimum"]?.number.map { number < $0 } ?? false
            let isAbove = schema["maximum"]?.number.map { number > $0 } ?? false
            let isBroken = schema["type"]?.string == "integer" && number != number.rounded()
            return isBroken || isBelow || isAbove ? [path] : []
        case ("boolean", .bool): return []
        default: return [path]
        }
    }

    /// A value that has every member which the schema describes; of members that exclude each other, all but the last are
    /// left out.
    func example() -> JSONValue { example(of: root) }

    private func example(of schema: JSONValue) -> JSONValue {
        if let reference = schema["$ref"]?.string { return example(of: definition(reference)) }
        if let wanted = schema["const"] { return wanted }
        if let choice = schema["enum"]?.elements?.first { return choice }
        switch schema["type"]?.string {
        case "object":
            guard case .object(let properties) = schema["properties"] else { return .object([]) }
            let exclusive = ["yellow_percent", "red_percent"]
            return .object(
                properties.filter { !exclusive.contains($0.name) }.map { .init($0.name, example(of: $0.value)) })
        case "array": return .array([example(of: schema["items"] ?? .object([]))])
        case "integer": return .number(schema["minimum"]?.number ?? 1)
        case "boolean": return .bool(true)
        case "string": return .string(schema["format"]?.string == "date-time" ? "2026-03-02T01:00:00Z" : "x")
        default: return .null
        }
    }

    private func definition(_ reference: String) -> JSONValue {
        root["$defs"]?[reference.replacingOccurrences(of: "#/$defs/", with: "")] ?? .object([])
    }
}
