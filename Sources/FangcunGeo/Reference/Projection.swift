/// A transformation between two coordinate reference systems, through PROJ.
///
/// Making one reads PROJ's database and costs up to some tens of milliseconds; using it costs well under a microsecond a point.
/// Make it once and share it: it may be used from any number of threads at the same time. Nothing is fetched from the network.
///
/// Between different datums one operation is chosen for all points, and ``datumShift`` says which.
public final class Projection: Sendable {
    /// The system of the points given to ``transform(_:)-(Point)``.
    public let source: CoordinateReference
    /// The system of the points it returns.
    public let target: CoordinateReference
    /// What becomes of the datum on the way.
    public let datumShift: DatumShift

    private let pool: Locked<Pool>

    /// The transformation from one system to another.
    ///
    /// - Parameters:
    ///   - source: the system to come from.
    ///   - target: the system to go to.
    ///   - area: where the points lie, in degrees of longitude and latitude: lets PROJ choose a datum transformation that holds only
    ///     there. Without it the operation must hold for all of both systems.
    ///   - databaseFolder: the folder of `proj.db`, for hosts that bring their own; otherwise PROJ looks where it always does.
    /// - Throws: ``GeoError`` with code `unknownReferenceSystem`, `projectionDatabaseMissing`, `outsideDomain` for an area that is
    ///   none, or `engineFailure`.
    public init(
        from source: CoordinateReference, to target: CoordinateReference, within area: BoundingBox? = nil,
        databaseFolder: String? = nil
    ) throws(GeoError) {
        if let area, !area.isGeographicArea {
            throw GeoError(.outsideDomain, "the area is no box of longitudes and latitudes in degrees: \(area)")
        }
        let context = try ProjectionContext(databaseFolder: databaseFolder)
        let (transform, shift) = try ProjectionTransform.make(from: source, to: target, within: area, in: context)
        self.source = source
        self.target = target
        datumShift = shift
        pool = Locked(Pool(prototype: transform))
    }

    /// The point in the target system; both points are east before north, whatever the axis orders of the systems.
    ///
    /// - Throws: ``GeoError`` with code `outsideDomain` where the transformation is not defined, or for coordinates that are not
    ///   finite.
    public func transform(_ point: Point) throws(GeoError) -> Point {
        try borrowing { transform throws(GeoError) in try transform.apply(.forward, to: point) }
    }

    /// The point of the source system that belongs to a point of the target system; east before north on both sides.
    ///
    /// - Throws: as ``transform(_:)-(Point)``.
    public func inverse(_ point: Point) throws(GeoError) -> Point {
        try borrowing { transform throws(GeoError) in try transform.apply(.inverse, to: point) }
    }

    /// Many points at once, which saves the lock of each.
    ///
    /// - Throws: as ``transform(_:)-(Point)``, at the first point that cannot be transformed.
    public func transform(_ points: [Point]) throws(GeoError) -> [Point] { try apply(.forward, to: points) }

    /// Many points of the target system at once.
    ///
    /// - Throws: as ``transform(_:)-(Point)``, at the first point that cannot be transformed.
    public func inverse(_ points: [Point]) throws(GeoError) -> [Point] { try apply(.inverse, to: points) }

    /// A pair of numbers as it is written, in the axis order of the source, to a pair in the axis order of the target.
    ///
    /// - Throws: as ``transform(_:)-(Point)``.
    public func transformPair(_ first: Double, _ second: Double) throws(GeoError) -> (Double, Double) {
        target.axisOrder.pair(of: try transform(source.axisOrder.point(first, second)))
    }

    /// A pair in the axis order of the target, back to a pair in the axis order of the source.
    ///
    /// - Throws: as ``transform(_:)-(Point)``.
    public func inversePair(_ first: Double, _ second: Double) throws(GeoError) -> (Double, Double) {
        source.axisOrder.pair(of: try inverse(target.axisOrder.point(first, second)))
    }

    private func apply(
        _ direction: ProjectionTransform.Direction, to points: [Point]
    ) throws(GeoError) -> [Point] {
        try borrowing { transform throws(GeoError) in
            var results: [Point] = []
            results.reserveCapacity(points.count)
            for point in points { results.append(try transform.apply(direction, to: point)) }
            return results
        }
    }

    /// Lends a transform that no one else uses meanwhile.
    private func borrowing<Result>(
        _ body: (ProjectionTransform) throws(GeoError) -> Result
    ) throws(GeoError) -> Result {
        let transform = try pool.withLock { pool throws(GeoError) in try pool.take() }
        defer { pool.withLock { $0.idle.append(transform) } }
        return try body(transform)
    }

    /// Transforms that wait for work: never more than there were calls at the same time.
    private struct Pool {
        /// Only ever copied from, and only under the lock.
        let prototype: ProjectionTransform
        var idle: [ProjectionTransform] = []

        mutating func take() throws(GeoError) -> ProjectionTransform {
            if let transform = idle.popLast() { return transform }
            return try prototype.twin()
        }
    }
}

extension CoordinateReference.AxisOrder {
    /// The point that a pair in this order means.
    func point(_ first: Double, _ second: Double) -> Point {
        switch self {
        case .eastNorth: Point(x: first, y: second)
        case .northEast: Point(x: second, y: first)
        }
    }

    /// The pair that means this point.
    func pair(of point: Point) -> (Double, Double) {
        switch self {
        case .eastNorth: (point.x, point.y)
        case .northEast: (point.y, point.x)
        }
    }
}

extension BoundingBox {
    /// Whether this is a box of longitudes and latitudes in degrees.
    fileprivate var isGeographicArea: Bool {
        minX >= -180 && minX <= maxX && maxX <= 180 && minY >= -90 && minY <= maxY && maxY <= 90
    }
}
