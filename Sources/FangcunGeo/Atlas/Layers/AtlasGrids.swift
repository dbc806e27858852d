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
    /// Whether the atlas holds the polygons of the grids.
    public let hasPolygons: Bool
    private let outlines: AtlasOutlines

    /// The name of the layer.
    static let layer: AtlasName = "grids"

    /// How many grids there are.
    public var count: Int { codes.count }

    /// The code of the grid that holds the point; `nil` outside all.
    public func code(at point: Point) -> String? { locator.locate(point).flatMap { codes[$0] } }

    /// A grid with its polygons, which are none where the atlas holds none; `nil` for an index that no grid has.
    ///
    /// - Throws: ``GeoError``, naming the section and the place, if the polygons are damaged; the first call tests them.
    public func grid(_ index: Int) throws(GeoError) -> UnitGrid? {
        guard let code = codes[index] else { return nil }
        return UnitGrid(code: code, polygons: try outlines.polygons()?.polygons(of: index) ?? [])
    }

    /// All grids with their polygons.
    ///
    /// - Throws: as ``grid(_:)``.
    /// - Complexity: linear in all their points; for exchange and drawing, not for queries.
    public func set() throws(GeoError) -> UnitGridSet {
        let outlines = try outlines.polygons()
        let grids = codes.all.enumerated().map { index, code in
            UnitGrid(code: code, polygons: outlines?.polygons(of: index) ?? [])
        }
        return UnitGridSet(reference: reference, grids: grids)
    }

    /// The polygons of all grids, tested; `nil` if the atlas does not hold them.
    func polygons() throws(GeoError) -> AtlasPolygons? { try outlines.polygons() }
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
        hasPolygons = layer.has("shape-features")
        outlines = AtlasOutlines(layer, count: codes.count)
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

/// The polygons of grids, tested when they are first asked for: they are large, and lookups need them not.
private final class AtlasOutlines: Sendable {
    private let layer: AtlasLayerReader
    private let count: Int
    private let tested = Locked<AtlasPolygons?>(nil)

    init(_ layer: AtlasLayerReader, count: Int) {
        self.layer = layer
        self.count = count
    }

    func polygons() throws(GeoError) -> AtlasPolygons? {
        try tested.withLock { (tested) throws(GeoError) in
            if tested == nil, layer.has("shape-features") { tested = try AtlasPolygons(layer, count: count) }
            return tested
        }
    }
}
