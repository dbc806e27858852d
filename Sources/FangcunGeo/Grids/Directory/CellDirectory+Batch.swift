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

    /// A point that waits for a stage: its number in the batch, and the entry that it has come to.
    private struct Waiting: BitwiseCopyable {
        let number: UInt32
        let entry: DirectoryEntry
    }

    /// What a batch keeps between stages.
    @unsafe private struct Stages {
        let places: UnsafeMutablePointer<DirectoryFrame.Place>
        /// Where the entry lies that each point, or each of those at a block, is to read next.
        let next: UnsafeMutablePointer<UInt32>
        let atBlock: UnsafeMutablePointer<Waiting>
        let atEdge: UnsafeMutablePointer<Waiting>
        let atList: UnsafeMutablePointer<Waiting>
        var blocks = 0
        var edges = 0
        var lists = 0

        /// Puts a point into the row of its kind, without a branch: what lies beyond the end of a row is not counted.
        @inline(__always)
        mutating func sort(_ number: UInt32, _ entry: DirectoryEntry) {
            let waiting = Waiting(number: number, entry: entry)
            unsafe atBlock[blocks] = waiting
            unsafe atEdge[edges] = waiting
            unsafe atList[lists] = waiting
            // By the two bits of the kind: comparisons would become jumps, which the processor cannot guess.
            let (low, high) = (entry.kind & 1, entry.kind &>> 1)
            unsafe blocks &+= Int(low & ~high)
            unsafe edges &+= Int(high & ~low)
            unsafe lists &+= Int(low & high)
        }

        /// Puts a point into the row of edges if its answer leaves the decision to another.
        @inline(__always)
        mutating func goOn(_ number: UInt32, after answer: Int32) {
            let next = DirectoryEntry(bits: DirectoryEdge.place(after: answer))
            unsafe atEdge[edges] = Waiting(number: number, entry: next)
            unsafe edges &+= answer < -1 ? 1 : 0
        }

        /// Notes where the parts lie, with 2^`bits` units to their sides, that hold the points at a block, and asks for them.
        @inline(__always)
        func askForParts(_ bits: UInt32, _ parts: FlatArray<DirectoryEntry>.Reader) {
            for position in 0..<(unsafe blocks) {
                let waiting = unsafe atBlock[position]
                let part = unsafe CellDirectory.part(of: waiting.entry, places[Int(waiting.number)], bits)
                unsafe next[position] = UInt32(truncatingIfNeeded: part)
                unsafe parts.prefetch(part)
            }
        }

        /// Asks for the edges of some of the points at one.
        @inline(__always)
        func askForEdges(_ range: Range<Int>, _ edges: FlatArray<DirectoryEdge>.Reader) {
            for position in range { unsafe edges.prefetch(Int(atEdge[position].entry.number)) }
        }
    }

    private static func withStages(_ body: (Stages) -> Void) {
        // One place more than a batch in each row: `sort` writes before it counts.
        let rowSize = batchSize + 1
        unsafe withUnsafeTemporaryAllocation(of: Waiting.self, capacity: 3 * rowSize) { waiting in
            unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: rowSize) { next in
                unsafe withUnsafeTemporaryAllocation(of: DirectoryFrame.Place.self, capacity: rowSize) { places in
                    guard let waiting = waiting.baseAddress, let next = next.baseAddress,
                        let places = places.baseAddress
                    else { return }
                    unsafe body(
                        Stages(
                            places: places, next: next, atBlock: waiting, atEdge: waiting + rowSize,
                            atList: waiting + 2 * rowSize))
                }
            }
        }
    }

    private func locate(
        batch points: UnsafeBufferPointer<Point>, into answers: UnsafeMutableBufferPointer<Int32>, _ empty: Stages
    ) {
        let count = points.count
        guard let points = unsafe points.baseAddress, let answers = unsafe answers.baseAddress else { return }
        var stages = unsafe empty
        let frame = frame
        let (cells, blocks) = unsafe (cells.reader, blocks.reader)
        let (edges, lists) = unsafe (edges.reader, lists.reader)
        for index in 0..<count {
            let place = unsafe frame.place(of: points[index])
            let cell = frame.cell(place)
            unsafe stages.places[index] = place
            unsafe stages.next[index] = UInt32(truncatingIfNeeded: cell)
            unsafe cells.prefetch(cell)
        }
        // The points of the next batch: they start on another page, where the processor's own foresight ends.
        for index in stride(from: 0, to: count, by: 4) { unsafe fck_prefetch(points + (count &+ index)) }
        for index in 0..<count {
            let entry = unsafe cells[unchecked: Int(stages.next[index])]
            unsafe answers[index] = entry.grid
            unsafe stages.sort(UInt32(truncatingIfNeeded: index), entry)
        }
        // Edges already known are asked for while the parts are under way, and the others before the first is used.
        let known = unsafe stages.edges
        var bits = frame.cellBits &- 2
        unsafe stages.askForParts(bits, blocks)
        unsafe stages.askForEdges(0..<known, edges)
        while unsafe stages.blocks > 0 {
            let waiting = unsafe stages.blocks
            unsafe stages.blocks = 0
            for position in 0..<waiting {
                let number = unsafe stages.atBlock[position].number
                let entry = unsafe blocks[unchecked: Int(stages.next[position])]
                unsafe answers[Int(number)] = entry.grid
                unsafe stages.sort(number, entry)
            }
            bits &-= 2
            unsafe stages.askForParts(bits, blocks)
        }
        unsafe stages.askForEdges(known..<stages.edges, edges)
        for position in 0..<(unsafe stages.lists) {
            unsafe lists.prefetch(Int(stages.atList[position].entry.number))
        }
        for position in 0..<(unsafe stages.lists) {
            // The first edges of the first grid: often no others are asked for.
            let list = unsafe Int(stages.atList[position].entry.number)
            unsafe edges.prefetch(Int(lists[unchecked: list &+ 2]))
            unsafe edges.prefetch(Int(lists[unchecked: list &+ 3]))
        }
        while unsafe stages.edges > 0 {
            let waiting = unsafe stages.edges
            unsafe stages.edges = 0
            for position in 0..<waiting {
                let (number, entry) = unsafe (stages.atEdge[position].number, stages.atEdge[position].entry)
                let answer = unsafe edges.answer(at: points[Int(number)], entry.number)
                unsafe answers[Int(number)] = answer
                unsafe stages.goOn(number, after: answer)
            }
            unsafe stages.askForEdges(0..<stages.edges, edges)
        }
        // The few others are asked again one by one: what they read lies in the cache by now.
        for position in 0..<(unsafe stages.lists) {
            let index = unsafe Int(stages.atList[position].number)
            unsafe answers[index] = grid(at: points[index])
        }
    }
}
