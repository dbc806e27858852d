/// The unmatched edges as lines on the ground, in metres, each once, with an index to find those near a place; and the corners
/// at their ends.
struct CoverageBorder {
    /// An unmatched edge.
    struct Line {
        let start: Point
        let end: Point
        /// The corners at both ends, by number.
        let from: Int32
        let to: Int32
        /// Whether it is an edge of one grid that is no suspect: that grid lies on its left.
        let isSingle: Bool

        /// The distance of a point from the line, ends included.
        func distance(to point: Point) -> Double { point.distance(to: nearest(to: point)) }

        /// The point of the line that is nearest to another.
        func nearest(to point: Point) -> Point {
            let (dx, dy) = (end.x - start.x, end.y - start.y)
            let (px, py) = (point.x - start.x, point.y - start.y)
            let squared = dx * dx + dy * dy
            let t = squared > 0 ? max(0, min(1, (px * dx + py * dy) / squared)) : 0
            return Point(x: start.x + t * dx, y: start.y + t * dy)
        }

        var box: BoundingBox {
            BoundingBox(
                minX: min(start.x, end.x), minY: min(start.y, end.y), maxX: max(start.x, end.x),
                maxY: max(start.y, end.y))
        }
    }

    /// The lines, in the order of the edges.
    private(set) var lines: [Line] = []
    /// The corners in the data's coordinates.
    private(set) var corners: [Point] = []
    /// The grids that have each line, ascending.
    private(set) var gridsOfLine = GroupedNumbers()
    /// The grids that meet in each corner, ascending.
    private(set) var gridsOfCorner = GroupedNumbers()
    private var buckets = BucketGrid([])
    private let hash = PointHash()

    /// The border, made of the edges without counterpart.
    ///
    /// - Returns: `nil` for more lines than that.
    init?(_ matching: EdgeMatching, _ outlines: CleanOutlines, _ frame: GroundFrame, maximumLines: Int) {
        let edges = matching.borderEdges
        guard edges.count <= maximumLines else { return nil }
        let table = SlotTable(capacity: 2 * edges.count)
        collect(edges, matching, outlines, frame, table)
        findGridsOfLines(edges, matching, outlines)
        findGridsOfCorners(outlines, table)
        buckets = BucketGrid(lines.map(\.box))
    }

    private mutating func collect(
        _ edges: [Int], _ matching: EdgeMatching, _ outlines: CleanOutlines, _ frame: GroundFrame,
        _ table: borrowing SlotTable
    ) {
        lines.reserveCapacity(edges.count)
        for edge in edges {
            let (start, end) = (outlines.points[edge], outlines.points[edge + 1])
            let (from, to) = (number(of: start, table), number(of: end, table))
            lines.append(
                Line(
                    start: frame.meters(start), end: frame.meters(end), from: from, to: to,
                    isSingle: !matching.isCrowded(edge)))
        }
    }

    private mutating func number(of corner: Point, _ table: borrowing SlotTable) -> Int32 {
        let number = table.numberOrInsert(hash(corner), corners.count) { corners[$0] == corner }
        if number == corners.count { corners.append(corner) }
        return Int32(truncatingIfNeeded: number)
    }

    /// The grids of each line: of a line of one edge the grid of that edge.
    private mutating func findGridsOfLines(_ edges: [Int], _ matching: EdgeMatching, _ outlines: CleanOutlines) {
        var pairs: [(group: Int32, number: Int32)] = []
        pairs.reserveCapacity(edges.count)
        if matching.hasCrowd {
            var lineOfEdge = [Int32](repeating: -1, count: outlines.points.count)
            for (line, edge) in edges.enumerated() { lineOfEdge[edge] = Int32(truncatingIfNeeded: line) }
            for ring in outlines.rings {
                for edge in ring.edges {
                    let line = lineOfEdge[matching.head(of: edge)]
                    if line >= 0 { pairs.append((line, Int32(truncatingIfNeeded: ring.grid))) }
                }
            }
        } else {
            var line = 0
            for ring in outlines.rings {
                while line < edges.count, edges[line] < ring.end {
                    pairs.append((Int32(truncatingIfNeeded: line), Int32(truncatingIfNeeded: ring.grid)))
                    line += 1
                }
            }
        }
        gridsOfLine = GroupedNumbers(pairs, groups: lines.count)
    }

    private mutating func findGridsOfCorners(_ outlines: CleanOutlines, _ table: borrowing SlotTable) {
        // Few points of a city are corners of its border, and a look at a bit tells it of most others.
        let filter = CornerFilter(corners)
        var pairs: [(group: Int32, number: Int32)] = []
        unsafe outlines.points.withUnsafeBufferPointer { points in
            for ring in outlines.rings {
                for edge in ring.edges where unsafe filter.mayHold(points[edge]) {
                    let point = unsafe points[edge]
                    guard let corner = table.number(hash(point), where: { corners[$0] == point }) else { continue }
                    pairs.append((Int32(truncatingIfNeeded: corner), Int32(truncatingIfNeeded: ring.grid)))
                }
            }
        }
        gridsOfCorner = GroupedNumbers(pairs, groups: corners.count)
    }

    /// Visits the lines whose boxes may touch a box; one line may come several times.
    func visitLines(near box: BoundingBox, _ visit: (Int) -> Void) { buckets.visitCandidates(in: box, visit) }

    /// Visits the lines that may be within a distance of a point; one line may come several times.
    func visitLines(near point: Point, within meters: Double, _ visit: (Int) -> Void) {
        buckets.visitCandidates(in: BoundingBox(around: point, radius: meters), visit)
    }

    /// The grids with a line through the point, give or take a distance, ascending.
    func grids(along point: Point, within meters: Double) -> [Int] {
        var grids: Set<Int> = []
        visitLines(near: point, within: meters) { line in
            if lines[line].distance(to: point) <= meters {
                grids.formUnion(gridsOfLine[line].lazy.map { Int($0) })
            }
        }
        return grids.sorted()
    }
}

extension BoundingBox {
    init(around point: Point, radius: Double) {
        self.init(minX: point.x - radius, minY: point.y - radius, maxX: point.x + radius, maxY: point.y + radius)
    }
}
