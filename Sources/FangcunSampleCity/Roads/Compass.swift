/// A direction of the compass, as names and reports use it.
enum Compass: Int, CaseIterable {
    case north, east, south, west

    /// The word: 北, 东, 南, 西.
    var word: String {
        switch self {
        case .north: "北"
        case .east: "东"
        case .south: "南"
        case .west: "西"
        }
    }

    /// The direction nearest to a step on the ground.
    init(east: Double, north: Double) {
        if abs(north) >= abs(east) { self = north >= 0 ? .north : .south } else { self = east >= 0 ? .east : .west }
    }

    /// The direction after a turn to the left by a quarter.
    var turnedLeft: Compass {
        switch self {
        case .north: .west
        case .west: .south
        case .south: .east
        case .east: .north
        }
    }

    /// The direction after a turn to the right by a quarter.
    var turnedRight: Compass { turnedLeft.opposite }

    /// The other way.
    var opposite: Compass { turnedLeft.turnedLeft }
}
