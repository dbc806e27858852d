/// How a ``Projection`` gets from one system to the other: the steps of systems that PROJ does not know, around one transformation
/// between systems that it does.
struct ProjectionRoute: Sendable {
    /// The transformation between the systems that PROJ knows.
    enum Middle: Sendable {
        /// They are the same.
        case nothing
        /// PROJ does it.
        case engine
        /// Kernels do it, one after the other, and PROJ what is outside their domain.
        case kernels([TransformKernel.Operation])

        var inverse: Middle {
            if case .kernels(let steps) = self { return .kernels(steps.reversed().map(\.inverse)) }
            return self
        }
    }

    /// From the source to a system of the register, such as GCJ-02 to WGS 84.
    let before: [TransformKernel.Operation]
    let middle: Middle
    /// From a system of the register to the target.
    let after: [TransformKernel.Operation]

    /// The way back.
    var reversed: ProjectionRoute {
        ProjectionRoute(
            before: after.reversed().map(\.inverse), middle: middle.inverse, after: before.reversed().map(\.inverse))
    }

    private static let undefined = Point(x: .nan, y: .nan)

    /// One point; NaN in both numbers where a step is not defined.
    func value(at point: Point, engine: (Point) throws(GeoError) -> Point) throws(GeoError) -> Point {
        let start = before.reduce(point) { TransformKernel.apply($1, to: $0) }
        let end: Point
        switch middle {
        case .nothing: end = start.isFinite ? start : Self.undefined
        case .engine: end = try engine(start)
        case .kernels(let steps):
            let result = steps.reduce(start) { TransformKernel.apply($1, to: $0) }
            end = result.x.isNaN ? try engine(start) : result
        }
        return after.reduce(end) { TransformKernel.apply($1, to: $0) }
    }

    /// As many points as go through all steps before the next: their coordinates stay in the first cache meanwhile.
    static let chunkSize = 512

    /// Transforms points where they lie; NaN in both numbers where a step is not defined.
    ///
    /// - Parameters:
    ///   - scratch: as many places, for what lies between.
    ///   - engine: PROJ, for the points that no kernel does.
    func apply(
        to points: UnsafeMutableBufferPointer<Point>, scratch: UnsafeMutableBufferPointer<Point>,
        engine: (Point) throws(GeoError) -> Point
    ) throws(GeoError) {
        for step in before { unsafe TransformKernel.apply(step, to: UnsafeBufferPointer(points), into: points) }
        switch middle {
        case .nothing:
            for index in points.indices where unsafe !points[index].isFinite {
                unsafe points[index] = Self.undefined
            }
        case .engine:
            for index in points.indices { unsafe points[index] = try engine(points[index]) }
        case .kernels(let steps):
            var source = UnsafeBufferPointer(points)
            for step in steps {
                unsafe TransformKernel.apply(step, to: source, into: scratch)
                unsafe source = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(scratch)[..<points.count])
            }
            for index in points.indices {
                let result = unsafe scratch[index]
                unsafe points[index] = result.x.isNaN ? try engine(points[index]) : result
            }
        }
        for step in after { unsafe TransformKernel.apply(step, to: UnsafeBufferPointer(points), into: points) }
    }
}

extension CoordinateReference {
    /// The system of the register on which this one stands, and the kernels that lead there.
    var registered: (base: CoordinateReference, steps: [TransformKernel.Operation]) {
        switch system {
        case .epsg: (self, [])
        case .gcj02: (.wgs84, [.gcj02ToWGS84])
        case .bd09: (.wgs84, [.bd09ToGCJ02, .gcj02ToWGS84])
        }
    }

    /// What moves these coordinates away from a datum, for people; `nil` when nothing does.
    var offsetDescription: String? {
        switch system {
        case .epsg: nil
        case .gcj02: "GCJ-02 by its public formula"
        case .bd09: "BD-09 by its public formula"
        }
    }
}
