import ArgumentParser
import FangcunGeo

struct AtlasBuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Make an atlas of the files of a city.",
        discussion: """
            Columns wanted: addresses id,name,address,lon,lat,district,level; crossings road_a,road_b,lon,lat,district; \
            components id,class,name,lon,lat; places id,name,lon,lat,class,address,district; admin code,name,level,parent; \
            buildings and roads the attributes id,name. Other columns are ignored, rows without a position left out. \
            --map says what a file calls one of them: --map id=NO for every file that has a column NO, --map addresses.id=NO \
            for addresses only. Options for files may be repeated.
            """
    )

    @Option(
        help: ArgumentHelp("The unit grids: GeoJSON, plain or .gz, or a GeoPackage (FILE#LAYER).", valueName: "file"))
    var grids: String

    @Option(
        name: .customLong("grid-code"),
        help: ArgumentHelp("The attribute with the codes of the grids; looked for without it.", valueName: "column"))
    var gridCode: String?

    @Option(help: ArgumentHelp("Addresses.", valueName: "csv"))
    var addresses: [String] = []

    @Option(help: ArgumentHelp("Crossings of roads.", valueName: "csv"))
    var crossings: [String] = []

    @Option(help: ArgumentHelp("Components (部件).", valueName: "csv"))
    var components: [String] = []

    @Option(help: ArgumentHelp("Buildings: polygons, as GeoJSON or a GeoPackage.", valueName: "file"))
    var buildings: [String] = []

    @Option(help: ArgumentHelp("Roads: lines, as GeoJSON or a GeoPackage.", valueName: "file"))
    var roads: [String] = []

    @Option(help: ArgumentHelp("Named places.", valueName: "csv"))
    var places: [String] = []

    @Option(help: ArgumentHelp("Administrative divisions.", valueName: "csv"))
    var admin: [String] = []

    @Option(
        help: ArgumentHelp(
            "The system of all files that do not name theirs; without it that of GeoJSON and tables is EPSG:4326.",
            valueName: "epsg:n"),
        transform: ReferenceName.read)
    var crs: CoordinateReference?

    @Option(help: ArgumentHelp("What a file calls one of our columns.", valueName: "ours=theirs"))
    var map: [String] = []

    @Option(help: ArgumentHelp("What the atlas says that it is.", valueName: "text"))
    var label = ""

    @Option(help: ArgumentHelp("The day of the data.", valueName: "date"))
    var date = ""

    @Option(name: .shortAndLong, help: ArgumentHelp("The atlas.", valueName: "file"))
    var output: String

    func run() throws {
        let sources = AtlasSources(
            grids: grids, gridCode: gridCode, addresses: addresses, crossings: crossings, components: components,
            places: places, admin: admin, buildings: buildings, roads: roads, reference: crs,
            columns: try ColumnMap(map, columns: AtlasLayer.columns))
        try FileOutput.refuse(output, over: sources.paths)
        let file = try FileOutput(output)
        let progress = ProgressDisplay.forStandardError(stepCount: AtlasMaking.stepCount(sources) + 1)
        let edition = AtlasEdition(label: label, date: date, creator: "fangcun \(FangcunCommand.version)")
        var making = try AtlasMaking(sources, edition: edition, progress: progress)
        try making.addLayers()
        try progress.step("Write") { () throws(CommandFailure) in
            var count = 0
            try making.builder.write { (piece) throws(CommandFailure) in
                try file.write(piece)
                count += piece.count
            }
            try file.commit()
            return StepResult((), remark: "\(output), \(Figure.grouped(count)) bytes")
        }
    }
}
