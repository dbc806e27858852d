import ArgumentParser
import FangcunGeo
import FangcunModel

struct TransformCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "transform",
        abstract: "Coordinates of one reference system (坐标系) in another.",
        discussion: """
            A system is EPSG: and a number, GCJ02, BD09, or a JSON file with a city's own system (docs/coordinates.md). Coordinates are east before north, whatever the register says. \
            Two are transformed as they stand; with --input the positions of a table, which \
            get the columns fc_x and fc_y, empty where the transformation is not defined. What becomes of the datum, and \
            points outside the area of use of a system, are told on the standard error.
            """
    )

    @Option(help: ArgumentHelp("The system to come from.", valueName: "crs"))
    var from: String

    @Option(help: ArgumentHelp("The system to go to.", valueName: "crs"))
    var to: String

    @Option(help: ArgumentHelp("The table, CSV, plain or .gz; - for the standard input.", valueName: "csv"))
    var input: String?

    @Option(help: ArgumentHelp("The column of x, east: longitude.", valueName: "col"))
    var x: String?

    @Option(help: ArgumentHelp("The column of y, north: latitude.", valueName: "col"))
    var y: String?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Where the rows go with our columns; - for the standard output.", valueName: "csv"))
    var output = "-"

    @Flag(help: "One JSON document on the standard output.")
    var json = false

    // What begins with a minus is no option then.
    @Argument(parsing: .allUnrecognized, help: ArgumentHelp("X and Y, east before north.", valueName: "x y"))
    var position: [String] = []

    mutating func validate() throws {
        position.removeAll { $0 == "--" }
        guard let option = position.first(where: { $0.hasPrefix("-") && Double($0) == nil }) else { return }
        throw ValidationError("Unknown option '\(option)'")
    }

    func run() throws {
        let way = try CoordinateWay(Self.reference("--from", from), Self.reference("--to", to))
        guard let input else { return try transformPosition(way) }
        guard position.isEmpty, let x, let y else {
            throw CommandFailure(
                "--input", "needs --x and --y, the names of two columns, and no coordinates beside them")
        }
        guard !json || output != "-" else { throw CommandFailure("--json", "needs -o, for the table has one output") }
        var table = TableOptions()
        (table.input, table.output) = (input, output)
        try transformTable(way, try table.pipeline(with: .forStandardError(stepCount: 1)), x, y)
    }

    /// A name, or the file of a city's own system.
    private static func reference(_ option: String, _ name: String) throws(CommandFailure) -> CoordinateReference {
        guard name.lowercased().hasSuffix(".json") else {
            return try naming(option) { try ReferenceName.reference(name) }
        }
        let file = try NamedFile(reading: name)
        return try naming(name) { try CitySystem(json: file.bytes).reference }
    }

    // MARK: Two numbers

    private func transformPosition(_ way: CoordinateWay) throws {
        guard position.count == 2, x == nil, y == nil else {
            throw CommandFailure("transform", "needs two coordinates, x and y, or --input with --x and --y")
        }
        var numbers: [Double] = []
        for text in position {
            guard let number = (try? DecimalField.value(text)) ?? nil, number.isFinite else {
                throw CommandFailure("'\(text)'", "is no number")
            }
            numbers.append(number)
        }
        let point = Point(x: numbers[0], y: numbers[1])
        let result = try naming("transform") { try way.projection.transform(point) }
        let findings = try naming("transform") { try way.projection.findings(for: [point]) }
        let (x, y) = (way.text(result.x), way.text(result.y))
        if json {
            try StandardOutput.write(
                way.document([.init("x", way.number(result.x)), .init("y", way.number(result.y))], findings))
        } else {
            StandardError.write(way.remarks(findings))
            try StandardOutput.write("\(x) \(y)\n")
        }
    }

    // MARK: A table

    private func transformTable(_ way: CoordinateWay, _ pipeline: ColumnPipeline, _ x: String, _ y: String) throws {
        var watch = try naming("transform") { try AreaWatch(on: way.projection) }
        var undefined = 0
        let count = try pipeline.run("transform", reading: [x, y], appending: ["fc_x", "fc_y"]) {
            batch, rows throws(CommandFailure) in
            var points: [Point] = []
            for row in 0..<batch.count {
                let (x, y) = (try batch.number(row, 0), try batch.number(row, 1))
                points.append(Point(x: x ?? .nan, y: y ?? .nan))
            }
            let results = try naming("transform") { try way.projection.transformWhereDefined(points) }
            try naming("transform") { try watch.observe(points.filter(\.isFinite)) }
            for (row, result) in results.enumerated() {
                rows.begin(row, of: batch)
                if result.isFinite {
                    rows.append(text: way.text(result.x))
                    rows.append(text: way.text(result.y))
                } else {
                    undefined += 1
                    rows.appendEmpty(2)
                }
                rows.end()
            }
        }
        if json {
            try StandardOutput.write(
                way.document(
                    [.init("rows", .number(Double(count))), .init("undefined", .number(Double(undefined)))],
                    watch.findings))
        } else {
            StandardError.write(way.remarks(watch.findings))
            if undefined > 0 { StandardError.write("\(undefined) of \(count) rows have no result\n") }
        }
    }
}

/// A transformation as the command line tells of it.
private struct CoordinateWay {
    let projection: Projection

    init(_ source: CoordinateReference, _ target: CoordinateReference) throws(CommandFailure) {
        projection = try naming("--from and --to") { try Projection(from: source, to: target) }
    }

    /// A millionth of a metre, or of a metre and less in degrees: finer than any coordinate means.
    private var unit: Double { projection.isTargetGeographic ? 1e12 : 1e6 }

    /// A coordinate of the result, rounded.
    private func rounded(_ value: Double) -> Double { value.magnitude < 1e9 ? (value * unit).rounded() / unit : value }

    func number(_ value: Double) -> JSONValue { .number(rounded(value)) }

    /// A coordinate of the result without an exponent.
    func text(_ value: Double) -> String {
        let value = rounded(value)
        return value.magnitude < 1e-3 || value.magnitude >= 1e15 ? Figure.decimal(value, 9) : "\(value)"
    }

    func remarks(_ findings: [Finding]) -> String {
        let shift = projection.datumShift
        let lines = [
            "\(shift.isDependable ? "" : "warning: ")\(projection.source.name) to \(projection.target.name): \(shift)"
        ]
        return (lines + findings.map { "warning: \($0.message.en)" }).map { "\(OneLine($0))\n" }.joined()
    }

    func document(_ members: [JSONValue.Member], _ findings: [Finding]) -> String {
        guard case .object(let facts) = projection.summary else { return "" }
        let judged = findings.map { finding in
            JSONValue.object([
                .init("code", .string(finding.code.rawValue)), .init("severity", .string(finding.severity.rawValue)),
                .init("message", .string(finding.message.en)),
            ])
        }
        let document = JSONValue.object(members + facts + [.init("findings", .array(judged))])
        return String(decoding: JSONWriter.bytes(of: document), as: UTF8.self) + "\n"
    }
}
