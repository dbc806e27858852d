internal import FangcunGeo

/// A rectangle that lies at any angle: a building before it is rounded to millimetres.
struct Rectangle {
    let centre: Point
    /// A unit vector along the length.
    let axis: Point
    let halfLength: Double
    let halfDepth: Double

    /// The corners, counter-clockwise, the first at the low end of the axis on its right.
    var corners: [Point] {
        [(-1.0, -1.0), (1, -1), (1, 1), (-1, 1)].map { place(along: $0.0 * halfLength, aside: $0.1 * halfDepth) }
    }

    /// A place given by metres along the axis and to the left of it, from the centre.
    func place(along: Double, aside: Double) -> Point {
        Point(x: centre.x + axis.x * along - axis.y * aside, y: centre.y + axis.y * along + axis.x * aside)
    }

    /// Whether a point lies in the rectangle or within a margin of its sides.
    func holds(_ point: Point, margin: Double) -> Bool {
        let (awayX, awayY) = (point.x - centre.x, point.y - centre.y)
        return abs(awayX * axis.x + awayY * axis.y) < halfLength + margin
            && abs(awayY * axis.x - awayX * axis.y) < halfDepth + margin
    }

    /// Whether two rectangles come nearer than a gap to each other, by the theorem of separating axes.
    func overlaps(_ other: Rectangle, gap: Double) -> Bool {
        !isSeparated(from: other, gap: gap) && !other.isSeparated(from: self, gap: gap)
    }

    /// Whether a line along one of this rectangle's sides parts the two.
    private func isSeparated(from other: Rectangle, gap: Double) -> Bool {
        let (awayX, awayY) = (other.centre.x - centre.x, other.centre.y - centre.y)
        let cosine = abs(axis.x * other.axis.x + axis.y * other.axis.y)
        let sine = abs(axis.x * other.axis.y - axis.y * other.axis.x)
        let reachAlong = halfLength + other.halfLength * cosine + other.halfDepth * sine + gap
        let reachAside = halfDepth + other.halfLength * sine + other.halfDepth * cosine + gap
        return abs(awayX * axis.x + awayY * axis.y) >= reachAlong || abs(awayY * axis.x - awayX * axis.y) >= reachAside
    }
}
