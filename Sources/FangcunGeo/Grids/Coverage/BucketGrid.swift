/// Finds boxes near a place: the extent cut into equal buckets, each with the boxes that touch it, in ascending order.
///
/// The number of buckets and of entries is bounded by a multiple of the number of boxes, whatever their sizes: the buckets are
/// made coarser until the entries fit. A swarm of tiny boxes in the extent of a giant one shares a bucket, which is slow, not wrong.
struct BucketGrid: Sendable {
    private let scale: BucketScale
    /// Bucket `b` holds the entries from `starts[b]` up to `starts[b + 1]`.
    private let starts: [Int32]
    private let entries: [Int32]

    /// Entries allowed per box, on average.
    private static let entriesPerBox = 16

    /// The most boxes that an index takes: entries are counted in 32 bits.
    static let maximumBoxes = 1 << 26

    /// An index of at most ``maximumBoxes`` boxes with finite sides; `nil` stands for a box that holds nothing.
    init(_ boxes: [BoundingBox?]) {
        let count = boxes.count { $0 != nil }
        var bounds: BoundingBox?
        for case let box? in boxes {
            bounds?.extend(to: box)
            bounds = bounds ?? box
        }
        let extent = bounds ?? BoundingBox(minX: 0, minY: 0, maxX: 0, maxY: 0)
        var (columns, rows) = BucketGrid.shape(of: extent, buckets: 2 * count)
        var scale = BucketScale(extent, columns: columns, rows: rows)
        while columns * rows > 1 {
            var total = 0
            for case let box? in boxes { total += scale.buckets(of: box).count }
            if total <= BucketGrid.entriesPerBox * count { break }
            columns = (columns + 1) / 2
            rows = (rows + 1) / 2
            scale = BucketScale(extent, columns: columns, rows: rows)
        }
        self.scale = scale
        (starts, entries) = BucketGrid.fill(boxes, scale)
    }

    /// The boxes that may hold the point, in ascending order; all that do are among them.
    @inline(__always)
    func candidates(at point: Point) -> ArraySlice<Int32> {
        guard scale.bounds.contains(point) else { return [] }
        let bucket = scale.row(point.y) * scale.columns + scale.column(point.x)
        return entries[Int(starts[bucket])..<Int(starts[bucket + 1])]
    }

    /// Visits the boxes that may touch another, bucket by bucket: one that spans several buckets is visited several times.
    func visitCandidates(in box: BoundingBox, _ visit: (Int) -> Void) {
        let range = scale.buckets(of: box)
        for row in range.rows {
            for column in range.columns {
                let bucket = row * scale.columns + column
                for entry in entries[Int(starts[bucket])..<Int(starts[bucket + 1])] { visit(Int(entry)) }
            }
        }
    }

    /// Columns and rows of about square buckets, at least one each and not more than `buckets` together.
    private static func shape(of bounds: BoundingBox, buckets: Int) -> (columns: Int, rows: Int) {
        let limit = Double(max(1, buckets))
        let aspect = bounds.width / bounds.height  // not a number, or infinite, for a degenerate extent
        guard aspect > 0 else { return bounds.height > 0 ? (1, Int(limit)) : (1, 1) }
        let columns = max(1, min(limit, (limit * aspect).squareRoot()))
        return (Int(columns), max(1, Int(limit / columns)))
    }

    /// The boxes sorted by bucket, by counting.
    private static func fill(_ boxes: [BoundingBox?], _ scale: BucketScale) -> (starts: [Int32], entries: [Int32]) {
        var starts = [Int32](repeating: 0, count: scale.columns * scale.rows + 1)
        for case let box? in boxes {
            let range = scale.buckets(of: box)
            for row in range.rows {
                for column in range.columns { starts[row * scale.columns + column + 1] += 1 }
            }
        }
        for bucket in 1..<starts.count { starts[bucket] += starts[bucket - 1] }
        var next = starts
        var entries = [Int32](repeating: 0, count: Int(starts[starts.count - 1]))
        for (index, box) in boxes.enumerated() {
            guard let box else { continue }
            let range = scale.buckets(of: box)
            for row in range.rows {
                for column in range.columns {
                    let bucket = row * scale.columns + column
                    entries[Int(next[bucket])] = Int32(index)
                    next[bucket] += 1
                }
            }
        }
        return (starts, entries)
    }
}

/// The way from a coordinate to a bucket. It never decreases as the coordinate grows, so a point in a box always has a bucket
/// between those of the box's corners, rounding or not.
private struct BucketScale {
    let bounds: BoundingBox
    let columns: Int
    let rows: Int
    private let columnsPerUnit: Double
    private let rowsPerUnit: Double

    @inline(__always)
    init(_ bounds: BoundingBox, columns: Int, rows: Int) {
        self.bounds = bounds
        self.columns = columns
        self.rows = rows
        columnsPerUnit = Double(columns) / bounds.width
        rowsPerUnit = Double(rows) / bounds.height
    }

    @inline(__always)
    func column(_ x: Double) -> Int { BucketScale.clamp((x - bounds.minX) * columnsPerUnit, columns) }

    @inline(__always)
    func row(_ y: Double) -> Int { BucketScale.clamp((y - bounds.minY) * rowsPerUnit, rows) }

    func buckets(of box: BoundingBox) -> BucketRange {
        let west = column(box.minX)
        let south = row(box.minY)
        return BucketRange(columns: west...max(west, column(box.maxX)), rows: south...max(south, row(box.maxY)))
    }

    /// The whole part within `0..<count`; 0 for what is not a number, as in an extent without width.
    @inline(__always)
    private static func clamp(_ value: Double, _ count: Int) -> Int {
        guard value > 0 else { return 0 }
        return value < Double(count) ? Int(value) : count - 1
    }
}

private struct BucketRange {
    let columns: ClosedRange<Int>
    let rows: ClosedRange<Int>
    var count: Int { columns.count * rows.count }
}
