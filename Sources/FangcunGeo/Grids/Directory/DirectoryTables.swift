/// What a lookup of one point reads of a directory, and how: of tables that were tested before, or with a test at each step.
protocol DirectoryTables {
    /// What may be wrong with the tables; `Never` for tested ones.
    associatedtype Fault: Error

    /// Where the cells lie.
    var frame: DirectoryFrame { get }

    /// The entry of the square around a place.
    func cell(_ place: DirectoryFrame.Place) throws(Fault) -> DirectoryEntry

    /// The entry of the part of a block, with 2^`bits` units to its side, around a place.
    func part(of block: DirectoryEntry, _ place: DirectoryFrame.Place, bits: UInt32) throws(Fault) -> DirectoryEntry

    /// The answer of an edge for the sector in which the point lies: a grid, -1 for none, or less to go on at another edge.
    func answer(at point: Point, edge: UInt32) throws(Fault) -> Int32

    /// The segment along an edge.
    func segment(ofEdge edge: UInt32) throws(Fault) -> Segment

    /// A number in the lists.
    func list(at position: Int) throws(Fault) -> UInt32
}

extension DirectoryTables {
    /// The grid that holds the point; -1 for none.
    @inline(__always)
    func grid(at point: Point) throws(Fault) -> Int32 {
        let place = frame.place(of: point)
        var entry = try cell(place)
        var bits = frame.cellBits
        while entry.kind == DirectoryEntry.Kind.block {
            bits &-= 2
            entry = try part(of: entry, place, bits: bits)
        }
        switch entry.kind {
        case DirectoryEntry.Kind.constant:
            return entry.grid
        case DirectoryEntry.Kind.edge:
            var answer = try answer(at: point, edge: entry.number)
            while answer < -1 { answer = try self.answer(at: point, edge: DirectoryEdge.place(after: answer)) }
            return answer
        default:
            return try grid(at: point, inList: entry, reference: frame.reference(around: place, bits: bits))
        }
    }

    /// The first grid of a list that holds the point, which lies in one cell with the reference point.
    @inline(never)
    private func grid(at point: Point, inList entry: DirectoryEntry, reference: Point) throws(Fault) -> Int32 {
        var position = Int(entry.number)
        while true {
            let grid = try list(at: position)
            let header = try list(at: position &+ 1)
            if header == 0 { return DirectoryEntry(bits: grid).grid }
            position &+= 2
            var isHolding = header & 1 != 0
            for _ in 0..<header >> 1 {
                let segment = try segment(ofEdge: try list(at: position))
                if segment.isCrossed(from: reference, to: point) { isHolding.toggle() }
                position &+= 1
            }
            if isHolding { return Int32(bitPattern: grid) }
        }
    }
}
