/// Tells of most points that they are not among some others, by one bit of a table that stays in the nearest cache.
struct CornerFilter {
    private var words: [UInt64]
    private let shift: UInt64

    /// A filter of these points, whose zeros are positive.
    init(_ points: [Point]) {
        // One bit in sixteen is set, so that one in sixteen other points needs a closer look.
        var bits: UInt64 = 12
        while bits < 26, 1 << bits < 16 * points.count { bits += 1 }
        shift = 64 - bits
        words = [UInt64](repeating: 0, count: 1 << Int(bits - 6))
        for point in points {
            let place = place(of: point)
            words[Int(place >> 6)] |= 1 << (place & 63)
        }
    }

    /// Whether a point may be one of those; true for all that are.
    @inline(__always)
    func mayHold(_ point: Point) -> Bool {
        let place = place(of: point)
        return words[Int(truncatingIfNeeded: place &>> 6)] &>> (place & 63) & 1 == 1
    }

    @inline(__always)
    private func place(of point: Point) -> UInt64 {
        let mixed = (point.x.bitPattern &+ point.y.bitPattern &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
        return mixed &>> shift
    }
}
