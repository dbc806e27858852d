internal import FangcunModel

/// Makes a ``PointIndex`` by counting: how many points a bucket holds, where its points then lie, and there they go.
enum PointIndexBuilder {
    static func build(_ points: [Point], classes: [UInt16]) throws(GeoError) -> PointIndexParts {
        guard points.count <= PointIndex.maximumPoints else {
            throw GeoError(.limitExceeded, "\(points.count) points, more than \(PointIndex.maximumPoints)")
        }
        guard classes.isEmpty || classes.count == points.count else {
            throw GeoError(.invalidGeometry, "\(classes.count) classes for \(points.count) points")
        }
        let box = try bounds(of: points)
        let frame = BucketFrame(around: box, points: points.count)
        return unsafe points.withUnsafeBufferPointer { points in
            unsafe classes.withUnsafeBufferPointer { classes in unsafe build(points, classes, frame) }
        }
    }

    private static func bounds(of points: [Point]) throws(GeoError) -> BoundingBox {
        guard let first = points.first else { return BoundingBox(minX: 0, minY: 0, maxX: 0, maxY: 0) }
        var box = BoundingBox(minX: first.x, minY: first.y, maxX: first.x, maxY: first.y)
        for (index, point) in points.enumerated() {
            guard PointIndex.isPlace(point) else {
                throw GeoError(
                    .invalidGeometry, at: .feature(index, identifier: nil),
                    "a coordinate is not finite or not below 1e150 in size")
            }
            box.extend(to: point)
        }
        return box
    }

    private static func build(
        _ points: UnsafeBufferPointer<Point>, _ classes: UnsafeBufferPointer<UInt16>, _ frame: BucketFrame
    ) -> PointIndexParts {
        // The bucket of each point, and where the next point of each bucket goes.
        let buckets = unsafe FlatArray<UInt32>(count: points.count) { buckets in
            for position in 0..<points.count {
                let point = unsafe points[position]
                unsafe buckets[position] = UInt32(truncatingIfNeeded: frame.bucket(point.x, point.y))
            }
        }
        let bucketOf = unsafe buckets.reader
        let starts = unsafe FlatArray<UInt32>(count: frame.columns * frame.rows + 1) { starts in
            unsafe starts.update(repeating: 0)
            for position in 0..<points.count { unsafe starts[Int(bucketOf[unchecked: position]) &+ 1] &+= 1 }
            for bucket in 1..<starts.count { unsafe starts[bucket] &+= starts[bucket &- 1] }
        }
        let places = unsafe FlatArray<UInt32>(count: points.count) { places in
            let startOf = unsafe starts.reader
            unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: starts.count) { next in
                for bucket in 0..<starts.count { unsafe next[bucket] = startOf[unchecked: bucket] }
                for position in 0..<points.count {
                    let bucket = unsafe Int(bucketOf[unchecked: position])
                    unsafe places[Int(next[bucket])] = UInt32(truncatingIfNeeded: position)
                    unsafe next[bucket] &+= 1
                }
                unsafe arrangeCrowds(places, points, starts)
            }
        }
        let order = unsafe places.reader
        func row<Element: BitwiseCopyable & Sendable>(_ value: (Int) -> Element) -> FlatArray<Element> {
            unsafe FlatArray(count: points.count) { row in
                for place in 0..<row.count { unsafe row[place] = value(Int(order[unchecked: place])) }
            }
        }
        let parts = PointIndexParts(
            frame: frame, starts: starts,
            x: row { unsafe points[$0].x }, y: row { unsafe points[$0].y },
            ids: row { Int32(truncatingIfNeeded: $0) },
            classes: classes.isEmpty ? FlatArray([]) : row { unsafe classes[$0] })
        // The readers read from these.
        withExtendedLifetime((buckets, places)) {}
        return parts
    }

    /// Puts the points of crowded buckets in the order of ``CrowdOrder``.
    private static func arrangeCrowds(
        _ places: UnsafeMutableBufferPointer<UInt32>, _ points: UnsafeBufferPointer<Point>, _ starts: FlatArray<UInt32>
    ) {
        for bucket in 0..<starts.count - 1 {
            let start = unsafe Int(starts[unchecked: bucket])
            let count = unsafe Int(starts[unchecked: bucket + 1]) - start
            guard count > CrowdOrder.threshold else { continue }
            unsafe withUnsafeTemporaryAllocation(of: CrowdOrder.Entry.self, capacity: count) { entries in
                for position in 0..<count {
                    let id = unsafe places[start + position]
                    let point = unsafe points[Int(id)]
                    unsafe entries[position] = CrowdOrder.Entry(
                        x: point.x, y: point.y, id: Int32(truncatingIfNeeded: id))
                }
                guard let base = entries.baseAddress else { return }
                unsafe CrowdOrder.arrange(base, 0, count)
                for position in 0..<count {
                    unsafe places[start + position] = UInt32(truncatingIfNeeded: entries[position].id)
                }
            }
        }
    }
}
