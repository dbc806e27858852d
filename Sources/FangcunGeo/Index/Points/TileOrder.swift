/// The order in which a batch is worked through: by tiles of the ground, so that what one question reads, the next one finds in
/// the cache.
///
/// The questions are copied in that order: read by number, each of them would be waited for.
enum TileOrder {
    /// A question and its number in the batch.
    struct Entry<Question: BitwiseCopyable>: BitwiseCopyable {
        let question: Question
        let number: Int
    }

    /// So many questions are put in order at a time: enough that neighbors meet, at a bounded price in memory.
    private static let portion = 1 << 18
    private static let tilesAcross = 256.0

    /// Calls a function with the questions of a batch, portion by portion, each in the order of tiles.
    ///
    /// - Parameters:
    ///   - count: How many questions there are.
    ///   - bounds: What the tiles cover; questions beyond count to the nearest tile.
    ///   - question: A question by number.
    ///   - place: The place by which it is put in order; whatever it is, only the speed depends on it.
    ///   - body: Takes a portion.
    @inline(__always)
    static func visit<Question: BitwiseCopyable>(
        _ count: Int, in bounds: BoundingBox, _ question: (Int) -> Question, by place: (Question) -> Point,
        _ body: (UnsafeBufferPointer<Entry<Question>>) -> Void
    ) {
        let size = min(count, portion)
        unsafe withUnsafeTemporaryAllocation(of: Entry<Question>.self, capacity: size) { entries in
            unsafe withUnsafeTemporaryAllocation(of: UInt16.self, capacity: size) { tiles in
                for start in stride(from: 0, to: count, by: portion) {
                    let range = start..<min(count, start + portion)
                    unsafe sort(range, in: bounds, question, by: place, tiles, entries)
                    unsafe body(UnsafeBufferPointer(rebasing: entries[..<range.count]))
                }
            }
        }
    }

    /// Puts some questions in order by counting those of each tile.
    @inline(__always)
    private static func sort<Question: BitwiseCopyable>(
        _ range: Range<Int>, in bounds: BoundingBox, _ question: (Int) -> Question, by place: (Question) -> Point,
        _ tiles: UnsafeMutableBufferPointer<UInt16>, _ entries: UnsafeMutableBufferPointer<Entry<Question>>
    ) {
        // As many tiles as questions at most.
        let across = min(tilesAcross, Double(range.count).squareRoot().rounded(.up))
        let side = max(bounds.width, bounds.height) / across
        let frame = BucketFrame(
            originX: bounds.minX, originY: bounds.minY, side: max(side, 1e-140), columns: Int(across), rows: Int(across)
        )
        var next = [UInt32](repeating: 0, count: frame.columns * frame.rows + 1)
        unsafe next.withUnsafeMutableBufferPointer { next in
            for number in range {
                let place = place(question(number))
                let tile = frame.bucket(place.x, place.y)
                unsafe tiles[number &- range.lowerBound] = UInt16(truncatingIfNeeded: tile)
                unsafe next[tile &+ 1] &+= 1
            }
            for tile in 1..<next.count { unsafe next[tile] &+= next[tile &- 1] }
            for number in range {
                let tile = unsafe Int(tiles[number &- range.lowerBound])
                unsafe entries[Int(next[tile])] = Entry(question: question(number), number: number)
                unsafe next[tile] &+= 1
            }
        }
    }
}
