import Foundation

/// Compares JSON with a JSON Schema, as far as the schemas of docs/schemas go: no outside program is needed.
///
/// It reads JSON with Foundation, so that it shares no code with the library. `make referees` asks an independent checker too.
public struct SchemaChecker {
    private let root: [String: Any]

    /// A checker for the schema in these bytes.
    public init(_ bytes: [UInt8]) throws {
        root = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] ?? [:]
    }

    /// Where a document departs from the schema, one line for each fault.
    public func faults(in bytes: [UInt8]) throws -> [String] {
        faults(of: try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed), by: root, at: "$")
    }

    private func faults(of value: Any, by schema: [String: Any], at path: String) -> [String] {
        if let reference = schema["$ref"] as? String {
            let name = reference.split(separator: "/").last.map { String($0) } ?? ""
            guard let target = (root["$defs"] as? [String: Any])?[name] as? [String: Any] else {
                return ["\(path): no definition \(reference)"]
            }
            return faults(of: value, by: target, at: path)
        }
        var faults: [String] = []
        if let type = schema["type"] as? String, !Self.isOf(type, value) { faults.append("\(path): no \(type)") }
        if let constant = schema["const"], !Self.same(constant, value) { faults.append("\(path): not \(constant)") }
        if let choices = schema["enum"] as? [Any], !choices.contains(where: { Self.same($0, value) }) {
            faults.append("\(path): none of \(choices)")
        }
        if let text = value as? String { faults += textFaults(text, schema, path) }
        if let number = value as? Double, !(value is Bool) {
            let range = (schema["minimum"] as? Double ?? -.infinity)...(schema["maximum"] as? Double ?? .infinity)
            if !range.contains(number) { faults.append("\(path): \(number) is out of range") }
        }
        if let elements = value as? [Any] {
            if elements.count < schema["minItems"] as? Int ?? 0 { faults.append("\(path): too few") }
            for (index, element) in elements.enumerated() {
                if let items = schema["items"] as? [String: Any] {
                    faults += self.faults(of: element, by: items, at: "\(path)[\(index)]")
                }
            }
        }
        if let object = value as? [String: Any] { faults += objectFaults(object, schema, path) }
        if let choices = schema["oneOf"] as? [[String: Any]] {
            let fitting = choices.count { self.faults(of: value, by: $0, at: path).isEmpty }
            if fitting != 1 { faults.append("\(path): \(fitting) of the alternatives fit") }
        }
        return faults
    }

    private func textFaults(_ text: String, _ schema: [String: Any], _ path: String) -> [String] {
        if text.count < schema["minLength"] as? Int ?? 0 { return ["\(path): too short"] }
        guard let pattern = schema["pattern"] as? String else { return [] }
        return text.range(of: pattern, options: .regularExpression) == nil
            ? ["\(path): '\(text)' is not \(pattern)"] : []
    }

    private func objectFaults(_ object: [String: Any], _ schema: [String: Any], _ path: String) -> [String] {
        var faults: [String] = []
        for name in schema["required"] as? [String] ?? [] where object[name] == nil {
            faults.append("\(path): no \(name)")
        }
        for (name, others) in schema["dependentRequired"] as? [String: [String]] ?? [:] where object[name] != nil {
            faults += others.filter { object[$0] == nil }.map { "\(path): \(name) without \($0)" }
        }
        for (name, part) in schema["properties"] as? [String: [String: Any]] ?? [:] {
            if let value = object[name] { faults += self.faults(of: value, by: part, at: "\(path).\(name)") }
        }
        return faults
    }

    private static func same(_ a: Any, _ b: Any) -> Bool { (a as? NSObject)?.isEqual(b) ?? false }

    private static func isOf(_ type: String, _ value: Any) -> Bool {
        switch type {
        case "object": value is [String: Any]
        case "array": value is [Any]
        case "string": value is String
        case "boolean": value is Bool
        case "integer": (value as? Double).map { $0 == $0.rounded() } ?? false
        case "number": value is Double
        default: false
        }
    }
}
