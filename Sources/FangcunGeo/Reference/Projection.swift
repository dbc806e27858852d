internal import FangcunModel

/// A transformation between two coordinate reference systems.
///
/// PROJ says how any two systems of the EPSG register are connected, and does it; where both have one datum, or two
/// that are treated as one, and the kernels of ``GaussKruger`` know both forms, these do it instead, some thirty times
/// as fast and within 10 nanometres of PROJ. GCJ-02 and BD-09, which no register has, are reached from WGS 84 by their
/// formulas (``OffsetCoordinates``).
///
/// Making one reads PROJ's database and costs up to some tens of milliseconds; using it costs well under a microsecond
/// a point. Make it once and share it: it may be used from any number of threads at the same time. Nothing is fetched
/// from the network, and no transformation is used that needs a grid file which is not there.
///
/// Between different datums one operation is chosen for all points, and ``datumShift`` says which.
public final class Projection: Sendable {
    /// The system of the points given to ``transform(_:)-(Point)``.
    public let source: CoordinateReference
    /// The system of the points it returns.
    public let target: CoordinateReference
    /// What becomes of the datum on the way.
    public let datumShift: DatumShift
    /// Whether results are degrees of longitude and latitude rather than lengths in a plane.
    public let isTargetGeographic: Bool
    /// Where the source may be used; `nil` where the register says nothing.
    public let sourceArea: AreaOfUse?
    /// Where the target may be used; `nil` where the register says nothing.
    public let targetArea: AreaOfUse?

    let databaseFolder: String?
    private let route: ProjectionRoute
    private let reversed: ProjectionRoute
    /// `nil` where no step is PROJ's.
    private let pool: Locked<Pool>?

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
    public convenience init(
        from source: CoordinateReference, to target: CoordinateReference, within area: BoundingBox? = nil,
        databaseFolder: String? = nil
    ) throws(GeoError) {
        try self.init(from: source, to: target, within: area, databaseFolder: databaseFolder, usesKernels: true)
    }

    /// The same with all steps between systems of the register left to PROJ, for comparison.
    init(
        from source: CoordinateReference, to target: CoordinateReference, within area: BoundingBox? = nil,
        databaseFolder: String? = nil, usesKernels: Bool
    ) throws(GeoError) {
        if let area, !area.isGeographicArea {
            throw GeoError(.outsideDomain, "the area is no box of longitudes and latitudes in degrees: \(area)")
        }
        self.source = source
        self.target = target
        self.databaseFolder = databaseFolder
        let (sourceBase, toBase) = source.registered
        let (targetBase, toTargetBase) = target.registered
        let fromBase = Array(toTargetBase.reversed().map(\.inverse))
        if toBase.isEmpty && fromBase.isEmpty || sourceBase.system != targetBase.system {
            let context = try ProjectionContext(databaseFolder: databaseFolder)
            let made = try ProjectionTransform.make(from: sourceBase, to: targetBase, within: area, in: context)
            let kernels = usesKernels ? made.kernels : nil
            let withoutKernels: ProjectionRoute.Middle = usesKernels && made.leavesDegrees ? .sameDegrees : .engine
            route = ProjectionRoute(
                before: toBase, middle: kernels.map { .kernels($0) } ?? withoutKernels, after: fromBase)
            datumShift = made.shift.after(source.offsetDescription).after(target.offsetDescription)
            (sourceArea, targetArea) = (made.sourceArea, made.targetArea)
            isTargetGeographic = made.isTargetGeographic && !target.isCity
            pool = Locked(Pool(prototype: made.transform))
        } else {
            // All on one system of the register, and not all the way to it where they have a part in common.
            let shared = source.sharedSteps(with: target)
            route = ProjectionRoute(
                before: toBase.dropLast(shared), middle: .nothing, after: Array(fromBase.dropFirst(shared)))
            datumShift =
                source.system == target.system
                ? .none : DatumShift.none.after(source.offsetDescription).after(target.offsetDescription)
            (sourceArea, targetArea) = (nil, nil)
            isTargetGeographic = !target.isCity
            pool = nil
        }
        reversed = route.reversed
    }

    /// The point in the target system; both points are east before north, whatever the axis orders of the systems.
    ///
    /// - Throws: ``GeoError`` with code `outsideDomain` where the transformation is not defined, or for coordinates that are not
    ///   finite.
    public func transform(_ point: Point) throws(GeoError) -> Point { try apply(.forward, to: point) }

    /// The point of the source system that belongs to a point of the target system; east before north on both sides.
    ///
    /// - Throws: as ``transform(_:)-(Point)``.
    public func inverse(_ point: Point) throws(GeoError) -> Point { try apply(.inverse, to: point) }

    /// Many points at once, with the same results as one by one.
    ///
    /// - Throws: as ``transform(_:)-(Point)``, at the first point that cannot be transformed.
    public func transform(_ points: [Point]) throws(GeoError) -> [Point] { try applyToAll(.forward, points) }

    /// Many points of the target system at once.
    ///
    /// - Throws: as ``transform(_:)-(Point)``, at the first point that cannot be transformed.
    public func inverse(_ points: [Point]) throws(GeoError) -> [Point] { try applyToAll(.inverse, points) }

