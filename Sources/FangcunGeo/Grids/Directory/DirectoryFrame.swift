/// Where the cells of a ``CellDirectory`` lie: the extent cut into squares, and these into whole units.
///
/// All sizes are powers of two, so that corners of cells are exact in coordinates. A unit is at least 2^10 times the spacing of
/// doubles there, and no more than 2^30 span the extent; so what rounds is off by 2^-19 units at most, and a cell grown by one
/// unit has everything in it that rounding might have put there.
struct DirectoryFrame: Sendable {
    let originX: Double
    let originY: Double
    let columns: Int
    let rows: Int
    /// A square of the first level has 2^`cellBits` units to its side.
    let cellBits: UInt32
    let unit: Double
    private let unitsPerCoordinate: Double
    private let origin: SIMD2<Double>
    private let last: SIMD2<Double>

    /// Units that span the extent, and squares that do, as powers of two.
    private static let extentBits = 30
    private static let maximumColumnBits = 22

    /// A frame with room around the box, of about at most this many squares.
    init(around box: BoundingBox, cells: Int) {
        let largest = max(box.minX.magnitude, box.maxX.magnitude, box.minY.magnitude, box.maxY.magnitude)
        let extent = max(box.width, box.height)
        let smallestUnit = DirectoryFrame.powerOfTwo(above: max(largest * 0x1p-42, 0x1p-900))
        var size = max(
            smallestUnit,
            DirectoryFrame.powerOfTwo(above: max(extent, 0x1p-900)) * exp2(-DirectoryFrame.maximumColumnBits))
        while (box.width / size + 1) * (box.height / size + 1) > Double(cells), size < extent { size *= 2 }
        // Three squares on each side: a segment may be said to meet the first beyond it, or by rounding the second.
        originX = ((box.minX / size).rounded(.down) - 3) * size
        originY = ((box.minY / size).rounded(.down) - 3) * size
        columns = Int((box.maxX - originX) / size) + 4
        rows = Int((box.maxY - originY) / size) + 4
        var bits = DirectoryFrame.extentBits - (Int.bitWidth - max(columns, rows).leadingZeroBitCount)
        while bits > 0, size * exp2(-bits) < smallestUnit { bits -= 1 }
        cellBits = UInt32(bits)
        unit = size * exp2(-bits)
        unitsPerCoordinate = 1 / unit
        origin = SIMD2(originX, originY)
        last = SIMD2(Double(columns << bits) - 1, Double(rows << bits) - 1)
    }

    /// A frame of its parts, as a file keeps them; `nil` for one that ``init(around:cells:)`` could not have made.
    init?(originX: Double, originY: Double, unit: Double, columns: Int, rows: Int, cellBits: UInt32) {
        let limit = 1 << DirectoryFrame.extentBits
        guard originX.magnitude < 1e151, originY.magnitude < 1e151, unit > 1e-280, unit < 1e142, unit.significand == 1,
            cellBits <= DirectoryFrame.extentBits, columns > 0, rows > 0, columns <= limit >> Int(cellBits),
            rows <= limit >> Int(cellBits)
        else { return nil }
        self.originX = originX
        self.originY = originY
        self.columns = columns
        self.rows = rows
        self.cellBits = cellBits
        self.unit = unit
        unitsPerCoordinate = 1 / unit
        origin = SIMD2(originX, originY)
        last = SIMD2(Double(columns << Int(cellBits)) - 1, Double(rows << Int(cellBits)) - 1)
    }

    /// A place in units from the south-western corner.
    struct Place: BitwiseCopyable {
        let x: UInt32
        let y: UInt32
    }

    /// The place of a point, to the nearest unit; in a square of the rim, which no segment meets, for a point that lies off or is
    /// not finite.
    @inline(__always)
    func place(of point: Point) -> Place {
        let units = (SIMD2(point.x, point.y) - origin) * unitsPerCoordinate
        let isInside = units .>= 0 .& units .< last
        // The nearest whole number, without the checks of `UInt32(_:)`: above 2^52, the last bit of a double counts ones.
        let moved = units.replacing(with: 0, where: .!isInside) + 0x1p52
        let bits = unsafe unsafeBitCast(moved, to: SIMD2<UInt64>.self)
        return Place(x: UInt32(truncatingIfNeeded: bits.x), y: UInt32(truncatingIfNeeded: bits.y))
    }

    /// The square of the first level around a place.
    @inline(__always)
    func cell(_ place: Place) -> Int {
        Int(place.y &>> cellBits) &* columns &+ Int(place.x &>> cellBits)
    }

    /// The way of a segment in units.
    @inline(__always)
    func units(_ segment: Segment) -> UnitSegment {
        UnitSegment(
            startX: unitsX(segment.startX), startY: unitsY(segment.startY),
            endX: unitsX(segment.endX), endY: unitsY(segment.endY))
    }

    /// The middle of the western side of the cell with 2^`bits` units to its side that lies around a place.
    @inline(__always)
    func reference(around place: Place, bits: UInt32) -> Point {
        let half = Double(1 << bits) / 2
        return Point(
            x: originX + Double((place.x >> bits) << bits) * unit,
            y: originY + (Double((place.y >> bits) << bits) + half) * unit)
    }

    @inline(__always)
    private func unitsX(_ x: Double) -> Double { (x - originX) * unitsPerCoordinate }

    @inline(__always)
    private func unitsY(_ y: Double) -> Double { (y - originY) * unitsPerCoordinate }

    private static func powerOfTwo(above value: Double) -> Double {
        Double(sign: .plus, exponent: value.exponent + 1, significand: 1)
    }
}

/// Two to the power of a small number.
private func exp2(_ exponent: Int) -> Double { Double(sign: .plus, exponent: exponent, significand: 1) }
