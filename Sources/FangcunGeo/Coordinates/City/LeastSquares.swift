internal import FangcunModel

/// Control points through which a transform is fitted, whatever its parameters are.
protocol LeastSquares: SnoopedFit {
    associatedtype Transform: Sendable & Hashable
    associatedtype Position: FinitePosition
    /// How many points the parameters need.
    static var fewestPoints: Int { get }
    /// What so many parameters need, for people.
    static var need: String { get }
    /// What is wrong with the points where there is no fit, for people.
    static var misplacement: String { get }
    /// For each point its transformed source less its target.
    var residuals: [Position] { get }

    /// The fit through some of the points; `nil` where their places do not determine it.
    init?(_ points: [ControlPoint<Position>], _ indices: [Int])
    /// The transform of the parameters.
    func transform() throws(GeoError) -> Transform
}

/// A position whose coordinates may be no numbers.
protocol FinitePosition: Sendable, Hashable {
    var isFinite: Bool { get }
}

extension Point: FinitePosition {}
extension GeocentricPoint: FinitePosition {}

extension ControlPointFit where Position: FinitePosition {
    /// The fit of one kind through all points, and the points that do not fit the others.
    ///
    /// - Throws: ``GeoError`` with code `invalidGeometry` for what is no number, for too few points, and for places that determine
    ///   nothing; and what ``LeastSquares/transform()`` throws.
    init<Least: LeastSquares>(
        _ points: [ControlPoint<Position>], by kind: Least.Type
    ) throws(GeoError) where Least.Transform == Transform, Least.Position == Position {
        if let index = points.firstIndex(where: { !$0.source.isFinite || !$0.target.isFinite }) {
            throw GeoError(
                .invalidGeometry, at: .feature(index, identifier: points[index].name),
                "the coordinates of the control point are not finite")
        }
        guard points.count >= Least.fewestPoints else {
            throw GeoError(.invalidGeometry, "\(points.count) control points, and \(Least.need)")
        }
        guard let least = Least(points, Array(points.indices)) else {
            throw GeoError(.invalidGeometry, Least.misplacement)
        }
        let suspects = DataSnooping.suspects(among: points.count) { Least(points, $0) }
        self.init(
            transform: try least.transform(), residuals: least.residuals, redundancy: least.redundancy,
            unitWeightError: least.redundancy > 0
                ? (least.squareSum / Double(least.redundancy)).squareRoot() : nil,
            suspects: suspects.map {
                Suspect(index: $0.index, distanceMeters: $0.distance, probability: $0.probability)
            })
    }
}
