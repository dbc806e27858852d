/// The segments that meet each square of the first level, grown by a unit.
struct SquareCover {
    /// Square `s` has the segments from `starts[s]` up to `starts[s + 1]`.
    private let starts: FlatArray<UInt32>
    private let segments: FlatArray<UInt32>

    /// Marks the last square of a segment. The numbers of squares are smaller.
    private static let lastMark: UInt32 = 1 << 31

    /// The cover by these borders; `nil` if it had more than `limit` entries.
    init?(_ borders: BorderSegments, _ frame: DirectoryFrame, limit: Int) {
        let squareCount = frame.columns * frame.rows
        var squares = FlatArrayBuilder<UInt32>(capacity: 3 * borders.count)
        var ends = FlatArrayBuilder<UInt32>(capacity: squareCount + 1)
        ends.append(0, count: squareCount + 1)
        for number in 0..<borders.count {
            SquareCover.visitSquares(of: frame.units(borders[number]), frame) { square in
                ends[square] += 1
                squares.append(UInt32(truncatingIfNeeded: square))
            }
            squares[squares.count - 1] |= SquareCover.lastMark
            guard squares.count <= limit else { return nil }
        }
        var sum: UInt32 = 0
        for square in 0...squareCount {
            sum += ends[square]
            ends[square] = sum
        }
        // Backwards, each square filled from its end: its start is then where it belongs, and segments stay in order.
        var segments = FlatArrayBuilder<UInt32>(capacity: squares.count)
        segments.append(0, count: squares.count)
        var number = UInt32(truncatingIfNeeded: borders.count)
        for position in (0..<squares.count).reversed() {
            let square = squares[position]
            if square & SquareCover.lastMark != 0 { number -= 1 }
            let place = ends[Int(square & ~SquareCover.lastMark)] - 1
            ends[Int(square & ~SquareCover.lastMark)] = place
            segments[Int(place)] = number
        }
        starts = ends.finish()
        self.segments = segments.finish()
    }

    /// The places of the segments that meet a square, in ascending order.
    @inline(__always)
    func places(inSquare square: Int) -> Range<Int> {
        unsafe Int(starts[unchecked: square])..<Int(starts[unchecked: square + 1])
    }

    /// The segment at a place of ``places(inSquare:)``.
    @inline(__always)
    func segment(at place: Int) -> UInt32 { unsafe segments[unchecked: place] }

    /// Visits the squares that a segment meets, each once, row by row; now and then one more, which it just misses.
    @inline(__always)
    private static func visitSquares(of segment: UnitSegment, _ frame: DirectoryFrame, _ visit: (Int) -> Void) {
        let side = Double(1 << frame.cellBits)
        let southernmost = frame.square(segment.startY - 1)
        let northernmost = frame.square(segment.endY + 1)
        for row in southernmost...northernmost {
            // The stretch of the segment within the row, grown by a unit to the south and north.
            let (first, second) =
                southernmost == northernmost
                ? (segment.startX, segment.endX)
                : segment.stretch(from: Double(row) * side - 1, to: Double(row + 1) * side + 1)
            for column in frame.square(min(first, second) - 1)...frame.square(max(first, second) + 1) {
                visit(row * frame.columns + column)
            }
        }
    }
}

extension DirectoryFrame {
    /// The row or column of a coordinate in units. All segments lie three squares or more from the rim, so it is not negative.
    @inline(__always)
    fileprivate func square(_ units: Double) -> Int { Int(wholePart(units)) >> Int(cellBits) }
}
