/// The sides of all grids in the order of their centres along a Z curve; those of one place by coordinates, then by grid.
///
/// Sides upon each other follow each other. They are put into their last order while they are visited.
struct SideOrder {
    private let rings: GridRings
    /// The places along the curve in the upper halves, the numbers of the sides in the lower ones.
    private var keys: [UInt64]
    private var position = 0
    /// Where the next place along the curve begins: what is before is in its last order.
    private var orderedEnd = 0

    /// The sides of these rings.
    init(_ rings: GridRings) {
        self.rings = rings
        keys = []
        guard let bounds = rings.bounds else { return }
        let curve = ZCurve(over: bounds)
        keys.reserveCapacity(rings.count)
        for number in 0..<rings.count where rings.hasSide(number) {
            let place = curve.position(ofCentre: rings.segment(ofSide: number))
            keys.append(UInt64(place) << 32 | UInt64(UInt32(truncatingIfNeeded: number)))
        }
        ZCurve.sort(&keys)
    }

    /// How many sides there are.
    var count: Int { keys.count }

    /// The number of the next side; `nil` after the last.
    @inline(__always)
    mutating func next() -> Int? {
        guard position < keys.count else { return nil }
        if position == orderedEnd { orderPlace() }
        position += 1
        return side(position - 1)
    }

    /// The number of the next side if it runs along a segment that has been visited.
    @inline(__always)
    mutating func next(along segment: Segment) -> Int? {
        guard position < orderedEnd, rings.segment(ofSide: side(position)) == segment else { return nil }
        position += 1
        return side(position - 1)
    }

    @inline(__always)
    private func side(_ position: Int) -> Int { Int(keys[position] & 0xFFFF_FFFF) }

    /// Orders the sides with the place of the next one.
    @inline(__always)
    private mutating func orderPlace() {
        let place = keys[position] >> 32
        repeat { orderedEnd += 1 } while orderedEnd < keys.count && keys[orderedEnd] >> 32 == place
        // The sort by place keeps the order of grids, so a pair upon each other, the usual case, is in order.
        if orderedEnd - position > 1, orderedEnd - position > 2 || !startsWithPair { sortPlace() }
    }

    /// Whether the next two sides run along one segment.
    private var startsWithPair: Bool {
        rings.segment(ofSide: side(position)) == rings.segment(ofSide: side(position + 1))
    }

    @inline(never)
    private mutating func sortPlace() {
        let rings = rings
        keys[position..<orderedEnd].sort {
            let (first, second) = (Int($0 & 0xFFFF_FFFF), Int($1 & 0xFFFF_FFFF))
            let (segment, other) = (rings.segment(ofSide: first), rings.segment(ofSide: second))
            return segment == other ? rings.owner(ofSide: first) < rings.owner(ofSide: second) : segment < other
        }
    }
}
