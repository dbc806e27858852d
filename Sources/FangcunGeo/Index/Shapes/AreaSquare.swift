/// What is known of the points of one square: a kind in the two upper bits, a number in the others.
struct AreaSquare: BitwiseCopyable, Sendable {
    let bits: UInt32

    /// What the number of a square means.
    enum Kind {
        /// No area holds any point of the square; the number is 0.
        static let none: UInt32 = 0
        /// The one area, by position, that may hold some of them.
        static let some: UInt32 = 1
        /// The one area, by position, that holds all of them.
        static let whole: UInt32 = 2
        /// The place of a list of areas, or ``crowd``.
        static let list: UInt32 = 3
    }

    /// No area.
    static let none = AreaSquare(Kind.none, 0)
    /// So many areas that the tree is to be asked.
    static let crowd = AreaSquare(Kind.list, maximumNumber)

    /// The largest number, which no list has.
    static let maximumNumber: UInt32 = (1 << 30) - 1

    @inline(__always)
    init(_ kind: UInt32, _ number: UInt32) { bits = kind << 30 | number }

    @inline(__always)
    var kind: UInt32 { bits &>> 30 }

    @inline(__always)
    var number: Int { Int(bits & AreaSquare.maximumNumber) }

    @inline(__always)
    var isCrowd: Bool { bits == AreaSquare.crowd.bits }
}

/// An area of a list: its position, and whether it holds the whole square.
struct ListedArea: BitwiseCopyable, Sendable {
    let bits: UInt32

    init(position: Int, isWhole: Bool) { bits = UInt32(truncatingIfNeeded: position) << 1 | (isWhole ? 1 : 0) }

    @inline(__always)
    init(bits: UInt32) { self.bits = bits }

    @inline(__always)
    var position: Int { Int(bits &>> 1) }

    @inline(__always)
    var isWhole: Bool { bits & 1 != 0 }
}
