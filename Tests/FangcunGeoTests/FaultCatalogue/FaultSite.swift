import FangcunGeo

/// Places in a city where faults can be planted: found by rule, so that they are the same in each run.
struct FaultSite {
    /// The grids, sound, with an enclave and a grid of its own in it added to the host.
    let grids: UnitGridSet
    /// A grid of one ring with neighbours all round.
    let cell: Int
    /// A convex corner of that grid where three grids or more meet, with sides of some length.
    let junction: Int
    /// A grid that shares a side with the cell, and the corner at which the side starts.
    let neighbour: Int
    let side: Int
    /// A grid on the outline, and the corner of it where another meets it there.
    let rim: Int
    let rimNeighbour: Int
    let mouth: Point
    /// A grid with a hole, and the grid in the hole.
    let host: Int
    let island: Int
    /// Metres to a unit of the coordinates.
    let metersPerUnit: Point
    private let users: [Point: Set<Int>]

    init?(_ set: UnitGridSet, metersPerUnit: Point) {
        self.metersPerUnit = metersPerUnit
        let index = Self.users(of: set.grids)
        users = index
        let frame = Frame(set.grids, index, metersPerUnit)
        guard let bounds = set.bounds else { return nil }
        let middle = Point(x: (bounds.minX + bounds.maxX) / 2, y: (bounds.minY + bounds.maxY) / 2)
        let plain = set.grids.indices.filter { frame.isEnclosed($0) && frame.meters(of: $0) > 900 }
        let near = plain.sorted { frame.distance($0, middle) < frame.distance($1, middle) }
        guard let (cell, corner, side, neighbour) = near.lazy.compactMap(frame.corners).first else { return nil }
        let apart = near.filter {
            $0 != cell && !frame.haveCommonCorner($0, cell) && !frame.haveCommonCorner($0, neighbour)
        }
        // A hole of ten metres about a point well within.
        guard let host = apart.first(where: { frame.hasRoom($0, meters: 8) }), let rim = frame.rim(),
            let place = frame.room(of: host)
        else { return nil }
        var grids = set.grids
        let enclave = Self.square(place, meters: 10, metersPerUnit)
        grids[host].polygons[0].holes.append(enclave.reversed())
        grids.append(UnitGrid(code: Self.freeCode(like: grids[host].code), polygons: [Polygon(outer: enclave)]))
        self.grids = UnitGridSet(reference: set.reference, grids: grids)
        self.cell = cell
        self.junction = corner
        self.side = side
        self.neighbour = neighbour
        (self.rim, rimNeighbour, mouth) = rim
        self.host = host
        island = grids.count - 1
    }

    /// The corners of the cell's ring, the first one repeated.
    var ring: [Point] { grids.grids[cell].polygons[0].outer }

    /// The grids with a corner at a point.
    func grids(at point: Point) -> [Int] { users[point, default: []].sorted() }

    /// A shift on the ground.
    func shift(_ eastMeters: Double, _ northMeters: Double) -> Point {
        Point(x: eastMeters / metersPerUnit.x, y: northMeters / metersPerUnit.y)
    }

    /// A point so many metres from a corner of the cell, along the bisector: into the cell, or out of it for less than zero.
    func corner(_ corner: Int, movedInwards meters: Double) -> Point {
        let ring = ring
        let (before, here, after) = (ring[corner == 0 ? ring.count - 2 : corner - 1], ring[corner], ring[corner + 1])
        func unit(_ point: Point) -> Point {
            let (x, y) = ((point.x - here.x) * metersPerUnit.x, (point.y - here.y) * metersPerUnit.y)
            let length = (x * x + y * y).squareRoot()
            return Point(x: x / length, y: y / length)
        }
        let (a, b) = (unit(before), unit(after))
        let (x, y) = (a.x + b.x, a.y + b.y)
        let length = (x * x + y * y).squareRoot()
        return Point(
            x: here.x + x / length * meters / metersPerUnit.x, y: here.y + y / length * meters / metersPerUnit.y)
    }

    /// The area of polygons in square metres.
    func squareMeters(_ polygons: [Polygon]) -> Double {
        polygons.reduce(0) { $0 + $1.area } * metersPerUnit.x * metersPerUnit.y
    }

    /// A closed square about a point, counter-clockwise.
    static func square(_ middle: Point, meters: Double, _ metersPerUnit: Point) -> [Point] {
        [(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5), (-0.5, -0.5)].map {
            Point(x: middle.x + $0 * meters / metersPerUnit.x, y: middle.y + $1 * meters / metersPerUnit.y)
        }
    }

    /// A code of the same division that no city here has.
    static func freeCode(like code: String) -> String {
        code.contains("-") ? code.prefix(code.count - 2) + "98" : code.prefix(code.count - 3) + "998"
    }

    private static func users(of grids: [UnitGrid]) -> [Point: Set<Int>] {
        var users: [Point: Set<Int>] = [:]
        for (index, grid) in grids.enumerated() {
            for point in grid.polygons.flatMap(\.rings).joined() { users[point, default: []].insert(index) }
        }
        return users
    }
}

