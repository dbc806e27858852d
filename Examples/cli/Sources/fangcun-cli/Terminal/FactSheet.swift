import FangcunModel

/// A JSON object as indented lines of name and value, for people.
enum FactSheet {
    private static let nameWidth = 22

    static func text(_ value: JSONValue) -> String { lines(value, indent: "").joined(separator: "\n") }

    private static func lines(_ value: JSONValue, indent: String) -> [String] {
        guard case .object(let members) = value else { return [indent + scalar(value)] }
        return members.flatMap { member -> [String] in
            switch member.value {
            case .object: [indent + member.name] + lines(member.value, indent: indent + "  ")
            case .array(let elements) where elements.isEmpty: []
            case .array(let elements): [indent + member.name] + elements.flatMap { lines($0, indent: indent + "  ") }
            default: [indent + member.name.padded(to: nameWidth) + scalar(member.value)]
            }
        }
    }

    private static func scalar(_ value: JSONValue) -> String {
        switch value {
        case .null: "–"
        case .bool(let flag): flag ? "yes" : "no"
        case .string(let text): String(describing: OneLine(text))
        default: value.codeText ?? String(decoding: JSONWriter.bytes(of: value), as: UTF8.self)
        }
    }
}

extension String {
    /// The text with spaces after it, one at least, up to a width.
    func padded(to width: Int) -> String { self + String(repeating: " ", count: max(1, width - count)) }
}
