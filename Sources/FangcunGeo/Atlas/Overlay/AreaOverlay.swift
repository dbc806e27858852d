/// The records of an atlas that are areas, with edits upon them.
///
/// A record keeps its index, however it is redrawn; new ones follow behind all, in the order of the edits. Questions and
/// answers are those of ``PolygonIndex``.
public struct AreaOverlay: Sendable {
    /// The records of the atlas.
    public let base: AtlasAreas
    let records: EditedRecords<[Polygon]>
    /// The changed and new records.
    private let fresh: PolygonIndex?

    /// How many indexes there are: records of the atlas, removed ones among them, and new ones.
    public var count: Int { records.count }

    /// What is known of the records.
    public var table: OverlayTable { OverlayTable(base.table, records) }

    /// Puts edits upon records.
    ///
    /// - Throws: ``GeoError``: `malformedInput` for a record that is not there, or both removed and changed; the errors of
    ///   ``PolygonIndex``.
    /// - Complexity: n log n in the number of edits, and linear in their points.
    init(_ base: AtlasAreas, _ edits: AtlasEdits.Areas) throws(GeoError) {
        self.base = base
        records = try EditedRecords(edits, of: base.count)
        fresh = records.fresh.isEmpty ? nil : try PolygonIndex(records.shapes)
    }

    /// The records that hold a point, in ascending order.
    public func ids(containing point: Point) -> [Int] {
        records.merged(base.index.ids(containing: point), fresh?.ids(containing: point) ?? [])
    }

    /// The first record that holds a point; `nil` for none.
    public func first(containing point: Point) -> Int? {
        var first = base.index.first(containing: point)
        // One that is hidden may lie upon others.
        if let found = first, records.hidden.contains(found) {
            first = base.index.ids(containing: point).first { !records.hidden.contains($0) }
        }
        guard let new = fresh?.first(containing: point).map({ records.fresh[$0] }) else { return first }
        return min(first ?? new, new)
    }

    /// The first record that holds each point, as ``first(containing:)`` gives it; -1 for none.
    public func firsts(containing points: [Point]) -> [Int32] {
        guard !records.isEmpty else { return base.index.firsts(containing: points) }
        return points.map { first(containing: $0).map { Int32(truncatingIfNeeded: $0) } ?? -1 }
    }

    /// The records that meet a window, in ascending order.
    public func ids(in window: BoundingBox) -> [Int] {
        records.merged(base.index.ids(in: window), fresh?.ids(in: window) ?? [])
    }
}
