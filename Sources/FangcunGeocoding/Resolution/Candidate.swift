import FangcunGeo
import Glibc

/// A place that a text may mean, before it is judged against the others.
struct Candidate: Sendable {
    /// Where.
    var position: Point
    /// How closely it was placed.
    var level: MatchLevel
    /// The radius that should hold the true place nine times in ten.
    var radiusMeters: Double
    /// The record there, of an address or, behind these, of a place; `nil` for crossings and roads.
    var record: Int?
    /// What it was understood as.
    var address: String
    /// The share of trust left after what the text says against it, such as another district; 1 for nothing.
    var trust = 1.0

    /// The probability that the true place lies within 100 m.
    ///
    /// The errors of geocoding have heavier tails than a normal law; an exponential law whose 90 % quantile is the radius
    /// roughly fits them (on incidents of Taipei 84 % are promised and 81 % come true): P(error <= d) = 1 - 10^(-d / radius).
    /// What the text says against the place scales it down.
    var score: Double {
        let doubt = pow(10, -100 / max(radiusMeters, 1))
        return min(max(trust * (1 - doubt), 0), 1)
    }

    /// The candidate at the end of a way from it.
    ///
    /// What people call 100 m to the north ends within 40 m and a fifth of the distance of there (descriptions of places in
    /// Zhengzhou, nine in ten within twice that); without a direction the place is somewhere on the circle.
    func moved(by offset: RelativeOffset) -> Candidate {
        var moved = self
        moved.position.x += offset.eastMeters
        moved.position.y += offset.northMeters
        let hasDirection = offset.eastMeters != 0 || offset.northMeters != 0
        let doubt = hasDirection ? 80 + 0.4 * offset.distanceMeters : offset.distanceMeters
        moved.radiusMeters = (radiusMeters * radiusMeters + doubt * doubt).squareRoot()
        return moved
    }
}
