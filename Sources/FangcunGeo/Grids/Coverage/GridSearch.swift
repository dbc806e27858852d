/// How many grids hold a point: what a check asks of grids that may overlap.
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

    /// How many grids hold the point, counted up to a limit: one in a partition, none in a gap.
    ///
    /// - Complexity: linear in the points of the few grids near by.
    func count(at point: Point, upTo limit: Int) -> Int {
        var count = 0
        for grid in buckets.candidates(at: point) where outlines.contains(point, grid: Int(grid)) {
            count += 1
            if count == limit { break }
        }
        return count
    }
}
