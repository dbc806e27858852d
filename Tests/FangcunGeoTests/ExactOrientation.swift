import FangcunGeo

/// The side of a line by exact integer arithmetic: +1 left, 0 on the line, -1 right.
func exactSide(of p: Point, from a: Point, to b: Point) -> Int {
    let values = [a.x, a.y, b.x, b.y, p.x, p.y]
    let exponent = values.filter { $0 != 0 }.map { Int($0.exponent) - 52 }.min() ?? 0
    let exact = values.map { ExactInteger($0, inUnitsOfTwoTo: exponent) }
    let determinant = (exact[0] - exact[4]) * (exact[3] - exact[5]) - (exact[1] - exact[5]) * (exact[2] - exact[4])
    return determinant.signum
}

/// Whether a grid holds p + (e, e²), by crossings of a ray to the north and exact integers: another way to the same answer.
func exactlyContains(_ grid: UnitGrid, _ p: Point) -> Bool {
    var crossings = 0
    for ring in grid.polygons.flatMap(\.rings) {
        for (first, second) in zip(ring, ring.dropFirst()) {
            let (west, east) = first.x < second.x ? (first, second) : (second, first)
            guard west.x <= p.x, p.x < east.x, max(west.y, east.y) >= p.y else { continue }
            let side = exactSide(of: p, from: west, to: east)
            // On the edge itself: a step of e to the east meets a rising edge above, a level or falling one below.
            if side < 0 || side == 0 && east.y > west.y { crossings += 1 }
        }
    }
    return !crossings.isMultiple(of: 2)
}

extension Orientation {
    /// +1 left, 0 on the line, -1 right.
    var sign: Int { self == .left ? 1 : (self == .right ? -1 : 0) }
}
