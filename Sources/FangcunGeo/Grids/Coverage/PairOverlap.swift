/// The common area of two grids, from the pieces of either's border that run within the other.
///
/// The border of what two areas have in common is made of the first one's border within the second, and of the second one's
/// within the first; its area follows from those pieces alone. No new polygon is built, so a pair costs about a microsecond,
/// most pairs less. Wherever a border touches the other, or comes as near to it as rounding reaches, there is no answer, and
/// the caller asks GEOS.
struct PairOverlap {
    enum Answer {
        case nothing
        case area(Double, perimeter: Double, place: Point)
        case unclear
    }

    /// An edge that runs near the common box, with what is known of it.
    private struct Edge {
        let start: Point
        let end: Point
        /// The other grid has the same edge.
        var isShared = false
        /// In the same direction.
        var isAlong = false
        /// Where edges of the other grid cross it, from 0 at the start to 1 at the end.
        var cuts: [Double] = []

        @inline(__always)
        func overlaps(_ other: Edge) -> Bool {
            max(start.x, end.x) >= min(other.start.x, other.end.x) && max(other.start.x, other.end.x) >= min(start.x, end.x)
                && max(start.y, end.y) >= min(other.start.y, other.end.y)
                && max(other.start.y, other.end.y) >= min(start.y, end.y)
        }

        func point(at t: Double) -> Point {
            Point(x: start.x + t * (end.x - start.x), y: start.y + t * (end.y - start.y))
        }
    }

    private let outlines: CleanOutlines
    private let frame: GroundFrame
    /// Metres that rounding may be off, with a wide margin.
    private let reach: Double
    private var first: [Edge] = []
    private var second: [Edge] = []
    /// The pieces of the common area's border, in metres from a point close to it.
    private var pieces: [(start: Point, end: Point)] = []

    init(_ outlines: CleanOutlines, _ frame: GroundFrame) {
        self.outlines = outlines
        self.frame = frame
        let bounds = outlines.bounds ?? BoundingBox(minX: 0, minY: 0, maxX: 0, maxY: 0)
        let (low, high) = (Point(x: bounds.minX, y: bounds.minY), Point(x: bounds.maxX, y: bounds.maxY))
        let largest = max(low.x.magnitude, low.y.magnitude, high.x.magnitude, high.y.magnitude)
        let rounding = frame.meters(Point(x: low.x + largest * 0x1p-48, y: low.y + largest * 0x1p-48))
        reach = max(1e-7, rounding.distance(to: frame.meters(low)))
    }

    /// The common area of two valid grids, given the boxes around both.
    mutating func measure(_ one: Int, _ oneBox: BoundingBox, _ other: Int, _ otherBox: BoundingBox) -> Answer {
        let common = BoundingBox(
            minX: max(oneBox.minX, otherBox.minX), minY: max(oneBox.minY, otherBox.minY),
            maxX: min(oneBox.maxX, otherBox.maxX), maxY: min(oneBox.maxY, otherBox.maxY))
        collect(one, common, into: &first)
        collect(other, common, into: &second)
        guard cut() else { return .unclear }
        pieces.removeAll(keepingCapacity: true)
        let origin = frame.meters(Point(x: common.minX, y: common.minY))
        guard addPieces(of: first, within: other, otherBox, second, from: origin, takesShared: true),
            addPieces(of: second, within: one, oneBox, first, from: origin, takesShared: false)
        else { return .unclear }
        return answer(from: origin)
    }

    private func collect(_ grid: Int, _ box: BoundingBox, into edges: inout [Edge]) {
        edges.removeAll(keepingCapacity: true)
        for ring in outlines.rings(of: grid) {
            for index in ring.edges {
                let (a, b) = (outlines.points[index], outlines.points[index + 1])
                guard max(a.x, b.x) >= box.minX, min(a.x, b.x) <= box.maxX, max(a.y, b.y) >= box.minY,
                    min(a.y, b.y) <= box.maxY
                else { continue }
                edges.append(Edge(start: a, end: b))
            }
        }
    }

    /// Finds where the edges of both cross; false when some touch otherwise than in ends that both have.
    private mutating func cut() -> Bool {
        for i in first.indices {
            for j in second.indices where first[i].overlaps(second[j]) {
                let (a, b, c, d) = (first[i].start, first[i].end, second[j].start, second[j].end)
                if (a == d && b == c) || (a == c && b == d) {
                    first[i].isShared = true
                    second[j].isShared = true
                    first[i].isAlong = a == c
                    continue
                }
                if a == c || a == d || b == c || b == d {
                    let (shared, tip) = a == c || a == d ? (a, b) : (b, a)
                    let foreign = c == shared ? d : c
                    guard Orientation.determinant(shared, tip, foreign) != 0 else {
                        let scalar =
                            (tip.x - shared.x) * (foreign.x - shared.x) + (tip.y - shared.y) * (foreign.y - shared.y)
                        if scalar > 0 { return false }
                        continue
                    }
                    continue
                }
                let (ofC, ofD) = (Orientation.determinant(a, b, c), Orientation.determinant(a, b, d))
                if (ofC > 0 && ofD > 0) || (ofC < 0 && ofD < 0) { continue }
                let (ofA, ofB) = (Orientation.determinant(c, d, a), Orientation.determinant(c, d, b))
                if (ofA > 0 && ofB > 0) || (ofA < 0 && ofB < 0) { continue }
                guard ofA != 0, ofB != 0, ofC != 0, ofD != 0 else { return false }
                first[i].cuts.append(ofA / (ofA - ofB))
                second[j].cuts.append(ofC / (ofC - ofD))
            }
        }
        return true
    }

