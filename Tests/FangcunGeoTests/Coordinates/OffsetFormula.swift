import FangcunGeo
import Foundation

/// The public formulas of GCJ-02 and BD-09 as they are always written, through the mathematical library.
enum OffsetFormula {
    static func gcj02(_ point: Point, axis: Double = 6_378_245) -> Point {
        let ee = 0.00669342162296594323
        let (x, y) = (point.x - 105, point.y - 35)
        let shared = (20 * sin(6 * x * .pi) + 20 * sin(2 * x * .pi)) * 2 / 3
        var north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * abs(x).squareRoot() + shared
        north += (20 * sin(y * .pi) + 40 * sin(y / 3 * .pi)) * 2 / 3
        north += (160 * sin(y / 12 * .pi) + 320 * sin(y * .pi / 30)) * 2 / 3
        var east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * abs(x).squareRoot() + shared
        east += (20 * sin(x * .pi) + 40 * sin(x / 3 * .pi)) * 2 / 3
        east += (150 * sin(x / 12 * .pi) + 300 * sin(x / 30 * .pi)) * 2 / 3
        let latitude = point.y / 180 * .pi
        let magic = 1 - ee * sin(latitude) * sin(latitude)
        north = north * 180 / ((axis * (1 - ee)) / (magic * magic.squareRoot()) * .pi)
        east = east * 180 / (axis / magic.squareRoot() * cos(latitude) * .pi)
        return Point(x: point.x + east, y: point.y + north)
    }

    static func bd09(_ point: Point, factor: Double = .pi * 3000 / 180) -> Point {
        let radius = (point.x * point.x + point.y * point.y).squareRoot() + 0.00002 * sin(point.y * factor)
        let angle = atan2(point.y, point.x) + 0.000003 * cos(point.x * factor)
        return Point(x: radius * cos(angle) + 0.0065, y: radius * sin(angle) + 0.006)
    }
}
