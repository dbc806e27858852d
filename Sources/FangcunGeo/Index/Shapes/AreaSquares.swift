internal import FangcunModel

/// Equal squares over the extent of some areas, each with the few areas that may hold a point of it: found in one step.
///
/// A square says "none", "this one alone holds all of it", "this one may", or leads to a list; where very many areas lie upon each
/// other it leaves the question to the tree (``BoxTree``). Positions are those in the tree.
struct AreaSquares: Sendable {
    /// The squares, row by row; points beyond are those of the rim.
    let frame: BucketFrame
    let squares: FlatArray<AreaSquare>
    /// For each list, how many areas it has, and then these (``ListedArea``) in ascending order of their ids.
    let lists: FlatArray<UInt32>

    init(frame: BucketFrame, squares: FlatArray<AreaSquare>, lists: FlatArray<UInt32>) {
        self.frame = frame
        self.squares = squares
        self.lists = lists
    }

    /// One square around all places that may be, which leaves all questions to the tree.
    static let undecided = AreaSquares(
        frame: BucketFrame(
            originX: -BucketFrame.coordinateLimit.nextDown, originY: -BucketFrame.coordinateLimit.nextDown,
            side: 4 * BucketFrame.coordinateLimit, columns: 1, rows: 1),
        squares: FlatArray([.crowd]), lists: FlatArray([]))

    /// The place of the square around a point; `nil` for a point that no area can hold.
    @inline(__always)
    func place(of point: Point) -> Int? {
        let (across, upwards) = (frame.across(point.x), frame.upwards(point.y))
        // Up to a square more to the north and east, for rounding; what is not a number lies nowhere.
        guard across >= 0, across <= Double(frame.columns &+ 1), upwards >= 0, upwards <= Double(frame.rows &+ 1)
        else { return nil }
        return frame.row(upwards) &* frame.columns &+ frame.column(across)
    }

    /// Says that rows from elsewhere cannot lead a search out of them, nor name more areas than there are.
    ///
    /// - Throws: ``GeoError`` with code `malformedInput`.
    /// - Complexity: linear in the number of squares and of what the lists hold.
    func check(areas: Int) throws(GeoError) {
        let (total, hasOverflown) = frame.columns.multipliedReportingOverflow(by: frame.rows)
        guard frame.isUsable, !hasOverflown, squares.count == total else {
            throw GeoError(.malformedInput, "the squares of a polygon index are not as many as their frame says")
        }
        for place in 0..<total {
            let square = unsafe squares[unchecked: place]
            let isSound =
                switch square.kind {
                case AreaSquare.Kind.none: square.number == 0
                case AreaSquare.Kind.list: square.isCrowd || isList(at: square.number, areas)
                default: square.number < areas
                }
            guard isSound else {
                throw GeoError(.malformedInput, "square \(place) of a polygon index leads nowhere")
            }
        }
    }

    private func isList(at start: Int, _ areas: Int) -> Bool {
        guard start < lists.count else { return false }
        let count = unsafe Int(lists[unchecked: start])
        // An empty list would have whoever asks ahead for its first area read what is none.
        guard count > 0, count <= AreaSquaresBuilder.crowd, start + count < lists.count else { return false }
        return (0..<count).allSatisfy { unsafe ListedArea(bits: lists[unchecked: start + 1 + $0]).position < areas }
    }
}
