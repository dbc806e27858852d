/// Numbers places so that near numbers have near places: a Hilbert curve of 2^32 places over a square.
struct HilbertCurve {
    private let originX: Double
    private let originY: Double
    private let stepsPerUnit: Double

    /// A curve over the box.
    init(over box: BoundingBox) {
        originX = box.minX
        originY = box.minY
        let steps = 0x1p16 / max(box.width, box.height)
        stepsPerUnit = steps.isFinite ? steps : 0
    }

    /// The numbers from 0 up to `count` in the order of the places that belong to them; equal places in ascending order.
    ///
    /// - Complexity: linear.
    func order(_ count: Int, _ place: (Int) -> Point) -> [UInt32] {
        var keys = (0..<count).map { number in
            let place = place(number)
            return UInt64(position(place)) << 32 | UInt64(UInt32(truncatingIfNeeded: number))
        }
        ZCurve.sort(&keys)
        return keys.map { UInt32(truncatingIfNeeded: $0) }
    }

    /// The number of a place within the box.
    @inline(__always)
    func position(_ point: Point) -> UInt32 {
        HilbertCurve.position(step((point.x - originX) * stepsPerUnit), step((point.y - originY) * stepsPerUnit))
    }

    @inline(__always)
    private func step(_ value: Double) -> UInt32 {
        guard value > 0 else { return 0 }
        return value < 0x1p16 ? UInt32(value) : 0xFFFF
    }

    /// The number of a place of the square with 2^16 places to its side, one bit of both coordinates at a time from the top.
    ///
    /// In each quarter the curve is turned or mirrored as the quarters before demand. Turns and mirrorings come down to whether
    /// the axes are swapped and whether both are reversed, which two bits carry along.
    @inline(__always)
    static func position(_ x: UInt32, _ y: UInt32) -> UInt32 {
        var (x, y) = (x, y)
        var position: UInt32 = 0
        var side: UInt32 = 1 << 15
        while side > 0 {
            let (right, upper) = (x & side != 0, y & side != 0)
            position = position &<< 2 | (right ? (upper ? 2 : 3) : (upper ? 1 : 0))
            if !upper {
                if right { (x, y) = (~x, ~y) }
                (x, y) = (y, x)
            }
            side &>>= 1
        }
        return position
    }
}
