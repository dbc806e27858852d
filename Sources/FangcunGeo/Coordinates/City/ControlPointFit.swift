public import FangcunModel

/// A transform fitted to control points by least squares, and how well it fits (坐标转换参数平差).
///
/// **Outliers** are looked for by data snooping (粗差探测): each point is judged by a fit without it. Were its error of the size of the
/// others', then T = (vᵀ Q⁻¹ v / d) / s² would follow Fisher's F distribution with d and r - d degrees of freedom, with v the residual of
/// the point, Q its cofactor matrix, d the number of coordinates, r the redundancy, and s the unit-weight error without the point.
/// The worst point is suspect when that large a T has a probability below 0.01 / n, n points being tried; the search goes on without
/// it, until no point is suspect, a third of them are, or too few are left. Suspects are reported and left in the fit.
public struct ControlPointFit<Transform: Sendable & Hashable, Position: Sendable & Hashable>: Sendable, Hashable {
    /// The transform that makes the sum of squared residuals smallest.
    public let transform: Transform
    /// For each control point its transformed source less its target, in metres.
    public let residuals: [Position]
    /// How many coordinates there are more than parameters (多余观测数).
    public let redundancy: Int
    /// The unit-weight error (单位权中误差) of one coordinate, in metres; `nil` without redundancy.
    public let unitWeightError: Double?
    /// Control points whose residual is too large to be chance, the worst first.
    public let suspects: [Suspect]

    /// A control point that does not fit the others.
    public struct Suspect: Sendable, Hashable {
        /// Its index among the control points.
        public let index: Int
        /// How far it lies from where the others put it, in metres.
        public let distanceMeters: Double
        /// How probable so large a residual is by chance.
        public let probability: Double
    }

    /// A warning for each suspect.
    ///
    /// - Parameter names: what the control points are called, in their order.
    public func findings(names: [String]) -> [Finding] {
        suspects.map { suspect in
            let name = names.indices.contains(suspect.index) ? names[suspect.index] : ""
            let millimeters = (suspect.distanceMeters * 1000).rounded() / 1000
            return Finding(
                .coordinatesSuspectPoint, .warning,
                at: .feature(suspect.index, identifier: name.isEmpty ? nil : name),
                Message(
                    zh: "公共点与其余各点不符，相差 \(millimeters) 米",
                    en: "the control point lies \(millimeters) m from where the others put it"))
        }
    }
}

/// What a fit must offer so that outliers can be looked for.
protocol SnoopedFit {
    /// Coordinates of a point.
    static var dimensions: Int { get }
    /// The sum of squared residuals.
    var squareSum: Double { get }
    /// Coordinates less parameters.
    var redundancy: Int { get }
    /// vᵀ Q⁻¹ v of a point of the fit, and how far the others put it from its target; `nil` where nothing checks the point.
    func judgement(at index: Int) -> (reduction: Double, distance: Double)?
}

/// The search for outliers that all fits share.
enum DataSnooping {
    /// A chance of one in a hundred that a sound set of points is suspected at all.
    static let significance = 0.01
    /// Below a micrometre residuals are rounding, not observation.
    private static let smallestDistance = 1e-6

    /// The indices of suspects, the worst first.
    static func suspects<Fit: SnoopedFit>(
        among count: Int, fit: ([Int]) -> Fit?
    ) -> [(index: Int, distance: Double, probability: Double)] {
        var remaining = Array(0..<count)
        var suspects: [(index: Int, distance: Double, probability: Double)] = []
        while (suspects.count + 1) * 3 <= count, let current = fit(remaining),
            let worst = worst(of: current, among: remaining.count)
        {
            let index = remaining.remove(at: worst.position)
            suspects.append((index, worst.distance, worst.probability))
        }
        return suspects
    }

    private static func worst(
        of fit: some SnoopedFit, among count: Int
    ) -> (position: Int, distance: Double, probability: Double)? {
        let dimensions = type(of: fit).dimensions
        let freedom = fit.redundancy - dimensions
        guard freedom >= 1 else { return nil }
        var worst: (position: Int, distance: Double, probability: Double)?
        var largest = 0.0
        for position in 0..<count {
            guard let (reduction, distance) = fit.judgement(at: position), distance > smallestDistance else { continue }
            // By its share of the sum of squares, which orders points as the probability does and does not round to nothing.
            let rest = max(0, fit.squareSum - reduction)
            let ratio = (reduction / Double(dimensions)) / (rest / Double(freedom))
            let share = reduction / max(fit.squareSum, .leastNonzeroMagnitude)
            guard share > largest else { continue }
            largest = share
            worst = (
                position, distance, FisherDistribution.probability(above: ratio, Double(dimensions), Double(freedom))
            )
        }
        guard let worst, worst.probability < significance / Double(count) else { return nil }
        return worst
    }
}
