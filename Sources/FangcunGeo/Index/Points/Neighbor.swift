/// A thing found near a place.
public struct Neighbor: Sendable, Hashable {
    /// The number of the point among those that the index was made of, from 0.
    public let id: Int
    /// The straight distance, in the unit of the coordinates.
    public let distance: Double
}

/// The nearest points of many places, in the order of the places.
public struct NeighborTable: Sendable {
    /// The places of a row, which the points of one place fill from the start.
    public let width: Int
    /// The points of all places, row by row, the nearest first; -1 where there are no more.
    public let ids: [Int32]
    /// Their distances, in the unit of the coordinates; infinite where there are no more.
    public let distances: [Double]

    /// The points near one place, the nearest first.
    public func neighbors(ofPlace place: Int) -> [Neighbor] {
        (place * width..<(place + 1) * width).prefix { ids[$0] >= 0 }.map {
            Neighbor(id: Int(ids[$0]), distance: distances[$0])
        }
    }
}
