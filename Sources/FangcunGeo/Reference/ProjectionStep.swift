/// A step of a ``ProjectionRoute`` that needs no PROJ.
enum ProjectionStep: Sendable {
    case kernel(TransformKernel.Operation)
    case planar(PlanarTransform)
    case planarInverse(PlanarTransform)
    case spatial(CitySystem.Spatial)
    case spatialInverse(CitySystem.Spatial)

    /// The way back.
    var inverse: ProjectionStep {
        switch self {
        case .kernel(let operation): .kernel(operation.inverse)
        case .planar(let transform): .planarInverse(transform)
        case .planarInverse(let transform): .planar(transform)
        case .spatial(let change): .spatialInverse(change)
        case .spatialInverse(let change): .spatial(change)
        }
    }

    /// Transforms points where they lie; NaN in both numbers where that is not defined.
    func apply(to points: UnsafeMutableBufferPointer<Point>) {
        switch self {
        case .kernel(let operation):
            unsafe TransformKernel.apply(operation, to: UnsafeBufferPointer(points), into: points)
        case .planar(let transform): unsafe Self.replace(points, transform.forward)
        case .planarInverse(let transform): unsafe Self.replace(points, transform.inverse)
        case .spatial(let change): unsafe Self.replace(points, change.forward)
        case .spatialInverse(let change): unsafe Self.replace(points, change.inverse)
        }
    }

    /// One point, as ``apply(to:)``.
    func value(at point: Point) -> Point {
        switch self {
        case .kernel(let operation): TransformKernel.apply(operation, to: point)
        case .planar(let transform): Self.defined(transform.forward(point))
        case .planarInverse(let transform): Self.defined(transform.inverse(point))
        case .spatial(let change): Self.defined(change.forward(point))
        case .spatialInverse(let change): Self.defined(change.inverse(point))
        }
    }

    private static func replace(_ points: UnsafeMutableBufferPointer<Point>, _ transform: (Point) -> Point) {
        for index in points.indices { unsafe points[index] = defined(transform(points[index])) }
    }

    private static func defined(_ point: Point) -> Point { point.isFinite ? point : Point(x: .nan, y: .nan) }
}
