extension CellDirectory {
    /// A directory of these borders, as fine as memory in proportion to their number allows.
    init(_ borders: BorderSegments) {
        let count = borders.count
        let bounds = borders.bounds ?? BoundingBox(minX: 0, minY: 0, maxX: 0, maxY: 0)
        // Two to eight squares for each segment: in a city, segments are then about as long as a square is wide.
        var limits = CellDirectoryBuilder.Limits(
            cells: 8 * count, depth: 9, stored: min(80 * count + 100_000, DirectoryEntry.maximumNumber),
            merged: 1_024 * count + 1_000_000)
        var directory = CellDirectoryBuilder.build(borders, in: bounds, limits)
        limits.depth = 1
        while directory == nil, limits.cells > 0 {
            directory = CellDirectoryBuilder.build(borders, in: bounds, limits)
            limits.cells /= 16
        }
        self = directory ?? CellDirectoryBuilder.buildCoarsest(borders, in: bounds)
    }
}
