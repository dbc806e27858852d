import FangcunGeo
import FangcunGeocoding
import FangcunModel

/// Makes an atlas of its files, layer by layer.
struct AtlasMaking {
    private var sources: AtlasSources
    private let progress: ProgressDisplay
    private let plane: LocalPlane
    private let toPlane: PointTransform
    private(set) var builder: AtlasBuilder

    /// How many steps the display will show, writing left out.
    static func stepCount(_ sources: AtlasSources) -> Int {
        let kinds = [
            sources.addresses, sources.crossings, sources.components, sources.places, sources.admin, sources.buildings,
            sources.roads,
        ]
        return 2 + kinds.count { !$0.isEmpty }
    }

    /// Reads the grids, which say where the atlas is.
    init(
        _ sources: AtlasSources, edition: AtlasEdition, progress: ProgressDisplay
    ) throws(CommandFailure) {
        self.sources = sources
        self.progress = progress
        let grids = try progress.step("Read grids") { () throws(CommandFailure) in
            let grids = try Self.readGrids(sources)
            return StepResult(
                grids, remark: "\(Figure.grouped(grids.grids.count)) grids in \(ReferenceName.text(grids.reference))")
        }
        guard grids.reference.epsg > 0 else {
            throw CommandFailure(
                sources.grids,
                "grids in \(ReferenceName.text(grids.reference)); an atlas is in a system of the EPSG register")
        }
        let plane = try naming(sources.grids) { try LocalPlane(for: grids) }
        self.plane = plane
        toPlane = try PointTransform(from: sources.tableReference, to: plane.reference)
        builder = try naming(sources.grids) {
            try AtlasBuilder(reference: grids.reference, plane: plane.reference, edition: edition)
        }
        try index(grids)
    }

    private static func readGrids(_ sources: AtlasSources) throws(CommandFailure) -> UnitGridSet {
        let file = try LayerFile(sources.grids)
        let (grids, _) = try file.grids(
            codeProperty: sources.gridCode, reference: sources.reference, faults: .refused)
        guard !grids.grids.isEmpty else { throw CommandFailure(file.name, "no grid in it") }
        return grids
    }

    private mutating func index(_ grids: UnitGridSet) throws(CommandFailure) {
        var builder = builder
        try progress.step("Index grids") { () throws(CommandFailure) in
            try naming(sources.grids) { try builder.setGrids(grids) }
            return StepResult((), remark: "plane \(ReferenceName.text(plane.reference))")
        }
        self.builder = builder
    }

    /// Adds all layers that there are files for.
    mutating func addLayers() throws(CommandFailure) {
        if !sources.addresses.isEmpty { try add(.addresses, sources.addresses, Self.setAddresses) }
        if !sources.crossings.isEmpty { try add(.crossings, sources.crossings, Self.setCrossings) }
        if !sources.components.isEmpty { try add(.components, sources.components, Self.setComponents) }
        if !sources.places.isEmpty { try add(.places, sources.places, Self.setPlaces) }
        if !sources.admin.isEmpty { try addAdmin() }
        if !sources.buildings.isEmpty { try addBuildings() }
        if !sources.roads.isEmpty { try addRoads() }
        try sources.columns.refuseUnused()
    }

    // MARK: Tables

    private mutating func add(
        _ layer: AtlasLayer, _ paths: [String],
        _ set: (inout AtlasBuilder, PlacedRecords) throws -> Void
    ) throws(CommandFailure) {
        var (builder, columns) = (builder, sources.columns)
        try progress.step("Add \(layer.rawValue)") { () throws(CommandFailure) in
            var records = PlacedRecords(layer)
            for path in paths { try records.read(path, in: sources.tableReference, to: toPlane, &columns) }
            guard !records.positions.isEmpty else {
                throw CommandFailure(paths[0], "no row with a position among the \(layer.rawValue)")
            }
            try naming(paths[0]) { try set(&builder, records) }
            return StepResult((), remark: records.remark, items: records.positions.count)
        }
        (self.builder, sources.columns) = (builder, columns)
    }

