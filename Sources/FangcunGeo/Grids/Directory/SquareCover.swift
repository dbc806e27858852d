/// The segments that meet each square of the first level, grown by a unit.
struct SquareCover {
    /// Square `s` has the segments from `starts[s]` up to `starts[s + 1]`.
    private let starts: [UInt32]
    private let items: [UInt32]
    /// Whether the cover is there: false if it had more entries than its limit.
    let isWithinLimit: Bool

    /// The cover by some segments, with at most `limit` entries.
    init(_ segments: [UnitSegment], _ frame: DirectoryFrame, limit: Int) {
        var starts = [UInt32](repeating: 0, count: frame.columns * frame.rows + 1)
        var total = 0
        for segment in segments {
            SquareCover.visitSquares(of: segment, frame) { square in
                starts[square] += 1
                total += 1
            }
            guard total <= limit else {
                (self.starts, items, isWithinLimit) = ([], [], false)
                return
            }
        }
        var sum: UInt32 = 0
        for square in starts.indices {
            sum += starts[square]
            starts[square] = sum
        }
        var items = [UInt32](repeating: 0, count: total)
        // Backwards, each square filled from its end: its start is then where it belongs, and segments stay in order.
        for index in segments.indices.reversed() {
            SquareCover.visitSquares(of: segments[index], frame) { square in
                starts[square] -= 1
                items[Int(starts[square])] = UInt32(truncatingIfNeeded: index)
            }
        }
        self.starts = starts
        self.items = items
        isWithinLimit = true
    }

    /// The segments that meet a square, in ascending order.
    @inline(__always)
    func segments(inSquare square: Int) -> ArraySlice<UInt32> {
        items[Int(starts[square])..<Int(starts[square + 1])]
    }

    /// Visits the squares that a segment meets, each once, row by row; now and then one more, which it just misses.
    @inline(__always)
    private static func visitSquares(of segment: UnitSegment, _ frame: DirectoryFrame, _ visit: (Int) -> Void) {
        let side = Double(1 << frame.cellBits)
        for row in square(segment.startY - 1, side)...square(segment.endY + 1, side) {
            // The stretch of the segment within the row, grown by a unit to the south and north.
            let (first, second) = segment.stretch(from: Double(row) * side - 1, to: Double(row + 1) * side + 1)
            for column in square(min(first, second) - 1, side)...square(max(first, second) + 1, side) {
                visit(row * frame.columns + column)
            }
        }
    }

    /// The row or column of a coordinate. All segments lie three squares or more from the rim, so it is not negative.
    @inline(__always)
    private static func square(_ units: Double, _ side: Double) -> Int { Int(units / side) }
}
