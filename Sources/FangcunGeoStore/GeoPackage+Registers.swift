#if SQLite

public import FangcunGeo
public import FangcunModel

extension GeoPackage {
    /// Reads unit grids (单元网格) from a layer: one feature a grid, a polygon or multi-polygon, with its code among the attributes.
    ///
    /// - Parameters:
    ///   - layer: one of ``layers``.
    ///   - codeColumn: the column that holds the code: text, or a whole number.
    ///   - reference: the system that the layer is known to be in; `nil` believes the package.
    ///   - faults: whether rings that are open or too short, grids without area and grids without code are refused, or kept
    ///     for `CoverageCheck` to report.
    /// - Throws: `GeoError` as ``forEachFeature(of:reference:faults:allowsViews:_:)``; `unknownReferenceSystem`.
    public func unitGrids(
        in layer: GeoPackageLayer, codeColumn: String, reference: CoordinateReference? = nil,
        faults: ShapeFaults = .refused
    ) throws(GeoError) -> UnitGridSet {
        let column = try index(of: codeColumn, in: layer)
        let system = try self.reference(of: layer, given: reference)
        var grids: [UnitGrid] = []
        try forEachFeature(of: layer, reference: system, faults: faults) { index, feature throws(GeoError) in
            let grid = UnitGrid(
                code: feature.values[column].codeText ?? "", polygons: feature.geometry?.polygons ?? [])
            if faults == .refused, grid.code.isEmpty || grid.polygons.isEmpty {
                let what =
                    grid.code.isEmpty ? "a grid without code in '\(codeColumn)'" : "a grid that is no polygon"
                throw GeoError(
                    grid.code.isEmpty ? .malformedInput : .invalidGeometry,
                    at: .feature(index, identifier: "fid \(feature.identifier)"),
                    "\(database.path): layer '\(layer.name)': \(what)")
            }
            grids.append(grid)
        }
        return UnitGridSet(reference: system, grids: grids)
    }

    /// Reads a register of points from a layer of points: as `PointTable` reads one from CSV, the `line` of a row being the identifier
    /// of its feature.
    ///
    /// - Parameters:
    ///   - layer: one of ``layers``. A feature of several points stands at the first.
    ///   - required: columns that must be there.
    ///   - optional: columns that may be missing.
    ///   - mapping: what the layer calls these columns.
    ///   - reference: the system that the layer is known to be in; `nil` believes the package.
    /// - Throws: `GeoError` as ``forEachFeature(of:reference:faults:allowsViews:_:)``; `unknownReferenceSystem`;
    ///   `invalidGeometry` for a feature that is no point.
    public func points(
        in layer: GeoPackageLayer, required: [String] = [], optional: [String] = [],
        mapping: ColumnMapping = ColumnMapping(), reference: CoordinateReference? = nil
    ) throws(GeoError) -> PointTable {
        let system = try self.reference(of: layer, given: reference)
        var columns: [Int?] = []
        for name in required { columns.append(try index(of: mapping[name], in: layer)) }
        for name in optional { columns.append(layer.column(mapping[name])) }
        var table = PointTable(names: required + optional, reference: system)
        try forEachFeature(of: layer, reference: system) { index, feature throws(GeoError) in
            var position: Point?
            switch feature.geometry {
            case .point(let point): position = point
            case .multiPoint(let points): position = points.first
            case nil: break
            default:
                throw GeoError(
                    .invalidGeometry, at: .feature(index, identifier: "fid \(feature.identifier)"),
                    "\(database.path): layer '\(layer.name)': a feature that is no point")
            }
            let fields = columns.map { $0.map { feature.values[$0].fieldText } ?? "" }
            table.append(line: Int(feature.identifier), position: position, fields: fields)
        }
        return table
    }

    /// Reads a layer as GeoJSON has it: for lines, areas and attributes of any kind. The `line` of a feature is its identifier.
    ///
    /// - Throws: `GeoError` as ``forEachFeature(of:reference:faults:allowsViews:_:)``; `unknownReferenceSystem`.
    public func document(
        of layer: GeoPackageLayer, reference: CoordinateReference? = nil, faults: ShapeFaults = .refused
    ) throws(GeoError) -> GeoJSON {
        let system = try self.reference(of: layer, given: reference)
        var features: [GeoJSON.Feature] = []
        try forEachFeature(of: layer, reference: system, faults: faults) { _, feature throws(GeoError) in
            let properties = zip(layer.columns, feature.values).map { JSONValue.Member($0.name, $1.json) }
            features.append(
                GeoJSON.Feature(
                    identifier: String(feature.identifier), geometry: feature.geometry, properties: properties,
                    line: Int(feature.identifier)))
        }
        return GeoJSON(features: features, reference: system)
    }

    private func index(of column: String, in layer: GeoPackageLayer) throws(GeoError) -> Int {
        if let index = layer.column(column) { return index }
        let known = layer.columns.map(\.name).joined(separator: ", ")
        throw GeoError(
            .malformedInput,
            "\(database.path): the layer '\(layer.name)' has no column '\(column)'; there are \(known)")
    }
}

extension AttributeValue {
    /// The value as a field of a table.
    fileprivate var fieldText: String {
        switch self {
        case .real(let number): codeText ?? number.description
        case .bool(let value): value ? "1" : "0"
        case .null, .integer, .text, .bytes: codeText ?? ""
        }
    }
}

#endif
