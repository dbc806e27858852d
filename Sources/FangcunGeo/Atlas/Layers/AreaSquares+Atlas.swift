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
