/// An atlas with today's edits upon it: it answers as an atlas made anew with them would, until the next edition is.
///
/// An overlay is made of the atlas and the whole list of edits, in some milliseconds for some hundreds of them; after the
/// next edit, make another. Like the atlas it never changes, and threads may share it.
public struct AtlasOverlay: Sendable {
    /// The atlas below.
    public let atlas: Atlas
    private let editedGrids: GridOverlay?
    private let editedPoints: [String: PointOverlay]
    private let editedAreas: [String: AreaOverlay]
    private let editedLines: [String: LineOverlay]

    /// Puts edits upon an atlas; only layers that are edited are looked at.
    ///
    /// - Throws: ``GeoError``: the errors of ``Atlas/grids()``, ``Atlas/points(_:)``, ``Atlas/areas(_:)`` and
    ///   ``Atlas/lines(_:)``, and of the indexes of what is edited; `malformedInput` for edits of a layer that the atlas lacks,
    ///   or of a record that is not there.
    public init(_ atlas: Atlas, _ edits: AtlasEdits = AtlasEdits()) throws(GeoError) {
        self.atlas = atlas
        if edits.grids == AtlasEdits.Grids() {
            editedGrids = nil
        } else {
            guard let grids = try atlas.grids() else {
                throw GeoError(.malformedInput, "edits of unit grids, and the atlas has none")
            }
            editedGrids = try GridOverlay(grids, edits.grids)
        }
        editedPoints = try Self.layers(edits.points, "points", atlas.points, PointOverlay.init)
        editedAreas = try Self.layers(edits.areas, "areas", atlas.areas, AreaOverlay.init)
        editedLines = try Self.layers(edits.lines, "lines", atlas.lines, LineOverlay.init)
    }

    private static func layers<Edits, Base, Layer>(
        _ edits: [String: Edits], _ kind: String, _ base: (String) throws(GeoError) -> Base?,
        _ layer: (Base, Edits) throws(GeoError) -> Layer
    ) throws(GeoError) -> [String: Layer] {
        var layers: [String: Layer] = [:]
        for (name, edits) in edits {
            guard let base = try base(name) else {
                throw GeoError(.malformedInput, "edits of the \(kind) of '\(name)', and the atlas has none")
            }
            layers[name] = try layer(base, edits)
        }
        return layers
    }

    /// The unit grids as they are now; `nil` if the atlas has none.
    ///
    /// - Throws: as ``Atlas/grids()``, for grids without edits.
    public func grids() throws(GeoError) -> GridOverlay? {
        if let editedGrids { return editedGrids }
        guard let grids = try atlas.grids() else { return nil }
        return try GridOverlay(grids, AtlasEdits.Grids())
    }

    /// The records of a layer with positions, as they are now; `nil` if the atlas has no such layer.
    ///
    /// - Throws: as ``Atlas/points(_:)``, for a layer without edits.
    public func points(_ layer: String) throws(GeoError) -> PointOverlay? {
        if let edited = editedPoints[layer] { return edited }
        guard let points = try atlas.points(layer) else { return nil }
        return try PointOverlay(points, AtlasEdits.Points())
    }

    /// The records of a layer that are areas, as they are now; `nil` if the atlas has no such layer.
    ///
    /// - Throws: as ``Atlas/areas(_:)``, for a layer without edits.
    public func areas(_ layer: String) throws(GeoError) -> AreaOverlay? {
        if let edited = editedAreas[layer] { return edited }
        guard let areas = try atlas.areas(layer) else { return nil }
        return try AreaOverlay(areas, AtlasEdits.Areas())
    }

    /// The records of a layer that are lines, as they are now; `nil` if the atlas has no such layer.
    ///
    /// - Throws: as ``Atlas/lines(_:)``, for a layer without edits.
    public func lines(_ layer: String) throws(GeoError) -> LineOverlay? {
        if let edited = editedLines[layer] { return edited }
        guard let lines = try atlas.lines(layer) else { return nil }
        return try LineOverlay(lines, AtlasEdits.Lines())
    }

    /// What is known of the records of a layer, as they are now; `nil` if the atlas has no such layer.
    ///
    /// - Throws: as ``Atlas/table(_:)``.
    public func table(_ layer: String) throws(GeoError) -> OverlayTable? {
        if let points = editedPoints[layer] { return points.table }
        if let areas = editedAreas[layer] { return areas.table }
        if let lines = editedLines[layer] { return lines.table }
        return try atlas.table(layer).map(OverlayTable.init)
    }

    /// The names of the layers of records that are edited, in alphabetical order.
    public var editedLayers: [String] {
        (Array(editedPoints.keys) + editedAreas.keys + editedLines.keys).sorted()
    }
}
