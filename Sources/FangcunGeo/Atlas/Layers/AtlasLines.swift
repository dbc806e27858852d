/// Records of an atlas that are lines, such as roads: found by place, read by index.
public struct AtlasLines: Sendable {
    /// What is known of the records.
    public let table: AtlasTable
    /// Finds records by place; the id of a line is the index of its record.
    public let index: LineIndex

    /// How many records there are.
    public var count: Int { index.count }

    /// Reads the layer and judges all that searches rely on; `nil` if its records are no lines.
    ///
    /// - Throws: ``GeoError``, naming section and place.
    init?(_ layer: AtlasLayerReader) throws(GeoError) {
        guard layer.has("index-lines") else { return nil }
        table = try AtlasTable(layer)
        let parts = LineIndexParts(
            lineCount: table.count, tree: try BoxTree(layer),
            points: try layer.rows("shape-points", .float64x2), chainages: try layer.rows("index-chainages", .float64),
            chains: try layer.rows("index-chains", .uint32), lines: try layer.rows("index-lines", .int32))
        try layer.judging("index-lines", parts.check)
        index = LineIndex(parts)
    }

    /// Adds lines, each of one or several chains of points, to a layer.
    ///
    /// - Throws: the errors of ``LineIndex``.
    static func write(_ lines: [[[Point]]], to draft: inout AtlasLayerDraft) throws(GeoError) {
        let parts = try LineIndex(lines).parts
        parts.tree.write(to: &draft)
        draft.add("shape-points", .float64x2, parts.points)
        draft.add("index-chainages", .float64, parts.chainages)
        draft.add("index-chains", .uint32, parts.chains)
        draft.add("index-lines", .int32, parts.lines)
    }
}
