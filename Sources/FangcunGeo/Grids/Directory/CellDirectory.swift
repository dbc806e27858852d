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

    /// The index in ``blocks`` of the part, with 2^`bits` units to its side, that holds a place.
    @inline(__always)
    static func part(of block: DirectoryEntry, _ place: DirectoryFrame.Place, _ bits: UInt32) -> Int {
        let row = place.y &>> bits & 3
        let column = place.x &>> bits & 3
        return Int(block.number &<< 4 | row &<< 2 | column)
    }
}

/// A directory of which all is known to be right: nothing is tested while it is read.
extension CellDirectory: DirectoryTables {
    @inline(__always)
    func cell(_ place: DirectoryFrame.Place) -> DirectoryEntry { unsafe cells[unchecked: frame.cell(place)] }

    @inline(__always)
    func part(of block: DirectoryEntry, _ place: DirectoryFrame.Place, bits: UInt32) -> DirectoryEntry {
        unsafe blocks[unchecked: CellDirectory.part(of: block, place, bits)]
    }

    @inline(__always)
    func answer(at point: Point, edge: UInt32) -> Int32 { unsafe edges.reader.answer(at: point, edge) }

    @inline(__always)
    func segment(ofEdge edge: UInt32) -> Segment { unsafe edges[unchecked: Int(edge)].segment }

    @inline(__always)
    func list(at position: Int) -> UInt32 { unsafe lists[unchecked: position] }
}
