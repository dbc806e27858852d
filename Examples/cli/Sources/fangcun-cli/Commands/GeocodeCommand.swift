import ArgumentParser
import FangcunGeo
import FangcunGeocoding

struct GeocodeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "geocode",
        abstract: "Find the place that the text of each row means.",
        discussion: """
            Appended are fc_status (ok, ambiguous, outside, none), fc_lon, fc_lat (WGS 84), fc_grid, fc_level, fc_score, \
            fc_radius_m, fc_address, and fc_alternatives: other places that the text may mean, the likelier first, as a JSON array \
            of {"address", "lon", "lat", "score"}; empty when there are none. An ambiguous text is given its likeliest place; with --near \
            the nearest, and it is ok when that is nearer than the next by more than both radii.
            """
    )

    static let columns = [
        "fc_status", "fc_lon", "fc_lat", "fc_grid", "fc_level", "fc_score", "fc_radius_m", "fc_address",
        "fc_alternatives",
    ]

    @Option(help: ArgumentHelp("The atlas.", valueName: "file"))
    var atlas: String

    @OptionGroup var table: TableOptions

    @Option(help: ArgumentHelp("The column of the texts.", valueName: "col"))
    var text: String

    @Option(
        help: ArgumentHelp("A place that ambiguous texts are likely near to.", valueName: "lon,lat"),
        transform: GeographicPlace.read)
    var near: Point?

    func run() throws {
        let progress = ProgressDisplay.forStandardError(stepCount: 2)
        let pipeline = try table.pipeline(with: progress, sources: [atlas])
        let answer = try progress.step("Learn addresses") { () throws(CommandFailure) in
            let answer = try GeocodeAnswer(CityAtlas(atlas), near: near)
            return StepResult(answer, remark: "\(Figure.grouped(answer.addressCount)) addresses")
        }
        try pipeline.run("Geocode", reading: [text], appending: Self.columns) { batch, rows throws(CommandFailure) in
            let results = ParallelMap.run(batch.count) { answer.result(of: batch.text($0, 0)) }
            for (row, result) in results.enumerated() {
                rows.begin(row, of: batch)
                answer.write(result, to: &rows)
                rows.end()
            }
        }
    }
}

/// A place on the command line, `LON,LAT`.
enum GeographicPlace {
    static func read(_ text: String) throws -> Point {
        let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map {
            try? DecimalField.value("\($0)")
        }
        guard numbers.count == 2, let x = numbers[0] ?? nil, let y = numbers[1] ?? nil, abs(x) <= 180, abs(y) <= 90
        else {
            throw ValidationError("'\(text)' is no longitude and latitude in degrees, such as 121.5654,25.033")
        }
        return Point(x: x, y: y)
    }
}
