public import FangcunGeo

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
    /// The index of the address record whose door, or whose neighbourhood, this is; `nil` for crossings, roads and places.
    public var record: Int?
    /// The index of the place (地名, 兴趣点) that this is; `nil` for all that has an address.
    public var place: Int?

    /// A match of its parts.
    public init(
        position: Point, level: MatchLevel, score: Double, radiusMeters: Double, address: String, record: Int?,
        place: Int? = nil
    ) {
        self.position = position
        self.level = level
        self.score = score
        self.radiusMeters = radiusMeters
        self.address = address
        self.record = record
        self.place = place
    }
}
