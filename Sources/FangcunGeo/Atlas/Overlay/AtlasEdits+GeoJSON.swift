internal import FangcunModel

extension AtlasEdits {
    /// Reads edits from GeoJSON: each feature says how a record is now, and one without geometry that it is no more.
    ///
    /// The attribute `layer` names the layer. Grids are found by the attribute `code`, other records by `id`, or by `record`,
    /// their index; a feature that names no record of the atlas is a new one. `class` and all attributes that the layer has as
    /// columns of texts are kept, others passed over. docs/atlas.md shows a list.
    ///
    /// - Parameters:
    ///   - bytes: the document, in UTF-8.
    ///   - atlas: the atlas to be edited.
    ///   - reference: the system of the coordinates; `nil` for the one that the document names, and WGS 84 where it names none.
    ///     Grids are taken in the system of the atlas only, as their borders must fit those of others to the last digit; all else
    ///     is brought into its plane.
    ///   - limits: how much the input may ask for.
    /// - Throws: ``GeoError``: the errors of ``GeoJSON``, of the layers that are edited and of ``Projection``; `malformedInput`,
    ///   naming the feature, for a layer or record that the atlas has not, one that is edited twice, and a geometry of another
    ///   kind than the layer's; `unknownReferenceSystem` for grids in another system.
    /// - Complexity: linear in the bytes, and in the records of layers whose records are named by `id`.
    public init(
        geoJSON bytes: [UInt8], of atlas: Atlas, reference: CoordinateReference? = nil,
        limits: GeoJSON.Limits = GeoJSON.Limits()
    ) throws(GeoError) {
        let document = try GeoJSON(bytes, reference: reference, label: "id", limits: limits)
        self.init()
        let shapes = try PlaneShapes(from: document.reference, to: atlas.plane)
        for (name, features) in try ListedFeature.byLayer(document) {
            if name == AtlasGrids.layer.description {
                grids = try Grids(features, in: document.reference, of: atlas)
            } else if let layer = try atlas.points(name) {
                points[name] = try Points(features, layer.table, shapes.point)
            } else if let layer = try atlas.areas(name) {
                areas[name] = try Areas(features, layer.table, shapes.polygons)
            } else if let layer = try atlas.lines(name) {
                lines[name] = try Lines(features, layer.table, shapes.lines)
            } else {
                throw features[0].fault("an edit of layer '\(name)', which the atlas has not")
            }
        }
    }
}

extension AtlasEdits.Grids {
    fileprivate init(
        _ features: [ListedFeature], in reference: CoordinateReference, of atlas: Atlas
    ) throws(GeoError) {
        self.init()
        var codes: Set<String> = []
        for edit in features {
            let code = try edit.code
            guard codes.insert(code).inserted else { throw edit.fault("grid '\(code)' is edited twice") }
            guard let geometry = edit.feature.geometry else {
                retired.insert(code)
                continue
            }
            guard reference.system == atlas.reference.system else {
                throw edit.fault(
                    .unknownReferenceSystem,
                    "edits of grids in \(reference), and those of the atlas are in \(atlas.reference)")
            }
            changed.append(UnitGrid(code: code, polygons: try edit.shape(geometry) { $0.polygons }))
        }
    }
}

extension AtlasEdits.Layer {
    fileprivate init(
        _ features: [ListedFeature], _ table: AtlasTable, _ shape: (Geometry) throws(GeoError) -> Shape?
    ) throws(GeoError) {
        self.init()
        let records = try EditTargets(features, table)
        for edit in features {
            let index = try records.index(of: edit)
            if let index, removed.contains(index) || changed[index] != nil {
                throw edit.fault("record \(index) of '\(table.name)' is edited twice")
            }
            guard let geometry = edit.feature.geometry else {
                guard let index else { throw edit.fault("a record to be removed, and '\(table.name)' has none such") }
                removed.insert(index)
                continue
            }
            var record = Record(try edit.shape(geometry, shape), className: edit.feature["class"]?.codeText)
            for column in records.columns { record.columns[column] = edit.feature[column]?.codeText }
            if let index { changed[index] = record } else { added.append(record) }
        }
    }
}

/// The records that the features of one layer name.
private struct EditTargets {
    /// The columns of texts.
    let columns: [String]
    private let count: Int
    /// By their ids: those of which there are several as well, with -1.
    private var indexes: [String: Int] = [:]

    init(_ features: [ListedFeature], _ table: AtlasTable) throws(GeoError) {
        count = table.count
        columns = table.textColumns
        var wanted: [String: Int] = [:]
        for edit in features where edit.feature["record"] == nil {
            if let id = edit.feature["id"]?.codeText { wanted[id] = 0 }
        }
        guard columns.contains("id"), !wanted.isEmpty else { return }
        let lengths = Set(wanted.keys.map(\.utf8.count))
        let ids = try table.texts("id")
        for record in 0..<count {
            // Most records end here, without a String.
            guard unsafe ids.withBytes(at: record, { lengths.contains($0.count) }) == true,
                let id = ids[record], wanted[id] != nil
            else { continue }
            indexes[id] = indexes[id] == nil ? record : -1
        }
    }

    /// The index of the record that a feature names; `nil` if it is new.
    func index(of edit: ListedFeature) throws(GeoError) -> Int? {
        if let number = edit.feature["record"] {
            guard let index = number.number.flatMap({ Int(exactly: $0) }), index >= 0, index < count else {
                throw edit.fault("a record that the layer has not")
            }
            return index
        }
        guard let id = edit.feature["id"]?.codeText, let index = indexes[id] else { return nil }
        guard index >= 0 else { throw edit.fault("several records have the id '\(id)'; name one by its index") }
        return index
    }
}
