import Foundation

/// The peer for GCJ-02: the formula as it is always written, through the mathematical library, point by point.
enum OffsetFormula {
    static func gcj02(_ longitude: Double, _ latitude: Double) -> (longitude: Double, latitude: Double) {
        let (axis, ee) = (6_378_245.0, 0.00669342162296594323)
        let (x, y) = (longitude - 105, latitude - 35)
        let shared = (20 * sin(6 * x * .pi) + 20 * sin(2 * x * .pi)) * 2 / 3
        let root = abs(x).squareRoot()
        var north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + shared
        north += (20 * sin(y * .pi) + 40 * sin(y / 3 * .pi)) * 2 / 3
        north += (160 * sin(y / 12 * .pi) + 320 * sin(y * .pi / 30)) * 2 / 3
        var east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + shared
        east += (20 * sin(x * .pi) + 40 * sin(x / 3 * .pi)) * 2 / 3
        east += (150 * sin(x / 12 * .pi) + 300 * sin(x / 30 * .pi)) * 2 / 3
        let sine = sin(latitude / 180 * .pi)
        let magic = 1 - ee * sine * sine
        north = north * 180 / ((axis * (1 - ee)) / (magic * magic.squareRoot()) * .pi)
        east = east * 180 / (axis / magic.squareRoot() * cos(latitude / 180 * .pi) * .pi)
        return (longitude + east, latitude + north)
    }
}
