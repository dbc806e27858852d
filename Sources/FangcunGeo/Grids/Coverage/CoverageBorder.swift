/// The unmatched edges as lines on the ground, in metres, with an index to find those near a place.
struct CoverageBorder {
    /// An unmatched edge.
    struct Line {
        let start: Point
        let end: Point
        let grid: Int

        /// The distance of a point from the line, ends included.
        func distance(to point: Point) -> Double {
            let (dx, dy) = (end.x - start.x, end.y - start.y)
            let (px, py) = (point.x - start.x, point.y - start.y)
            let squared = dx * dx + dy * dy
            let t = squared > 0 ? max(0, min(1, (px * dx + py * dy) / squared)) : 0
            return Point(x: start.x + t * dx, y: start.y + t * dy).distance(to: point)
        }

        fileprivate var box: BoundingBox {
            BoundingBox(
                minX: min(start.x, end.x), minY: min(start.y, end.y), maxX: max(start.x, end.x),
                maxY: max(start.y, end.y))
        }
    }

    /// The lines, one for each unmatched edge in the order of ``CoverageEdges/unmatched``.
    let lines: [Line]
    /// The lines as chains of two points, each once in whatever direction.
    var distinctLines: [[Point]] {
        var seen: Set<[Point]> = []
        return lines.compactMap { line in
            let isForward = (line.start.x, line.start.y) < (line.end.x, line.end.y)
            let chain = isForward ? [line.start, line.end] : [line.end, line.start]
            return seen.insert(chain).inserted ? chain : nil
        }
    }
    private let buckets: BucketGrid

    init(_ edges: CoverageEdges, _ frame: GroundFrame) {
        lines = edges.unmatched.map { index in
            let edge = edges.edges[index]
            return Line(
                start: frame.meters(edges.vertices[Int(edge.from)]), end: frame.meters(edges.vertices[Int(edge.to)]),
                grid: Int(edge.grid))
        }
        buckets = BucketGrid(lines.map(\.box))
    }

    /// The indices of the lines within a distance of the point, ascending.
    func lines(near point: Point, within meters: Double) -> [Int] {
        var found: [Int] = []
        buckets.visitCandidates(in: BoundingBox(around: point, radius: meters)) { index in
            if lines[index].distance(to: point) <= meters { found.append(index) }
        }
        return Set(found).sorted()
    }

    /// The grids with a line through the point, give or take a distance, ascending.
    func grids(along point: Point, within meters: Double) -> [Int] {
        Set(lines(near: point, within: meters).map { lines[$0].grid }).sorted()
    }

    /// Whether the lines cross more often than that, or cannot be told apart with a like effort.
    func isTangled(beyond crossings: Int) -> Bool {
        var found = 0
        var visits = 0
        for (index, line) in lines.enumerated() {
            buckets.visitCandidates(in: line.box) { other in
                visits += 1
                if other > index, line.crosses(lines[other]) { found += 1 }
            }
            if found > crossings || visits > 400 * (crossings + lines.count) { return true }
        }
        return false
    }
}

extension CoverageBorder.Line {
    /// Whether two lines cross at a point within both.
    fileprivate func crosses(_ other: Self) -> Bool {
        let sides = Orientation.determinant(start, end, other.start) * Orientation.determinant(start, end, other.end)
        guard sides < 0 else { return false }
        return Orientation.determinant(other.start, other.end, start)
            * Orientation.determinant(other.start, other.end, end) < 0
    }
}

extension BoundingBox {
    fileprivate init(around point: Point, radius: Double) {
        self.init(minX: point.x - radius, minY: point.y - radius, maxX: point.x + radius, maxY: point.y + radius)
    }
}
