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
