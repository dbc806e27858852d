import ArgumentParser

struct SampleCityCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample-city",
        abstract: "Generate a city: cells, roads, buildings, addresses, components, incidents.",
        discussion: """
            The files are those that demo --data reads. The same seed and area give the same files on every machine. \
            Coordinates are WGS 84, longitude and latitude. A GeoPackage, city.gpkg, holds the same as layers.
            """
    )

    @Option(help: ArgumentHelp("Seed of the generated city.", valueName: "n"))
    var seed: UInt64

    @Option(name: .customLong("area-km2"), help: ArgumentHelp("Area of the generated city.", valueName: "a"))
    var areaSquareKilometers: Double

    @Option(help: ArgumentHelp("Folder for the files.", valueName: "dir"))
    var output: String

    func run() throws {
        let progress = ProgressDisplay.forStandardError(stepCount: 3)
        let files = try progress.step("Generate") { () throws(CommandFailure) in
            let files = try SampleCityFiles.make(seed: seed, areaSquareKilometers: areaSquareKilometers)
            return StepResult(files, remark: "\(files.count) files")
        }
        let package = try progress.step("Pack") { () throws(CommandFailure) in
            let package = try SampleCityPackage.bytes(of: files)
            return StepResult(package, remark: "\(CityFiles.package)")
        }
        try progress.step("Write") { () throws(CommandFailure) in
            let folder = try OutputFolder(output, completedBy: CityFiles.cells)
            for (name, bytes) in files.sorted(by: { $0.key < $1.key }) { try folder.write(bytes, to: name) }
            try folder.write(package, to: CityFiles.package)
            try folder.commit()
            return StepResult((), remark: output)
        }
    }
}
