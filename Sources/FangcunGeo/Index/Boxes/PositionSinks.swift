/// What takes the positions of things that meet a window, in the order of an index.
protocol PositionSink {
    /// Takes one.
    mutating func take(_ position: Int)
    /// Takes several that follow each other.
    mutating func take(_ positions: Range<Int>)
    /// Takes those of 16 that follow each other whose bits are set.
    mutating func take(_ bits: UInt32, from first: Int)
}

extension PositionSink {
    @inline(__always)
    mutating func take(_ bits: UInt32, from first: Int) {
        var bits = bits
        while bits != 0 {
            take(first &+ bits.trailingZeroBitCount)
            bits &= bits &- 1
        }
    }
}

/// Counts.
struct CountingSink: PositionSink {
    private(set) var count = 0

    @inline(__always)
    mutating func take(_ position: Int) { count &+= 1 }

    @inline(__always)
    mutating func take(_ positions: Range<Int>) { count &+= positions.count }

    @inline(__always)
    mutating func take(_ bits: UInt32, from first: Int) { count &+= bits.nonzeroBitCount }
}

/// Copies the ids into memory of the caller, as far as it reaches, and counts on. The row must outlive the sink.
@unsafe struct CopyingSink: PositionSink {
    private let source: UnsafePointer<Int32>
    private let sourceCount: Int
    private let target: UnsafeMutablePointer<Int32>
    private let room: Int
    private(set) var count = 0

    /// A sink for the ids of a row.
    init(from source: FlatArray<Int32>, to target: UnsafeMutableBufferPointer<Int32>) {
        unsafe self.source = unsafe source.reader.pointer(0)
        unsafe sourceCount = source.count
        // Without an address there is no room.
        unsafe self.target = unsafe target.baseAddress ?? UnsafeMutablePointer(mutating: source.reader.pointer(0))
        unsafe room = unsafe target.baseAddress == nil ? 0 : target.count
    }

    @inline(__always)
    mutating func take(_ position: Int) {
        if unsafe count < room { unsafe target[count] = unsafe source[position] }
        unsafe count &+= 1
    }

    @inline(__always)
    mutating func take(_ positions: Range<Int>) {
        let fitting = unsafe max(0, min(positions.count, room &- count))
        unsafe (target + count).update(from: source + positions.lowerBound, count: fitting)
        unsafe count &+= positions.count
    }

    /// All sixteen are written, each over the one before if that is not wanted: how many are, the processor cannot guess.
    @inline(__always)
    mutating func take(_ bits: UInt32, from first: Int) {
        guard unsafe count &+ 16 <= room, unsafe first &+ 16 <= sourceCount else {
            return unsafe takeOneByOne(bits, from: first)
        }
        var place = unsafe target + count
        let ids = unsafe source + first
        for bit in 0..<16 {
            unsafe place.pointee = unsafe ids[bit]
            unsafe place += Int(truncatingIfNeeded: bits &>> UInt32(truncatingIfNeeded: bit) & 1)
        }
        unsafe count = unsafe place - target
    }

    @inline(never)
    private mutating func takeOneByOne(_ bits: UInt32, from first: Int) {
        for bit in 0..<16 where bits &>> UInt32(truncatingIfNeeded: bit) & 1 != 0 { unsafe take(first &+ bit) }
    }
}

/// Collects the ids.
struct CollectingSink: PositionSink {
    private let source: FlatArray<Int32>
    private(set) var ids: [Int] = []

    init(from source: FlatArray<Int32>) { self.source = source }

    @inline(__always)
    mutating func take(_ position: Int) { unsafe ids.append(Int(source[unchecked: position])) }

    @inline(__always)
    mutating func take(_ positions: Range<Int>) {
        for position in positions { unsafe ids.append(Int(source[unchecked: position])) }
    }
}
