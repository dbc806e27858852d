extension CellDirectory {
    /// Points that go through the stages together: enough that reads from memory overlap, few enough to stay in the first cache.
    private static let batchSize = 256

    /// Fills the answers with the grid that holds each point, -1 for none.
    ///
    /// The points go by batches through stages: all first reads, all second reads, all edges. One point at a time, the processor
    /// would wait for each read, and guess the kind of each entry wrong about every third time.
    func locate(_ points: UnsafeBufferPointer<Point>, into answers: UnsafeMutableBufferPointer<Int32>) {
        unsafe CellDirectory.withStages { stages in
            for start in stride(from: 0, to: points.count, by: CellDirectory.batchSize) {
                let end = min(points.count, start + CellDirectory.batchSize)
                unsafe locate(
                    batch: UnsafeBufferPointer(rebasing: points[start..<end]),
                    into: UnsafeMutableBufferPointer(rebasing: answers[start..<end]), stages)
            }
        }
    }

    /// Fills the answers with the grid that holds each point of two columns, -1 for none.
    func locate(
        x: UnsafeBufferPointer<Double>, y: UnsafeBufferPointer<Double>, into answers: UnsafeMutableBufferPointer<Int32>
    ) {
        unsafe withUnsafeTemporaryAllocation(of: Point.self, capacity: CellDirectory.batchSize) { batch in
            unsafe CellDirectory.withStages { stages in
                for start in stride(from: 0, to: x.count, by: CellDirectory.batchSize) {
                    let count = min(x.count - start, CellDirectory.batchSize)
                    for index in 0..<count {
                        unsafe batch[index] = Point(x: x[start &+ index], y: y[start &+ index])
                    }
                    unsafe locate(
                        batch: UnsafeBufferPointer(rebasing: batch[..<count]),
                        into: UnsafeMutableBufferPointer(rebasing: answers[start..<start + count]), stages)
                }
            }
        }
    }

    /// What a batch keeps between stages. The last three hold numbers of points that wait for a stage.
    @unsafe private struct Stages {
        let places: UnsafeMutablePointer<DirectoryFrame.Place>
        let entries: UnsafeMutablePointer<DirectoryEntry>
        let atBlock: UnsafeMutablePointer<UInt32>
        let atEdge: UnsafeMutablePointer<UInt32>
        let atList: UnsafeMutablePointer<UInt32>
        /// Where the entries of the points at a block lie.
        let parts: UnsafeMutablePointer<UInt32>
        var blocks = 0
        var edges = 0
        var lists = 0

        /// Puts a point into the row of its kind, without a branch: a number beyond the end of a row is not counted.
        @inline(__always)
        mutating func sort(_ index: UInt32, _ entry: DirectoryEntry) {
            unsafe entries[Int(index)] = entry
            unsafe atBlock[blocks] = index
            unsafe atEdge[edges] = index
            unsafe atList[lists] = index
            // By the two bits of the kind: comparisons would become jumps, which the processor cannot guess.
            let (low, high) = (entry.kind & 1, entry.kind &>> 1)
            unsafe blocks &+= Int(low & ~high)
            unsafe edges &+= Int(high & ~low)
            unsafe lists &+= Int(low & high)
        }
    }

    private static func withStages(_ body: (Stages) -> Void) {
        // One place more than a batch in each row: `sort` writes before it counts.
        let rowSize = batchSize + 1
        unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 4 * rowSize) { numbers in
            unsafe withUnsafeTemporaryAllocation(of: DirectoryEntry.self, capacity: rowSize) { entries in
                unsafe withUnsafeTemporaryAllocation(of: DirectoryFrame.Place.self, capacity: rowSize) { places in
                    guard let row = numbers.baseAddress, let entries = entries.baseAddress,
                        let places = places.baseAddress
                    else { return }
                    unsafe body(
                        Stages(
                            places: places, entries: entries, atBlock: row, atEdge: row + rowSize,
                            atList: row + 2 * rowSize, parts: row + 3 * rowSize))
                }
            }
        }
    }

    private func locate(
        batch points: UnsafeBufferPointer<Point>, into answers: UnsafeMutableBufferPointer<Int32>, _ empty: Stages
    ) {
        var stages = unsafe empty
        let frame = frame
        let (cells, blocks) = unsafe (cells.reader, blocks.reader)
        let (edges, lists) = unsafe (edges.reader, lists.reader)
        for index in 0..<points.count {
            let place = unsafe frame.place(of: points[index])
            unsafe stages.places[index] = place
            unsafe cells.prefetch(frame.cell(place))
        }
        for index in 0..<points.count {
            let entry = unsafe cells[unchecked: frame.cell(stages.places[index])]
            unsafe answers[index] = entry.grid
            unsafe stages.sort(UInt32(truncatingIfNeeded: index), entry)
        }
        var bits = frame.cellBits
        while unsafe stages.blocks > 0 {
            bits &-= 2
            let waiting = unsafe stages.blocks
            for position in 0..<waiting {
                let index = unsafe Int(stages.atBlock[position])
                let part = unsafe CellDirectory.part(of: stages.entries[index], stages.places[index], bits)
                unsafe stages.parts[position] = UInt32(truncatingIfNeeded: part)
                unsafe blocks.prefetch(part)
            }
            unsafe stages.blocks = 0
            for position in 0..<waiting {
                let number = unsafe stages.atBlock[position]
                let entry = unsafe blocks[unchecked: Int(stages.parts[position])]
                unsafe answers[Int(number)] = entry.grid
                unsafe stages.sort(number, entry)
            }
        }
        for position in 0..<(unsafe stages.lists) {
            unsafe lists.prefetch(Int(stages.entries[Int(stages.atList[position])].number))
        }
        for position in 0..<(unsafe stages.edges) {
            unsafe edges.prefetch(Int(stages.entries[Int(stages.atEdge[position])].number))
        }
        for position in 0..<(unsafe stages.lists) {
            // The first edges of the first grid: often no others are asked for.
            let list = unsafe Int(stages.entries[Int(stages.atList[position])].number)
            unsafe edges.prefetch(Int(lists[unchecked: list &+ 2]))
            unsafe edges.prefetch(Int(lists[unchecked: list &+ 3]))
        }
        for position in 0..<(unsafe stages.edges) {
            let index = unsafe Int(stages.atEdge[position])
            let edge = unsafe edges[unchecked: Int(stages.entries[index].number)]
            unsafe answers[index] = edge.grid(at: points[index])
        }
        // The few others are asked again one by one: what they read lies in the cache by now.
        for position in 0..<(unsafe stages.lists) {
            let index = unsafe Int(stages.atList[position])
            unsafe answers[index] = grid(at: points[index])
        }
    }
}
