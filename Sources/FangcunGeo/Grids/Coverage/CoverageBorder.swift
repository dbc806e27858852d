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

    /// The border, made of the edges without counterpart.
    ///
    /// - Returns: `nil` for more lines than that.
    init?(_ matching: EdgeMatching, _ outlines: CleanOutlines, _ frame: GroundFrame, maximumLines: Int) {
        // For the first edge of each unmatched bundle, the number of its line.
        var lineOfEdge = [Int32](repeating: -1, count: outlines.points.count)
        var count = 0
        for ring in outlines.rings {
            for edge in ring.edges where Int(matching.first[edge]) == edge && matching.isBorder(edge) {
                lineOfEdge[edge] = Int32(truncatingIfNeeded: count)
                count += 1
            }
        }
        guard count <= maximumLines else { return nil }
        let table = SlotTable(capacity: 2 * count)
        collect(lineOfEdge, count, matching, outlines, frame, table)
        findGrids(lineOfEdge, matching, outlines, table)
        buckets = BucketGrid(lines.map(\.box))
    }

    private mutating func collect(
        _ lineOfEdge: [Int32], _ count: Int, _ matching: EdgeMatching, _ outlines: CleanOutlines, _ frame: GroundFrame,
        _ table: borrowing SlotTable
    ) {
        lines.reserveCapacity(count)
        for edge in lineOfEdge.indices where lineOfEdge[edge] >= 0 {
            let (start, end) = (outlines.points[edge], outlines.points[edge + 1])
            let from = number(of: start, matching.hashes[edge], table)
            let to = number(of: end, matching.hashes[edge + 1], table)
            lines.append(
                Line(
                    start: frame.meters(start), end: frame.meters(end), from: from, to: to,
                    isSingle: !matching.isCrowded(edge)))
        }
    }

    private mutating func number(of corner: Point, _ hash: UInt64, _ table: borrowing SlotTable) -> Int32 {
        let number = table.numberOrInsert(hash, corners.count) { corners[$0] == corner }
        if number == corners.count { corners.append(corner) }
        return Int32(truncatingIfNeeded: number)
    }

    private mutating func findGrids(
        _ lineOfEdge: [Int32], _ matching: EdgeMatching, _ outlines: CleanOutlines,
        _ table: borrowing SlotTable
    ) {
        var atLine: [(group: Int32, number: Int32)] = []
        var atCorner: [(group: Int32, number: Int32)] = []
        for ring in outlines.rings {
            let grid = Int32(truncatingIfNeeded: ring.grid)
            for edge in ring.edges {
                let line = lineOfEdge[Int(matching.first[edge])]
                if line >= 0 { atLine.append((line, grid)) }
                let point = outlines.points[edge]
                if let corner = table.number(matching.hashes[edge], where: { corners[$0] == point }) {
                    atCorner.append((Int32(truncatingIfNeeded: corner), grid))
                }
            }
        }
        gridsOfLine = GroupedNumbers(atLine, groups: lines.count)
        gridsOfCorner = GroupedNumbers(atCorner, groups: corners.count)
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

/// Numbers in groups, each once in its group, ascending.
struct GroupedNumbers {
    private var starts: [Int32] = [0]
    private var numbers: [Int32] = []

    /// No groups.
    init() {}

    /// Numbers that come with their groups, in ascending order of the numbers.
    init(_ pairs: [(group: Int32, number: Int32)], groups: Int) {
        var next = [Int32](repeating: 0, count: groups + 1)
        for pair in pairs { next[Int(pair.group) + 1] += 1 }
        for group in 0..<groups { next[group + 1] += next[group] }
        var sorted = [Int32](repeating: 0, count: pairs.count)
        for pair in pairs {
            sorted[Int(next[Int(pair.group)])] = pair.number
            next[Int(pair.group)] += 1
        }
        starts.reserveCapacity(groups + 1)
        numbers.reserveCapacity(pairs.count)
        var position = 0
        for group in 0..<groups {
            let start = numbers.count
            while position < Int(next[group]) {
                let number = sorted[position]
                if numbers.count == start || numbers[numbers.count - 1] != number { numbers.append(number) }
                position += 1
            }
            starts.append(Int32(truncatingIfNeeded: numbers.count))
        }
    }

    /// A group.
    subscript(group: Int) -> ArraySlice<Int32> { numbers[Int(starts[group])..<Int(starts[group + 1])] }

    /// Whether a group has a number.
    ///
    /// - Complexity: O(log n) in the size of the group.
    func contains(_ number: Int32, in group: Int) -> Bool {
        var (low, high) = (Int(starts[group]), Int(starts[group + 1]))
        while low < high {
            let middle = (low + high) / 2
            if numbers[middle] == number { return true }
            if numbers[middle] < number { low = middle + 1 } else { high = middle }
        }
        return false
    }

    /// Whether two groups of another and this kind have a number in common.
    ///
    /// - Complexity: O(m log n) in the sizes of the smaller and the larger group.
    func haveCommon(_ one: Int, _ other: Int, of others: GroupedNumbers) -> Bool {
        self[one].count <= others[other].count
            ? self[one].contains { others.contains($0, in: other) } : others[other].contains { contains($0, in: one) }
    }
}
