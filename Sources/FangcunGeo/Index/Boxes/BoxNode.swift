/// Sixteen boxes in steps of a ``BoxFrame``: parts of a tree, or the things themselves. Unused places hold a box that meets nothing.
struct BoxNode: BitwiseCopyable, Sendable {
    var west = SIMD16<Int32>(repeating: .max)
    var south = SIMD16<Int32>(repeating: .max)
    var east = SIMD16<Int32>(repeating: .min)
    var north = SIMD16<Int32>(repeating: .min)

    static let width = 16

    /// Puts a box into one of the places.
    @inline(__always)
    mutating func set(_ place: Int, _ box: BoxFrame.Window) {
        west[place] = box.west
        south[place] = box.south
        east[place] = box.east
        north[place] = box.north
    }

    /// The box around all.
    var bounds: BoxFrame.Window {
        BoxFrame.Window(west: west.min(), south: south.min(), east: east.max(), north: north.max())
    }
}
