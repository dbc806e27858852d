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
///
/// Most points are answered by one to three reads of a table (docs/locator.md); many points at once cost less each than one.
public struct GridLocator: Sendable {
    let directory: CellDirectory

    /// The most grids that a locator takes.
    public static let maximumGrids = 1 << 26

    /// The most points that the rings of a locator's grids may have.
    public static let maximumPoints = 1 << 26

    /// A locator of these grids.
    ///
    /// - Throws: ``GeoError``: `invalidGeometry`, naming the grid, for a coordinate that is not finite or 1e150 and more in
    ///   size; `limitExceeded` for more than ``maximumGrids`` grids or ``maximumPoints`` points.
    /// - Complexity: linear in the number of points, in time and memory; n log n where thousands of edges have one centre.
    public init(_ grids: UnitGridSet) throws(GeoError) {
        guard grids.grids.count <= GridLocator.maximumGrids else {
            throw GeoError(.limitExceeded, "\(grids.grids.count) grids, more than \(GridLocator.maximumGrids)")
        }
        directory = CellDirectory(try BorderSegments(grids.grids))
    }

    /// A locator with a directory that was made before.
    init(_ directory: CellDirectory) { self.directory = directory }

    /// The index of the grid that holds the point; `nil` outside all, and for a coordinate that is not finite.
    ///
    /// - Complexity: constant in a partition; at worst linear in the edges near by.
    public func locate(_ point: Point) -> Int? {
        let grid = directory.grid(at: point)
        return grid >= 0 ? Int(grid) : nil
    }

    /// The index of the grid for each point, as ``locate(_:)-(Point)`` gives it; -1 outside.
    public func locate(_ points: [Point]) -> [Int32] {
        unsafe [Int32](unsafeUninitializedCapacity: points.count) { answers, count in
            unsafe points.withUnsafeBufferPointer { unsafe directory.locate($0, into: answers) }
            count = points.count
        }
    }

    /// The index of the grid for each point of two columns of one length, as ``locate(_:)-(Point)`` gives it; -1 outside.
    ///
    /// - Precondition: `y` and `answers` have at least as many places as `x`.
    package func locate(
        x: UnsafeBufferPointer<Double>, y: UnsafeBufferPointer<Double>, into answers: UnsafeMutableBufferPointer<Int32>
    ) {
        precondition(y.count >= x.count && answers.count >= x.count)
        unsafe directory.locate(x: x, y: y, into: answers)
    }
}
