import FangcunGeo
import FangcunTestSupport

/// Geometries of all kinds, whose shape follows from a seed.
enum RandomGeometry {
    static func make(_ generator: inout SeededGenerator) -> Geometry {
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: .point(point(&generator))
        case 1: .multiPoint(points(1...5, &generator))
        case 2: .lineString(points(2...6, &generator))
        case 3: .multiLineString((0..<3).map { _ in points(2...4, &generator) })
        case 4: .polygon(polygon(&generator))
        default: .multiPolygon((0...Int.random(in: 0...2, using: &generator)).map { _ in polygon(&generator) })
        }
    }

    private static func polygon(_ generator: inout SeededGenerator) -> Polygon {
        let holes = (0..<Int.random(in: 0...2, using: &generator)).map { _ in ring(&generator) }
        return Polygon(outer: ring(&generator), holes: holes)
    }

    private static func ring(_ generator: inout SeededGenerator) -> [Point] {
        let open = points(3...7, &generator)
        return open + [open[0]]
    }

    private static func points(_ count: ClosedRange<Int>, _ generator: inout SeededGenerator) -> [Point] {
        (0..<Int.random(in: count, using: &generator)).map { _ in point(&generator) }
    }

    private static func point(_ generator: inout SeededGenerator) -> Point {
        Point(x: number(&generator), y: number(&generator))
    }

    /// Whole numbers, city coordinates and numbers of any size.
    private static func number(_ generator: inout SeededGenerator) -> Double {
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: Double(Int.random(in: -9...9, using: &generator))
        case 1: Double.random(in: 400_000..<4_000_000, using: &generator)
        case 2: Double.random(in: -1..<1, using: &generator) * 1e-7
        default: Double.random(in: -180..<180, using: &generator)
        }
    }
}
