/// Squares over the extent of the grids, each with what is to be known of the points in it: nearly always which grid holds it,
/// or which one edge cuts it in two.
///
/// A square that neither holds for is cut into 16 parts, and these again while many edges meet in them; the last ones list the
/// edges near by. Every entry follows from one fact: while a point wanders within a cell, the grids that hold it change
/// at the edges that meet the cell, and nowhere else (``CellDirectoryBuilder``).
struct CellDirectory: Sendable {
    let frame: DirectoryFrame
    /// The squares of the first level, row by row.
    let cells: FlatArray<DirectoryEntry>
    /// 16 entries for each square that is cut up, row by row.
    let blocks: FlatArray<DirectoryEntry>
    /// The edges that cut a cell in two, or stand in a list.
    let edges: FlatArray<DirectoryEdge>
    /// For each cell with a list, the grids that may hold a point of it, in ascending order: the grid; twice the number of its
    /// edges near by, plus 1 if it holds the cell's reference point; these edges. After them, a last pair: the entry of the grid
    /// that holds the cell where no other does; 0.
    let lists: FlatArray<UInt32>

    /// The grid that holds the point; -1 for none.
    @inline(__always)
    func grid(at point: Point) -> Int32 {
        let place = frame.place(of: point)
        var entry = unsafe cells[unchecked: frame.cell(place)]
        var bits = frame.cellBits
        while entry.kind == DirectoryEntry.Kind.block {
            bits &-= 2
            entry = unsafe blocks[unchecked: CellDirectory.part(of: entry, place, bits)]
        }
        let edges = unsafe edges.reader
        switch entry.kind {
        case DirectoryEntry.Kind.constant:
            return entry.grid
        case DirectoryEntry.Kind.edge:
            var answer = unsafe edges.answer(at: point, entry.number)
            while answer < -1 { answer = unsafe edges.answer(at: point, DirectoryEdge.place(after: answer)) }
            return answer
        default:
            return grid(at: point, inList: entry, reference: frame.reference(around: place, bits: bits))
        }
    }

    /// The index in ``blocks`` of the part, with 2^`bits` units to its side, that holds a place.
    @inline(__always)
    static func part(of block: DirectoryEntry, _ place: DirectoryFrame.Place, _ bits: UInt32) -> Int {
        let row = place.y &>> bits & 3
        let column = place.x &>> bits & 3
        return Int(block.number &<< 4 | row &<< 2 | column)
    }

    /// The first grid of a list that holds the point, which lies in one cell with the reference point.
    @inline(never)
    private func grid(at point: Point, inList entry: DirectoryEntry, reference: Point) -> Int32 {
        var position = Int(entry.number)
        while true {
            let grid = unsafe lists[unchecked: position]
            let header = unsafe lists[unchecked: position &+ 1]
            if header == 0 { return DirectoryEntry(bits: grid).grid }
            position &+= 2
            var isHolding = header & 1 != 0
            for _ in 0..<header >> 1 {
                let edge = unsafe edges[unchecked: Int(lists[unchecked: position])]
                if edge.segment.isCrossed(from: reference, to: point) { isHolding.toggle() }
                position &+= 1
            }
            if isHolding { return Int32(bitPattern: grid) }
        }
    }
}
