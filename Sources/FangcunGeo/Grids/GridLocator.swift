/// Says which unit grid (单元网格) holds a point.
///
/// **The rule.** Where grids form a partition, every point inside it belongs to exactly one grid, on shared edges and corners
/// too. A point on an edge belongs to the grid on its +x (eastern) side, and on an edge that runs along x to the grid on its
/// +y (northern) side; on the outer rim that side may lie outside. Holes and detached parts are handled: a grid holds a point
/// when a ray from it crosses the grid's rings an odd number of times, all rings taken together.
///
/// **Why it holds.** The test asks not about p but about q = p + (e, e²) for an e > 0 smaller than anything in the data. Seen
/// from q along +x, an edge from `low` up to `high` is crossed only if `low.y <= p.y < high.y` (e² lifts q above ends at its
/// own height), and then exactly when p lies strictly left of the edge: when p lies on it, q has moved e to the right while
/// the edge has moved by a multiple of e² only. So q lies on no edge of any grid, and both tests are decided without
/// rounding error (``Orientation``). A point on no edge lies in the interior of exactly one grid of a partition, or outside
/// all. The answer thus depends on the point and the rings only: not on the order of grids, the direction of rings, or
/// which neighbour is asked first.
///
/// **When the grids are no partition**, a point in an overlap goes to the first grid by index, and one in a gap to none.
/// ``CoverageCheck`` finds such faults.
///
/// Coordinates may be metres or degrees; edges are straight lines in them, so data and points must be in the same system.
/// Rings may be closed or not. Within one grid, parts that lie upon each other cancel out.
public struct GridLocator: Sendable {
    private let outlines: GridOutlines
    private let buckets: BucketGrid

    /// The most grids that a locator takes.
    public static let maximumGrids = BucketGrid.maximumBoxes

    /// A locator of these grids.
    ///
    /// - Throws: ``GeoError``: `invalidGeometry`, naming the grid, for a coordinate that is not finite or 1e150 and more in
    ///   size; `limitExceeded` for more than ``maximumGrids`` grids.
    /// - Complexity: linear in the number of points, in time and memory.
    public init(_ grids: UnitGridSet) throws(GeoError) {
        guard grids.grids.count <= GridLocator.maximumGrids else {
            throw GeoError(.limitExceeded, "\(grids.grids.count) grids, more than \(GridLocator.maximumGrids)")
        }
        outlines = try GridOutlines(grids.grids)
        buckets = BucketGrid(outlines.boxes)
    }

    /// The index of the grid that holds the point; `nil` outside all, and for a coordinate that is not finite.
    ///
    /// - Complexity: linear in the points of the few grids near by.
    public func locate(_ point: Point) -> Int? {
        for candidate in buckets.candidates(at: point) where outlines.contains(point, grid: Int(candidate)) {
            return Int(candidate)
        }
        return nil
    }

    /// The index of the grid for each point, as ``locate(_:)-(Point)`` gives it; -1 outside.
    public func locate(_ points: [Point]) -> [Int32] {
        points.map { point in locate(point).map(Int32.init) ?? -1 }
    }

    /// The indices of all grids that hold the point, in ascending order: one in a partition, none in a gap.
    func grids(at point: Point) -> [Int] {
        buckets.candidates(at: point).lazy.map { Int($0) }.filter { outlines.contains(point, grid: $0) }
    }

    /// The indices of all grids whose boxes meet another, in ascending order.
    func grids(near box: BoundingBox) -> [Int] {
        var found: Set<Int> = []
        buckets.visitCandidates(in: box) { if outlines.boxes[$0]?.overlaps(box) == true { found.insert($0) } }
        return found.sorted()
    }
}
