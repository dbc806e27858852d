/// Lines sorted for the question which is nearest to a place: the road of an incident, with side and chainage (道路).
///
/// **Distances** are straight and in the unit of the coordinates, so these should be metres of a plane. Lines equally far, such
/// as two that meet where both are nearest, come by id. The answer depends on the lines and the place only.
///
/// **The side** is that of the nearest segment, decided without rounding error; where a corner is nearest, the outer side of
/// the corner, and at an end the side of the segment's continuation.
///
/// Points that repeat the one before are left out; a line without two different points is never found. A place or distance that is
/// not a number, a negative distance and a place with coordinates of 1e150 and more find nothing.
///
/// An index is immutable; share one between threads. Design and figures: docs/indexes.md.
public struct LineIndex: Sendable {
    let parts: Parts

    /// The most points that the lines of an index may have.
    public static let maximumPoints = 1 << 30

    typealias Parts = LineIndexParts

    /// An index of its parts, which are as the builder makes them, or checked.
    init(_ parts: Parts) { self.parts = parts }

    /// An index of lines, each one chain of points; the id of a line is its place in the array.
    ///
    /// - Throws: as ``init(_:)-([[[Point]]])``.
    public init(_ lines: [[Point]]) throws(GeoError) { try self.init(lines.map { [$0] }) }

    /// An index of lines, each of one or several chains of points; the id of a line is its place in the array.
    ///
    /// - Throws: ``GeoError``: `invalidGeometry`, naming the line, for a coordinate that is not finite or 1e150 and more in
    ///   size; `limitExceeded` for more than ``maximumPoints`` points.
    /// - Complexity: linear in the number of points, in time and memory: about 50 bytes for each.
    public init(_ lines: [[[Point]]]) throws(GeoError) { parts = try LineIndexParts(lines) }

    /// How many lines there are, those that are never found too.
    public var count: Int { parts.lineCount }

    /// The lines nearest to a place, the nearest first.
    ///
    /// - Parameters:
    ///   - place: Where to look.
    ///   - count: How many to find at most.
    ///   - distance: How far away they may be; that distance is still near enough.
    /// - Complexity: logarithmic in the number of points of all lines, for a few lines.
    public func nearest(to place: Point, count: Int = 1, within distance: Double = .infinity) -> [LinePosition] {
        if count == 1 { return nearestOne(to: place, within: distance).map { [$0] } ?? [] }
        return segments(nearestTo: place, count, distance, apartFrom: []).map { position(of: place, $0) }
    }

    /// All lines within a distance of a place, each once, the nearest first.
    public func neighbors(of place: Point, within distance: Double) -> [LinePosition] {
        segments(near: place, within: distance, apartFrom: []).map { position(of: place, $0) }
    }

    /// The ids of the lines that meet a window, in ascending order, decided without rounding error.
    public func ids(in window: BoundingBox) -> [Int] {
        var sink = CollectingSink(from: parts.tree.ids)
        parts.tree.visit(window, &sink, thingsFillBoxes: false) { window, position in
            let start = unsafe Int(parts.tree.ids[unchecked: position])
            return unsafe window.meets(parts.points[unchecked: start], parts.points[unchecked: start &+ 1])
        }
        var ids = sink.ids.map { Int(parts.line(ofSegment: $0)) }.sorted()
        // Each line once, though several of its segments are met.
        var kept = 0
        for position in ids.indices where position == 0 || ids[position] != ids[position - 1] {
            ids[kept] = ids[position]
            kept += 1
        }
        ids.removeLast(ids.count - kept)
        return ids
    }

    /// Without a list of lines that are kept.
    private func nearestOne(to place: Point, within distance: Double) -> LinePosition? {
        guard PointIndex.isPlace(place), distance >= 0 else { return nil }
        var sink = NearestSegment(within: distance)
        parts.visitSegments(near: place, &sink)
        return position(of: place, sink)
    }

    /// Where the nearest segment lies on its line, if there is one.
    @inline(__always)
    func position(of place: Point, _ found: NearestSegment) -> LinePosition? {
        guard found.segment < Int.max else { return nil }
        let line = parts.line(ofSegment: found.segment)
        return position(of: place, NearSegment(distance: found.limit, segment: found.segment, line: line))
    }

    /// The nearest lines but for some, each by the nearest of its segments.
    func segments(
        nearestTo place: Point, _ count: Int, _ distance: Double, apartFrom hidden: Set<Int>
    ) -> [NearSegment] {
        guard count > 0, PointIndex.isPlace(place), distance >= 0 else { return [] }
        var sink = ShownLines(NearestLines(capacity: min(count, self.count), within: distance), apartFrom: hidden)
        parts.visitSegments(near: place, &sink)
        return sink.lines.found
    }

    /// All lines within a distance but for some, each by the nearest of its segments, the nearest first.
    func segments(near place: Point, within distance: Double, apartFrom hidden: Set<Int>) -> [NearSegment] {
        guard PointIndex.isPlace(place), distance >= 0 else { return [] }
        var sink = ShownLines(GatheredLines(within: distance), apartFrom: hidden)
        parts.visitSegments(near: place, &sink)
        return sink.lines.sorted()
    }

    /// Where on its line the segment found is nearest.
    func position(of place: Point, _ found: NearSegment) -> LinePosition {
        let (start, end) = parts.segment(found.segment)
        let foot = SegmentFoot(of: place, start, end)
        let before = unsafe parts.chainages[unchecked: found.segment]
        let after = unsafe parts.chainages[unchecked: found.segment + 1]
        return LinePosition(
            id: Int(found.line), distance: found.distance.squareRoot(), foot: foot.point,
            chainage: foot.isEnd ? after : min(before + foot.distanceFromStart, after),
            side: parts.side(of: place, segment: found.segment, foot))
    }
}
