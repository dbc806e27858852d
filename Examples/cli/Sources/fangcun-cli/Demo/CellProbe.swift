import FangcunGeo

/// Tries every cell in turn: slow, but made without the index, so that it can tell when the index misses a cell.
struct CellProbe {
    private let cells: [(box: BoundingBox, polygons: [Polygon])]

    init(_ grids: UnitGridSet) {
        cells = grids.grids.compactMap { grid in
            BoundingBox(around: grid.polygons.lazy.flatMap(\.outer)).map { ($0, grid.polygons) }
        }
    }

    /// Whether some cell holds the point.
    ///
    /// - Complexity: linear in the number of cells, and in the vertices of those whose box holds the point.
    func isInsideSomeCell(_ point: Point) -> Bool {
        cells.contains { cell in cell.box.contains(point) && cell.polygons.contains { Self.holds($0, point) } }
    }

    private static func holds(_ polygon: Polygon, _ point: Point) -> Bool {
        isInside(polygon.outer, point) && !polygon.holes.contains { isInside($0, point) }
    }

    /// Counts how often a ray to the east crosses the ring.
    private static func isInside(_ ring: [Point], _ point: Point) -> Bool {
        zip(ring, ring.dropFirst()).reduce(false) { isInside, edge in
            let (a, b) = edge
            guard (a.y <= point.y) != (b.y <= point.y) else { return isInside }
            let side = (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x)
            return (side > 0) == (b.y > a.y) && side != 0 ? !isInside : isInside
        }
    }
}
