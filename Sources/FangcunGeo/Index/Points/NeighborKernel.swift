internal import CKernel

/// The vectorised search for the nearest of all points (CInterop/CKernel): ``PointSearch`` for the common case, some distances at
/// a time.
///
/// It gives the same answers, bit for bit, whatever the processor. Crowds, many points and filters are left to ``PointSearch``.
@unsafe struct NeighborKernel {
    private let buckets: fck_buckets
    private let variant: fck_variant

    /// More points than these are not looked for at once.
    static let maximumWidth = Int(FCK_MOST_NEIGHBORS)

    /// The search in an index, which must outlive it; `nil` for an index of few points.
    @inline(__always)
    init?(_ parts: PointIndexParts, variant: VectorVariant = .best) {
        guard parts.ids.count >= Int(FCK_FEWEST_POINTS) else { return nil }
        let frame = parts.frame
        unsafe buckets = unsafe fck_buckets(
            origin_x: frame.originX, origin_y: frame.originY, side: frame.side, buckets_per_unit: frame.bucketsPerUnit,
            columns: Int64(frame.columns), rows: Int64(frame.rows), count: Int64(parts.ids.count),
            starts: parts.starts.reader.start, x: parts.x.reader.start, y: parts.y.reader.start,
            ids: parts.ids.reader.start)
        unsafe self.variant = variant.number
    }

    /// Fills the rows of some places, as ``PointSearch`` would; returns how many are done, which are fewer where the next one
    /// is for ``PointSearch``.
    @inline(__always)
    func search(
        _ places: UnsafeBufferPointer<TileOrder.Entry<Point>>, width: Int, within distance: Double,
        _ ids: UnsafeMutablePointer<Int32>, _ distances: UnsafeMutablePointer<Double>
    ) -> Int {
        // An entry is the two coordinates and the number, as C has them.
        let first = unsafe UnsafeRawPointer(places.baseAddress)?.assumingMemoryBound(to: fck_place.self)
        return unsafe withUnsafePointer(to: buckets) {
            unsafe fck_nearest(
                variant, $0, first, places.count, Int32(width), distance * distance, ids, distances)
        }
    }
}
