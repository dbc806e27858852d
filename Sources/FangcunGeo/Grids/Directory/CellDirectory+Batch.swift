internal import CKernel

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
        unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 3 * rowSize) { numbers in
            unsafe withUnsafeTemporaryAllocation(of: DirectoryEntry.self, capacity: rowSize) { entries in
                unsafe withUnsafeTemporaryAllocation(of: DirectoryFrame.Place.self, capacity: rowSize) { places in
                    guard let row = numbers.baseAddress, let entries = entries.baseAddress,
                        let places = places.baseAddress
                    else { return }
                    unsafe body(
                        Stages(
                            places: places, entries: entries, atBlock: row, atEdge: row + rowSize,
                            atList: row + 2 * rowSize))
                }
            }
        }
    }

    private func locate(
        batch points: UnsafeBufferPointer<Point>, into answers: UnsafeMutableBufferPointer<Int32>, _ empty: Stages
    ) {
        var stages = unsafe empty
        for index in 0..<points.count {
            let place = unsafe frame.place(of: points[index])
            unsafe stages.places[index] = place
            cells.prefetch(frame.cell(place))
        }
        for index in 0..<points.count {
            let place = unsafe stages.places[index]
            let entry = unsafe cells[unchecked: frame.cell(place)]
            unsafe answers[index] = entry.grid
            unsafe stages.sort(UInt32(truncatingIfNeeded: index), entry)
            prefetch(entry, place, frame.cellBits &- 2)
        }
        var bits = frame.cellBits
        while unsafe stages.blocks > 0 {
            bits &-= 2
            let waiting = unsafe stages.blocks
            unsafe stages.blocks = 0
            for position in 0..<waiting {
                let number = unsafe stages.atBlock[position]
                let index = Int(number)
                let place = unsafe stages.places[index]
                let entry = unsafe blocks[unchecked: CellDirectory.part(of: stages.entries[index], place, bits)]
                unsafe answers[index] = entry.grid
                unsafe stages.sort(number, entry)
                prefetch(entry, place, bits &- 2)
            }
        }
        for position in 0..<(unsafe stages.edges) {
            let index = unsafe Int(stages.atEdge[position])
            unsafe answers[index] = grid(at: points[index], besideEdge: stages.entries[index])
        }
        // The few others are asked again one by one: what they read lies in the cache by now.
        for position in 0..<(unsafe stages.lists) {
            let index = unsafe Int(stages.atList[position])
            unsafe answers[index] = grid(at: points[index])
        }
    }

    /// Asks for what an entry leads to.
    @inline(__always)
    private func prefetch(_ entry: DirectoryEntry, _ place: DirectoryFrame.Place, _ bits: UInt32) {
        let address =
            entry.kind == DirectoryEntry.Kind.block
            ? blocks.address(of: CellDirectory.part(of: entry, place, bits))
            : entry.kind == DirectoryEntry.Kind.edge
                ? edges.address(of: Int(entry.number))
                : entry.kind == DirectoryEntry.Kind.list ? lists.address(of: Int(entry.number)) : cells.address(of: 0)
        unsafe fck_prefetch(UnsafeRawPointer(bitPattern: address))
    }
}
