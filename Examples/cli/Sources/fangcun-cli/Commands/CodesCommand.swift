import ArgumentParser
import FangcunModel

struct CodesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "codes",
        abstract: "Identifiers of organisations, people, licences, documents, divisions and components.",
        subcommands: [CodesCheckCommand.self])
}

struct CodesCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Judge codes, one on each line (no header).",
        discussion: """
            Codes are read leniently, and findings say what was changed. A retired division, or an organisation code within \
            that fails its check, is a warning. Exit status 1 when a line has a finding of severity error.
            """
    )

    @Option(help: ArgumentHelp("The kind: \(CodeKind.names).", valueName: "k"), transform: CodeKind.named)
    var kind: CodeKind

    @Option(help: ArgumentHelp("The codes, plain or .gz; the standard input without it.", valueName: "file"))
    var input: String?

    @Option(
        help: ArgumentHelp(
            "A register of divisions, CSV: code,name and, where known, parent,validFrom,validTo,successors.",
            valueName: "file"))
    var divisions: String?

    @Option(
        name: .customLong("on"),
        help: ArgumentHelp("The day as of which divisions and births are judged; today.", valueName: "date"))
    var day: String?

    @Flag(help: "Take codes exactly as they are written.")
    var strict = false

    @Flag(help: "One JSON document on the standard output.")
    var json = false

    func run() throws {
        let checker = try checker()
        let file = try NamedFile(reading: input ?? "-")
        let lines = TextLines(file.bytes).map { line in (line, checker.check(line, as: kind)) }
        try StandardOutput.write(json ? CodeReportText.json(lines) : Array(CodeReportText.lines(lines).utf8))
        if lines.contains(where: { !$0.1.isValid }) { throw ExitCode(ExitStatus.negative) }
    }

    private func checker() throws(CommandFailure) -> CodeChecker {
        let date = try naming("--on") { try day.map { try CivilDate($0) } ?? Today.date }
        guard let divisions else { return CodeChecker(on: date, isStrict: strict) }
        let file = try NamedFile(reading: divisions)
        let register = try naming(divisions) { try DivisionRegister(csv: file.bytes) }
        return CodeChecker(divisions: register, on: date, isStrict: strict)
    }
}

extension CodeKind {
    /// The names of all kinds.
    static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }

    /// The kind of that name.
    static func named(_ name: String) throws -> CodeKind {
        guard let kind = CodeKind(rawValue: name) else {
            throw ValidationError("no kind '\(name)'; known are \(names)")
        }
        return kind
    }
}
