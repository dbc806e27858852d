/// How a ``Projection`` gets from one system to the other: the steps of systems that PROJ does not know, around one
/// transformation between systems that it does.
struct ProjectionRoute: Sendable {
    /// The transformation between the systems that PROJ knows.
    enum Middle: Sendable {
        /// They are the same.
        case nothing
        /// PROJ does it.
        case engine
        /// Degrees stay what they are; PROJ judges those that are none.
        case sameDegrees
        /// Kernels do it, one after the other, and PROJ what is outside their domain.
        case kernels([TransformKernel.Operation])

        var inverse: Middle {
            if case .kernels(let steps) = self { return .kernels(steps.reversed().map(\.inverse)) }
            return self
        }
    }

    /// From the source to a system of the register, such as GCJ-02 to WGS 84.
    let before: [ProjectionStep]
    let middle: Middle
    /// From a system of the register to the target.
    let after: [ProjectionStep]

    /// The way back.
    var reversed: ProjectionRoute {
        ProjectionRoute(
            before: after.reversed().map(\.inverse), middle: middle.inverse, after: before.reversed().map(\.inverse))
    }

    private static let undefined = Point(x: .nan, y: .nan)

    /// One point; NaN in both numbers where a step is not defined.
    func value(
        at point: Point, engine: (Point) throws(GeoError) -> Point
    ) throws(GeoError) -> Point {
        let start = before.reduce(point) { $1.value(at: $0) }
        let end: Point
        switch middle {
        case .nothing: end = start.isFinite ? start : Self.undefined
        case .engine: end = try engine(start)
        case .sameDegrees: end = Self.isInDegrees(start) ? start : try engine(start)
        case .kernels(let steps):
            let result = steps.reduce(start) { TransformKernel.apply($1, to: $0) }
            end = result.x.isNaN ? try engine(start) : result
        }
        return after.reduce(end) { $1.value(at: $0) }
    }

    /// As many points as go through all steps before the next: their coordinates stay in the first cache meanwhile.
    static let chunkSize = 512

    /// Transforms points where they lie; NaN in both numbers where a step is not defined.
    ///
    /// - Parameters:
    ///   - scratch: as many places, for what lies between.
    ///   - engine: PROJ, for the points that no kernel does; it takes points where they lie.
    func apply(
        to points: UnsafeMutableBufferPointer<Point>, scratch: UnsafeMutableBufferPointer<Point>,
        engine: (UnsafeMutableBufferPointer<Point>) throws(GeoError) -> Void
    ) throws(GeoError) {
        for step in before { unsafe step.apply(to: points) }
        switch middle {
        case .nothing:
            for index in points.indices where unsafe !points[index].isFinite {
                unsafe points[index] = Self.undefined
            }
        case .engine: try unsafe engine(points)
        case .sameDegrees:
            for index in points.indices where unsafe !Self.isInDegrees(points[index]) {
                try unsafe engine(UnsafeMutableBufferPointer(rebasing: points[index...index]))
            }
        case .kernels(let steps):
            var source = UnsafeBufferPointer(points)
            for step in steps {
                unsafe TransformKernel.apply(step, to: source, into: scratch)
                unsafe source = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(scratch)[..<points.count])
            }
            for index in points.indices {
                let result = unsafe scratch[index]
                if result.x.isNaN {
                    try unsafe engine(UnsafeMutableBufferPointer(rebasing: points[index...index]))
                } else {
                    unsafe points[index] = result
                }
            }
        }
        for step in after { unsafe step.apply(to: points) }
    }

    private static func isInDegrees(_ point: Point) -> Bool { point.x.magnitude <= 180 && point.y.magnitude <= 90 }
}

extension CoordinateReference {
    /// The system of the register on which this one stands, and the steps that lead there.
    var registered: (base: CoordinateReference, steps: [ProjectionStep]) {
        switch system {
        case .epsg: (self, [])
        case .gcj02: (.wgs84, [.kernel(.gcj02ToWGS84)])
        case .bd09: (.wgs84, [.kernel(.bd09ToGCJ02), .kernel(.gcj02ToWGS84)])
        case .city(let city): (city.base, city.steps.reversed().map(\.inverse))
        }
    }

    /// How many of the last of ``registered`` steps this system and another have in common, and need not be taken at all.
    func sharedSteps(with other: CoordinateReference) -> Int {
        switch (system, other.system) {
        case (.gcj02, .bd09), (.bd09, .gcj02): 1
        default: system == other.system ? registered.steps.count : 0
        }
    }

    /// What moves these coordinates away from the datum of the register, for people; `nil` when nothing does.
    var offsetDescription: String? {
        switch system {
        case .epsg: nil
        case .gcj02: "GCJ-02 by its public formula"
        case .bd09: "BD-09 by its public formula"
        case .city(let city): city.spatial == nil ? nil : "seven parameters of the city system \(city.name)"
        }
    }
}
