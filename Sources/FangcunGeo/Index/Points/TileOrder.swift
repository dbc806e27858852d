/// Places as a row of points, or as two columns of coordinates.
@unsafe struct PlaceRow {
    private let x: UnsafePointer<Double>?
    private let y: UnsafePointer<Double>?
    private let stride: Int
    let count: Int

    init(x: UnsafeBufferPointer<Double>, y: UnsafeBufferPointer<Double>) {
        unsafe self.x = x.baseAddress
        unsafe self.y = y.baseAddress
        unsafe stride = 1
        unsafe count = x.count
    }

    init(_ points: UnsafeBufferPointer<Point>) {
        let first = unsafe UnsafeRawPointer(points.baseAddress)?.assumingMemoryBound(to: Double.self)
        unsafe x = unsafe first
        unsafe y = unsafe first.map { unsafe $0 + 1 }
        unsafe stride = 2
        unsafe count = points.count
    }

    @inline(__always)
    subscript(index: Int) -> Point {
        guard let x = unsafe x, let y = unsafe y else { return Point(x: .nan, y: .nan) }
        return unsafe Point(x: x[index &* stride], y: y[index &* stride])
    }
}

/// The order in which a batch is worked through: by tiles of the ground, so that what one question reads, the next one finds in
/// the cache.
struct TileOrder {
    /// The numbers of the questions; empty when they are taken as they come.
    private let order: [UInt32]

    /// Fewer questions than this are not worth sorting.
    private static let smallestBatch = 64
    private static let tilesAcross = 256.0

    /// An order of places by the tile of an extent that they lie in.
    init(_ places: PlaceRow, _ bounds: BoundingBox) {
        self.init(unsafe places.count, (bounds.minX, bounds.minY, max(bounds.width, bounds.height))) {
            unsafe places[$0]
        }
    }

    /// An order of windows by the tile in which their south-western corner lies.
    init(_ windows: UnsafeBufferPointer<BoundingBox>, _ bounds: BoundingBox) {
        self.init(windows.count, (bounds.minX, bounds.minY, max(bounds.width, bounds.height))) { number in
            unsafe Point(x: windows[number].minX, y: windows[number].minY)
        }
    }

    @inline(__always)
    private init(_ count: Int, _ square: (x: Double, y: Double, side: Double), _ place: (Int) -> Point) {
        guard count >= TileOrder.smallestBatch, UInt32(exactly: count) != nil else {
            order = []
            return
        }
        // As many tiles as places at most.
        let across = min(TileOrder.tilesAcross, Double(count).squareRoot().rounded(.up))
        let tiles = BucketFrame(
            originX: square.x, originY: square.y, side: max(square.side / across, 1e-140), columns: Int(across),
            rows: Int(across))
        var next = [UInt32](repeating: 0, count: tiles.columns * tiles.rows + 1)
        let tileOf = unsafe [UInt32](unsafeUninitializedCapacity: count) { tileOf, filled in
            for number in 0..<count {
                let place = place(number)
                let bucket = tiles.bucket(place.x, place.y)
                unsafe tileOf[number] = UInt32(truncatingIfNeeded: bucket)
                next[bucket + 1] &+= 1
            }
            filled = count
        }
        for bucket in 1..<next.count { next[bucket] &+= next[bucket - 1] }
        order = unsafe [UInt32](unsafeUninitializedCapacity: count) { order, filled in
            for number in 0..<count {
                let bucket = Int(tileOf[number])
                unsafe order[Int(next[bucket])] = UInt32(truncatingIfNeeded: number)
                next[bucket] &+= 1
            }
            filled = count
        }
    }

    @inline(__always)
    subscript(turn: Int) -> Int { order.isEmpty ? turn : Int(order[turn]) }
}
