public import FangcunGeo
public import FangcunModel

/// What a text says about a place.
public struct GeocodingResult: Sendable, Hashable {
    /// Whether there is an answer, and which kind of no it is otherwise.
    public enum Status: String, Sendable, Hashable, CaseIterable {
        /// One place: ``GeocodingResult/best``.
        case ok
        /// Several places that lie further apart than their radii; ``GeocodingResult/best`` is merely the likeliest.
        case ambiguous
        /// The text names a city or district that the reference data does not cover.
        case outside
        /// Nothing in the text is known.
        case none
    }

    /// Whether there is an answer.
    public var status: Status
    /// The likeliest place; `nil` when the status is `outside` or `none`.
    public var best: Match?
    /// Other places that the text may mean, the likelier first.
    public var alternatives: [Match]
    /// Why there is no answer, or only a doubtful one.
    public var finding: Finding?

    /// A result of its parts.
    public init(status: Status, best: Match?, alternatives: [Match] = [], finding: Finding? = nil) {
        self.status = status
        self.best = best
        self.alternatives = alternatives
        self.finding = finding
    }
}

/// A place for a text.
public struct Match: Sendable, Hashable {
    /// Where: metres, east and north, in the reference system of the geocoder.
    public var position: Point
    /// How closely the text was placed.
    public var level: MatchLevel
    /// The estimated probability, 0 to 1, that the true place lies within 100 m of the position.
    public var score: Double
    /// The radius around the position that should hold the true place nine times in ten.
    public var radiusMeters: Double
    /// The address that the text was understood as.
    public var address: String
    /// The index of the address record whose door, or whose neighbourhood, this is; `nil` for crossings and roads.
    public var record: Int?

    /// A match of its parts.
    public init(
        position: Point, level: MatchLevel, score: Double, radiusMeters: Double, address: String, record: Int?
    ) {
        self.position = position
        self.level = level
        self.score = score
        self.radiusMeters = radiusMeters
        self.address = address
        self.record = record
    }
}

/// The address record nearest to a point.
public struct NearestAddress: Sendable, Hashable {
    /// The index of the record among those that the geocoder was made of.
    public var record: Int
    /// How far its position is.
    public var distanceMeters: Double

    /// A nearest address of its parts.
    public init(record: Int, distanceMeters: Double) {
        self.record = record
        self.distanceMeters = distanceMeters
    }
}
