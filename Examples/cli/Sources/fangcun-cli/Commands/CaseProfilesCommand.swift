import ArgumentParser
import FangcunGovernance
import FangcunModel

struct CaseProfilesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "profiles",
        abstract: "List the case profiles of the library, draw, write or judge one.",
        discussion: "With --check, exit status 1 when the profile has a finding of severity error."
    )

    @Option(help: ArgumentHelp("Draw a profile as a Mermaid state diagram.", valueName: "name|file"))
    var mermaid: String?

    @Option(help: ArgumentHelp("Write a profile as JSON.", valueName: "name|file"))
    var export: String?

    @Option(help: ArgumentHelp("Say what is wrong with a profile.", valueName: "name|file"))
    var check: String?

    @Option(help: "The language of the drawing.")
    var language = Language.zh

    @Flag(help: "One JSON document on the standard output.")
    var json = false

    func validate() throws {
        if [mermaid, export, check].count(where: { $0 != nil }) > 1 {
            throw ValidationError("--mermaid, --export and --check do not go together")
        }
    }

    func run() throws {
        if let mermaid {
            try StandardOutput.write(try CaseProfileFile(mermaid).profile.mermaid(language.value))
        } else if let export {
            try StandardOutput.write(JSONWriter.bytes(of: try CaseProfileFile(export).profile.json) + [0x0A])
        } else if let check {
            let findings = try CaseProfileFile(check).profile.findings
            try StandardOutput.write(json ? CaseProfileText.json(findings) : CaseProfileText.lines(findings))
            if !findings.isAcceptable { throw ExitCode(ExitStatus.negative) }
        } else {
            try StandardOutput.write(
                json ? CaseProfileText.json(CaseProfile.shipped) : CaseProfileText.lines(CaseProfile.shipped))
        }
    }
}

extension CaseProfilesCommand {
    /// The languages by the names that the command line has for them.
    enum Language: String, ExpressibleByArgument, CaseIterable {
        case zh, en

        var value: TitleLanguage {
            switch self {
            case .zh: .zh
            case .en: .en
            }
        }
    }
}
