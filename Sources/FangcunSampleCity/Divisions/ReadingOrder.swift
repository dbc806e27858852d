/// The order in which areas are numbered: in bands from north to south, and from west to east in each band.
enum ReadingOrder {
    /// The indices of some spots in reading order, for bands of that height.
    static func sorted(_ spots: [Spot], bandMillimeters: Int32) -> [Int] {
        guard let top = spots.map(\.north).max() else { return [] }
        return spots.indices.sorted { lhs, rhs in
            let (left, right) = (spots[lhs], spots[rhs])
            let leftBand = (top - left.north) / bandMillimeters
            let rightBand = (top - right.north) / bandMillimeters
            return (leftBand, left.east, lhs) < (rightBand, right.east, rhs)
        }
    }

    /// The middle of the box around a ring.
    static func middle(of ring: [Spot]) -> Spot {
        guard var low = ring.first else { return Spot(east: 0, north: 0) }
        var high = low
        for spot in ring {
            low = Spot(east: min(low.east, spot.east), north: min(low.north, spot.north))
            high = Spot(east: max(high.east, spot.east), north: max(high.north, spot.north))
        }
        return Spot(east: low.east + (high.east - low.east) / 2, north: low.north + (high.north - low.north) / 2)
    }
}
