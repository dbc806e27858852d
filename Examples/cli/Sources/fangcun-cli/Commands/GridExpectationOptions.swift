import ArgumentParser
import FangcunGeo
import FangcunModel

/// What `grids check` is told of a city.
struct GridExpectationOptions: ParsableArguments {
    @Option(name: .customLong("min-area"), help: ArgumentHelp("Smaller grids are mentioned.", valueName: "m2"))
    var minimumArea = 1_000.0

    @Option(name: .customLong("max-area"), help: ArgumentHelp("Larger grids are mentioned.", valueName: "m2"))
    var maximumArea = 100_000.0

    @Option(name: .customLong("near-miss"), help: ArgumentHelp("Corners this close should meet.", valueName: "m"))
    var nearMiss = 0.1

    @Option(
        help: ArgumentHelp("What opens to the outside between grids and is narrower is mentioned.", valueName: "m"))
    var inlet = 1.0

    @Option(help: ArgumentHelp("What is narrower is no gap and no overlap.", valueName: "m"))
    var rounding = 1e-4

    @Option(help: ArgumentHelp("Enclaves that rightly belong to no grid, GeoJSON.", valueName: "file"))
    var holes: String?

    @Option(help: ArgumentHelp("Communities that grids must lie in, GeoJSON.", valueName: "file"))
    var communities: String?

    @Option(help: ArgumentHelp("Streets that grids must lie in, GeoJSON.", valueName: "file"))
    var streets: String?

    @Option(help: ArgumentHelp("Districts that grids must lie in, GeoJSON.", valueName: "file"))
    var districts: String?

    @Option(
        name: .customLong("area-code"),
        help: ArgumentHelp("The property with the code of a community, street or district.", valueName: "col"))
    var areaCode: String?

    func validate() throws {
        guard minimumArea <= maximumArea else { throw ValidationError("--min-area is more than --max-area.") }
        guard nearMiss >= 0, nearMiss <= 10 else { throw ValidationError("--near-miss is not from 0 to 10 metres.") }
        guard inlet >= 0, inlet <= 100 else { throw ValidationError("--inlet is not from 0 to 100 metres.") }
        guard rounding >= 0, rounding <= 1 else { throw ValidationError("--rounding is not from 0 to 1 metre.") }
    }

    /// The files that are read.
    var paths: [String] { [holes, communities, streets, districts].compactMap { $0 } }

    func checkOptions(for grids: UnitGridSet) throws -> CoverageCheck.Options {
        var options = CoverageCheck.Options(areaBandSquareMeters: minimumArea...maximumArea)
        options.nearMissMeters = nearMiss
        options.inletMeters = inlet
        options.roundingMeters = rounding
        options.declaredHoles =
            try holes.map { try areas(in: NamedFile(reading: $0), like: grids, code: "").flatMap(\.polygons) } ?? []
        for (level, path) in [("community", communities), ("street", streets), ("district", districts)] {
            guard let path else { continue }
            let file = try NamedFile(reading: path)
            let code = try areaCode ?? GridCodeProperty.detect(in: file)
            options.areaLayers.append(AreaLayer(level: level, areas: try areas(in: file, like: grids, code: code)))
        }
        return options
    }

    /// The areas of a file, in the reference system of the grids.
    private func areas(in file: NamedFile, like grids: UnitGridSet, code: String) throws -> [UnitGrid] {
        try naming(file.name) {
            try UnitGridSet(geoJSON: file.bytes, codeProperty: code, faults: .kept).transformed(to: grids.reference)
                .grids
        }
    }
}
