extension PlanarTransform {
    /// A similarity fitted to control points, and how well it fits.
    public typealias Fit = ControlPointFit<PlanarTransform, Point>

    /// The similarity that makes the sum of squared residuals smallest (平面四参数最小二乘).
    ///
    /// - Parameter points: two at least, of which two lie apart; with four or more, outliers are looked for.
    /// - Throws: ``GeoError`` with code `invalidGeometry` for too few points, points all in one place, and what is no number.
    /// - Complexity: linear in the number of points, times the number of suspects and one.
    public static func fitted(to points: [ControlPoint<Point>]) throws(GeoError) -> Fit {
        try Fit(points, by: PlanarLeastSquares.self)
    }
}

/// The similarity of least squares through some control points.
///
/// About the centre of the points the normal equations fall apart: 1/n for the shift, and 1/S for both other
/// parameters, with S the sum of squared distances from the centre.
struct PlanarLeastSquares: LeastSquares {
    private let similarity: PlanarTransform
    let residuals: [Point]
    let squareSum: Double
    /// From each point, 1 less what it adds to its own adjusted place.
    private let cofactors: [Double]

    static let fewestPoints = 2
    static let need = "four parameters need two"
    static let misplacement = "the control points all lie in one place of one of the systems"
    static var dimensions: Int { 2 }
    var redundancy: Int { 2 * residuals.count - 4 }

    /// `nil` where the points do not lie apart.
    init?(_ points: [ControlPoint<Point>], _ indices: [Int]) {
        guard indices.count >= Self.fewestPoints else { return nil }
        let count = Double(indices.count)
        func mean(_ value: (ControlPoint<Point>) -> Double) -> Double {
            // About the first point, or sums of large coordinates would lose digits.
            let first = value(points[indices[0]])
            return first + indices.reduce(0) { $0 + (value(points[$1]) - first) } / count
        }
        let source = Point(x: mean { $0.source.x }, y: mean { $0.source.y })
        let target = Point(x: mean { $0.target.x }, y: mean { $0.target.y })
        var (along, across, spread, targetSpread) = (0.0, 0.0, 0.0, 0.0)
        for index in indices {
            let (p, q) = (points[index].source - source, points[index].target - target)
            along += p.x * q.x + p.y * q.y
            across += p.x * q.y - p.y * q.x
            spread += p.x * p.x + p.y * p.y
            targetSpread += q.x * q.x + q.y * q.y
        }
        // A millimetre, and what the coordinates can tell apart.
        let smallest = max(1e-3, 1e-12 * max(source.magnitude, target.magnitude))
        let isApart = min(spread, targetSpread) > count * smallest * smallest
        guard isApart, (along * along + across * across).squareRoot() > 1e-12 * spread else { return nil }
        let (cosine, sine) = (along / spread, across / spread)
        similarity = PlanarTransform(
            shift: Point(
                x: target.x - (cosine * source.x - sine * source.y), y: target.y - (sine * source.x + cosine * source.y)
            ), cosine: cosine, sine: sine)
        residuals = indices.map { index in
            // About the centres, where no digits are lost.
            let (p, q) = (points[index].source - source, points[index].target - target)
            return Point(x: cosine * p.x - sine * p.y - q.x, y: sine * p.x + cosine * p.y - q.y)
        }
        squareSum = residuals.reduce(0) { $0 + $1.x * $1.x + $1.y * $1.y }
        cofactors = indices.map { index in
            let p = points[index].source - source
            return 1 - 1 / count - (p.x * p.x + p.y * p.y) / spread
        }
    }

    func transform() -> PlanarTransform { similarity }

    func judgement(at index: Int) -> (reduction: Double, distance: Double)? {
        let (v, q) = (residuals[index], cofactors[index])
        guard q > 1e-9 else { return nil }
        let square = v.x * v.x + v.y * v.y
        return (square / q, square.squareRoot() / q)
    }
}

extension Point {
    fileprivate static func - (lhs: Point, rhs: Point) -> Point { Point(x: lhs.x - rhs.x, y: lhs.y - rhs.y) }
    fileprivate var magnitude: Double { max(x.magnitude, y.magnitude) }
}
