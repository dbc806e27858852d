/// Many windows over an index, answered in the order of tiles into memory of the caller.
enum WindowBatch {
    /// Writes the ids of what lies in each window, in the order of the index.
    ///
    /// - Parameters:
    ///   - windows: The windows.
    ///   - bounds: The extent of the index.
    ///   - row: The ids by position.
    ///   - ids: Takes the ids, those of one window behind each other.
    ///   - starts: Takes, for each window, where its ids start.
    ///   - counts: Takes, for each window, how many they are.
    ///   - search: Searches for some windows, one after the other, and tells the number of each when the sink has taken what
    ///     lies in it.
    /// - Returns: how many ids there are altogether. When that is more than `ids` has room for, some are missing.
    /// - Precondition: `starts` and `counts` have a place for each window.
    @inline(__always)
    static func run(
        _ windows: UnsafeBufferPointer<BoundingBox>, in bounds: BoundingBox, of row: FlatArray<Int32>,
        into ids: UnsafeMutableBufferPointer<Int32>, starts: UnsafeMutableBufferPointer<Int>,
        counts: UnsafeMutableBufferPointer<Int>,
        _ search: (
            UnsafeBufferPointer<TileOrder.Entry<BoundingBox>>, inout CopyingSink, (Int, CopyingSink) -> Void
        ) -> Void
    ) -> Int {
        precondition(starts.count >= windows.count && counts.count >= windows.count)
        var sink = unsafe CopyingSink(from: row, to: ids)
        var start = 0
        unsafe TileOrder.visit(
            windows.count, in: bounds, { unsafe windows[$0] }, by: { Point(x: $0.minX, y: $0.minY) }
        ) { entries in
            unsafe search(entries, &sink) { number, sink in
                unsafe starts[number] = start
                unsafe counts[number] = unsafe sink.count &- start
                unsafe start = sink.count
            }
        }
        return unsafe sink.count
    }
}
