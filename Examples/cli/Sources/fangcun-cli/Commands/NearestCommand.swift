import ArgumentParser
import FangcunGeo

struct NearestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "nearest",
        abstract: "Name the components nearest to each row.",
        discussion: """
            Appended are fc_rank, fc_id, fc_class, fc_name, fc_distance_m, fc_lon, fc_lat (WGS 84). With --count above 1 a row is \
            written once for each component, the nearest first; a row without any is written once, with empty fields.
            """
    )

    static let columns = ["fc_rank", "fc_id", "fc_class", "fc_name", "fc_distance_m", "fc_lon", "fc_lat"]

    /// How many answers are worked out at a time: as many as fit into little memory.
    private static let answersAtOnce = 1 << 20

    @Option(help: ArgumentHelp("The atlas.", valueName: "file"))
    var atlas: String

    @OptionGroup var table: TableOptions
    @OptionGroup var position: PositionOptions

    @Option(
        name: .customLong("class"),
        help: ArgumentHelp("Only components of this class; may be repeated.", valueName: "c"))
    var classes: [String] = []

    @Option(help: ArgumentHelp("How many.", valueName: "k"))
    var count = 1

    @Option(help: ArgumentHelp("How far away at most.", valueName: "metres"))
    var within: Double?

    func validate() throws {
        guard (1...10_000).contains(count) else { throw ValidationError("--count is a number from 1 to 10000") }
        if let within, !(within >= 0) { throw ValidationError("--within is a distance in metres") }
    }

    func run() throws {
        let progress = ProgressDisplay.forStandardError(stepCount: 1)
        let pipeline = try table.pipeline(with: progress, sources: [atlas])
        let city = try CityAtlas(atlas)
        let components = try city.require("components") { try city.atlas.points("components") }
        let answer = try NearestAnswer(components, in: city)
        warnOfUnknownClasses(components)
        let selection = classes.isEmpty ? nil : components.selection(of: Set(classes))
        var reader = try PositionReader(table.input, from: position.crs, to: city.atlas.plane)
        try pipeline.run("Find the nearest", reading: [position.x, position.y], appending: Self.columns) {
            batch, rows throws(CommandFailure) in
            let points = try reader.points(batch)
            let step = max(1, Self.answersAtOnce / count)
            for start in stride(from: 0, to: points.count, by: step) {
                let places = Array(points[start..<min(start + step, points.count)])
                let found = components.index.nearest(
                    to: places, count: count, within: within ?? .infinity, classes: selection)
                for place in places.indices {
                    answer.write(start + place, of: batch, found.neighbors(ofPlace: place), to: &rows)
                }
            }
        }
        reader.warn()
    }

    private func warnOfUnknownClasses(_ components: AtlasPoints) {
        for name in classes where !components.classNames.contains(name) {
            StandardError.write(
                "fangcun: \(OneLine(atlas)): no component has the class '\(OneLine(name))'; there are "
                    + "\(OneLine(components.classNames.joined(separator: ", ")))\n")
        }
    }
}

/// Writes what was found near a row.
private struct NearestAnswer {
    private let components: AtlasPoints
    private let ids: AtlasTexts
    private let names: AtlasTexts
    private let toDegrees: PointTransform

    init(_ components: AtlasPoints, in city: CityAtlas) throws(CommandFailure) {
        self.components = components
        ids = try naming(city.path) { try components.table.texts("id") }
        names = try naming(city.path) { try components.table.texts("name") }
        toDegrees = try city.toDegrees()
    }

    func write(_ row: Int, of batch: RowBatch, _ found: [Neighbor], to rows: inout AnsweredRows) {
        if found.isEmpty {
            rows.begin(row, of: batch)
            rows.appendEmpty(NearestCommand.columns.count)
            rows.end()
        }
        for (rank, neighbor) in found.enumerated() {
            rows.begin(row, of: batch)
            rows.append(text: String(rank + 1))
            rows.append(text: ids[neighbor.id] ?? "")
            rows.append(text: components.className(of: neighbor.id) ?? "")
            rows.append(text: names[neighbor.id] ?? "")
            rows.append(number: neighbor.distance, digits: 2)
            rows.append(degrees: toDegrees.apply(components.position(of: neighbor.id) ?? PointTransform.nowhere))
            rows.end()
        }
    }
}
