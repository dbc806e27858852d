extension PointIndex {
    /// The points nearest to each of many places, as ``nearest(to:count:within:classes:)`` gives them, at a lower price each.
    ///
    /// - Complexity: linear in the number of places times `count`, in memory too: keep their product below some hundred millions.
    public func nearest(
        to places: [Point], count: Int = 1, within distance: Double = .infinity, classes: ClassSelection? = nil
    ) -> NeighborTable {
        let width = max(0, min(count, self.count))
        var ids: [Int32] = []
        let distances = unsafe [Double](unsafeUninitializedCapacity: places.count * width) { distances, filled in
            ids = unsafe [Int32](unsafeUninitializedCapacity: places.count * width) { ids, filled in
                unsafe places.withUnsafeBufferPointer { places in
                    unsafe nearest(
                        PlaceRow(places), width, distance, classes, ids, distances)
                }
                filled = places.count * width
            }
            filled = places.count * width
        }
        return NeighborTable(width: width, ids: ids, distances: distances)
    }

    /// The points nearest to each place of two columns, row by row as in ``NeighborTable``.
    ///
    /// - Precondition: `y` has at least as many places as `x`, `ids` and `distances` `count` times as many, and `count` is
    ///   not negative.
    package func nearest(
        x: UnsafeBufferPointer<Double>, y: UnsafeBufferPointer<Double>, count: Int,
        within distance: Double = .infinity, classes: ClassSelection? = nil,
        ids: UnsafeMutableBufferPointer<Int32>, distances: UnsafeMutableBufferPointer<Double>
    ) {
        precondition(count >= 0 && y.count >= x.count)
        let (total, isTooMany) = x.count.multipliedReportingOverflow(by: count)
        precondition(!isTooMany && ids.count >= total && distances.count >= total)
        unsafe nearest(PlaceRow(x: x, y: y), count, distance, classes, ids, distances)
    }

    private func nearest(
        _ places: PlaceRow, _ width: Int, _ distance: Double, _ classes: ClassSelection?,
        _ ids: UnsafeMutableBufferPointer<Int32>, _ distances: UnsafeMutableBufferPointer<Double>
    ) {
        if let classes {
            unsafe nearest(places, width, distance, PointsOfClasses(classes, in: self), ids, distances)
        } else {
            unsafe nearest(places, width, distance, EveryPoint(), ids, distances)
        }
    }

    @inline(__always)
    private func nearest<Filter: PointFilter>(
        _ places: PlaceRow, _ width: Int, _ distance: Double, _ filter: Filter,
        _ ids: UnsafeMutableBufferPointer<Int32>, _ distances: UnsafeMutableBufferPointer<Double>
    ) {
        guard let ids = ids.baseAddress, let distances = distances.baseAddress, width > 0 else { return }
        let kernel = unsafe distance >= 0 ? kernel(filter, width) : nil
        unsafe TileOrder.visit(places.count, in: parts.frame.bounds, { unsafe places[$0] }, by: { $0 }) { entries in
            var turn = 0
            while turn < entries.count {
                if let kernel = unsafe kernel {
                    let rest = unsafe UnsafeBufferPointer(rebasing: entries[turn...])
                    turn &+= unsafe kernel.search(rest, width: width, within: distance, ids, distances)
                    if turn == entries.count { return }
                } else {
                    unsafe prefetch(entries, behind: turn)
                }
                unsafe search(at: entries[turn], width, distance, filter, ids, distances)
                turn &+= 1
            }
        }
    }

    /// The vectorised search, where it can find that many points; it needs a distance that is not negative.
    @inline(__always)
    func kernel<Filter: PointFilter>(_ filter: Filter, _ width: Int) -> NeighborKernel? {
        unsafe Filter.admitsAll && width <= NeighborKernel.maximumWidth ? NeighborKernel(parts) : nil
    }

    /// Fills the row of one place: -1 and infinity where there are no more points.
    @inline(__always)
    func search<Filter: PointFilter>(
        at entry: TileOrder.Entry<Point>, _ width: Int, _ distance: Double, _ filter: Filter,
        _ ids: UnsafeMutablePointer<Int32>, _ distances: UnsafeMutablePointer<Double>
    ) {
        let row = entry.number &* width
        var found = 0
        if distance >= 0, PointIndex.isPlace(entry.question),
            let search = unsafe PointSearch(self, at: entry.question, filter)
        {
            func empty() -> NearestSink {
                unsafe NearestSink(ids: ids + row, distances: distances + row, capacity: width, within: distance)
            }
            var sink = unsafe empty()
            unsafe search.fill(&sink, empty)
            unsafe sink.finish()
            found = unsafe sink.count
        }
        for empty in row &+ found..<row &+ width {
            unsafe ids[empty] = -1
            unsafe distances[empty] = .infinity
        }
    }

    /// Asks for what some of the next places will read.
    @inline(__always)
    private func prefetch(_ entries: UnsafeBufferPointer<TileOrder.Entry<Point>>, behind turn: Int) {
        let (near, far) = (turn &+ 5, turn &+ 12)
        if far < entries.count { unsafe prefetchStarts(entries[far].question) }
        if near < entries.count { unsafe prefetchPoints(entries[near].question) }
    }

    /// Asks for the starts of the buckets around a place ahead of time.
    @inline(__always)
    private func prefetchStarts(_ place: Point) {
        let frame = parts.frame
        let row = frame.row(frame.upwards(place.y))
        let column = frame.column(frame.across(place.x))
        let starts = unsafe parts.starts.reader
        for offset in -1...1 { unsafe starts.prefetch((row &+ offset) &* frame.columns &+ column) }
    }

    /// Asks for the points around a place ahead of time; the starts of its buckets should be at hand.
    @inline(__always)
    private func prefetchPoints(_ place: Point) {
        let frame = parts.frame
        let row = frame.row(frame.upwards(place.y))
        let column = frame.column(frame.across(place.x))
        for row in max(0, row &- 1)...min(frame.rows &- 1, row &+ 1) {
            let start = unsafe Int(parts.starts[unchecked: row &* frame.columns &+ max(0, column &- 1)])
            unsafe parts.x.reader.prefetch(start)
            unsafe parts.x.reader.prefetch(start &+ 8)
            unsafe parts.y.reader.prefetch(start)
            unsafe parts.y.reader.prefetch(start &+ 8)
            unsafe parts.ids.reader.prefetch(start)
        }
    }
}
