import ArgumentParser
import FangcunGeo
import FangcunGeocoding

struct ReverseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reverse",
        abstract: "Name the nearest address, the building, the road and the unit grid of each row.",
        discussion: """
            Appended are fc_grid; of the nearest address fc_address, fc_name, fc_address_id, fc_district, fc_distance_m, fc_lon, \
            fc_lat (WGS 84); the building that holds the place, fc_building (its id) and fc_building_name; of the nearest \
            road fc_road, fc_road_side (left, right or on, seen along the road), fc_chainage_m (the way from its start) and \
            fc_road_distance_m. What the atlas does not have, or is not within reach, is empty.
            """
    )

    static let columns =
        ["fc_grid"] + ReverseAnswer.addressColumns + ReverseAnswer.buildingColumns + ReverseAnswer.roadColumns

    @Option(help: ArgumentHelp("The atlas.", valueName: "file"))
    var atlas: String

    @OptionGroup var table: TableOptions
    @OptionGroup var position: PositionOptions

    @Option(help: ArgumentHelp("How far away addresses and roads may be.", valueName: "metres"))
    var within = 500.0

    func validate() throws {
        guard within >= 0 else { throw ValidationError("--within is a distance in metres") }
    }

    func run() throws {
        let progress = ProgressDisplay.forStandardError(stepCount: 1)
        let pipeline = try table.pipeline(with: progress, sources: [atlas])
        let answer = try ReverseAnswer(CityAtlas(atlas), within: within)
        var reader = try PositionReader(table.input, from: position.crs, to: answer.city.atlas.plane)
        var gridReader = try PositionReader(table.input, from: position.crs, to: answer.city.atlas.reference)
        try pipeline.run("Reverse", reading: [position.x, position.y], appending: Self.columns) {
            batch, rows throws(CommandFailure) in
            let grids = answer.grids?.locator.locate(try gridReader.points(batch))
            let places = try reader.points(batch)
            let addresses = answer.addresses?.index.nearest(to: places, count: 1, within: within)
            let buildings = answer.buildings?.index.firsts(containing: places)
            for (row, place) in places.enumerated() {
                rows.begin(row, of: batch)
                answer.write(grid: grids.map { Int($0[row]) }, to: &rows)
                answer.write(address: addresses?.neighbors(ofPlace: row).first, to: &rows)
                answer.write(building: buildings.map { Int($0[row]) }, to: &rows)
                answer.write(road: answer.roads?.index.nearest(to: place, count: 1, within: within).first, to: &rows)
                rows.end()
            }
        }
        reader.warn()
    }
}
