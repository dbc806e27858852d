/// A square cell in units, named by its south-western corner.
struct UnitCell {
    let place: DirectoryFrame.Place
    /// It has 2^`bits` units to its side.
    let bits: UInt32

    /// The cell in a row and column of the 16 parts.
    func part(_ row: UInt32, _ column: UInt32) -> UnitCell {
        let side = bits - 2
        return UnitCell(
            place: DirectoryFrame.Place(x: place.x + column << side, y: place.y + row << side), bits: side)
    }
}

/// A segment in units. Its ends are rounded: only questions with room for that may be asked.
struct UnitSegment: BitwiseCopyable, Sendable {
    let startX: Double
    let startY: Double
    let endX: Double
    let endY: Double

    /// Whether the segment meets the cell grown by a unit; it may say so when it just misses it.
    @inline(__always)
    func touches(_ cell: UnitCell) -> Bool {
        let half = Double(1 << cell.bits) / 2
        let reach = half + 1
        let (x, y) = (startX - (Double(cell.place.x) + half), startY - (Double(cell.place.y) + half))
        let (dx, dy) = (endX - startX, endY - startY)
        // No axis separates them: not y (upward: dy >= 0), not x, not the segment's normal.
        guard y <= reach, y + dy >= -reach, min(x, x + dx) <= reach, max(x, x + dx) >= -reach else { return false }
        return (dx * y - dy * x).magnitude <= (dx.magnitude + dy) * reach
    }

    /// The x of the segment's points between two heights: that of the first and of the last; the ends of one about level.
    @inline(__always)
    func stretch(from south: Double, to north: Double) -> (Double, Double) {
        let height = endY - startY
        guard height >= 1 else { return (startX, endX) }
        let first = max(0, min(1, (south - startY) / height))
        let last = max(0, min(1, (north - startY) / height))
        return (startX + first * (endX - startX), startX + last * (endX - startX))
    }

    /// Whether an end lies in the cell grown by two units. If none does and the segment touches the cell, it cuts it in two.
    @inline(__always)
    func ends(in cell: UnitCell) -> Bool {
        func holds(_ x: Double, _ y: Double) -> Bool {
            let side = Double(1 << cell.bits) + 2
            let (x, y) = (x - Double(cell.place.x), y - Double(cell.place.y))
            return x >= -2 && x <= side && y >= -2 && y <= side
        }
        return holds(startX, startY) || holds(endX, endY)
    }
}
