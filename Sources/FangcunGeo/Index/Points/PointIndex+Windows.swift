extension PointIndex {
    /// The ids of the points in a window or on its rim, in ascending order.
    ///
    /// A window with a side that is not a number, or whose sides lie the wrong way round, holds none; sides may be infinite.
    ///
    /// - Complexity: linear in the number of points found and of buckets in the window, and n log n for the order.
    public func ids(in window: BoundingBox) -> [Int] {
        var sink = CollectingSink(from: parts.ids)
        visit(window, &sink)
        return sink.ids.sorted()
    }

    /// How many points lie in a window or on its rim.
    public func count(in window: BoundingBox) -> Int {
        var sink = CountingSink()
        visit(window, &sink)
        return sink.count
    }

    /// Writes the ids of the points in each window into memory of the caller, in the order of the index, which the points
    /// determine: by buckets, which run from west to east, and these rows from south to north.
    ///
    /// - Parameters:
    ///   - windows: The windows.
    ///   - ids: Takes the ids, those of one window behind each other.
    ///   - starts: Takes, for each window, where its ids start.
    ///   - counts: Takes, for each window, how many they are.
    /// - Returns: how many ids there are altogether. When that is more than `ids` has room for, some are missing.
    /// - Precondition: `starts` and `counts` have a place for each window.
    package func ids(
        in windows: UnsafeBufferPointer<BoundingBox>, into ids: UnsafeMutableBufferPointer<Int32>,
        starts: UnsafeMutableBufferPointer<Int>, counts: UnsafeMutableBufferPointer<Int>
    ) -> Int {
        unsafe WindowBatch.run(
            windows, in: parts.frame.bounds, of: parts.ids, into: ids, starts: starts, counts: counts
        ) { windows, sink, isDone in
            for turn in 0..<windows.count {
                unsafe visit(windows[turn].question, &sink)
                unsafe isDone(windows[turn].number, sink)
            }
        }
    }

    /// Gives the sink the positions of the points in a window.
    @inline(__always)
    private func visit<Sink: PositionSink>(_ window: BoundingBox, _ sink: inout Sink) {
        let frame = parts.frame
        guard window.minX <= window.maxX, window.minY <= window.maxY, count > 0 else { return }
        let (west, east) = (frame.column(frame.across(window.minX)), frame.column(frame.across(window.maxX)))
        let (south, north) = (frame.row(frame.upwards(window.minY)), frame.row(frame.upwards(window.maxY)))
        for row in south...north {
            let first = row &* frame.columns
            if row == south || row == north || east &- west < 2 {
                for column in west...east { visit(bucket: first &+ column, window, &sink) }
                continue
            }
            // Of a bucket between others of the window, all points lie in it.
            visit(bucket: first &+ west, window, &sink)
            let start = unsafe Int(parts.starts[unchecked: first &+ west &+ 1])
            let end = unsafe Int(parts.starts[unchecked: first &+ east])
            sink.take(start..<end)
            visit(bucket: first &+ east, window, &sink)
        }
    }

    @inline(__always)
    private func visit<Sink: PositionSink>(bucket: Int, _ window: BoundingBox, _ sink: inout Sink) {
        let start = unsafe Int(parts.starts[unchecked: bucket])
        let end = unsafe Int(parts.starts[unchecked: bucket &+ 1])
        if end &- start > CrowdOrder.threshold { return visit(crowd: start, end, splitsX: true, window, &sink) }
        visit(points: start, end, window, &sink)
    }

    @inline(__always)
    private func visit<Sink: PositionSink>(
        points start: Int, _ end: Int, _ window: BoundingBox, _ sink: inout Sink
    ) {
        for position in start..<end {
            let point = unsafe Point(x: parts.x[unchecked: position], y: parts.y[unchecked: position])
            if window.contains(point) { sink.take(position) }
        }
    }

    /// Visits the parts of a crowd that may meet the window.
    private func visit<Sink: PositionSink>(
        crowd start: Int, _ end: Int, splitsX: Bool, _ window: BoundingBox, _ sink: inout Sink
    ) {
        guard end - start > CrowdOrder.threshold else { return visit(points: start, end, window, &sink) }
        let middle = CrowdOrder.middle(start, end)
        let split = unsafe splitsX ? parts.x[unchecked: middle] : parts.y[unchecked: middle]
        let (least, most) = splitsX ? (window.minX, window.maxX) : (window.minY, window.maxY)
        if least <= split { visit(crowd: start, middle, splitsX: !splitsX, window, &sink) }
        visit(points: middle, middle + 1, window, &sink)
        if most >= split { visit(crowd: middle + 1, end, splitsX: !splitsX, window, &sink) }
    }
}
