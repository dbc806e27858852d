/// A vertex and two rays from it through two other points.
struct Corner {
    let vertex: Point
    let first: Point
    let second: Point

    /// Whether a point lies where the first ray comes by when it turns to the left until it is upon the second.
    func isSwept(_ point: Point) -> Bool { sweptSectors >> sector(of: point) & 1 != 0 }

    /// The sectors that the turn sweeps, as the bits of their numbers; the rays have different directions.
    var sweptSectors: Int {
        // Up to half a turn sweeps what is left of the first and right of the second; more leaves out but the contrary.
        Orientation.determinant(vertex, first, second) >= 0 ? 0b0100 : 0b1101
    }

    /// The number of the sector in which a point lies, by the rule of ``GridLocator`` for points on lines: bit 0 for the right
    /// of the first ray's line, bit 1 for that of the second's.
    func sector(of point: Point) -> Int {
        (isOnRight(point, of: first) ? 1 : 0) | (isOnRight(point, of: second) ? 2 : 0)
    }

    private func isOnRight(_ point: Point, of end: Point) -> Bool {
        guard let segment = Segment(vertex, end) else { return true }
        // The rule is said for the segment's own direction.
        return segment.hasOnLeft(point) != (segment.start == vertex)
    }
}

/// Rays from one vertex in the order of their directions: the edges of a cell, if they meet in one vertex and end elsewhere.
struct Star {
    /// The most rays that there may be.
    static let maximumRays = 8

    /// How many rays there are.
    private(set) var count = 0
    /// The grid between a ray and the next, to be filled by the user.
    var grids = InlineArray<8, Int32>(repeating: -1)
    private var vertex = Point(x: 0, y: 0)
    private var ends = InlineArray<8, Point>(repeating: Point(x: 0, y: 0))
    private var segments = InlineArray<8, Int>(repeating: 0)

    /// The number of the segment along a ray.
    @inline(__always)
    func segment(_ ray: Int) -> Int { segments[ray] }

    /// What lies between a ray and the next.
    @inline(__always)
    func corner(_ ray: Int) -> Corner {
        Corner(vertex: vertex, first: ends[ray], second: ends[ray + 1 < count ? ray + 1 : 0])
    }

    /// The ray after which a point comes that lies on none.
    @inline(__always)
    func ray(before point: Point) -> Int {
        // What lies in no other corner lies in the last.
        (0..<count - 1).first { corner($0).isSwept(point) } ?? count - 1
    }

    /// Forgets all rays; others will go out from this vertex.
    @inline(__always)
    mutating func reset(_ vertex: Point) {
        self.vertex = vertex
        count = 0
    }

    /// Adds the ray along a segment, to its other end.
    ///
    /// - Returns: false, without adding it, if there is one in the same direction.
    /// - Precondition: there are fewer than ``maximumRays``.
    @inline(__always)
    mutating func add(_ end: Point, _ segment: Int) -> Bool {
        var place = count
        while place > 0 {
            let turn = turn(from: ends[place - 1], to: end)
            if turn == 0 { return false }
            if turn > 0 { break }
            ends[place] = ends[place - 1]
            segments[place] = segments[place - 1]
            place -= 1
        }
        ends[place] = end
        segments[place] = segment
        count += 1
        return true
    }

    /// Positive if a ray has a smaller angle than another, from the one to the east on; 0 if they are in one direction.
    @inline(__always)
    private func turn(from first: Point, to second: Point) -> Double {
        let isUp = isUp(first)
        return isUp == self.isUp(second) ? Orientation.determinant(vertex, first, second) : (isUp ? 1 : -1)
    }

    @inline(__always)
    private func isUp(_ end: Point) -> Bool {
        end.y > vertex.y || (end.y == vertex.y && end.x < vertex.x)
    }
}
