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
    private var vertex = Point(x: 0, y: 0)
    private var rays: [(end: Point, segment: Int)] = []
    /// The grid between a ray and the next, to be filled by the user.
    var grids: [Int32] = []

    /// How many rays there are.
    var count: Int { rays.count }

    /// The number of the segment along a ray.
    func segment(_ ray: Int) -> Int { rays[ray].segment }

    /// What lies between a ray and the next.
    func corner(_ ray: Int) -> Corner {
        Corner(vertex: vertex, first: rays[ray].end, second: rays[ray + 1 < rays.count ? ray + 1 : 0].end)
    }

    /// Forgets all rays; others will go out from this vertex.
    mutating func reset(_ vertex: Point) {
        self.vertex = vertex
        rays.removeAll(keepingCapacity: true)
    }

    /// Adds the ray along a segment, to its other end.
    ///
    /// - Returns: false, without adding it, if there is one in the same direction.
    mutating func add(_ end: Point, _ segment: Int) -> Bool {
        var place = rays.count
        while place > 0, !comesBefore(rays[place - 1].end, end) { place -= 1 }
        if place < rays.count, !comesBefore(end, rays[place].end) { return false }
        rays.insert((end, segment), at: place)
        return true
    }

    /// Whether a ray has the smaller angle, from the one to the east on.
    private func comesBefore(_ first: Point, _ second: Point) -> Bool {
        let isUp = isUp(first)
        return isUp == self.isUp(second) ? Orientation.determinant(vertex, first, second) > 0 : isUp
    }

    private func isUp(_ end: Point) -> Bool {
        end.y > vertex.y || (end.y == vertex.y && end.x < vertex.x)
    }
}
