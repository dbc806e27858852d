internal import FangcunModel

extension CaseProfile {
    /// The profile as a Mermaid state diagram (`stateDiagram-v2`), for documentation: states, and one arrow for each action
    /// and state it may be done in, with the roles that may. The way of sub-tasks stands in a box of its own.
    ///
    /// States are called `s0`, `s1`, … in the order of the profile, since Mermaid gives some words and signs a meaning.
    /// - Complexity: linear in actions and the states they name.
    public func mermaid(_ language: TitleLanguage = .zh) -> String {
        var diagram = MermaidDiagram(profile: self, language: language)
        diagram.draw(process, prefix: "s", indent: "    ")
        if let subtask {
            diagram.line("    state \"\(diagram.text(words("协办任务", "Sub-task")))\" as subtask {")
            diagram.draw(subtask, prefix: "t", indent: "        ")
            diagram.line("    }")
        }
        return diagram.output
    }
}

private struct MermaidDiagram {
    private(set) var output = "stateDiagram-v2\n"
    private let roles: [String: Message]
    private let language: TitleLanguage

    init(profile: CaseProfile, language: TitleLanguage) {
        roles = Dictionary(
            profile.roles.map { ($0.identifier, $0.title) }, uniquingKeysWith: { first, _ in first })
        self.language = language
    }

    mutating func line(_ text: String) { output += text + "\n" }

    mutating func draw(_ process: CaseProcess, prefix: String, indent: String) {
        let names = Dictionary(
            process.states.enumerated().map { ($0.element.identifier, "\(prefix)\($0.offset)") },
            uniquingKeysWith: { first, _ in first })
        for (index, state) in process.states.enumerated() {
            line("\(indent)state \"\(text(state.title))\" as \(prefix)\(index)")
        }
        if let initial = names[process.initial] { line("\(indent)[*] --> \(initial)") }
        for action in process.actions {
            let label = "\(text(action.title)) (\(action.roles.map(role).joined(separator: ", ")))"
            for from in action.from.compactMap({ names[$0] }) {
                line("\(indent)\(from) --> \(action.to.flatMap { names[$0] } ?? from) : \(label)")
            }
        }
        for state in process.states where state.isEnd {
            if let name = names[state.identifier] { line("\(indent)\(name) --> [*]") }
        }
    }

    /// A title without the signs that mean something in a diagram.
    func text(_ title: Message) -> String {
        let forbidden: Set<Character> = ["\"", ":", ";", "#", "%", "{", "}", "[", "]", "<", ">", "\\", "`"]
        return String(title.text(in: language).map { forbidden.contains($0) || $0.isNewline ? " " : $0 })
    }

    private func role(_ identifier: String) -> String { text(roles[identifier] ?? words(identifier, identifier)) }
}
