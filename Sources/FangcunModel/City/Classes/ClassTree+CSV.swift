extension ClassTree {
    /// How much a foreign table may ask for: 16 MiB, 64 columns, 64 KiB a field.
    public static let defaultCSVLimits = CSVReader.Limits(
        maximumBytes: 1 << 24, maximumColumns: 64, maximumFieldBytes: 1 << 16)

    /// Reads a tree from CSV and keeps what is sound.
    ///
    /// Columns: `kind` (component, event, matter), `code`, `name`; and, where there are, `aliases` (separated by `|`) and
    /// `extension` (`1` or `true`). A row whose code has the digits of a major class names one. Other columns are ignored.
    ///
    /// - Returns: The tree, and a finding with its line for each row left out (`class.kind`, `class.length`, `class.duplicate`, …).
    /// - Throws: ``ModelError`` `malformedCSV`, `notUTF8` or `limitExceeded` when the text itself cannot be read.
    public static func reading(
        csv bytes: [UInt8], layout: Layout, origin: DataOrigin, limits: CSVReader.Limits = defaultCSVLimits
    ) throws(ModelError) -> (tree: ClassTree, findings: [Finding]) {
        let (assembly, findings) = try assembly(csv: bytes, layout: layout, limits: limits)
        return (assembly.tree(origin: origin), findings + assembly.findings)
    }

    /// Reads a tree from CSV strictly: as ``reading(csv:layout:origin:limits:)``, and a row at fault is an error.
    ///
    /// - Throws: ``ModelError``, `malformedTable` with its line for a row at fault.
    public init(
        csv bytes: [UInt8], layout: Layout, origin: DataOrigin, limits: CSVReader.Limits = defaultCSVLimits
    ) throws(ModelError) {
        let (assembly, findings) = try Self.assembly(csv: bytes, layout: layout, limits: limits)
        if let fault = findings.first(where: { $0.severity == .error }) {
            throw ModelError(.malformedTable, at: fault.place, fault.message.en)
        }
        self = try assembly.strictTree(origin: origin, unknownMembers: [])
    }

    /// The tree as CSV, in the form that the readers read.
    public var csv: [UInt8] {
        var writer = CSVWriter(header: ["kind", "code", "name", "aliases", "extension"])
        for entry in majors + classes {
            writer.row([
                entry.key.kind.rawValue, entry.key.code, entry.name, entry.aliases.joined(separator: "|"),
                entry.isExtension ? "1" : "",
            ])
        }
        return writer.bytes
    }

    private static func assembly(
        csv bytes: [UInt8], layout: Layout, limits: CSVReader.Limits
    ) throws(ModelError) -> (ClassTreeAssembly, [Finding]) {
        var reader = try CSVReader(bytes, limits: limits)
        let (kind, code, name) = (try reader.column("kind"), try reader.column("code"), try reader.column("name"))
        let aliases = reader.header.firstIndex(of: "aliases")
        let isExtension = reader.header.firstIndex(of: "extension")
        var assembly = ClassTreeAssembly(layout: layout)
        var findings: [Finding] = []
        while let row = try reader.nextRow() {
            let place = Place.line(row.line, column: nil)
            guard let kind = CityClass.Kind(rawValue: row.fields[kind]) else {
                let message = Message(
                    zh: "类别应为component、event或matter", en: "the kind is component, event or matter")
                findings.append(Finding("class.kind", .error, at: place, message))
                continue
            }
            let names = aliases.map { row.fields[$0].split(separator: "|").map(String.init) } ?? []
            let mark = isExtension.map { ["1", "true"].contains(row.fields[$0]) } ?? false
            assembly.add(
                CityClass(
                    CityClass.Key(kind, row.fields[code]), name: row.fields[name], aliases: names, isExtension: mark),
                at: place)
        }
        assembly.checkMajors()
        return (assembly, findings)
    }
}
