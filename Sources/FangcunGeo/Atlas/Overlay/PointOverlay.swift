/// The records of an atlas with a position, with edits upon them.
///
/// A record keeps its index, wherever it is moved; new ones follow behind all, in the order of the edits. Questions and
/// answers are those of ``PointIndex``: nearest first, records equally far by index.
public struct PointOverlay: Sendable {
    /// The records of the atlas.
    public let base: AtlasPoints
    let records: EditedRecords<Point>
    /// The changed and new records.
    let fresh: PointIndex?

    /// How many indexes there are: records of the atlas, removed ones among them, and new ones.
    public var count: Int { records.count }

    /// What is known of the records.
    public var table: OverlayTable { OverlayTable(base.table, records) }

    /// Puts edits upon records.
    ///
    /// - Throws: ``GeoError``: `malformedInput` for a record that is not there, or both removed and changed; the errors of
    ///   ``PointIndex/init(_:classes:)``.
    /// - Complexity: n log n in the number of edits.
    init(_ base: AtlasPoints, _ edits: AtlasEdits.Points) throws(GeoError) {
        self.base = base
        records = try EditedRecords(edits, of: base.count)
        fresh = records.fresh.isEmpty ? nil : try PointIndex(records.shapes)
    }

    /// Where a record is now; `nil` for an index that none has, or one that is removed.
    public func position(of record: Int) -> Point? {
        guard records.has(record) else { return nil }
        return records.record(record)?.shape ?? base.position(of: record)
    }

    /// The class of a record; `nil` for an index that none has, or one that is removed, and if it has no class.
    public func className(of record: Int) -> String? {
        guard records.has(record) else { return nil }
        return records.record(record)?.className ?? base.className(of: record)
    }

    /// The records nearest to a place, the nearest first.
    ///
    /// - Parameters:
    ///   - place: Where to look, in the plane of the atlas.
    ///   - count: How many to find at most.
    ///   - distance: How far away they may be; that distance is still near enough.
    ///   - classes: The names of the classes wanted; `nil` for all.
    public func nearest(
        to place: Point, count: Int = 1, within distance: Double = .infinity, classes: Set<String>? = nil
    ) -> [Neighbor] {
        let old = base.index.nearest(to: place, count: count, within: distance, where: rule(classes))
        let new = fresh?.nearest(to: place, count: count, within: distance, where: freshRule(classes))
        return Array(merged(old, new ?? [], place).prefix(max(0, count)))
    }

    /// All records within a distance of a place, the nearest first.
    ///
    /// - Parameters:
    ///   - place: Where to look, in the plane of the atlas.
    ///   - distance: How far away they may be; that distance is still near enough.
    ///   - classes: The names of the classes wanted; `nil` for all.
    public func neighbors(of place: Point, within distance: Double, classes: Set<String>? = nil) -> [Neighbor] {
        let old = base.index.neighbors(of: place, within: distance, where: rule(classes))
        let new = fresh?.neighbors(of: place, within: distance, where: freshRule(classes))
        return merged(old, new ?? [], place)
    }

    /// The records in a window or on its rim, in ascending order.
    public func ids(in window: BoundingBox) -> [Int] {
        records.merged(base.index.ids(in: window), fresh?.ids(in: window) ?? [])
    }

    private func rule(_ classes: Set<String>?) -> (Int) -> Bool {
        let hidden = records.hidden
        guard let classes else { return { !hidden.contains($0) } }
        let selection = base.selection(of: classes)
        return { record in base.isOf(selection, record) && !hidden.contains(record) }
    }

    private func freshRule(_ classes: Set<String>?) -> (Int) -> Bool {
        guard let classes else { return { _ in true } }
        return { number in className(of: records.fresh[number]).map(classes.contains) ?? false }
    }

    /// Two rows of neighbours as one, by distance and then by index.
    private func merged(_ old: [Neighbor], _ new: [Neighbor], _ place: Point) -> [Neighbor] {
        guard !new.isEmpty else { return old }
        // By squares, as in an index: two of them may have the same root.
        func square(_ neighbor: Neighbor) -> Double {
            guard let position = position(of: neighbor.id) else { return .infinity }
            let (dx, dy) = (position.x - place.x, position.y - place.y)
            return dx * dx + dy * dy
        }
        let renumbered = new.map { Neighbor(id: records.fresh[$0.id], distance: $0.distance) }
        return (old + renumbered).map { (square($0), $0) }
            .sorted { ($0.0, $0.1.id) < ($1.0, $1.1.id) }.map(\.1)
    }
}
