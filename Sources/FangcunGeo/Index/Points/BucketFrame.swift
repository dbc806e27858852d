internal import CKernel

/// The extent of some points, cut into equal squares, the buckets, row by row.
///
/// The way from a coordinate to a column never decreases as the coordinate grows, rounding or not. So a point in a column to the
/// east of another point's lies to the east of it: what that decides, is decided exactly. Distances to buckets are rounded, and
/// every use of one leaves room (``slack(_:)``).
struct BucketFrame: Sendable, BitwiseCopyable {
    let originX: Double
    let originY: Double
    /// The side of a bucket, in the unit of the coordinates.
    let side: Double
    let columns: Int
    let rows: Int

    /// Coordinates must be smaller than this in size: their differences have squares then.
    static let coordinateLimit = 1e150

    private static let smallestSide = 1e-140
    private static let maximumColumns = 1 << 30

    /// Points for each bucket, were they spread evenly.
    private static let pointsInBucket = 4

    /// A frame around the points of a box.
    init(around box: BoundingBox, points: Int) {
        self.init(around: box, buckets: points / BucketFrame.pointsInBucket)
    }

    /// A frame around a box, of about that many buckets.
    init(around box: BoundingBox, buckets: Int) {
        let buckets = Double(max(1, buckets))
        originX = box.minX
        originY = box.minY
        let (width, height) = (box.width, box.height)
        let square = width.squareRoot() * height.squareRoot() / buckets.squareRoot()
        side = max(square, width / buckets, height / buckets, BucketFrame.smallestSide)
        columns = Int(width / side) + 1
        rows = Int(height / side) + 1
    }

    /// Numbers from elsewhere as they are; ``isUsable`` judges them.
    init(originX: Double, originY: Double, side: Double, columns: Int, rows: Int) {
        self.originX = originX
        self.originY = originY
        self.side = side
        self.columns = columns
        self.rows = rows
    }

    /// Whether the numbers are such that no use of them traps.
    var isUsable: Bool {
        originX.magnitude < BucketFrame.coordinateLimit && originY.magnitude < BucketFrame.coordinateLimit
            && side >= BucketFrame.smallestSide && side.isFinite && columns > 0 && rows > 0
            && columns <= BucketFrame.maximumColumns && rows <= BucketFrame.maximumColumns
    }

    /// The extent in whole buckets.
    var bounds: BoundingBox {
        BoundingBox(
            minX: originX, minY: originY, maxX: originX + Double(columns) * side, maxY: originY + Double(rows) * side)
    }

    var bucketsPerUnit: Double { 1 / side }

    /// A coordinate along x in buckets from the west.
    @inline(__always)
    func across(_ x: Double) -> Double { (x - originX) * bucketsPerUnit }

    /// A coordinate along y in buckets from the south.
    @inline(__always)
    func upwards(_ y: Double) -> Double { (y - originY) * bucketsPerUnit }

    /// The column around a place given in buckets, the nearest one for places beyond; 0 for what is not a number.
    @inline(__always)
    func column(_ across: Double) -> Int { BucketFrame.whole(across, below: columns) }

    /// The row around a place given in buckets, the nearest one for places beyond; 0 for what is not a number.
    @inline(__always)
    func row(_ upwards: Double) -> Int { BucketFrame.whole(upwards, below: rows) }

    /// The bucket of a point.
    @inline(__always)
    func bucket(_ x: Double, _ y: Double) -> Int { row(upwards(y)) &* columns &+ column(across(x)) }

    /// More than rounding moves a place given in buckets: 2^-20 buckets, as there are less than 2^31 across, and far away in
    /// proportion.
    @inline(__always)
    static func slack(_ place: Double) -> Double { 0x1p-20 + place.magnitude * 0x1p-40 }

    @inline(__always)
    private static func whole(_ value: Double, below count: Int) -> Int {
        // In this order, the comparison also sends what is not a number to 0.
        let upper = value < Double(count &- 1) ? value : Double(count &- 1)
        return Int(fck_truncate(value > 0 ? upper : 0))
    }
}
