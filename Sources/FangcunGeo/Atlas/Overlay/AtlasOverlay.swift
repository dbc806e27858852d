/// An atlas with today's edits upon it: it answers as an atlas made anew with them would, until the next edition is.
///
/// An overlay is made of the atlas and the whole list of edits, in some milliseconds for some hundreds of them; after the
/// next edit, make another. Like the atlas it never changes, and threads may share it.
public struct AtlasOverlay: Sendable {
    /// The atlas below.
    public let atlas: Atlas
    /// The unit grids as they are now; `nil` if the atlas has none.
    public let grids: GridOverlay?
    private let layers: [String: PointOverlay]

    /// Puts edits upon an atlas.
    ///
    /// - Throws: ``GeoError``: the errors of ``Atlas/grids()`` and ``Atlas/points(_:)``, and of ``GridOverlay`` and
    ///   ``PointOverlay``; `malformedInput` for edits of a layer that the atlas lacks.
    public init(_ atlas: Atlas, _ edits: AtlasEdits) throws(GeoError) {
        self.atlas = atlas
        if let grids = try atlas.grids() {
            self.grids = try GridOverlay(grids, edits.grids)
        } else if edits.grids == AtlasEdits.Grids() {
            grids = nil
        } else {
            throw GeoError(.malformedInput, "edits of unit grids, and the atlas has none")
        }
        var layers: [String: PointOverlay] = [:]
        for (name, edits) in edits.points {
            guard let points = try atlas.points(name) else {
                throw GeoError(.malformedInput, "edits of the points of '\(name)', and the atlas has none")
            }
            layers[name] = try PointOverlay(points, edits)
        }
        self.layers = layers
    }

    /// The records of a layer with positions, as they are now; `nil` if the atlas has no such layer.
    ///
    /// - Throws: as ``Atlas/points(_:)``, for a layer without edits.
    public func points(_ layer: String) throws(GeoError) -> PointOverlay? {
        if let edited = layers[layer] { return edited }
        guard let points = try atlas.points(layer) else { return nil }
        return try PointOverlay(points, AtlasEdits.Points())
    }
}
