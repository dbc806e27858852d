internal import FangcunGeo

/// The ground of one unit grid, to build on: its rim, how far from each part of the rim buildings keep, and what is built.
struct GridGround {
    /// One side of the grid with the road it lies on.
    struct Side {
        let kind: LineKind
        /// The road, -1 for none.
        let road: Int
        /// The vertices from its beginning to its end, counter-clockwise around the grid, in metres.
        let path: [Point]
        /// The way along the road where the side begins, in metres.
        let roadWay: Double
        /// Whether the road runs the same way as the side, so that the grid lies on its left.
        let isAlongRoad: Bool

        /// The length in metres.
        var length: Double { zip(path, path.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) } }

        /// The place at a way along the side and the direction there.
        func place(at way: Double) -> (point: Point, direction: Point) {
            var rest = way
            var index = 0
            while index < path.count - 2 {
                let length = path[index].distance(to: path[index + 1])
                if rest <= length { break }
                rest -= length
                index += 1
            }
            return Walk.place(from: path[index], to: path[index + 1], way: rest)
        }

        /// The way along the road of a place on the side.
        func roadWay(at way: Double) -> Double { isAlongRoad ? roadWay + way : roadWay - way }
    }

    /// The grid, as an index into the city's grids.
    let grid: Int
    let sides: [Side]
    private(set) var built: [Rectangle] = []
    /// The rim, each vertex with the distance that buildings keep from the edge after it.
    private let rim: [(point: Point, clearance: Double)]

    init(grid: Int, sides: [Side]) {
        self.grid = grid
        self.sides = sides
        rim = sides.flatMap { side in side.path.dropLast().map { ($0, side.kind.halfWidthMeters + 1) } }
    }

    /// Puts up a building if its rectangle keeps clear of the rim and of what stands already.
    ///
    /// - Parameter setback: how much farther than houses along the street this one keeps from roads.
    /// - Parameter gap: the least distance from other buildings.
    mutating func build(_ rectangle: Rectangle, setback: Double = 0, gap: Double = 1.5) -> Bool {
        guard !built.contains(where: { $0.overlaps(rectangle, gap: gap) }), isClear(rectangle, setback: setback) else {
            return false
        }
        built.append(rectangle)
        return true
    }

    /// Whether a point lies in the grid (even-odd rule).
    func contains(_ point: Point) -> Bool {
        guard var previous = rim.last?.point else { return false }
        var isInside = false
        for (vertex, _) in rim {
            if (vertex.y > point.y) != (previous.y > point.y) {
                let x = vertex.x + (point.y - vertex.y) / (previous.y - vertex.y) * (previous.x - vertex.x)
                if point.x < x { isInside.toggle() }
            }
            previous = vertex
        }
        return isInside
    }

    /// The extent of the grid along an axis through the city's origin.
    func extent(along axis: Point) -> ClosedRange<Double> {
        var low = Double.greatestFiniteMagnitude
        var high = -Double.greatestFiniteMagnitude
        for (point, _) in rim {
            let height = point.x * axis.x + point.y * axis.y
            low = min(low, height)
            high = max(high, height)
        }
        return low <= high ? low...high : 0...0
    }

    private func isClear(_ rectangle: Rectangle, setback: Double) -> Bool {
        let corners = rectangle.corners
        guard corners.allSatisfy({ contains($0) }), var previous = rim.last else { return false }
        for vertex in rim {
            let extra = previous.clearance > LineKind.wall.halfWidthMeters + 1 ? setback : 0
            let clearance = previous.clearance + extra
            if rectangle.holds(vertex.point, margin: clearance) { return false }
            for corner in corners
            where Segment.squaredDistance(corner, previous.point, vertex.point) < clearance * clearance { return false }
            previous = vertex
        }
        return true
    }
}

/// A straight piece between two points.
enum Segment {
    /// The square of the distance from a point to the piece.
    static func squaredDistance(_ point: Point, _ from: Point, _ to: Point) -> Double {
        let (stepX, stepY) = (to.x - from.x, to.y - from.y)
        let (awayX, awayY) = (point.x - from.x, point.y - from.y)
        let square = stepX * stepX + stepY * stepY
        let share = square > 0 ? min(1, max(0, (awayX * stepX + awayY * stepY) / square)) : 0
        let (restX, restY) = (awayX - share * stepX, awayY - share * stepY)
        return restX * restX + restY * restY
    }
}
