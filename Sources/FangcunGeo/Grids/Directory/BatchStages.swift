/// A batch of points on its way through the stages of ``CellDirectory``.
///
/// Each stage first asks for all that the next one reads, and then goes on: the reads are then under way together.
@unsafe struct BatchStages {
    let frame: DirectoryFrame
    let cells: FlatArray<DirectoryEntry>.Reader
    let blocks: FlatArray<DirectoryEntry>.Reader
    let edges: FlatArray<DirectoryEdge>.Reader
    let lists: FlatArray<UInt32>.Reader

    private let places: UnsafeMutablePointer<DirectoryFrame.Place>
    /// Where the entry lies that each point, or each of those at a block, is to read next.
    private let next: UnsafeMutablePointer<UInt32>
    private let atBlock: UnsafeMutablePointer<Waiting>
    private let atEdge: UnsafeMutablePointer<Waiting>
    private let atList: UnsafeMutablePointer<Waiting>
    private var blockCount = 0
    private var edgeCount = 0
    private var listCount = 0

    /// A point that waits for a stage: its number in the batch, and the entry that it has come to.
    private struct Waiting: BitwiseCopyable {
        let number: UInt32
        let entry: DirectoryEntry
    }

    /// Calls a function with the stages of a directory, where no point is yet; they do for any number of batches.
    static func with(_ directory: CellDirectory, _ body: (inout BatchStages) -> Void) {
        // One place more than a batch in each row: `sort` writes before it counts.
        let rowSize = CellDirectory.batchSize + 1
        unsafe withUnsafeTemporaryAllocation(of: Waiting.self, capacity: 3 * rowSize) { waiting in
            unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: rowSize) { next in
                unsafe withUnsafeTemporaryAllocation(of: DirectoryFrame.Place.self, capacity: rowSize) { places in
                    guard let waiting = waiting.baseAddress, let next = next.baseAddress,
                        let places = places.baseAddress
                    else { return }
                    var stages = unsafe BatchStages(
                        frame: directory.frame, cells: directory.cells.reader, blocks: directory.blocks.reader,
                        edges: directory.edges.reader, lists: directory.lists.reader, places: places, next: next,
                        atBlock: waiting, atEdge: waiting + rowSize, atList: waiting + 2 * rowSize)
                    unsafe body(&stages)
                }
            }
        }
    }

    /// Fills the answers of a batch, at most ``CellDirectory/batchSize`` points; those at a list are left to a function, by their numbers.
    @inline(__always)
    mutating func locate(
        _ points: UnsafePointer<Point>, count: Int, into answers: UnsafeMutablePointer<Int32>, atList: (Int) -> Void
    ) {
        unsafe (blockCount, edgeCount, listCount) = (0, 0, 0)
        unsafe askForCells(points, count)
        // The points of the next batch start on another page, where the processor's own foresight ends.
        for index in stride(from: 0, to: count, by: 4) { unsafe prefetchLine(at: points + (count &+ index)) }
        unsafe readCells(count, answers)
        // Edges known by now are asked for while the parts are under way, the others before the first is used.
        let known = unsafe edgeCount
        var bits = unsafe frame.cellBits &- 2
        unsafe askForParts(bits)
        unsafe askForEdges(0..<known)
        while unsafe blockCount > 0 {
            unsafe readParts(answers)
            bits &-= 2
            unsafe askForParts(bits)
        }
        unsafe askForEdges(known..<edgeCount)
        unsafe askForLists()
        while unsafe edgeCount > 0 {
            unsafe readEdges(points, answers)
            unsafe askForEdges(0..<edgeCount)
        }
        for position in 0..<(unsafe listCount) { unsafe atList(Int(self.atList[position].number)) }
    }

    // MARK: Squares

    @inline(__always)
    private func askForCells(_ points: UnsafePointer<Point>, _ count: Int) {
        for index in 0..<count {
            let place = unsafe frame.place(of: points[index])
            let cell = unsafe frame.cell(place)
            unsafe places[index] = place
            unsafe next[index] = UInt32(truncatingIfNeeded: cell)
            unsafe cells.prefetch(cell)
        }
    }

    @inline(__always)
    private mutating func readCells(_ count: Int, _ answers: UnsafeMutablePointer<Int32>) {
        for index in 0..<count {
            let entry = unsafe cells[unchecked: Int(next[index])]
            unsafe answers[index] = entry.grid
            unsafe sort(UInt32(truncatingIfNeeded: index), entry)
        }
    }

    /// Puts a point into the row of its kind, without a branch: what lies beyond the end of a row is not counted.
    @inline(__always)
    private mutating func sort(_ number: UInt32, _ entry: DirectoryEntry) {
        let waiting = Waiting(number: number, entry: entry)
        unsafe atBlock[blockCount] = waiting
        unsafe atEdge[edgeCount] = waiting
        unsafe atList[listCount] = waiting
        // By the two bits of the kind: comparisons would become jumps, which the processor cannot guess.
        let (low, high) = (entry.kind & 1, entry.kind &>> 1)
        unsafe blockCount &+= Int(low & ~high)
        unsafe edgeCount &+= Int(high & ~low)
        unsafe listCount &+= Int(low & high)
    }

    // MARK: Parts

    /// Notes where the parts lie, with 2^`bits` units to their sides, that hold the points at a block, and asks for them.
    @inline(__always)
    private func askForParts(_ bits: UInt32) {
        for position in 0..<(unsafe blockCount) {
            let waiting = unsafe atBlock[position]
            let part = unsafe CellDirectory.part(of: waiting.entry, places[Int(waiting.number)], bits)
            unsafe next[position] = UInt32(truncatingIfNeeded: part)
            unsafe blocks.prefetch(part)
        }
    }

    @inline(__always)
    private mutating func readParts(_ answers: UnsafeMutablePointer<Int32>) {
        let count = unsafe blockCount
        unsafe blockCount = 0
        for position in 0..<count {
            let number = unsafe atBlock[position].number
            let entry = unsafe blocks[unchecked: Int(next[position])]
            unsafe answers[Int(number)] = entry.grid
            unsafe sort(number, entry)
        }
    }

    // MARK: Edges and lists

    @inline(__always)
    private func askForEdges(_ range: Range<Int>) {
        for position in range { unsafe edges.prefetch(Int(atEdge[position].entry.number)) }
    }

    @inline(__always)
    private mutating func readEdges(_ points: UnsafePointer<Point>, _ answers: UnsafeMutablePointer<Int32>) {
        let count = unsafe edgeCount
        unsafe edgeCount = 0
        for position in 0..<count {
            let (number, entry) = unsafe (atEdge[position].number, atEdge[position].entry)
            let answer = unsafe edges.answer(at: points[Int(number)], entry.number)
            unsafe answers[Int(number)] = answer
            let next = DirectoryEntry(bits: DirectoryEdge.place(after: answer))
            unsafe atEdge[edgeCount] = Waiting(number: number, entry: next)
            unsafe edgeCount &+= answer < -1 ? 1 : 0
        }
    }

    @inline(__always)
    private func askForLists() {
        for position in 0..<(unsafe listCount) { unsafe lists.prefetch(Int(atList[position].entry.number)) }
    }
}
