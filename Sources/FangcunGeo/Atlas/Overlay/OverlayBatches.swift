// Questions by the column, as C asks them. Without edits they are those of the indexes.

extension GridOverlay {
    /// The index of the grid for each point of two columns, as ``locate(_:)-(Point)`` gives it; -1 outside.
    ///
    /// - Precondition: all have one length.
    package func locate(
        x: UnsafeBufferPointer<Double>, y: UnsafeBufferPointer<Double>, into answers: UnsafeMutableBufferPointer<Int32>
    ) {
        unsafe base.locator.locate(x: x, y: y, into: answers)
        guard isEdited else { return }
        for index in x.indices {
            let point = unsafe Point(x: x[index], y: y[index])
            if let answer = editedAnswer(at: point) { unsafe answers[index] = answer }
        }
    }
}

extension PointOverlay {
    /// The nearest records for each place of two columns, as ``nearest(to:count:within:classes:)`` gives them: `count` places
    /// for each in both results, filled up with -1 and infinity.
    ///
    /// - Precondition: the columns have one length, the results `count` times that.
    package func nearest(
        x: UnsafeBufferPointer<Double>, y: UnsafeBufferPointer<Double>, count: Int, within distance: Double,
        classes: Set<String>?, ids: UnsafeMutableBufferPointer<Int32>, distances: UnsafeMutableBufferPointer<Double>
    ) {
        guard !records.isEmpty else {
            return unsafe base.index.nearest(
                x: x, y: y, count: count, within: distance, classes: classes.map(base.selection), ids: ids,
                distances: distances)
        }
        // A batch of each index settles all places but those where a hidden record was found, or two are equally far.
        var settled = 0
        if classes == nil {
            unsafe base.index.nearest(x: x, y: y, count: count, within: distance, ids: ids, distances: distances)
            let places = x.indices.map { unsafe Point(x: x[$0], y: y[$0]) }
            let new = fresh?.nearest(to: places, count: count, within: distance)
            for index in x.indices {
                let row = index * count..<(index + 1) * count
                let isSettled = unsafe merge(
                    new?.neighbors(ofPlace: index) ?? [], UnsafeMutableBufferPointer(rebasing: ids[row]),
                    UnsafeMutableBufferPointer(rebasing: distances[row]))
                if !isSettled { unsafe answer(places[index], index, count, distance, nil, ids, distances) }
            }
            settled = x.count
        }
        for index in settled..<x.count {
            let place = unsafe Point(x: x[index], y: y[index])
            unsafe answer(place, index, count, distance, classes, ids, distances)
        }
    }

    /// Merges changed and new records into a row of those of the atlas; false where that takes more than their distances.
    private func merge(
        _ new: [Neighbor], _ ids: UnsafeMutableBufferPointer<Int32>, _ distances: UnsafeMutableBufferPointer<Double>
    ) -> Bool {
        for index in ids.indices where unsafe records.hidden.contains(Int(ids[index])) { return false }
        for neighbor in new {
            var place = ids.count
            while place > 0, unsafe ids[place - 1] < 0 || distances[place - 1] >= neighbor.distance {
                if unsafe ids[place - 1] >= 0 && distances[place - 1] == neighbor.distance { return false }
                place -= 1
            }
            guard place < ids.count else { break }
            for later in stride(from: ids.count - 1, to: place, by: -1) {
                unsafe (ids[later], distances[later]) = (ids[later - 1], distances[later - 1])
            }
            unsafe (ids[place], distances[place]) = (
                Int32(truncatingIfNeeded: records.fresh[neighbor.id]), neighbor.distance
            )
        }
        return true
    }

    /// Writes the row of one place.
    private func answer(
        _ place: Point, _ index: Int, _ count: Int, _ distance: Double, _ classes: Set<String>?,
        _ ids: UnsafeMutableBufferPointer<Int32>, _ distances: UnsafeMutableBufferPointer<Double>
    ) {
        let found = nearest(to: place, count: count, within: distance, classes: classes)
        for turn in 0..<count {
            let neighbor = turn < found.count ? found[turn] : nil
            unsafe ids[index * count + turn] = neighbor.map { Int32(truncatingIfNeeded: $0.id) } ?? -1
            unsafe distances[index * count + turn] = neighbor?.distance ?? .infinity
        }
    }

    /// The records in each window, as ``ids(in:)`` finds them, one window after the other as long as there is room.
    ///
    /// - Returns: how many there are altogether.
    /// - Precondition: `starts` and `counts` are as long as the windows.
    package func ids(
        in windows: UnsafeBufferPointer<BoundingBox>, into ids: UnsafeMutableBufferPointer<Int32>,
        starts: UnsafeMutableBufferPointer<Int>, counts: UnsafeMutableBufferPointer<Int>
    ) -> Int {
        guard !records.isEmpty else {
            return unsafe base.index.ids(in: windows, into: ids, starts: starts, counts: counts)
        }
        var total = 0
        for index in windows.indices {
            let found = self.ids(in: unsafe windows[index])
            unsafe starts[index] = total
            unsafe counts[index] = found.count
            for (place, id) in found.enumerated() where total + place < ids.count {
                unsafe ids[total + place] = Int32(truncatingIfNeeded: id)
            }
            total += found.count
        }
        return total
    }
}

extension AreaOverlay {
    /// The first record that holds each point of two columns, as ``first(containing:)`` gives it; -1 for none.
    ///
    /// - Precondition: all have one length.
    package func firsts(
        x: UnsafeBufferPointer<Double>, y: UnsafeBufferPointer<Double>, into answers: UnsafeMutableBufferPointer<Int32>
    ) {
        guard !records.isEmpty else { return unsafe base.index.firsts(x: x, y: y, into: answers) }
        for index in x.indices {
            let first = first(containing: unsafe Point(x: x[index], y: y[index]))
            unsafe answers[index] = first.map { Int32(truncatingIfNeeded: $0) } ?? -1
        }
    }
}

extension LineOverlay {
    /// Calls a function with the number and the nearest record of each place of two columns, in any order.
    ///
    /// - Precondition: the columns have one length.
    package func nearest(
        x: UnsafeBufferPointer<Double>, y: UnsafeBufferPointer<Double>, within distance: Double,
        _ take: (Int, LinePosition?) -> Void
    ) {
        guard !records.isEmpty else { return unsafe base.index.nearest(x: x, y: y, within: distance, take) }
        for index in x.indices {
            take(index, nearest(to: unsafe Point(x: x[index], y: y[index]), within: distance).first)
        }
    }
}
