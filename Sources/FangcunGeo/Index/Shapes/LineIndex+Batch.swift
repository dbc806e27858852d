extension LineIndex {
    /// The nearest line for each of many places, as ``nearest(to:count:within:)`` gives it, at a lower price each; `nil` where
    /// none is within the distance.
    ///
    /// - Parameters:
    ///   - places: Where to look.
    ///   - distance: How far away a line may be; that distance is still near enough.
    public func nearest(to places: [Point], within distance: Double = .infinity) -> [LinePosition?] {
        var answers = [LinePosition?](repeating: nil, count: places.count)
        unsafe places.withUnsafeBufferPointer { places in
            unsafe answers.withUnsafeMutableBufferPointer { answers in
                unsafe nearest(PlaceRow(places), distance) { unsafe answers[$0] = $1 }
            }
        }
        return answers
    }

    /// Calls a function with the number and the nearest line of each place of two columns, in the order of tiles.
    ///
    /// - Precondition: `y` has at least as many places as `x`.
    package func nearest(
        x: UnsafeBufferPointer<Double>, y: UnsafeBufferPointer<Double>, within distance: Double = .infinity,
        _ take: (Int, LinePosition?) -> Void
    ) {
        precondition(y.count >= x.count)
        unsafe nearest(PlaceRow(x: x, y: y), distance, take)
    }

    @inline(__always)
    private func nearest(_ places: PlaceRow, _ distance: Double, _ take: (Int, LinePosition?) -> Void) {
        let bounds = parts.tree.frame.bounds
        unsafe TileOrder.visit(places.count, in: bounds, { unsafe places[$0] }, by: { $0 }) { entries in
            // What is nearest to a place is not far from the next one: nothing beyond it is looked at.
            var last = Int.max
            for turn in 0..<entries.count {
                let (place, number) = unsafe (entries[turn].question, entries[turn].number)
                guard PointIndex.isPlace(place), distance >= 0 else {
                    take(number, nil)
                    continue
                }
                var sink = NearestSegment(within: distance)
                if last < Int.max { parts.visit(segment: last, from: place, &sink) }
                parts.visitSegments(near: place, &sink)
                take(number, position(of: place, sink))
                if sink.segment < Int.max { last = sink.segment }
            }
        }
    }
}
