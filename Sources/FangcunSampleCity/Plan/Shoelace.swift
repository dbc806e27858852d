internal import FangcunGeo

/// The area of a ring of points by the shoelace formula, positive for counter-clockwise; the last point may repeat the first.
///
/// The bytes of a city hang on every last bit of its arithmetic, so this is not left to another module's.
enum Shoelace {
    static func area(_ ring: [Point]) -> Double {
        guard var previous = ring.last else { return 0 }
        var twice = 0.0
        for point in ring {
            twice += previous.x * point.y - point.x * previous.y
            previous = point
        }
        return twice / 2
    }
}