/// What the search for places asks of grids.
private struct Frame {
    let grids: [UnitGrid]
    let users: [Point: Set<Int>]
    let metersPerUnit: Point
    private let uses: [Side: Int]

    struct Side: Hashable {
        let low: Point
        let high: Point

        init(_ a: Point, _ b: Point) {
            (low, high) = (a.x, a.y) < (b.x, b.y) ? (a, b) : (b, a)
        }
    }

    init(_ grids: [UnitGrid], _ users: [Point: Set<Int>], _ metersPerUnit: Point) {
        self.grids = grids
        self.users = users
        self.metersPerUnit = metersPerUnit
        var uses: [Side: Int] = [:]
        for ring in grids.lazy.flatMap(\.polygons).flatMap(\.rings) {
            for (a, b) in zip(ring, ring.dropFirst()) { uses[Side(a, b), default: 0] += 1 }
        }
        self.uses = uses
    }

    func outer(_ grid: Int) -> [Point] { grids[grid].polygons[0].outer }

    func meters(of grid: Int) -> Double { grids[grid].polygons[0].area * metersPerUnit.x * metersPerUnit.y }

    func isEnclosed(_ grid: Int) -> Bool {
        guard grids[grid].polygons.count == 1, grids[grid].polygons[0].holes.isEmpty else { return false }
        return zip(outer(grid), outer(grid).dropFirst()).allSatisfy { uses[Side($0, $1)] == 2 }
    }

    func distance(_ grid: Int, _ point: Point) -> Double { outer(grid)[0].distance(to: point) }

    func haveCommonCorner(_ one: Int, _ other: Int) -> Bool {
        outer(one).contains { users[$0]?.contains(other) == true }
    }

    func length(_ a: Point, _ b: Point) -> Double {
        let (x, y) = ((b.x - a.x) * metersPerUnit.x, (b.y - a.y) * metersPerUnit.y)
        return (x * x + y * y).squareRoot()
    }

    /// A corner of three grids between long sides about at right angles, and a side along which only one neighbour lies.
    func corners(_ grid: Int) -> (cell: Int, junction: Int, side: Int, neighbour: Int)? {
        let ring = outer(grid)
        guard Polygon.signedArea(of: ring) != 0, ring.count < 40 else { return nil }
        let turn = Polygon.signedArea(of: ring) > 0 ? 1.0 : -1.0
        let junction = (0..<ring.count - 1).first { index in
            let (before, here, after) = (ring[index == 0 ? ring.count - 2 : index - 1], ring[index], ring[index + 1])
            let (a, b) = (length(before, here), length(here, after))
            let (ux, uy) = ((here.x - before.x) * metersPerUnit.x / a, (here.y - before.y) * metersPerUnit.y / a)
            let (vx, vy) = ((after.x - here.x) * metersPerUnit.x / b, (after.y - here.y) * metersPerUnit.y / b)
            let sine = (ux * vy - uy * vx) * turn
            return a > 12 && b > 12 && sine > 0.8 && users[here, default: []].count >= 3
        }
        let side = (0..<ring.count - 1).first { index in
            length(ring[index], ring[index + 1]) > 15
        }
        guard let junction, let side else { return nil }
        let both = users[ring[side], default: []].intersection(users[ring[side + 1], default: []]).filter { other in
            other != grid
                && zip(outer(other), outer(other).dropFirst()).contains {
                    Side($0, $1) == Side(ring[side], ring[side + 1])
                }
        }
        return both.first.map { (grid, junction, side, $0) }
    }

    func room(of grid: Int) -> Point? { grids[grid].polygons[0].interiorPoint }

    /// Whether a disc of that radius fits about the place of a grid.
    func hasRoom(_ grid: Int, meters: Double) -> Bool {
        guard let place = room(of: grid) else { return false }
        return zip(outer(grid), outer(grid).dropFirst()).allSatisfy { a, b in
            let (ax, ay) = ((a.x - place.x) * metersPerUnit.x, (a.y - place.y) * metersPerUnit.y)
            let (bx, by) = ((b.x - place.x) * metersPerUnit.x, (b.y - place.y) * metersPerUnit.y)
            let (dx, dy) = (bx - ax, by - ay)
            let t = max(0, min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy)))
            let (x, y) = (ax + t * dx, ay + t * dy)
            return x * x + y * y > meters * meters
        }
    }

    /// Two neighbours on the outline, and the corner there that both have: one with long sides along the outline.
    func rim() -> (Int, Int, Point)? {
        for grid in grids.indices where grids[grid].polygons.count == 1 && grids[grid].polygons[0].holes.isEmpty {
            let ring = outer(grid)
            for index in 0..<ring.count - 1 {
                let (before, here, after) = (
                    ring[index == 0 ? ring.count - 2 : index - 1], ring[index], ring[index + 1]
                )
                let owners = users[here, default: []]
                guard owners.count == 2, let other = owners.first(where: { $0 != grid }),
                    uses[Side(before, here)] == 2, uses[Side(here, after)] == 1, length(before, here) > 10,
                    length(here, after) > 10, users[before, default: []].contains(other)
                else { continue }
                return (grid, other, here)
            }
        }
        return nil
    }
}
