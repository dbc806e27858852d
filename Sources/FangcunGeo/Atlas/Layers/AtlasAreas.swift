/// Records of an atlas that are areas, such as buildings or districts: found by place, read by index.
public struct AtlasAreas: Sendable {
    /// What is known of the records.
    public let table: AtlasTable
    /// Finds records by place; the id of an area is the index of its record.
    public let index: PolygonIndex

    /// How many records there are.
    public var count: Int { index.count }

    /// Reads the layer and judges all that searches rely on; `nil` if its records are no areas.
    ///
    /// - Throws: ``GeoError``, naming section and place.
    init?(_ layer: AtlasLayerReader) throws(GeoError) {
        guard layer.has("index-rings") else { return nil }
        table = try AtlasTable(layer)
        let parts = PolygonIndexParts(
            areaCount: table.count, tree: try BoxTree(layer), ringStarts: try layer.rows("index-rings", .uint32),
            pointStarts: try layer.rows("index-starts", .uint32), points: try layer.rows("shape-points", .float64x2))
        try layer.judging("index-rings", parts.check)
        index = PolygonIndex(parts)
    }

    /// Adds areas to a layer.
    ///
    /// - Throws: the errors of ``PolygonIndex``.
    static func write(_ areas: [[Polygon]], to draft: inout AtlasLayerDraft) throws(GeoError) {
        let parts = try PolygonIndex(areas).parts
        parts.tree.write(to: &draft)
        draft.add("index-rings", .uint32, parts.ringStarts)
        draft.add("index-starts", .uint32, parts.pointStarts)
        draft.add("shape-points", .float64x2, parts.points)
    }
}
