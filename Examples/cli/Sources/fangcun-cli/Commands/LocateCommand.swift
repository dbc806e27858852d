import ArgumentParser
import FangcunGeo

struct LocateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "locate",
        abstract: "Name the unit grid of each row: fc_grid, empty outside all grids.",
        discussion: "A row whose position is empty, NaN or inf gets no grid; one that is no number is an error."
    )

    @Option(help: ArgumentHelp("The atlas.", valueName: "file"))
    var atlas: String

    @OptionGroup var table: TableOptions
    @OptionGroup var position: PositionOptions

    func run() throws {
        let progress = ProgressDisplay.forStandardError(stepCount: 1)
        let pipeline = try table.pipeline(with: progress, sources: [atlas])
        let city = try CityAtlas(atlas)
        let grids = try city.grids()
        var reader = try PositionReader(table.input, from: position.crs, to: grids.reference)
        try pipeline.run("Locate", reading: [position.x, position.y], appending: ["fc_grid"]) {
            batch, rows throws(CommandFailure) in
            let found = grids.locator.locate(try reader.points(batch))
            for row in 0..<batch.count {
                rows.begin(row, of: batch)
                rows.append(text: grids.codes[Int(found[row])] ?? "")
                rows.end()
            }
        }
        reader.warn()
    }
}
