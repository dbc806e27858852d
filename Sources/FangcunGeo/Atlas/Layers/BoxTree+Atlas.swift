extension BoxTree {
    private static let frameBytes = 32

    /// The tree of a layer; not yet checked.
    init(_ layer: AtlasLayerReader) throws(GeoError) {
        let record = try layer.record("index-frame", byteCount: BoxTree.frameBytes)
        let frame = BoxFrame(
            originX: record.double(at: 0), originY: record.double(at: 8), stepsPerUnitX: record.double(at: 16),
            stepsPerUnitY: record.double(at: 24))
        self.init(
            frame: frame, ids: try layer.rows("index-ids", .int32), nodes: try layer.rows("index-nodes", .structure))
    }

    /// Adds the tree to a layer.
    func write(to draft: inout AtlasLayerDraft) {
        var record = AtlasRecord(byteCount: BoxTree.frameBytes)
        record.put(frame.originX, at: 0)
        record.put(frame.originY, at: 8)
        record.put(frame.stepsPerUnitX, at: 16)
        record.put(frame.stepsPerUnitY, at: 24)
        draft.add("index-frame", record)
        draft.add("index-ids", .int32, ids)
        draft.add("index-nodes", .structure, nodes)
    }
}
