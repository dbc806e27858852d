/// A batch of points on its way to the areas that hold them.
///
/// Each stage first asks for all that the next one reads, and then goes on: the reads are then under way together.
@unsafe struct AreaStages {
    private let index: PolygonIndex
    /// The square of each point; of those that wait for a test, their numbers in the batch, and what their squares say.
    private let places: UnsafeMutablePointer<Int>
    private let numbers: UnsafeMutablePointer<Int>
    private let squares: UnsafeMutablePointer<AreaSquare>

    /// Points that go through the stages together.
    static let batchSize = 128

    /// Calls a function with the stages of an index; they do for any number of batches.
    static func with(_ index: PolygonIndex, _ body: (AreaStages) -> Void) {
        unsafe withUnsafeTemporaryAllocation(of: Int.self, capacity: 2 * batchSize) { places in
            unsafe withUnsafeTemporaryAllocation(of: AreaSquare.self, capacity: batchSize) { squares in
                guard let places = places.baseAddress, let squares = squares.baseAddress else { return }
                unsafe body(
                    AreaStages(index: index, places: places, numbers: places + batchSize, squares: squares))
            }
        }
    }

    /// Answers some questions, at most ``batchSize``, each with the first area by id that holds the point; -1 for none.
    @inline(__always)
    func answer(_ entries: UnsafeBufferPointer<TileOrder.Entry<Point>>, into answers: UnsafeMutableBufferPointer<Int32>)
    {
        unsafe askForSquares(entries)
        let waiting = unsafe readSquares(entries, answers)
        unsafe askForRings(waiting)
        unsafe askForPoints(waiting)
        for turn in 0..<waiting {
            let entry = unsafe entries[numbers[turn]]
            unsafe answers[entry.number] = index.first(entry.question)
        }
    }

    @inline(__always)
    private func askForSquares(_ entries: UnsafeBufferPointer<TileOrder.Entry<Point>>) {
        let squares = unsafe index.parts.squares.squares.reader
        for number in 0..<entries.count {
            let place = unsafe index.parts.squares.place(of: entries[number].question) ?? -1
            unsafe places[number] = place
            unsafe squares.prefetch(place)
        }
    }

    /// Answers what lies in no area, and returns how many points wait.
    @inline(__always)
    private func readSquares(
        _ entries: UnsafeBufferPointer<TileOrder.Entry<Point>>, _ answers: UnsafeMutableBufferPointer<Int32>
    ) -> Int {
        let (row, lists) = unsafe (index.parts.squares.squares.reader, index.parts.squares.lists.reader)
        let (rings, ids) = unsafe (index.parts.shapes.ringStarts.reader, index.parts.tree.ids.reader)
        var waiting = 0
        for number in 0..<entries.count {
            let place = unsafe places[number]
            let square = unsafe place >= 0 ? row[unchecked: place] : AreaSquare.none
            unsafe answers[entries[number].number] = -1
            unsafe numbers[waiting] = number
            unsafe squares[waiting] = square
            waiting &+= square.bits == 0 ? 0 : 1
            if square.kind == AreaSquare.Kind.list {
                unsafe lists.prefetch(square.number)
            } else {
                unsafe rings.prefetch(square.number)
                unsafe ids.prefetch(square.number)
            }
        }
        return waiting
    }

    /// Asks for where the points of the areas to be tested start.
    @inline(__always)
    private func askForRings(_ waiting: Int) {
        let (rings, starts) = unsafe (index.parts.shapes.ringStarts.reader, index.parts.shapes.pointStarts.reader)
        for turn in 0..<waiting {
            guard let area = unsafe area(turn) else { continue }
            unsafe starts.prefetch(Int(rings[unchecked: area]))
        }
    }

    @inline(__always)
    private func askForPoints(_ waiting: Int) {
        let (rings, starts) = unsafe (index.parts.shapes.ringStarts.reader, index.parts.shapes.pointStarts.reader)
        let points = unsafe index.parts.shapes.points.reader
        for turn in 0..<waiting {
            guard let area = unsafe area(turn) else { continue }
            let start = unsafe Int(starts[unchecked: Int(rings[unchecked: area])])
            unsafe points.prefetch(start)
            unsafe points.prefetch(start &+ 4)
        }
    }

    /// The first area that will be tested; `nil` for a crowd.
    @inline(__always)
    private func area(_ turn: Int) -> Int? {
        let square = unsafe squares[turn]
        guard square.kind == AreaSquare.Kind.list else { return square.number }
        let lists = unsafe index.parts.squares.lists
        return square.isCrowd ? nil : ListedArea(bits: unsafe lists[unchecked: square.number &+ 1]).position
    }
}
