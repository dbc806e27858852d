import FangcunGeo

/// A place that a text may mean, before it is judged against the others.
struct Candidate: Sendable {
    /// Where.
    var position: Point
    /// How closely it was placed.
    var level: MatchLevel
    /// The radius that should hold the true place nine times in ten.
    var radiusMeters: Double
    /// The address record there; `nil` for crossings and roads.
    var record: Int?
    /// What it was understood as.
    var address: String
    /// The share of trust left after what the text says against it, such as another district; 1 for nothing.
    var trust = 1.0

    /// The probability that the true place lies within 100 m.
    ///
    /// The errors of geocoding have heavier tails than a normal law; an exponential law whose 90 % quantile is the radius
    /// fits them (on the addresses and incidents of Taipei): P(error <= d) = 1 - 10^(-d / radius). What the text says
    /// against the place scales it down.
    var score: Double {
        let doubt = Powers.tenToMinus(100 / max(radiusMeters, 1))
        return min(max(trust * (1 - doubt), 0), 1)
    }
}
