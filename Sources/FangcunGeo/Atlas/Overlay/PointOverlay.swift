internal import FangcunModel

/// The records of an atlas with a position, with edits upon them.
///
/// A record keeps its index, wherever it is moved; new ones follow behind all, in the order of the edits. Questions and
/// answers are those of ``PointIndex``: nearest first, records equally far by index.
public struct PointOverlay: Sendable {
    /// The records of the atlas.
    public let base: AtlasPoints
    private let edits: AtlasEdits.Points
    /// Records of the atlas that are no more, or no more where they were.
    private let hidden: Set<Int>
    /// The moved and new records.
    private let fresh: PointIndex
    /// The indexes of these, ascending, so that ties come out in the same order.
    private let freshRecords: [Int]

    /// How many indexes there are: records of the atlas, removed ones among them, and new ones.
    public var count: Int { base.count + edits.added.count }

    /// Puts edits upon records.
    ///
    /// - Throws: ``GeoError``: `malformedInput` for a record that is not there, or both removed and moved; the errors of
    ///   ``PointIndex/init(_:classes:)``.
    /// - Complexity: n log n in the number of edits.
    init(_ base: AtlasPoints, _ edits: AtlasEdits.Points) throws(GeoError) {
        self.base = base
        self.edits = edits
        hidden = edits.removed.union(edits.moved.keys)
        if let record = hidden.first(where: { $0 < 0 || $0 >= base.count }) {
            throw GeoError(
                .malformedInput, at: .feature(record, identifier: nil), "an edit of a record that the atlas has not")
        }
        guard edits.removed.isDisjoint(with: edits.moved.keys) else {
            throw GeoError(.malformedInput, "a record is both removed and moved")
        }
        let moved = edits.moved.keys.sorted()
        freshRecords = moved + edits.added.indices.map { base.count + $0 }
        fresh = try PointIndex(moved.compactMap { edits.moved[$0] } + edits.added.map(\.position))
    }

    /// Where a record is now; `nil` for an index that none has, or one that is removed.
    public func position(of record: Int) -> Point? {
        if record >= base.count { return record < count ? edits.added[record - base.count].position : nil }
        return edits.removed.contains(record) ? nil : edits.moved[record] ?? base.position(of: record)
    }

    /// The class of a record; `nil` for an index that none has, or one that is removed, and if it has no class.
    public func className(of record: Int) -> String? {
        if record >= base.count { return record < count ? edits.added[record - base.count].className : nil }
        return edits.removed.contains(record) ? nil : base.className(of: record)
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
        let new = fresh.nearest(to: place, count: count, within: distance, where: freshRule(classes))
        return Array(merged(old, new).prefix(max(0, count)))
    }

    /// All records within a distance of a place, the nearest first.
    public func neighbors(of place: Point, within distance: Double, classes: Set<String>? = nil) -> [Neighbor] {
        merged(
            base.index.neighbors(of: place, within: distance, where: rule(classes)),
            fresh.neighbors(of: place, within: distance, where: freshRule(classes)))
    }

    /// The records in a window or on its rim, in ascending order.
    public func ids(in window: BoundingBox) -> [Int] {
        let old = base.index.ids(in: window).filter { !hidden.contains($0) }
        let new = fresh.ids(in: window).map { freshRecords[$0] }
        return new.isEmpty ? old : (old + new).sorted()
    }

    private func rule(_ classes: Set<String>?) -> (Int) -> Bool {
        guard let classes else { return { !hidden.contains($0) } }
        let selection = base.selection(of: classes)
        return { record in base.isOf(selection, record) && !hidden.contains(record) }
    }

    private func freshRule(_ classes: Set<String>?) -> (Int) -> Bool {
        guard let classes else { return { _ in true } }
        return { number in className(of: freshRecords[number]).map(classes.contains) ?? false }
    }

    /// Two rows of neighbours as one, by distance and then by index.
    private func merged(_ old: [Neighbor], _ new: [Neighbor]) -> [Neighbor] {
        guard !new.isEmpty else { return old }
        let renumbered = new.map { Neighbor(id: freshRecords[$0.id], distance: $0.distance) }
        return (old + renumbered).sorted { ($0.distance, $0.id) < ($1.distance, $1.id) }
    }
}
