import ArgumentParser
import FangcunGeo
import FangcunModel

struct GridsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grids", abstract: "Unit grids (单元网格).", subcommands: [GridsCheckCommand.self])
}

struct GridsCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check that grids cover a city without gap or overlap, and that their codes are sound.",
        discussion: "Exit status 1 when there is a finding of severity error."
    )

    @Argument(help: ArgumentHelp("GeoJSON, plain or .gz, or a GeoPackage.", valueName: "file"))
    var file: String

    @Option(
        name: .customLong("grid-code"), help: ArgumentHelp("The property with the code of a grid.", valueName: "col"))
    var gridCode: String?

    @Option(
        help: ArgumentHelp("The system of a file that does not name its own.", valueName: "epsg:n"),
        transform: ReferenceName.read)
    var crs: CoordinateReference?

    @Option(help: ArgumentHelp("The layer of a GeoPackage that has several.", valueName: "name"))
    var layer: String?

    @Option(
        help: ArgumentHelp(
            "The format of the codes: \(CodeFormat.unitGridFormats.map(\.identifier).joined(separator: ", ")).",
            valueName: "p"))
    var profile: String?

    @OptionGroup(title: "What is expected")
    var expectation: GridExpectationOptions

    @Option(help: ArgumentHelp("Write the findings as points for a map program, GeoJSON.", valueName: "file"))
    var findings: String?

    @Flag(help: "One JSON document on the standard output.")
    var json = false

    func run() throws {
        if let findings { try FileOutput.refuse(findings, over: [file] + expectation.paths) }
        let (grids, property) = try LayerFile(file, layer: layer).grids(
            codeProperty: gridCode, reference: crs, faults: .kept)
        guard grids.grids.isEmpty || grids.grids.contains(where: { !$0.code.isEmpty }) else {
            throw CommandFailure(file, "no feature has a code in '\(property)'")
        }
        let format = try format(for: grids)
        let options = try expectation.checkOptions(for: grids)
        let report = CoverageCheck.check(grids, format: format, options: options)
        if let findings {
            try naming(findings) { try OutputFile.write(report.geoJSON(in: grids.reference), to: findings) }
        }
        try StandardOutput.write(
            json ? String(decoding: report.json, as: UTF8.self) : CoverageText.lines(report, grids))
        if SeverityCounts(report).errors > 0 { throw ExitCode(ExitStatus.negative) }
    }

    private func format(for grids: UnitGridSet) throws -> CodeFormat? {
        guard let profile else { return CodeFormat.recognised(from: grids.grids.map(\.code)) }
        guard let format = CodeFormat.identified(profile) else {
            let known = CodeFormat.unitGridFormats.map(\.identifier).joined(separator: ", ")
            throw CommandFailure("--profile", "no code format '\(profile)'; known are \(known)")
        }
        return format
    }
}
