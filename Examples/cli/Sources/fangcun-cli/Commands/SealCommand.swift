import ArgumentParser

struct SealCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seal", abstract: "Electronic seals (电子印章).",
        subcommands: [SealVerifyCommand.self, SealInspectCommand.self])
}
