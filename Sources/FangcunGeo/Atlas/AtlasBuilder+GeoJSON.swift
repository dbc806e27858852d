internal import FangcunModel

extension AtlasBuilder {
    /// A builder with the layers of a list in GeoJSON, in the form of ``AtlasEdits/init(geoJSON:of:reference:limits:)``: each
    /// feature is a record of the layer that its attribute `layer` names.
    ///
    /// Features of layer `grids` are the unit grids, under their attribute `code`. Of other layers the geometries say whether
    /// they hold points, areas or lines, or nothing but columns. `class` becomes the class of points; all other attributes
    /// become columns of texts, but those whose name cannot be a column's. The grids keep the system of the document; the plane
    /// is the one that suits them, as ``LocalPlane`` finds it.
    ///
    /// - Parameters:
    ///   - bytes: the document, in UTF-8.
    ///   - reference: the system of the coordinates; `nil` for the one that the document names, and WGS 84 where it names none.
    ///   - edition: what the atlas says of itself.
    ///   - columns: columns that layers have at least, by the name of the layer; empty texts where nothing is said.
    ///   - limits: how much the input may ask for.
    /// - Throws: ``GeoError``: the errors of ``GeoJSON``, of ``LocalPlane`` and of the layers; `malformedInput`, naming the
    ///   feature, for one without a layer, a grid without code or area, and a layer of several kinds of geometry.
    /// - Complexity: linear in the bytes, and that of the indexes.
    public init(
        geoJSON bytes: [UInt8], reference: CoordinateReference? = nil, edition: AtlasEdition = AtlasEdition(),
        columns: [String: [String]] = [:], limits: GeoJSON.Limits = GeoJSON.Limits()
    ) throws(GeoError) {
        let document = try GeoJSON(bytes, reference: reference, label: "id", limits: limits)
        let layers = try ListedFeature.byLayer(document)
        let grids = layers.first { $0.layer == AtlasGrids.layer.description }?.features.map(\.feature)
        let places = (grids ?? document.features).compactMap(\.geometry).flatMap(\.chains).joined()
        guard let box = BoundingBox(around: places) else {
            throw GeoError(.malformedInput, "no record of the list lies anywhere")
        }
        let center = Point(x: box.minX + box.width / 2, y: box.minY + box.height / 2)
        let plane = try LocalPlane(for: document.reference, around: center).reference
        try self.init(reference: document.reference, plane: plane, edition: edition)
        let shapes = try PlaneShapes(from: document.reference, to: plane)
        for (name, records) in layers {
            if name == AtlasGrids.layer.description {
                try setGrids(records, document.reference)
            } else {
                try setLayer(name, records, atLeast: columns[name] ?? [], shapes)
            }
        }
    }

    private mutating func setGrids(_ records: [ListedFeature], _ reference: CoordinateReference) throws(GeoError) {
        let grids = try records.map { (record) throws(GeoError) in
            UnitGrid(code: try record.code, polygons: try record.shape(record.feature.geometry) { $0.polygons })
        }
        try setGrids(UnitGridSet(reference: reference, grids: grids))
    }

    private mutating func setLayer(
        _ name: String, _ records: [ListedFeature], atLeast: [String], _ shapes: PlaneShapes
    ) throws(GeoError) {
        let first = records[0].feature.geometry
        let isPoints = if case .point = first { true } else { false }
        let columns = records.columns(atLeast: atLeast, apartFrom: isPoints ? ["class"] : [])
        if isPoints {
            let hasClasses = records.contains { $0.feature["class"] != nil }
            try setPoints(
                name, try records.shapes(shapes.point),
                classes: hasClasses ? records.map { $0.feature["class"]?.codeText ?? "" } : nil, columns: columns)
        } else if first?.polygons != nil {
            try setAreas(name, try records.shapes(shapes.polygons), columns: columns)
        } else if first != nil {
            try setLines(name, try records.shapes(shapes.lines), columns: columns)
        } else {
            if let other = records.first(where: { $0.feature.geometry != nil }) {
                throw other.fault("a place in a layer whose first record has none")
            }
            try setTable(name, columns)
        }
    }
}

extension [ListedFeature] {
    /// The shapes of records, which must all be of one kind.
    fileprivate func shapes<Shape>(
        _ make: (Geometry) throws(GeoError) -> Shape?
    ) throws(GeoError) -> [Shape] {
        try map { (record) throws(GeoError) in try record.shape(record.feature.geometry, make) }
    }

    /// The columns of records: all attributes that can be one.
    fileprivate func columns(atLeast: [String], apartFrom others: Set<String>) -> [AtlasColumn] {
        let known = others.union(["layer", "record"])
        var names = Set(atLeast)
        for member in lazy.flatMap(\.feature.properties) where !known.contains(member.name) {
            if AtlasName(member.name) != nil, !AtlasColumn.reserved.contains(where: member.name.hasPrefix) {
                names.insert(member.name)
            }
        }
        return names.sorted().map { name in AtlasColumn(name, map { $0.feature[name]?.codeText ?? "" }) }
    }
}
