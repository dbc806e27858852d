import ArgumentParser

/// The root of all commands.
struct FangcunCommand: ParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "fangcun",
        abstract: "方寸: where in the city, and is this document trustworthy.",
        discussion: """
            Input files may be gzip-compressed. CSV is UTF-8 with a header; input columns are kept, ours are appended with \
            the prefix fc_. Exit status: 0 = done and good, 1 = done and the answer is "no", 2 = could not be done.
            """,
        version: version,
        subcommands: [
            DemoCommand.self, SampleCityCommand.self, AtlasCommand.self, LocateCommand.self, NearestCommand.self,
            GeocodeCommand.self, ReverseCommand.self, GridsCommand.self, TransformCommand.self, SealCommand.self,
            CodesCommand.self,
            ClockCommand.self, CaseCommand.self,
        ]
    )
}
