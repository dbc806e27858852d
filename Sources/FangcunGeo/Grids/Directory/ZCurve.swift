/// Numbers places so that near ones mostly have near numbers: the bits of both coordinates in turn.
struct ZCurve {
    private let box: BoundingBox
    private let stepsPerCoordinate: Double

    /// Steps on each side of the square around the box.
    private static let steps = 0x1p16

    /// A curve over the box.
    init(over box: BoundingBox) {
        self.box = box
        stepsPerCoordinate = ZCurve.steps / max(box.width, box.height)
    }

    /// The number of the centre of a segment.
    @inline(__always)
    func position(ofCentre segment: Segment) -> UInt32 {
        ZCurve.spread(step((segment.startX / 2 + segment.endX / 2) - box.minX))
            | ZCurve.spread(step((segment.startY / 2 + segment.endY / 2) - box.minY)) << 1
    }

    /// Sorts keys by their upper halves, keeping the order of equal ones, in linear time.
    static func sort(_ keys: inout [UInt64]) {
        let digitBits = 11
        var other = keys
        for shift in stride(from: 32, to: 64, by: digitBits) {
            var next = [Int](repeating: 0, count: 1 << digitBits + 1)
            let mask: UInt64 = 1 << digitBits - 1
            for key in keys { next[Int(key >> shift & mask) + 1] += 1 }
            for digit in 1..<next.count { next[digit] += next[digit - 1] }
            for key in keys {
                let digit = Int(key >> shift & mask)
                other[next[digit]] = key
                next[digit] += 1
            }
            swap(&keys, &other)
        }
    }

    /// A coordinate in steps; 0 for what is not a number, as in a box without width.
    private func step(_ offset: Double) -> UInt32 {
        let value = offset * stepsPerCoordinate
        guard value > 0 else { return 0 }
        return value < ZCurve.steps ? UInt32(value) : UInt32(ZCurve.steps) - 1
    }

    /// The lower 16 bits with a zero bit between each two.
    private static func spread(_ value: UInt32) -> UInt32 {
        var bits = value
        bits = (bits | bits << 8) & 0x00FF_00FF
        bits = (bits | bits << 4) & 0x0F0F_0F0F
        bits = (bits | bits << 2) & 0x3333_3333
        return (bits | bits << 1) & 0x5555_5555
    }
}
