/// Where a reference system may be used, as the EPSG register states it.
public struct AreaOfUse: Sendable, Hashable {
    /// The area in words, such as `China - onshore and offshore.`
    public let name: String
    /// A box around it, in degrees of longitude and latitude; its west is greater than its east where it crosses 180 degrees.
    public let box: BoundingBox

    /// Whether a longitude and latitude lie in the box or on its rim; false for what is no number.
    public func contains(_ point: Point) -> Bool {
        guard point.y >= box.minY, point.y <= box.maxY else { return false }
        let (isEastOfWest, isWestOfEast) = (point.x >= box.minX, point.x <= box.maxX)
        return box.minX <= box.maxX ? isEastOfWest && isWestOfEast : isEastOfWest || isWestOfEast
    }
}
