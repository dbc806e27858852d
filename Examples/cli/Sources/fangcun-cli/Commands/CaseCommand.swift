import ArgumentParser

struct CaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "case", abstract: "Cases (案件、诉求、督办、许可): profiles and the replay of logs.",
        subcommands: [CaseReplayCommand.self, CaseProfilesCommand.self])
}
