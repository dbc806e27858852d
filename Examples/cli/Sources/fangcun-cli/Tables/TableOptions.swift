import ArgumentParser

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
        guard !output.lowercased().hasSuffix(".gz") else {
            throw CommandFailure(output, "the output is not compressed; choose a name without .gz")
        }
        try FileOutput.refuse(output, over: [input] + sources)
        return ColumnPipeline(input: input, output: output, progress: progress)
    }
}

/// The options that say where a position stands in a table.
struct PositionOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The column of x, east: longitude.", valueName: "col"))
    var x: String

    @Option(help: ArgumentHelp("The column of y, north: latitude.", valueName: "col"))
    var y: String

    @Option(
        help: ArgumentHelp("The system of both, such as EPSG:4547 or GCJ02.", valueName: "crs"),
        transform: ReferenceName.read
    )
    var crs = ReferenceName.wgs84
}
