import ArgumentParser

struct AtlasCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "atlas",
        abstract: "Atlas files: all that queries need of a city, in one file that is opened at once.",
        subcommands: [AtlasBuildCommand.self, AtlasInfoCommand.self])
}
