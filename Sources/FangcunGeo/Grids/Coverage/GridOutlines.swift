internal import FangcunModel

/// The outlines of all grids as flat arrays: what the test of a point reads.
struct GridOutlines: Sendable {
    /// An edge of a ring taken upwards. Level edges are left out: the rule of ``GridLocator`` never asks for them.
    struct Edge: Sendable {
        let low: Point
        let high: Point
    }

    /// The box around each grid; `nil` for one without points.
    let boxes: [BoundingBox?]
    /// Grid `g` has the edges from `starts[g]` up to `starts[g + 1]`.
    private let starts: [Int]
    private let edges: [Edge]

    /// Coordinates of this size or above would overflow the exact predicate.
    static let coordinateLimit = 1e150

    /// The outlines of these grids.
    ///
    /// - Throws: ``GeoError`` with code `invalidGeometry` and the grid, for a coordinate that is not finite or absurdly large.
    init(_ grids: [UnitGrid]) throws(GeoError) {
        var boxes: [BoundingBox?] = []
        var starts = [0]
        var edges: [Edge] = []
        boxes.reserveCapacity(grids.count)
        starts.reserveCapacity(grids.count + 1)
        for (index, grid) in grids.enumerated() {
            var box: BoundingBox?
            for ring in grid.polygons.lazy.flatMap(\.rings) {
                guard ring.allSatisfy(GridOutlines.isUsable) else {
                    throw GeoError(
                        .invalidGeometry, at: .feature(index, identifier: grid.code),
                        "a coordinate is not finite or not below 1e150 in size")
                }
                GridOutlines.append(ring, to: &edges)
                guard let ringBox = BoundingBox(around: ring) else { continue }
                box?.extend(to: ringBox)
                box = box ?? ringBox
            }
            boxes.append(box)
            starts.append(edges.count)
        }
        self.boxes = boxes
        self.starts = starts
        self.edges = edges
    }

    /// Whether a grid holds the point, by the rule of ``GridLocator``: even-odd over all its rings.
    @inline(__always)
    func contains(_ point: Point, grid: Int) -> Bool {
        guard let box = boxes[grid], box.contains(point) else { return false }
        var isInside = false
        for position in starts[grid]..<starts[grid + 1] {
            let edge = edges[position]
            guard edge.low.y <= point.y, point.y < edge.high.y else { continue }
            if Orientation.determinant(edge.low, edge.high, point) > 0 { isInside.toggle() }
        }
        return isInside
    }

    /// Whether both coordinates are finite and within the limit.
    static func isUsable(_ point: Point) -> Bool {
        point.x.magnitude < coordinateLimit && point.y.magnitude < coordinateLimit
    }

    /// Adds the edges of a ring, closing it when its last point is not its first.
    private static func append(_ ring: [Point], to edges: inout [Edge]) {
        guard var previous = ring.last else { return }
        for point in ring {
            if previous.y < point.y {
                edges.append(Edge(low: previous, high: point))
            } else if point.y < previous.y {
                edges.append(Edge(low: point, high: previous))
            }
            previous = point
        }
    }
}
