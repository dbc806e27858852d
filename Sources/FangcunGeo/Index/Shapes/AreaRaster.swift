/// The squares that one area meets: those under its edges, and those all of which it holds.
///
/// All is in squares from a corner of the frame. What rounds is far less than ``margin``, by which every square is grown; so in a
/// square that no edge is said to meet, all points have one answer, which the crossings west of its middle tell.
struct AreaRaster {
    private let margin: Double
    private var corner = (column: 0, row: 0)
    private(set) var columns = 0
    private(set) var rows = 0
    /// For each square of the area's box, row by row, whether an edge meets it, and whether the middle line of the row is crossed there
    /// an odd number of times.
    private var marks: [UInt8] = []

    private static let met: UInt8 = 1
    private static let crossed: UInt8 = 2
    /// An edge that rises less is taken for level.
    private static let leastRise = 0x1p-6

    init(margin: Double) { self.margin = margin }

    /// A place in squares.
    struct Place {
        let x: Double
        let y: Double
    }

    /// Starts an area in a box of squares.
    mutating func start(column: Int, row: Int, columns: Int, rows: Int) {
        corner = (column, row)
        (self.columns, self.rows) = (columns, rows)
        marks.removeAll(keepingCapacity: true)
        marks.append(contentsOf: repeatElement(0, count: columns * rows))
    }

    /// Takes up an edge.
    mutating func add(_ start: Place, _ end: Place) {
        let (startX, startY) = (start.x - Double(corner.column), start.y - Double(corner.row))
        let (endX, endY) = (end.x - Double(corner.column), end.y - Double(corner.row))
        let (low, high) = (min(startY, endY), max(startY, endY))
        let isLevel = high - low < AreaRaster.leastRise
        let slope = isLevel ? 0 : (endX - startX) / (endY - startY)
        for row in whole(low - margin, below: rows)...whole(high + margin, below: rows) {
            var (first, last) = (startX, endX)
            if !isLevel {
                first = startX + (max(low, Double(row) - margin) - startY) * slope
                last = startX + (min(high, Double(row + 1) + margin) - startY) * slope
            }
            let rowStart = row * columns
            let west = whole(min(first, last) - margin, below: columns)
            let east = whole(max(first, last) + margin, below: columns)
            for column in west...east { marks[rowStart + column] |= AreaRaster.met }
            let middle = Double(row) + 0.5
            if (startY <= middle) != (endY <= middle) {
                // Of a level edge, all squares of the row between its ends are met: any of them does.
                let column = whole(startX + (middle - startY) * slope, below: columns)
                marks[rowStart + column] ^= AreaRaster.crossed
            }
        }
    }

    /// Calls a function with the columns and rows of the squares that the area meets, and whether it holds all of each.
    func visit(_ body: (Int, Int, Bool) -> Void) {
        for row in 0..<rows {
            var isInside = false
            for column in 0..<columns {
                let mark = marks[row * columns + column]
                if mark & AreaRaster.met != 0 {
                    body(corner.column + column, corner.row + row, false)
                } else if isInside {
                    body(corner.column + column, corner.row + row, true)
                }
                if mark & AreaRaster.crossed != 0 { isInside.toggle() }
            }
        }
    }

    @inline(__always)
    private func whole(_ value: Double, below count: Int) -> Int { value > 0 ? min(Int(value), count - 1) : 0 }
}
