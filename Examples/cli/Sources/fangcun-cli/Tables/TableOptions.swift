import ArgumentParser
import Foundation

/// The options of every command that answers the rows of a table.
struct TableOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The table, CSV, plain or .gz; - for the standard input.", valueName: "csv"))
    var input: String

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Where the rows go with our columns; - for the standard output.", valueName: "csv"))
    var output = "-"

    /// A pipeline for one step of a command.
    ///
    /// - Parameter sources: other files that the command reads, which its output must not replace either.
    func pipeline(
        with progress: ProgressDisplay, sources: [String] = []
    ) throws(CommandFailure) -> ColumnPipeline {
        for source in [input] + sources { try refuseOutput(over: source) }
        return ColumnPipeline(input: input, output: output, progress: progress)
    }

    private func refuseOutput(over source: String) throws(CommandFailure) {
        guard output != "-", source != "-" else { return }
        var (a, b) = (stat(), stat())
        guard stat(output, &a) == 0, stat(source, &b) == 0, a.st_mode & S_IFMT == S_IFREG else { return }
        guard a.st_dev != b.st_dev || a.st_ino != b.st_ino else {
            throw CommandFailure(output, "is an input as well; choose another name for the output")
        }
    }
}

/// The options that say in which columns a position stands.
struct PositionOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The column of x, east: longitude.", valueName: "col"))
    var x: String

    @Option(help: ArgumentHelp("The column of y, north: latitude.", valueName: "col"))
    var y: String
}
