/// What a ``CellDirectory`` says about a cell: a kind in the two upper bits, a number in the others.
struct DirectoryEntry: BitwiseCopyable, Sendable {
    let bits: UInt32

    /// What the number of an entry means.
    enum Kind {
        /// One more than the grid that holds the whole cell; 0 for none.
        static let constant: UInt32 = 0
        /// The block of the cell's 16 parts.
        static let block: UInt32 = 1
        /// The edge that cuts the cell in two.
        static let edge: UInt32 = 2
        /// The place of a list: everything else.
        static let list: UInt32 = 3
    }

    /// The largest number of an entry.
    static let maximumNumber = (1 << 30) - 1

    @inline(__always)
    init(_ kind: UInt32, _ number: UInt32) { bits = kind << 30 | number }

    @inline(__always)
    init(bits: UInt32) { self.bits = bits }

    /// The entry of a cell that one grid holds, or none (-1).
    @inline(__always)
    init(grid: Int32) { bits = UInt32(bitPattern: grid &+ 1) }

    @inline(__always)
    var kind: UInt32 { bits >> 30 }

    @inline(__always)
    var number: UInt32 { bits & 0x3FFF_FFFF }

    /// The grid of a constant entry, -1 for none; of no meaning for another.
    @inline(__always)
    var grid: Int32 { Int32(bitPattern: bits) &- 1 }
}
