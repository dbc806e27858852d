/// All that a ``PointIndex`` is: plain numbers and rows of plain values, in memory of their own or lent by a file.
struct PointIndexParts: Sendable {
    let frame: BucketFrame
    /// The points of bucket `b` lie from `starts[b]` up to `starts[b + 1]` in the other rows.
    let starts: FlatArray<UInt32>
    /// The positions, bucket by bucket. Within a bucket they lie in ascending order of ids, and in a crowded one as a tree
    /// (``CrowdOrder``).
    let x: FlatArray<Double>
    let y: FlatArray<Double>
    let ids: FlatArray<Int32>
    /// The classes of the points, or none at all.
    let classes: FlatArray<UInt16>
    let members: ClassMembers

    /// Parts of these rows; the members of the classes are made unless they are given.
    init(
        frame: BucketFrame, starts: FlatArray<UInt32>, x: FlatArray<Double>, y: FlatArray<Double>,
        ids: FlatArray<Int32>, classes: FlatArray<UInt16>, members: ClassMembers? = nil
    ) {
        self.frame = frame
        self.starts = starts
        self.x = x
        self.y = y
        self.ids = ids
        self.classes = classes
        self.members = members ?? ClassMembers(classes)
    }

    /// Says that rows from elsewhere cannot lead a search out of them, whatever they answer.
    ///
    /// Wrong positions give wrong answers; they break nothing. Ids are checked to be those of `count` points, but may repeat.
    ///
    /// - Throws: ``GeoError`` with code `malformedInput`.
    /// - Complexity: linear in the number of points and buckets.
    func check() throws(GeoError) {
        let count = ids.count
        guard frame.isUsable else { throw GeoError(.malformedInput, "the frame of a point index is of no use") }
        guard count <= PointIndex.maximumPoints, x.count == count, y.count == count,
            classes.count == 0 || classes.count == count
        else { throw GeoError(.malformedInput, "the rows of a point index differ in length") }
        let (buckets, hasOverflown) = frame.columns.multipliedReportingOverflow(by: frame.rows)
        guard !hasOverflown, starts.count == buckets + 1, starts.isAscending(upTo: count) else {
            throw GeoError(.malformedInput, "the buckets of a point index are not in order")
        }
        guard members.isSound(points: classes.count) else {
            throw GeoError(.malformedInput, "the classes of a point index are not in order")
        }
        for position in 0..<count {
            let id = unsafe ids[unchecked: position]
            guard id >= 0, id < count else {
                throw GeoError(.malformedInput, "a point index names point \(id) of \(count)")
            }
        }
    }
}
