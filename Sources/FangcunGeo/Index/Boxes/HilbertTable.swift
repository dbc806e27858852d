/// The way along a Hilbert curve, four bits of both coordinates at a time.
///
/// In each quarter the curve is turned or mirrored as the quarters before demand. That comes down to whether the axes are
/// swapped and whether both are reversed: four ways for the curve to lie. For each of them, and for each of 16 by 16 parts of a
/// square, the table says the number of the part and how the curve lies there.
struct HilbertTable {
    /// By the way the curve lies in the square and the four bits of x and y: the number of the part in the lower 8 bits, the way
    /// the curve lies there above.
    private let parts: FlatArray<UInt16>

    static let shared = HilbertTable()

    private init() { parts = FlatArray((0..<1024).map(HilbertTable.part)) }

    private static func part(_ index: Int) -> UInt16 {
        var (x, y) = (index >> 4 & 15, index & 15)
        var (isSwapped, isReversed) = (index >> 8 & 1 != 0, index >> 9 & 1 != 0)
        var number = 0
        if isSwapped { (x, y) = (y, x) }
        if isReversed { (x, y) = (~x, ~y) }
        for side in [8, 4, 2, 1] {
            let (right, upper) = (x & side != 0, y & side != 0)
            number = number << 2 | (right ? (upper ? 2 : 3) : (upper ? 1 : 0))
            if upper { continue }
            if right {
                (x, y) = (~x, ~y)
                isReversed.toggle()
            }
            (x, y) = (y, x)
            isSwapped.toggle()
        }
        return UInt16((isReversed ? 0x200 : 0) | (isSwapped ? 0x100 : 0) | number)
    }

    /// The table for a loop; of use while it lives.
    @unsafe var reader: Reader { unsafe Reader(parts: parts.reader) }

    @unsafe struct Reader {
        fileprivate let parts: FlatArray<UInt16>.Reader

        /// The number of a place of the square with 2^16 places to its side.
        @inline(__always)
        func position(_ x: UInt32, _ y: UInt32) -> UInt32 {
            var (position, part): (UInt32, UInt32) = (0, 0)
            for step in 0..<4 as Range<UInt32> {
                let shift = 12 &- 4 &* step
                let index = part & 0x300 | (x &>> shift & 15) &<< 4 | y &>> shift & 15
                part = unsafe UInt32(parts[unchecked: Int(index)])
                position = position &<< 8 | part & 0xFF
            }
            return position
        }
    }
}
