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
        let tree = try BoxTree(layer)
        let shapes = AreaShapes(
            ringStarts: try layer.rows("index-rings", .uint32), pointStarts: try layer.rows("index-starts", .uint32),
            points: try layer.rows("shape-points", .float64x2))
        let parts = PolygonIndexParts(
            areaCount: table.count, tree: tree, shapes: shapes, squares: try AreaSquares(layer))
        try layer.judging("index-rings", parts.check)
        index = PolygonIndex(parts)
    }

    /// Adds areas to a layer.
    ///
    /// - Throws: the errors of ``PolygonIndex``.
    static func write(_ areas: [[Polygon]], to draft: inout AtlasLayerDraft) throws(GeoError) {
        let parts = try PolygonIndex(areas).parts
        parts.tree.write(to: &draft)
        draft.add("index-rings", .uint32, parts.shapes.ringStarts)
        draft.add("index-starts", .uint32, parts.shapes.pointStarts)
        draft.add("shape-points", .float64x2, parts.shapes.points)
        parts.squares.write(to: &draft)
    }
}

extension AreaSquares {
    /// The squares of a layer, not yet checked; a layer without them has its tree alone.
    init(_ layer: AtlasLayerReader) throws(GeoError) {
        guard layer.has("index-squares") else {
            self = .undecided
            return
        }
        self.init(
            frame: try BucketFrame(layer.record("index-grid", byteCount: BucketFrame.recordBytes)),
            squares: try layer.rows("index-squares", .uint32), lists: try layer.rows("index-lists", .uint32))
    }

    func write(to draft: inout AtlasLayerDraft) {
        draft.add("index-grid", frame.record)
        draft.add("index-squares", .uint32, squares)
        draft.add("index-lists", .uint32, lists)
    }
}
