import ArgumentParser

struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Locate, geocode, map and dispatch the incidents of a city, and seal the dispatch list.",
        discussion: """
            Without --data a city is generated. A data folder holds cells.geojson, gazetteer.csv (id, name, address, lon, lat, \
            district) and incidents.csv (id, text, lon, lat; category, district, date and cell are used where present), and, \
            if wanted, intersections.csv (road_a, road_b, lon, lat, district) and roads.geojson; each plain or with .gz, \
            coordinates in WGS 84. The codes of the cells are read from the property CODEBASE or another usual name.

            Written into the output folder, all files or none:
              incidents.csv      the input, with fc_grid by position; fc_status, fc_text_lon, fc_text_lat, fc_text_grid,
                                 fc_level, fc_score, fc_radius_m by text; fc_distance_m between both
              incidents.geojson  the incidents as points
              map.html           the hot spots on a map, in one file
              dispatch.csv       one row for each cell with incidents, the most incidents first: rank, grid, district,
                                 incidents, main_category, main_category_incidents, nearest_address, address_distance_m,
                                 lon and lat of the place to go to, latest_date. An incident without a position counts in
                                 the cell that its text names
              dispatch.csv.ses   an electronic seal (GB/T 38540) over dispatch.csv, by keys made for this run only
              dispatch-trust.pem the trust anchor to verify it with
              summary.json       counts, shares, rates, findings, seal report, digests

            Exit status 1 when the cells have errors, an incident inside them was missed, a stated cell differs, or the seal \
            does not verify.
            """
    )

    @Option(help: ArgumentHelp("Folder with the files of a city.", valueName: "dir"))
    var data: String?

    @Option(help: ArgumentHelp("Folder for the results.", valueName: "dir"))
    var output = "out"

    @Option(help: ArgumentHelp("Seed of the generated city (default: 1).", valueName: "n"))
    var seed: UInt64?

    @Option(
        name: .customLong("area-km2"), help: ArgumentHelp("Area of the generated city (default: 20).", valueName: "a"))
    var areaSquareKilometers: Double?

    func validate() throws {
        if data != nil, seed != nil || areaSquareKilometers != nil {
            throw ValidationError("--seed and --area-km2 are for the generated city and do not go with --data")
        }
    }

    func run() throws {
        let source: DemoOptions.Source =
            data.map { .folder($0) }
            ?? .sampleCity(seed: seed ?? 1, areaSquareKilometers: areaSquareKilometers ?? 20)
        let summary = try DemoPipeline(
            options: DemoOptions(source: source, outputFolder: output, now: .now),
            progress: .forStandardError(stepCount: DemoSteps.count)
        ).run()
        try StandardOutput.write(summary.text)
        if !summary.failures.isEmpty { throw ExitCode(ExitStatus.negative) }
    }
}
