import FangcunGeo
import FangcunSampleCity

/// Cities that several tests look at, each made once.
enum Cities {
    /// Half a square kilometre.
    static let tiny = make(seed: 7, area: 0.5)
    /// Three square kilometres, with two districts.
    static let small = make(seed: 1, area: 3)

    private static func make(seed: UInt64, area: Double) -> SampleCity {
        do { return try SampleCity(.init(seed: seed, areaSquareKilometers: area)) } catch { fatalError("\(error)") }
    }
}

/// A position in whole millimetres, so that equal places compare equal whatever the arithmetic did.
struct Millimeters: Hashable {
    let x: Int
    let y: Int

    init(_ point: Point) {
        x = Int((point.x * 1_000).rounded())
        y = Int((point.y * 1_000).rounded())
    }

    /// The position as the city writes it.
    var point: Point { Point(x: Double(x) / 1_000, y: Double(y) / 1_000) }
}

/// Twice the area of a closed ring in square millimetres, exactly; positive for counter-clockwise.
func twiceArea(_ ring: [Point]) -> Int {
    let corners = ring.map(Millimeters.init)
    guard let origin = corners.first else { return 0 }
    return zip(corners, corners.dropFirst()).reduce(0) { sum, edge in
        let (a, b) = edge
        return sum + (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y)
    }
}

/// Whether a point lies in a closed ring (even-odd rule, written here apart from the library's).
func isInside(_ point: Point, _ ring: [Point]) -> Bool {
    var isInside = false
    for (a, b) in zip(ring, ring.dropFirst()) where (a.y > point.y) != (b.y > point.y) {
        if point.x < a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x) { isInside.toggle() }
    }
    return isInside
}

/// The distance from a point to a chain of straight pieces.
func distance(_ point: Point, to path: [Point]) -> Double {
    zip(path, path.dropFirst()).map { a, b in
        let length = max(a.distance(to: b), 1e-12)
        let share = ((point.x - a.x) * (b.x - a.x) + (point.y - a.y) * (b.y - a.y)) / (length * length)
        let clamped = min(1, max(0, share))
        return point.distance(to: Point(x: a.x + (b.x - a.x) * clamped, y: a.y + (b.y - a.y) * clamped))
    }.min() ?? .infinity
}
