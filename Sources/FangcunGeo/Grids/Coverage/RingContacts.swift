/// Tells of most rings at once that they neither cross nor touch themselves, which GEOS needs ten times as long for.
///
/// A ring is cut into chains that run from west to east or back. A chain cannot meet itself; two chains are gone through side by
/// side, and only edges over the same stretch from west to east are compared. Upright edges run as if the plane leaned over a little.
struct RingContacts {
    /// A piece of the ring whose points come in the order of the plane, or in the opposite one.
    private struct Chain {
        /// The indices of its edges, ascending along the ring.
        let first: Int
        let last: Int
        let isForward: Bool
        let minY: Double
        let maxY: Double
    }

    private var chains: [Chain] = []

    /// More chains than this are left to GEOS: in pairs they would take too long.
    private static let maximumChains = 48

    /// Whether the edges of a clean ring meet at their common ends and nowhere else; `nil` where that would take long to tell.
    mutating func isSimple(_ points: UnsafeBufferPointer<Point>) -> Bool? {
        guard unsafe collectChains(points) else { return nil }
        let edges = points.count - 1
        // Where chains follow each other, their edges share an end, and may run back over each other.
        for number in chains.indices {
            let turn = chains[number].first
            let before = unsafe turn == 0 ? points[edges - 1] : points[turn - 1]
            if unsafe Orientation.determinant(before, points[turn], points[turn + 1]) == 0,
                unsafe RingContacts.isBefore(points[turn], before) == RingContacts.isBefore(points[turn], points[turn + 1])
            {
                return false
            }
        }
        for one in chains.indices {
            for other in chains.indices.dropFirst(one + 1) {
                let (a, b) = (chains[one], chains[other])
                guard a.minY <= b.maxY, b.minY <= a.maxY else { continue }
                if unsafe haveContact(a, b, points) { return false }
            }
        }
        return true
    }

    /// Cuts a ring into chains; false for too many.
    private mutating func collectChains(_ points: UnsafeBufferPointer<Point>) -> Bool {
        chains.removeAll(keepingCapacity: true)
        let edges = points.count - 1
        var first = 0
        while first < edges {
            let isForward = unsafe RingContacts.isBefore(points[first], points[first + 1])
            var (minY, maxY) = unsafe (points[first].y, points[first].y)
            var next = first
            while next < edges, unsafe RingContacts.isBefore(points[next], points[next + 1]) == isForward {
                let y = unsafe points[next + 1].y
                if y < minY { minY = y }
                if y > maxY { maxY = y }
                next += 1
            }
            guard chains.count < RingContacts.maximumChains else { return false }
            chains.append(Chain(first: first, last: next - 1, isForward: isForward, minY: minY, maxY: maxY))
            first = next
        }
        return true
    }

    /// Whether two chains have more in common than the ends of edges that follow each other along the ring.
    private func haveContact(_ one: Chain, _ other: Chain, _ points: UnsafeBufferPointer<Point>) -> Bool {
        let edges = points.count - 1
        var (i, j) = (one.isForward ? one.first : one.last, other.isForward ? other.first : other.last)
        while true {
            let (aWest, aEast) = unsafe one.isForward ? (points[i], points[i + 1]) : (points[i + 1], points[i])
            let (bWest, bEast) = unsafe other.isForward ? (points[j], points[j + 1]) : (points[j + 1], points[j])
            let isAEndFirst = RingContacts.isBefore(aEast, bEast)
            if !RingContacts.isBefore(isAEndFirst ? aEast : bEast, isAEndFirst ? bWest : aWest) {
                let isApart = max(aWest.y, aEast.y) < min(bWest.y, bEast.y) || max(bWest.y, bEast.y) < min(aWest.y, aEast.y)
                let isNext = j == i + 1 || i == j + 1 || (i == 0 && j == edges - 1) || (j == 0 && i == edges - 1)
                if !isApart, !isNext, Segment.meet(aWest, aEast, bWest, bEast) { return true }
            }
            if isAEndFirst {
                guard i != (one.isForward ? one.last : one.first) else { return false }
                i += one.isForward ? 1 : -1
            } else {
                guard j != (other.isForward ? other.last : other.first) else { return false }
                j += other.isForward ? 1 : -1
            }
        }
    }

    /// From west to east, and where that is the same, from south to north.
    @inline(__always)
    private static func isBefore(_ one: Point, _ other: Point) -> Bool {
        one.x < other.x || (one.x == other.x && one.y < other.y)
    }
}

extension Segment {
    /// Whether two lines have a point in common, ends included; the boxes around them overlap, as the caller has seen.
    @inline(__always)
    static func meet(_ a: Point, _ b: Point, _ c: Point, _ d: Point) -> Bool {
        let (ofC, ofD) = (Orientation.determinant(a, b, c), Orientation.determinant(a, b, d))
        if (ofC > 0 && ofD > 0) || (ofC < 0 && ofD < 0) { return false }
        let (ofA, ofB) = (Orientation.determinant(c, d, a), Orientation.determinant(c, d, b))
        return !((ofA > 0 && ofB > 0) || (ofA < 0 && ofB < 0))
    }
}
