import FangcunGeo

/// The whole-number units in which the map stores its shapes: y runs down, the longer side of the city has 20 000 of them.
///
/// Whole numbers make the file small, and neighbours that share a vertex on the ground share it in the drawing.
struct MapCanvas {
    /// A vertex in units.
    struct Vertex: Hashable {
        var x: Int32
        var y: Int32
    }

    private static let longerSide = 20_000.0

    let bounds: BoundingBox
    let unitsPerMeter: Double

    /// A canvas for a city with those bounds on its metric plane.
    init(bounds: BoundingBox) {
        self.bounds = bounds
        unitsPerMeter = Self.longerSide / max(bounds.width, bounds.height, 1)
    }

    var width: Int { Int((bounds.width * unitsPerMeter).rounded()) }
    var height: Int { Int((bounds.height * unitsPerMeter).rounded()) }

    /// The place of a point of the plane, before rounding.
    func place(_ point: Point) -> DrawingPoint {
        DrawingPoint(x: (point.x - bounds.minX) * unitsPerMeter, y: (bounds.maxY - point.y) * unitsPerMeter)
    }

    /// The nearest vertex; far-away points are held at the rim of what 32 bits can say.
    func vertex(_ point: Point) -> Vertex {
        let place = place(point)
        return Vertex(x: Self.rounded(place.x), y: Self.rounded(place.y))
    }

    /// A ring in units: open (the last vertex is not the first), without repeated vertices; empty when nothing is left of it.
    func ring(_ points: some Sequence<Point>) -> [Vertex] {
        var ring: [Vertex] = []
        for point in points {
            let next = vertex(point)
            if ring.last != next { ring.append(next) }
        }
        if ring.count > 1, ring.first == ring.last { ring.removeLast() }
        return ring.count < 3 ? [] : ring
    }

    private static func rounded(_ value: Double) -> Int32 {
        guard value.isFinite else { return 0 }
        return Int32(min(max(value.rounded(), -1_000_000), 1_000_000))
    }
}
