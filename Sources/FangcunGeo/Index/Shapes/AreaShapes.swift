/// The rings of areas, one area behind the other.
struct AreaShapes: Sendable {
    /// The rings of area `p` run from `ringStarts[p]` up to `ringStarts[p + 1]`.
    let ringStarts: FlatArray<UInt32>
    /// The points of ring `r` lie from `pointStarts[r]` up to `pointStarts[r + 1]`; the last one is followed by the first.
    let pointStarts: FlatArray<UInt32>
    let points: FlatArray<Point>

    /// How many areas there are.
    var count: Int { ringStarts.count - 1 }

    /// Says that rows from elsewhere are those of so many areas and lead nowhere else.
    ///
    /// - Throws: ``GeoError`` with code `malformedInput`.
    func check(areas: Int) throws(GeoError) {
        guard ringStarts.count == areas + 1, ringStarts.isAscending(upTo: pointStarts.count - 1),
            pointStarts.isAscending(upTo: points.count)
        else {
            throw GeoError(.malformedInput, "the rings of a polygon index are not in order")
        }
    }

    /// Whether an area holds a point, by the rule of ``PolygonIndex``.
    ///
    /// All edges are gone through without a jump that the processor would have to guess; only if one passes within rounding of
    /// the point, all are asked exactly.
    @inline(__always)
    func holds(_ point: Point, area: Int) -> Bool {
        var (crossings, isUnsure) = (0, 0)
        for ring in rings(of: area) {
            visitEdges(of: ring) { previous, next in
                let left = (previous.x - point.x) * (next.y - point.y)
                let right = (previous.y - point.y) * (next.x - point.x)
                let rounded = left - right
                let meetsHeight = (previous.y <= point.y ? 1 : 0) ^ (next.y <= point.y ? 1 : 0)
                let isEast = (rounded > 0 ? 1 : 0) ^ (previous.y < next.y ? 0 : 1)
                crossings ^= meetsHeight & isEast
                isUnsure |= meetsHeight & (Orientation.isSure(rounded, of: left, right) ? 0 : 1)
            }
        }
        return isUnsure == 0 ? crossings != 0 : holdsExactly(point, area: area)
    }

    @inline(never)
    private func holdsExactly(_ point: Point, area: Int) -> Bool {
        var isInside = false
        for ring in rings(of: area) {
            visitEdges(of: ring) { previous, next in
                // Only an edge that begins at or below the height of the point and ends above it, or the other way round.
                guard (previous.y <= point.y) != (next.y <= point.y) else { return }
                let isRising = previous.y < next.y
                // Always taken upwards: its two neighbours then see the same number.
                let side = Orientation.determinant(isRising ? previous : next, isRising ? next : previous, point)
                if side > 0 { isInside.toggle() }
            }
        }
        return isInside
    }

    /// Whether an area meets a window.
    func meets(_ window: BoundingBox, area: Int) -> Bool {
        var (hasEdge, bounds): (Bool, BoundingBox?) = (false, nil)
        for ring in rings(of: area) where !hasEdge {
            visitEdges(of: ring) { previous, next in
                if hasEdge { return }
                hasEdge = window.meets(previous, next)
                bounds?.extend(to: next)
                bounds = bounds ?? BoundingBox(minX: next.x, minY: next.y, maxX: next.x, maxY: next.y)
            }
        }
        // A window without any edge lies all inside or all outside.
        guard !hasEdge, let common = bounds?.common(with: window) else { return hasEdge }
        return holds(Point(x: common.minX, y: common.minY), area: area)
    }

    /// The rings of an area.
    @inline(__always)
    func rings(of area: Int) -> Range<Int> {
        unsafe Int(ringStarts[unchecked: area])..<Int(ringStarts[unchecked: area &+ 1])
    }

    /// Calls a function with the edges of a ring.
    @inline(__always)
    func visitEdges(of ring: Int, _ visit: (Point, Point) -> Void) {
        let points = unsafe points.reader
        let (start, end) = unsafe (Int(pointStarts[unchecked: ring]), Int(pointStarts[unchecked: ring &+ 1]))
        guard start < end else { return }
        var previous = unsafe points[unchecked: end &- 1]
        for position in start..<end {
            let next = unsafe points[unchecked: position]
            visit(previous, next)
            previous = next
        }
    }
}

extension FlatArray<UInt32> {
    /// Whether the numbers start with 0, never descend and end with the one given: the starts of runs in another row.
    func isAscending(upTo end: Int) -> Bool {
        var previous: UInt32 = 0
        for index in 0..<count {
            let start = unsafe self[unchecked: index]
            guard start >= previous, index > 0 || start == 0 else { return false }
            previous = start
        }
        return count > 0 && Int(previous) == end
    }
}
