/// All grids that hold a point, or lie near a box: what a check asks of grids that may overlap.
///
/// The rule for borders is that of ``GridLocator``, which names one grid only but is faster by far.
struct GridSearch: Sendable {
    private let outlines: GridOutlines
    private let buckets: BucketGrid

    /// A search of these grids, at most ``GridLocator/maximumGrids``.
    ///
    /// - Throws: ``GeoError`` with code `invalidGeometry` and the grid, for a coordinate that is not finite or absurdly large.
    /// - Complexity: linear in the number of points, in time and memory.
    init(_ grids: [UnitGrid]) throws(GeoError) {
        outlines = try GridOutlines(grids)
        buckets = BucketGrid(outlines.boxes)
    }

    /// The indices of all grids that hold the point, in ascending order: one in a partition, none in a gap.
    ///
    /// - Complexity: linear in the points of the few grids near by.
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
