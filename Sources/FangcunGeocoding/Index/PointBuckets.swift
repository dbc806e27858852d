import FangcunGeo

/// Points sorted into square buckets, for the nearest one to a place.
///
/// The buckets are as large as makes them hold about two points each, so that a search looks at a handful whatever the
/// density of the city.
struct PointBuckets: Sendable {
    private let points: [Point]
    private let origin: Point
    private let cellMeters: Double
    private let columns: Int
    private let rows: Int
    /// Bucket `b` holds `members[starts[b]..<starts[b + 1]]`, by ascending index.
    private let starts: [Int32]
    private let members: [Int32]

    /// Sorts finite points; there are at most `Int32.max` of them.
    ///
    /// - Complexity: linear in the number of points.
    init(_ points: [Point]) {
        self.points = points
        let box = BoundingBox(around: points) ?? BoundingBox(minX: 0, minY: 0, maxX: 0, maxY: 0)
        origin = Point(x: box.minX, y: box.minY)
        let extent = max(box.width, box.height, 1)
        // At least area / (points / 2) per cell, and never more than 2 048 columns or rows.
        let wanted = (max(box.width, 1) * max(box.height, 1) * 2 / Double(max(points.count, 1))).squareRoot()
        cellMeters = max(wanted, extent / 2_047)
        columns = Int(box.width / cellMeters) + 1
        rows = Int(box.height / cellMeters) + 1

        var counts = [Int32](repeating: 0, count: columns * rows + 1)
        let buckets = points.map { [origin, cellMeters, columns, rows] point in
            let column = min(Int((point.x - origin.x) / cellMeters), columns - 1)
            let row = min(Int((point.y - origin.y) / cellMeters), rows - 1)
            return row * columns + column
        }
        for bucket in buckets { counts[bucket + 1] += 1 }
        for bucket in 1..<counts.count { counts[bucket] += counts[bucket - 1] }
        starts = counts
        var members = [Int32](repeating: 0, count: points.count)
        var next = counts
        for (index, bucket) in buckets.enumerated() {
            members[Int(next[bucket])] = Int32(index)
            next[bucket] += 1
        }
        self.members = members
    }

    /// The nearest point within a distance, the first of those equally near; `nil` when there is none.
    ///
    /// - Complexity: O(buckets within the distance of the nearest point).
    func nearest(to point: Point, withinMeters limit: Double) -> (index: Int, distanceMeters: Double)? {
        guard point.isFinite, limit >= 0, !points.isEmpty else { return nil }
        let column = cell((point.x - origin.x) / cellMeters, count: columns)
        let row = cell((point.y - origin.y) / cellMeters, count: rows)
        var best: (index: Int, distanceMeters: Double)?
        for ring in 0...max(columns, rows) {
            // Every point of this ring and those beyond is at least this far from the (clamped) centre bucket.
            // The rounding of bucket borders is allowed for.
            let nearestPossible = Double(ring - 1) * cellMeters * (1 - 1e-9)
            if nearestPossible > min(limit, best?.distanceMeters ?? limit) { break }
            visitRing(ring, aroundColumn: column, row: row) { bucket in
                for member in members[Int(starts[bucket])..<Int(starts[bucket + 1])] {
                    let distance = points[Int(member)].distance(to: point)
                    guard distance <= limit else { continue }
                    if let known = best, (known.distanceMeters, known.index) <= (distance, Int(member)) { continue }
                    best = (Int(member), distance)
                }
            }
        }
        return best
    }

    /// The cell of a coordinate, the first or last one for places outside.
    ///
    /// Clamping keeps the search exact: the distance from an outside place to a bucket `n` rings away from the clamped one
    /// is still at least `n - 1` cells along one axis.
    private func cell(_ position: Double, count: Int) -> Int {
        if position <= 0 { return 0 }
        if position >= Double(count) { return count - 1 }
        return Int(position)
    }

    private func visitRing(_ ring: Int, aroundColumn column: Int, row: Int, _ visit: (Int) -> Void) {
        for y in max(0, row - ring)...min(rows - 1, row + ring) {
            let isEdgeRow = y == row - ring || y == row + ring
            if isEdgeRow {
                for x in max(0, column - ring)...min(columns - 1, column + ring) { visit(y * columns + x) }
                continue
            }
            if column - ring >= 0 { visit(y * columns + column - ring) }
            if column + ring < columns { visit(y * columns + column + ring) }
        }
    }
}
