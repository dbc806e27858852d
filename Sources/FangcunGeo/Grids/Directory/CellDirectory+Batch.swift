extension CellDirectory {
    /// Points that go through the stages together: enough that reads from memory overlap, few enough to stay in the first cache.
    static let batchSize = 256

    /// Fills the answers with the grid that holds each point, -1 for none.
    ///
    /// The points go by batches through stages: all first reads, all second reads, all edges. One point at a time, the processor
    /// would wait for each read, and guess the kind of each entry wrong about every third time.
    func locate(_ points: UnsafeBufferPointer<Point>, into answers: UnsafeMutableBufferPointer<Int32>) {
        guard let start = points.baseAddress, let answers = answers.baseAddress else { return }
        unsafe BatchStages.with(self) { stages in
            for first in stride(from: 0, to: points.count, by: CellDirectory.batchSize) {
                let count = min(points.count - first, CellDirectory.batchSize)
                unsafe locate(batch: start + first, count: count, into: answers + first, &stages)
            }
        }
    }

    /// Fills the answers with the grid that holds each point of two columns, -1 for none.
    func locate(
        x: UnsafeBufferPointer<Double>, y: UnsafeBufferPointer<Double>, into answers: UnsafeMutableBufferPointer<Int32>
    ) {
        guard let answers = answers.baseAddress else { return }
        unsafe withUnsafeTemporaryAllocation(of: Point.self, capacity: CellDirectory.batchSize) { batch in
            guard let points = batch.baseAddress else { return }
            unsafe BatchStages.with(self) { stages in
                for first in stride(from: 0, to: x.count, by: CellDirectory.batchSize) {
                    let count = min(x.count - first, CellDirectory.batchSize)
                    for index in 0..<count {
                        unsafe points[index] = Point(x: x[first &+ index], y: y[first &+ index])
                    }
                    unsafe locate(batch: points, count: count, into: answers + first, &stages)
                }
            }
        }
    }

    @inline(never)
    private func locate(
        batch points: UnsafePointer<Point>, count: Int, into answers: UnsafeMutablePointer<Int32>,
        _ stages: inout BatchStages
    ) {
        unsafe stages.locate(points, count: count, into: answers) { number in
            // The few others are asked again one by one: what they read lies in the cache by now.
            unsafe answers[number] = grid(at: points[number])
        }
    }
}
