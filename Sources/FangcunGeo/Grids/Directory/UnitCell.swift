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

    /// Whether a place in units lies in the cell grown by three.
    @inline(__always)
    func holdsNearly(_ x: Double, _ y: Double) -> Bool {
        let side = Double(1 << bits) + 3
        let (x, y) = (x - Double(place.x), y - Double(place.y))
        return x >= -3 && x <= side && y >= -3 && y <= side
    }
}

/// A segment in units. Its ends are rounded: only questions with room for that may be asked.
struct UnitSegment: BitwiseCopyable, Sendable {
    let startX: Double
    let startY: Double
    let endX: Double
    let endY: Double

    /// The parts of a cell that the segment meets, or all but meets: bit 4 r + c for the part in row r and column c.
    @inline(__always)
    func parts(of cell: UnitCell) -> UInt16 {
        let side = Double(1 << (cell.bits - 2))
        let partsPerUnit = 1 / side
        let (west, south) = (Double(cell.place.x), Double(cell.place.y))
        var parts: UInt16 = 0
        for row in 0..<4 {
            let bottom = south + Double(row) * side - 1
            let top = bottom + side + 2
            guard startY <= top, endY >= bottom else { continue }
            let (first, last) = stretch(from: bottom, to: top)
            let (from, to) = (min(first, last) - 1 - west, max(first, last) + 1 - west)
            guard from <= 4 * side, to >= 0 else { continue }
            let westmost = UInt16(truncatingIfNeeded: max(0, min(3, wholePart(from * partsPerUnit))))
            let eastmost = UInt16(truncatingIfNeeded: max(0, min(3, wholePart(to * partsPerUnit))))
            parts |= ((2 &<< eastmost) &- (1 &<< westmost)) &<< UInt16(4 &* row)
        }
        return parts
    }

    /// The x of the segment's points between two heights: that of the first and of the last; the ends of one about level.
    @inline(__always)
    func stretch(from south: Double, to north: Double) -> (Double, Double) {
        let height = endY - startY
        guard height >= 1 else { return (startX, endX) }
        let slope = (endX - startX) / height
        return (
            startX + max(0, min(height, south - startY)) * slope, startX + max(0, min(height, north - startY)) * slope
        )
    }

    /// Whether an end lies in the cell grown by three units. If none does, and the segment is said to meet the cell (it is then
    /// less than three units away, however rounded), its line has no point in the cell that the segment has not.
    @inline(__always)
    func ends(in cell: UnitCell) -> Bool { starts(in: cell) || stops(in: cell) }

    /// Whether the start lies in the cell grown by three units; see ``ends(in:)``.
    @inline(__always)
    func starts(in cell: UnitCell) -> Bool { cell.holdsNearly(startX, startY) }

    /// Whether the end lies in the cell grown by three units; see ``ends(in:)``.
    @inline(__always)
    func stops(in cell: UnitCell) -> Bool { cell.holdsNearly(endX, endY) }
}