    private static func setAddresses(_ builder: inout AtlasBuilder, _ records: PlacedRecords) throws {
        try builder.setAddresses(
            zip(records.fields, records.positions).map { fields, position in
                let first = fields.startIndex
                return AddressRecord(
                    id: fields[first], name: fields[first + 1], text: fields[first + 2], position: position,
                    district: fields[first + 3])
            })
    }

    private static func setCrossings(_ builder: inout AtlasBuilder, _ records: PlacedRecords) throws {
        try builder.setCrossings(
            zip(records.fields, records.positions).map { fields, position in
                let first = fields.startIndex
                return CrossingRecord(
                    roadA: fields[first], roadB: fields[first + 1], position: position, district: fields[first + 2])
            })
    }

    private static func setComponents(_ builder: inout AtlasBuilder, _ records: PlacedRecords) throws {
        try builder.setPoints(
            AtlasLayer.components.rawValue, records.positions, classes: records.column("class"),
            columns: [AtlasColumn("id", records.column("id")), AtlasColumn("name", records.column("name"))])
    }

    private static func setPlaces(_ builder: inout AtlasBuilder, _ records: PlacedRecords) throws {
        try builder.setPoints(
            AtlasLayer.places.rawValue, records.positions, classes: records.column("class"),
            columns: ["id", "name", "address", "district"].map { AtlasColumn($0, records.column($0)) })
    }

    private mutating func addAdmin() throws(CommandFailure) {
        var (builder, columns) = (builder, sources.columns)
        let layer = AtlasLayer.admin
        try progress.step("Add admin") { () throws(CommandFailure) in
            var rows: [[String]] = []
            for path in sources.admin {
                let table = try CSVTable(try NamedFile(reading: path))
                let mapping = columns.mapping(of: layer.rawValue, header: table.header)
                rows += try naming(path) {
                    let required = try layer.required.map { try mapping.require($0, in: table.header) }
                    let optional = try layer.optional.map { try mapping.find($0, in: table.header) }
                    return table.rows.map { row in
                        required.map { row.fields[$0] } + optional.map { $0.map { row.fields[$0] } ?? "" }
                    }
                }
            }
            try naming(sources.admin[0]) {
                let names = layer.required + layer.optional
                try builder.setTable(
                    layer.rawValue,
                    names.enumerated().map { index, name in AtlasColumn(name, rows.map { $0[index] }) })
            }
            return StepResult((), remark: "\(Figure.grouped(rows.count)) divisions")
        }
        (self.builder, sources.columns) = (builder, columns)
    }

    // MARK: Shapes

    private mutating func addBuildings() throws(CommandFailure) {
        try addShapes(.buildings, sources.buildings, { $1.polygons($0) }) { builder, records in
            try builder.setAreas(
                AtlasLayer.buildings.rawValue, records.shapes,
                columns: [AtlasColumn("id", records.ids), AtlasColumn("name", records.names)])
        }
    }

    private mutating func addRoads() throws(CommandFailure) {
        try addShapes(.roads, sources.roads, { $1.lines($0) }) { builder, records in
            try builder.setLines(
                AtlasLayer.roads.rawValue, records.shapes,
                columns: [AtlasColumn("id", records.ids), AtlasColumn("name", records.names)])
        }
    }

    private mutating func addShapes<Shape>(
        _ layer: AtlasLayer, _ paths: [String], _ shape: (Geometry, PointTransform) -> Shape?,
        _ set: (inout AtlasBuilder, ShapeRecords<Shape>) throws -> Void
    ) throws(CommandFailure) {
        var (builder, columns) = (builder, sources.columns)
        try progress.step("Add \(layer.rawValue)") { () throws(CommandFailure) in
            var records = ShapeRecords<Shape>(layer)
            for path in paths { try records.read(path, in: sources.reference, to: plane.reference, &columns, shape) }
            try naming(paths[0]) { try set(&builder, records) }
            return StepResult((), remark: records.remark, items: records.shapes.count)
        }
        (self.builder, sources.columns) = (builder, columns)
    }
}