    /// Adds the pieces of one grid's edges that run within another grid; false when that is not clear of one.
    private mutating func addPieces(
        of edges: [Edge], within grid: Int, _ box: BoundingBox, _ others: [Edge], from origin: Point, takesShared: Bool
    ) -> Bool {
        for edge in edges {
            if edge.isShared {
                if takesShared, edge.isAlong { add(edge, from: 0, to: 1, origin) }
                continue
            }
            var start = 0.0
            for end in edge.cuts.sorted() + [1] {
                defer { start = end }
                let middle = edge.point(at: start + (end - start) / 2)
                guard box.contains(middle) else { continue }
                guard isClear(middle, of: others) else { return false }
                if contains(middle, grid) { add(edge, from: start, to: end, origin) }
            }
        }
        return true
    }

    private mutating func add(_ edge: Edge, from start: Double, to end: Double, _ origin: Point) {
        let (a, b) = (frame.meters(edge.point(at: start)), frame.meters(end == 1 ? edge.end : edge.point(at: end)))
        pieces.append(
            (Point(x: a.x - origin.x, y: a.y - origin.y), Point(x: b.x - origin.x, y: b.y - origin.y)))
    }

    /// Whether no edge comes within rounding of a point.
    private func isClear(_ point: Point, of edges: [Edge]) -> Bool {
        let place = frame.meters(point)
        for edge in edges {
            let (start, end) = (frame.meters(edge.start), frame.meters(edge.end))
            guard place.x >= min(start.x, end.x) - reach, place.x <= max(start.x, end.x) + reach,
                place.y >= min(start.y, end.y) - reach, place.y <= max(start.y, end.y) + reach
            else { continue }
            let (dx, dy) = (end.x - start.x, end.y - start.y)
            let cross = dx * (place.y - start.y) - dy * (place.x - start.x)
            if cross * cross <= reach * reach * (dx * dx + dy * dy) { return false }
        }
        return true
    }

    /// Whether the grid holds a point, by the exact even-odd rule.
    func contains(_ point: Point, _ grid: Int) -> Bool {
        var isInside = false
        for ring in outlines.rings(of: grid) {
            for index in ring.edges {
                let (a, b) = (outlines.points[index], outlines.points[index + 1])
                guard (a.y <= point.y) != (b.y <= point.y) else { continue }
                let isUpwards = a.y < b.y
                if Orientation.determinant(isUpwards ? a : b, isUpwards ? b : a, point) > 0 { isInside.toggle() }
            }
        }
        return isInside
    }

    private func answer(from origin: Point) -> Answer {
        guard !pieces.isEmpty else { return .nothing }
        var (twice, perimeter, open) = (0.0, 0.0, Point(x: 0, y: 0))
        for (a, b) in pieces {
            twice += a.x * b.y - b.x * a.y
            perimeter += a.distance(to: b)
            open = Point(x: open.x + (b.x - a.x), y: open.y + (b.y - a.y))
        }
        // The pieces make closed rings, or one was judged wrongly.
        guard open.distance(to: Point(x: 0, y: 0)) <= reach + 1e-9 * perimeter, twice > 0, let place = placeWithin() else {
            return .unclear
        }
        return .area(
            twice / 2, perimeter: perimeter, place: frame.data(Point(x: place.x + origin.x, y: place.y + origin.y)))
    }

    /// The middle of the widest stretch within the pieces, at the height where there is most room between their ends.
    private func placeWithin() -> Point? {
        let heights = pieces.flatMap { [$0.start.y, $0.end.y] }.sorted()
        guard let room = zip(heights, heights.dropFirst()).max(by: { $0.1 - $0.0 < $1.1 - $1.0 }) else { return nil }
        let y = room.0 + (room.1 - room.0) / 2
        var crossings: [Double] = []
        for (a, b) in pieces where (a.y <= y) != (b.y <= y) {
            crossings.append(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x))
        }
        crossings.sort()
        let stretches = stride(from: 0, to: crossings.count - 1, by: 2).map { (crossings[$0], crossings[$0 + 1]) }
        return stretches.max { $0.1 - $0.0 < $1.1 - $1.0 }.map { Point(x: $0.0 + ($0.1 - $0.0) / 2, y: y) }
    }
}
