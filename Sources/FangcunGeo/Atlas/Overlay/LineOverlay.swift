/// The records of an atlas that are lines, with edits upon them.
///
/// A record keeps its index, however it is redrawn; new ones follow behind all, in the order of the edits. Questions and
/// answers are those of ``LineIndex``: nearest first, records equally far by index.
public struct LineOverlay: Sendable {
    /// The records of the atlas.
    public let base: AtlasLines
    let records: EditedRecords<[[Point]]>
    /// The changed and new records.
    private let fresh: LineIndex?

    /// How many indexes there are: records of the atlas, removed ones among them, and new ones.
    public var count: Int { records.count }

    /// What is known of the records.
    public var table: OverlayTable { OverlayTable(base.table, records) }

    /// Puts edits upon records.
    ///
    /// - Throws: ``GeoError``: `malformedInput` for a record that is not there, or both removed and changed; the errors of
    ///   ``LineIndex``.
    /// - Complexity: n log n in the number of points of the edits.
    init(_ base: AtlasLines, _ edits: AtlasEdits.Lines) throws(GeoError) {
        self.base = base
        records = try EditedRecords(edits, of: base.count)
        fresh = records.fresh.isEmpty ? nil : try LineIndex(records.shapes)
    }

    /// The records nearest to a place, the nearest first.
    ///
    /// - Parameters:
    ///   - place: Where to look, in the plane of the atlas.
    ///   - count: How many to find at most.
    ///   - distance: How far away they may be; that distance is still near enough.
    public func nearest(to place: Point, count: Int = 1, within distance: Double = .infinity) -> [LinePosition] {
        guard !records.isEmpty else { return base.index.nearest(to: place, count: count, within: distance) }
        let old = base.index.segments(nearestTo: place, count, distance, apartFrom: records.hidden)
        let new = fresh?.segments(nearestTo: place, count, distance, apartFrom: [])
        return merged(old, new ?? [], place, count)
    }

    /// All records within a distance of a place, each once, the nearest first.
    public func neighbors(of place: Point, within distance: Double) -> [LinePosition] {
        let old = base.index.segments(near: place, within: distance, apartFrom: records.hidden)
        let new = fresh?.segments(near: place, within: distance, apartFrom: [])
        return merged(old, new ?? [], place, .max)
    }

    /// The nearest record for each of many places; `nil` where none is within the distance.
    public func nearest(to places: [Point], within distance: Double = .infinity) -> [LinePosition?] {
        guard !records.isEmpty else { return base.index.nearest(to: places, within: distance) }
        return places.map { nearest(to: $0, within: distance).first }
    }

    /// The records that meet a window, in ascending order.
    public func ids(in window: BoundingBox) -> [Int] {
        records.merged(base.index.ids(in: window), fresh?.ids(in: window) ?? [])
    }

    /// Two rows of lines as one, by the squares of their distances, as in an index, and then by record.
    private func merged(
        _ old: [NearSegment], _ new: [NearSegment], _ place: Point, _ count: Int
    ) -> [LinePosition] {
        let known = old.map { (line: $0, record: Int($0.line), index: base.index) }
        guard let fresh, !new.isEmpty else { return known.map { $0.index.position(of: place, $0.line) } }
        let all = known + new.map { (line: $0, record: records.fresh[Int($0.line)], index: fresh) }
        return all.sorted { ($0.line.distance, $0.record) < ($1.line.distance, $1.record) }.prefix(max(0, count))
            .map { found in
                let position = found.index.position(of: place, found.line)
                return LinePosition(
                    id: found.record, distance: position.distance, foot: position.foot, chainage: position.chainage,
                    side: position.side)
            }
    }
}
