public import FangcunGeo

/// A crossing (路口) of two roads, or of a lane and its road.
public struct CrossingRecord: Sendable, Hashable {
    /// One road as written, with its section and lane: 忠孝東路4段205巷.
    public var roadA: String
    /// The other road, in the same form.
    public var roadB: String
    /// Where they meet: metres, east and north.
    public var position: Point
    /// The district (区, 县) that it lies in; empty when it is not known.
    public var district: String

    /// A record of its parts.
    public init(roadA: String, roadB: String, position: Point, district: String) {
        self.roadA = roadA
        self.roadB = roadB
        self.position = position
        self.district = district
    }
}