    /// Many points at once, with NaN in both numbers where the transformation is not defined.
    ///
    /// - Throws: ``GeoError`` with code `engineFailure` when PROJ itself fails.
    public func transformWhereDefined(_ points: [Point]) throws(GeoError) -> [Point] {
        try applyWhereDefined(.forward, points)
    }

    /// Many points of the target system at once, with NaN in both numbers where the transformation is not defined.
    ///
    /// - Throws: ``GeoError`` with code `engineFailure` when PROJ itself fails.
    public func inverseWhereDefined(_ points: [Point]) throws(GeoError) -> [Point] {
        try applyWhereDefined(.inverse, points)
    }

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

    /// Transforms points of two columns, there or back, which may be the columns of the results; NaN in both numbers where that
    /// is not defined.
    ///
    /// - Returns: how many are not defined.
    /// - Precondition: all columns are as long as `x`.
    package func transformWhereDefined(
        isInverse: Bool = false, x: UnsafeBufferPointer<Double>, y: UnsafeBufferPointer<Double>,
        intoX resultX: UnsafeMutableBufferPointer<Double>, intoY resultY: UnsafeMutableBufferPointer<Double>
    ) throws(GeoError) -> Int {
        precondition(y.count >= x.count && resultX.count >= x.count && resultY.count >= x.count)
        var undefined = 0
        var chunk: [Point] = []
        for start in stride(from: 0, to: x.count, by: ProjectionRoute.chunkSize) {
            let end = min(x.count, start + ProjectionRoute.chunkSize)
            chunk.removeAll(keepingCapacity: true)
            for index in start..<end { chunk.append(unsafe Point(x: x[index], y: y[index])) }
            try fill(isInverse ? .inverse : .forward, &chunk)
            for index in start..<end {
                let point = chunk[index - start]
                unsafe (resultX[index], resultY[index]) = (point.x, point.y)
                if point.x.isNaN { undefined += 1 }
            }
        }
        return undefined
    }

    // MARK: The work

    private func apply(_ direction: ProjectionTransform.Direction, to point: Point) throws(GeoError) -> Point {
        let route = direction == .forward ? route : reversed
        let result = try route.value(at: point) { point throws(GeoError) in
            guard let transform = try self.take() else { return Point(x: .nan, y: .nan) }
            defer { self.put(back: transform) }
            return transform.value(direction, at: point)
        }
        if result.x.isNaN { throw try refusal(direction, of: point) }
        return result
    }

    private func applyToAll(
        _ direction: ProjectionTransform.Direction, _ points: [Point]
    ) throws(GeoError) -> [Point] {
        let results = try applyWhereDefined(direction, points)
        for (point, result) in zip(points, results) where result.x.isNaN { throw try refusal(direction, of: point) }
        return results
    }

    private func applyWhereDefined(
        _ direction: ProjectionTransform.Direction, _ points: [Point]
    ) throws(GeoError) -> [Point] {
        var results = points
        try fill(direction, &results)
        return results
    }

    /// Transforms points where they lie, chunk by chunk.
    private func fill(_ direction: ProjectionTransform.Direction, _ points: inout [Point]) throws(GeoError) {
        let route = direction == .forward ? route : reversed
        // Taken by the first point that needs PROJ.
        var transform: ProjectionTransform?
        defer { if let transform { put(back: transform) } }
        let engine: (UnsafeMutableBufferPointer<Point>) throws(GeoError) -> Void = { points throws(GeoError) in
            if transform == nil { transform = try self.take() }
            unsafe transform?.apply(direction, to: points)
        }
        var scratch = [Point](repeating: Point(x: 0, y: 0), count: min(points.count, ProjectionRoute.chunkSize))
        var failure: GeoError?
        unsafe scratch.withUnsafeMutableBufferPointer { scratch in
            unsafe points.withUnsafeMutableBufferPointer { points in
                for start in stride(from: 0, to: points.count, by: ProjectionRoute.chunkSize) where failure == nil {
                    let end = min(points.count, start + ProjectionRoute.chunkSize)
                    do throws(GeoError) {
                        try unsafe route.apply(
                            to: UnsafeMutableBufferPointer(rebasing: points[start..<end]), scratch: scratch,
                            engine: engine)
                    } catch {
                        failure = error
                    }
                }
            }
        }
        if let failure { throw failure }
    }

    /// Why a point has no result: in PROJ's words where it was asked for that very point.
    private func refusal(_ direction: ProjectionTransform.Direction, of point: Point) throws(GeoError) -> GeoError {
        let way = direction == .forward ? route : reversed
        if way.before.isEmpty, let transform = try take() {
            defer { put(back: transform) }
            do throws(GeoError) { _ = try transform.apply(direction, to: point) } catch { return error }
        }
        return GeoError(
            .outsideDomain, at: .position(x: point.x, y: point.y),
            "the coordinate (\(point.x), \(point.y)) lies where the way between \(source.name) and \(target.name) "
                + "is not defined")
    }

    /// A transform that no one else uses meanwhile.
    private func take() throws(GeoError) -> ProjectionTransform? {
        guard let pool else { return nil }
        return try pool.withLock { pool throws(GeoError) in try pool.take() }
    }

    private func put(back transform: ProjectionTransform) { pool?.withLock { $0.idle.append(transform) } }

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
