/// The unit grids (单元网格) of an atlas: which of them holds a point, what it is called, and where its border runs.
///
/// Grids are named by their index, as in ``GridLocator``. Nothing is copied out of the file until it is asked for.
public struct AtlasGrids: Sendable {
    /// The reference system of all coordinates; its axis order is east before north.
    public let reference: CoordinateReference
    /// Says which grid holds a point.
    public let locator: GridLocator
    /// What is known of the grids; their codes are its column `code`.
    public let table: AtlasTable
    /// The code of each grid.
    public let codes: AtlasTexts
    private let outlines: AtlasPolygons?

    /// The name of the layer.
    static let layer: AtlasName = "grids"

    /// How many grids there are.
    public var count: Int { codes.count }

    /// Whether the atlas holds the polygons of the grids.
    public var hasPolygons: Bool { outlines != nil }

    /// The code of the grid that holds the point; `nil` outside all.
    public func code(at point: Point) -> String? { locator.locate(point).flatMap { codes[$0] } }

    /// A grid with its polygons, which are none where the atlas holds none; `nil` for an index that no grid has.
    public func grid(_ index: Int) -> UnitGrid? {
        codes[index].map { UnitGrid(code: $0, polygons: outlines?.polygons(of: index) ?? []) }
    }

    /// All grids with their polygons.
    ///
    /// - Complexity: linear in all their points; for exchange and drawing, not for queries.
    public var set: UnitGridSet { UnitGridSet(reference: reference, grids: (0..<count).compactMap { grid($0) }) }
}

extension AtlasGrids {
    /// Reads the layer and judges all that lookups rely on.
    ///
    /// - Throws: ``GeoError``, naming section and place.
    init(_ layer: AtlasLayerReader, _ reference: CoordinateReference) throws(GeoError) {
        self.reference = reference
        table = try AtlasTable(layer)
        codes = try table.texts("code")
        locator = GridLocator(try CellDirectory(layer, gridCount: codes.count))
        outlines = layer.has("shape-features") ? try AtlasPolygons(layer, count: codes.count) : nil
    }

    /// The layer of a set of grids.
    static func draft(of set: UnitGridSet, includesPolygons: Bool) throws(GeoError) -> AtlasLayerDraft {
        var draft = try AtlasLayerDraft(
            layer.description, [AtlasColumn("code", set.grids.map(\.code))], count: set.grids.count)
        try GridLocator(set).directory.write(to: &draft)
        if includesPolygons { try AtlasPolygons.write(set.grids.map(\.polygons), to: &draft) }
        return draft
    }
}
