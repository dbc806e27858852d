/// A search around one place: buckets in a growing rectangle, until all points that the sink may still want lie within it.
@unsafe struct PointSearch<Filter: PointFilter> {
    private let frame: BucketFrame
    private let starts: UnsafePointer<UInt32>
    private let pointsX: UnsafePointer<Double>
    private let pointsY: UnsafePointer<Double>
    private let ids: UnsafePointer<Int32>
    private let filter: Filter
    private let x: Double
    private let y: Double

    /// A search in an index that outlives it; `nil` when the index has no points.
    @inline(__always)
    init?(_ index: PointIndex, at place: Point, _ filter: Filter) {
        let parts = index.parts
        guard let starts = unsafe parts.starts.reader.start, let pointsX = unsafe parts.x.reader.start,
            let pointsY = unsafe parts.y.reader.start, let ids = unsafe parts.ids.reader.start, parts.ids.count > 0
        else { return nil }
        unsafe frame = parts.frame
        unsafe self.starts = unsafe starts
        unsafe self.pointsX = unsafe pointsX
        unsafe self.pointsY = unsafe pointsY
        unsafe self.ids = unsafe ids
        unsafe self.filter = filter
        unsafe x = place.x
        unsafe y = place.y
    }

    /// Fills a sink, which a function makes empty, with all points that it may want.
    ///
    /// Where the filter admits few points, all of them are gone through: at once, or when the search around the place has cost as much.
    @inline(__always)
    func fill<Sink: NeighborSink>(_ sink: inout Sink, _ empty: () -> Sink) {
        let members = unsafe filter.memberCount
        if members > 32 {
            if unsafe run(&sink, patience: members) { return }
            sink = empty()
        }
        unsafe filter.visitMembers { unsafe scan($0, $0 &+ 1, &sink) }
    }

    /// Gives the sink all points that it may want; false if that would mean to look at more buckets and points than the patience is.
    @inline(__always)
    private func run<Sink: NeighborSink>(_ sink: inout Sink, patience: Int) -> Bool {
        var work = 0
        let across = unsafe frame.across(x)
        let upwards = unsafe frame.upwards(y)
        let (column, row) = unsafe (frame.column(across), frame.row(upwards))
        let (lastColumn, lastRow) = unsafe (frame.columns &- 1, frame.rows &- 1)
        // What has been searched.
        var west = max(0, column &- 1)
        var east = min(lastColumn, column &+ 1)
        var south = max(0, row &- 1)
        var north = min(lastRow, row &+ 1)
        for row in south...north { work &+= unsafe scan(row, west, east, &sink) }

        let (slackX, slackY) = (BucketFrame.slack(across), BucketFrame.slack(upwards))
        var rounds = 0
        while true {
            // The buckets that may hold points within the limit; all, when there is none yet.
            let reach = unsafe sink.limit.squareRoot() * frame.bucketsPerUnit * (1 + 0x1p-40)
            let wanted = unsafe (
                west: frame.column(across - reach - slackX), east: frame.column(across + reach + slackX),
                south: frame.row(upwards - reach - slackY), north: frame.row(upwards + reach + slackY)
            )
            if wanted.west >= west && wanted.east <= east && wanted.south >= south && wanted.north <= north {
                return true
            }
            // Few points far away: in ever larger steps, so that the empty buckets between cost little.
            let step = rounds < 3 ? 1 : max(1, north &- south, east &- west)
            rounds &+= 1
            let newSouth = max(min(wanted.south, south), south &- step)
            let newNorth = min(max(wanted.north, north), north &+ step)
            for row in stride(from: south &- 1, through: newSouth, by: -1) {
                work &+= unsafe scanNear(row, west, east, upwards, slackY, &sink)
                if work > patience { return false }
            }
            for row in stride(from: north &+ 1, through: newNorth, by: 1) {
                work &+= unsafe scanNear(row, west, east, upwards, slackY, &sink)
                if work > patience { return false }
            }
            (south, north) = (newSouth, newNorth)
            let newWest = max(min(wanted.west, west), west &- step)
            let newEast = min(max(wanted.east, east), east &+ step)
            for row in south...north {
                if newWest < west { work &+= unsafe scanNear(row, newWest, west &- 1, upwards, slackY, &sink) }
                if newEast > east { work &+= unsafe scanNear(row, east &+ 1, newEast, upwards, slackY, &sink) }
                if work > patience { return false }
            }
            (west, east) = (newWest, newEast)
        }
    }

    /// Scans a part of a row, unless all of the row is too far, and says how many buckets and points that were.
    @inline(__always)
    private func scanNear<Sink: NeighborSink>(
        _ row: Int, _ west: Int, _ east: Int, _ upwards: Double, _ slack: Double, _ sink: inout Sink
    ) -> Int {
        let rowStart = Double(row)
        let gap = unsafe (max(rowStart - upwards, upwards - (rowStart + 1)) - slack) * frame.side
        if gap > 0 && gap * gap > sink.limit { return 1 }
        return unsafe scan(row, west, east, &sink)
    }

    /// Scans the points of some buckets of a row, and says how many buckets and points they are.
    @inline(__always)
    private func scan<Sink: NeighborSink>(_ row: Int, _ west: Int, _ east: Int, _ sink: inout Sink) -> Int {
        let first = unsafe row &* frame.columns
        let start = unsafe Int(starts[first &+ west])
        let end = unsafe Int(starts[first &+ east &+ 1])
        if end &- start > CrowdOrder.threshold {
            unsafe scanCrowds(first &+ west, first &+ east, &sink)
        } else {
            unsafe scan(start, end, &sink)
        }
        return (east &- west) &+ (end &- start) &+ 1
    }

    /// Scans the points from one position up to another.
    @inline(__always)
    private func scan<Sink: NeighborSink>(_ start: Int, _ end: Int, _ sink: inout Sink) {
        for position in start..<end {
            let dx = unsafe pointsX[position] - x
            let dy = unsafe pointsY[position] - y
            let distance = dx * dx + dy * dy
            guard distance <= sink.limit else { continue }
            let id = unsafe ids[position]
            if unsafe filter.admits(position, id) { sink.take(id, distance) }
        }
    }

    /// Scans buckets of which some may be crowded.
    @inline(never)
    private func scanCrowds<Sink: NeighborSink>(_ firstBucket: Int, _ lastBucket: Int, _ sink: inout Sink) {
        for bucket in firstBucket...lastBucket {
            unsafe descend(Int(starts[bucket]), Int(starts[bucket + 1]), splitsX: true, &sink)
        }
    }

    /// Searches a part of a crowd, the half nearer to the place first.
    private func descend<Sink: NeighborSink>(_ start: Int, _ end: Int, splitsX: Bool, _ sink: inout Sink) {
        guard end - start > CrowdOrder.threshold else { return unsafe scan(start, end, &sink) }
        let middle = CrowdOrder.middle(start, end)
        // Rounded as the distances of points are, which are then not smaller.
        let offset = unsafe splitsX ? x - pointsX[middle] : y - pointsY[middle]
        unsafe scan(middle, middle + 1, &sink)
        if offset < 0 {
            unsafe descend(start, middle, splitsX: !splitsX, &sink)
            if offset * offset <= sink.limit { unsafe descend(middle + 1, end, splitsX: !splitsX, &sink) }
        } else {
            unsafe descend(middle + 1, end, splitsX: !splitsX, &sink)
            if offset * offset <= sink.limit { unsafe descend(start, middle, splitsX: !splitsX, &sink) }
        }
    }
}
