extension SevenParameterTransform {
    /// Seven parameters fitted to control points, and how well they fit.
    public typealias Fit = ControlPointFit<SevenParameterTransform, GeocentricPoint>

    /// The seven parameters that make the sum of squared residuals smallest (七参数最小二乘).
    ///
    /// Within one city shift and rotation hardly differ in their effect, and their values mean little each; the transform is
    /// determined all the same, for that city.
    ///
    /// - Parameter points: three at least, not on one line; with four or more, outliers are looked for.
    /// - Throws: ``GeoError`` with code `invalidGeometry` for too few points, points on a line, what is no number, and parameters beyond
    ///   those of ``init(translation:rotationSeconds:scalePartsPerMillion:)``.
    /// - Complexity: linear in the number of points, times the number of suspects and one.
    public static func fitted(to points: [ControlPoint<GeocentricPoint>]) throws(GeoError) -> Fit {
        try Fit(points, by: SpatialLeastSquares.self)
    }
}

/// The seven parameters of least squares through some control points.
///
/// About the centre of the points the normal equations fall apart into shift (n), scale (S = Σ p²) and rotation (M = Σ
/// p² - p pᵀ).
struct SpatialLeastSquares: LeastSquares {
    let residuals: [GeocentricPoint]
    let squareSum: Double
    private let source: GeocentricPoint
    private let target: GeocentricPoint
    private let scale: Double
    /// Rotations times the scale, in radians.
    private let turn: GeocentricPoint
    private let centred: [GeocentricPoint]
    private let spread: Double
    private let inverseTurns: Matrix3

    static let fewestPoints = 3
    static let need = "seven parameters need three"
    static let misplacement = "the control points lie in one place or on one line"
    static var dimensions: Int { 3 }
    var redundancy: Int { 3 * residuals.count - 7 }

    /// `nil` where the points lie in one place or on one line.
    init?(_ points: [ControlPoint<GeocentricPoint>], _ indices: [Int]) {
        guard indices.count >= Self.fewestPoints else { return nil }
        func mean(_ value: (ControlPoint<GeocentricPoint>) -> GeocentricPoint) -> GeocentricPoint {
            let first = value(points[indices[0]])
            let zero = GeocentricPoint(x: 0, y: 0, z: 0)
            return first + (1 / Double(indices.count)) * indices.reduce(zero) { $0 + (value(points[$1]) - first) }
        }
        let (source, target) = (mean { $0.source }, mean { $0.target })
        let centred = indices.map { points[$0].source - source }
        let images = indices.map { points[$0].target - target }
        let spread = centred.reduce(0) { $0 + $1.squaredLength }
        let turns = centred.reduce(Matrix3.diagonal(0)) {
            $0 + (.diagonal($1.squaredLength) - .outer($1, $1))
        }
        // About an axis through points on a line nothing turns, which leaves the matrix without an inverse.
        guard spread > Double(indices.count) * 1e-6, let inverseTurns = turns.inverse,
            turns.determinant > 1e-9 * spread * spread * spread
        else { return nil }
        let scale = zip(centred, images).reduce(0) { $0 + $1.0.dot($1.1) } / spread
        let moments = zip(centred, images).reduce(GeocentricPoint(x: 0, y: 0, z: 0)) { $0 + $1.1.cross($1.0) }
        let turn = inverseTurns * moments
        residuals = zip(centred, images).map { scale * $0 + $0.cross(turn) - $1 }
        squareSum = residuals.reduce(0) { $0 + $1.squaredLength }
        (self.source, self.target, self.scale, self.turn) = (source, target, scale, turn)
        (self.centred, self.spread, self.inverseTurns) = (centred, spread, inverseTurns)
    }

    func transform() throws(GeoError) -> SevenParameterTransform {
        try SevenParameterTransform(
            translation: target - (scale * source + source.cross(turn)),
            rotationSeconds: (648_000 / .pi / scale) * turn, scalePartsPerMillion: (scale - 1) * 1e6)
    }

    func judgement(at index: Int) -> (reduction: Double, distance: Double)? {
        let (p, v) = (centred[index], residuals[index])
        let axes = Matrix3.identity.rows
        // What the point adds to its own adjusted place: I/n + p pᵀ/S + [p] M⁻¹ [p]ᵀ, by columns.
        func column(_ axis: GeocentricPoint) -> GeocentricPoint {
            (1 / Double(centred.count)) * axis + (p.dot(axis) / spread) * p + p.cross(inverseTurns * axis.cross(p))
        }
        let own = Matrix3(column(axes.0), column(axes.1), column(axes.2))
        guard let inverse = (.identity - own).inverse else { return nil }
        let removed = inverse * v
        return (v.dot(removed), removed.squaredLength.squareRoot())
    }
}
