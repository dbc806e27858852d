extension Polygon {
    /// The area between the outer ring and the holes, in the square of the coordinates' unit, whatever the rings' directions.
    ///
    /// - Complexity: linear in the number of points.
    public var area: Double {
        holes.reduce(Polygon.signedArea(of: outer).magnitude) { $0 - Polygon.signedArea(of: $1).magnitude }
    }

    /// The length of all rings, in the coordinates' unit.
    public var perimeter: Double {
        rings.reduce(0) { sum, ring in sum + zip(ring, ring.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) } }
    }

    /// The centre of gravity of the area; `nil` when there is none. It may lie outside a bent polygon: see ``interiorPoint``.
    public var centroid: Point? {
        guard let origin = outer.first else { return nil }
        var sum = Point(x: 0, y: 0)
        var weight = 0.0
        for (number, ring) in rings.enumerated() {
            let area = Polygon.signedArea(of: ring)
            let isMisdirected = (area < 0) == (number == 0)  // outer ring counter-clockwise, holes clockwise
            for (a, b) in zip(ring, ring.dropFirst()) {
                let (ax, ay, bx, by) = (a.x - origin.x, a.y - origin.y, b.x - origin.x, b.y - origin.y)
                let cross = (ax * by - bx * ay) * (isMisdirected ? -1 : 1)
                sum.x += (ax + bx) * cross
                sum.y += (ay + by) * cross
                weight += 3 * cross
            }
        }
        let centre = Point(x: origin.x + sum.x / weight, y: origin.y + sum.y / weight)
        return weight > 0 && centre.isFinite ? centre : nil
    }

    /// A point within the polygon, away from its rings: the middle of the widest stretch across its middle; `nil` for a
    /// polygon without area.
    ///
    /// - Complexity: O(n log n) in the number of points.
    public var interiorPoint: Point? {
        guard let y = heightBetweenVertices else { return nil }
        var crossings: [Double] = []
        for ring in rings {
            for (a, b) in zip(ring, ring.dropFirst()) where (a.y <= y) != (b.y <= y) {
                crossings.append(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x))
            }
        }
        crossings.sort()
        var widest: (west: Double, east: Double)?
        for index in stride(from: 0, to: crossings.count - 1, by: 2) {
            let (west, east) = (crossings[index], crossings[index + 1])
            if east - west > widest.map({ $0.east - $0.west }) ?? 0 { widest = (west, east) }
        }
        return widest.map { Point(x: $0.west + ($0.east - $0.west) / 2, y: y) }
    }

    /// Half-way between the heights of two vertices next to the middle of the outer ring, so that no vertex has this height.
    private var heightBetweenVertices: Double? {
        guard let box = BoundingBox(around: outer), outer.allSatisfy(\.isFinite) else { return nil }
        let middle = box.minY + box.height / 2
        var (below, above) = (box.minY, box.maxY)
        for point in rings.joined() {
            if point.y <= middle { below = max(below, point.y) } else { above = min(above, point.y) }
        }
        let height = below + (above - below) / 2
        return below < height && height < above ? height : nil
    }

    /// The area within a closed ring, positive when it runs counter-clockwise.
    ///
    /// Taken from the first point, so that large coordinates do not eat the digits of a small ring.
    public static func signedArea(of ring: [Point]) -> Double {
        guard let origin = ring.first else { return 0 }
        var twice = 0.0
        for (a, b) in zip(ring, ring.dropFirst()) {
            twice += (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y)
        }
        return twice / 2
    }
}
