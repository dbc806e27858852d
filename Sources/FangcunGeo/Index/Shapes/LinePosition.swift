/// Where on a line the point nearest to a place lies.
public struct LinePosition: Sendable, Hashable {
    /// The number of the line among those that the index was made of, from 0.
    public let id: Int
    /// The straight distance from the place, in the unit of the coordinates.
    public let distance: Double
    /// The nearest point of the line (垂足).
    public let foot: Point
    /// The way along the line from its start to the foot (里程), in the unit of the coordinates. A line of several parts is
    /// counted through in their order, without the gaps between.
    public let chainage: Double
    /// On which side the place lies, as seen along the line.
    public let side: Side

    /// A side of a line, as seen along it.
    public enum Side: Sendable, Hashable {
        /// To the left.
        case left
        /// On the line, or straight ahead of its end or behind its start.
        case on
        /// To the right.
        case right
    }
}
