extension PolygonIndex {
    /// The first area by id that holds each point, as ``first(containing:)`` gives it; -1 for none.
    public func firsts(containing points: [Point]) -> [Int32] {
        unsafe [Int32](unsafeUninitializedCapacity: points.count) { answers, count in
            unsafe points.withUnsafeBufferPointer { unsafe firsts(PlaceRow($0), answers) }
            count = points.count
        }
    }

    /// The first area by id that holds each point of two columns; -1 for none.
    ///
    /// - Precondition: `y` and `answers` have at least as many places as `x`.
    package func firsts(
        x: UnsafeBufferPointer<Double>, y: UnsafeBufferPointer<Double>, into answers: UnsafeMutableBufferPointer<Int32>
    ) {
        precondition(y.count >= x.count && answers.count >= x.count)
        unsafe firsts(PlaceRow(x: x, y: y), answers)
    }

    private func firsts(_ places: PlaceRow, _ answers: UnsafeMutableBufferPointer<Int32>) {
        let size = unsafe AreaStages.batchSize
        unsafe TileOrder.visit(places.count, in: parts.tree.frame.bounds, { unsafe places[$0] }, by: { $0 }) {
            entries in
            unsafe AreaStages.with(self) { stages in
                for start in stride(from: 0, to: entries.count, by: size) {
                    let batch = unsafe entries[start..<min(start + size, entries.count)]
                    unsafe stages.answer(UnsafeBufferPointer(rebasing: batch), into: answers)
                }
            }
        }
    }
}
