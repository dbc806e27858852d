/// What takes the positions of things that meet a window, in the order of an index.
protocol PositionSink {
    /// Takes one.
    mutating func take(_ position: Int)
    /// Takes several that follow each other.
    mutating func take(_ positions: Range<Int>)
}

/// Counts.
struct CountingSink: PositionSink {
    private(set) var count = 0

    @inline(__always)
    mutating func take(_ position: Int) { count &+= 1 }

    @inline(__always)
    mutating func take(_ positions: Range<Int>) { count &+= positions.count }
}

/// Copies the ids into memory of the caller, as far as it reaches, and counts on. The row must outlive the sink.
@unsafe struct CopyingSink: PositionSink {
    private let source: FlatArray<Int32>.Reader
    private let target: UnsafeMutableBufferPointer<Int32>
    private(set) var count = 0

    @inline(__always)
    init(from source: FlatArray<Int32>, to target: UnsafeMutableBufferPointer<Int32>) {
        unsafe self.source = unsafe source.reader
        unsafe self.target = unsafe target
    }

    @inline(__always)
    mutating func take(_ position: Int) {
        if unsafe count < target.count { unsafe target[count] = unsafe source[unchecked: position] }
        unsafe count &+= 1
    }

    @inline(__always)
    mutating func take(_ positions: Range<Int>) {
        let room = unsafe max(0, min(positions.count, target.count &- count))
        for offset in 0..<room {
            unsafe target[count &+ offset] = unsafe source[unchecked: positions.lowerBound &+ offset]
        }
        unsafe count &+= positions.count
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
