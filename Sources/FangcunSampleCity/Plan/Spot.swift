internal import FangcunGeo

/// A place in the city in whole millimetres east and north of the city's origin: what every position is made of.
struct Spot: Hashable {
    var east: Int32
    var north: Int32

    /// The origin of all spots in EPSG:4547: the plain around Zhengzhou.
    static let originMillimeters = (east: Int64(465_000_000), north: Int64(3_845_000_000))

    /// A spot of its coordinates.
    init(east: Int32, north: Int32) {
        self.east = east
        self.north = north
    }

    /// The spot nearest to a place in metres from the origin. The city is never more than 40 km wide, so it always fits.
    init(nearest point: Point) {
        east = Int32((point.x * 1_000).rounded())
        north = Int32((point.y * 1_000).rounded())
    }

    /// Metres from the origin.
    var local: Point { Point(x: Double(east) / 1_000, y: Double(north) / 1_000) }

    /// The position in EPSG:4547, east before north: the double nearest to the decimal fraction of a metre.
    var position: Point {
        Point(
            x: Double(Self.originMillimeters.east + Int64(east)) / 1_000,
            y: Double(Self.originMillimeters.north + Int64(north)) / 1_000)
    }
}
