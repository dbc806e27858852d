import FangcunGeo
import FangcunTestSupport

/// Points on a lattice, whose distances are whole numbers of steps: equal ones abound, and integers tell which is less.
struct PointSet {
    let name: String
    let lattice: [(x: Int, y: Int)]
    /// Where the lattice starts and how wide it is: powers of two, so that all coordinates are exact.
    let origin: Point
    let step: Double
    let classes: [UInt16]

    init(_ name: String, _ lattice: [(Int, Int)], origin: Point = Point(x: 0, y: 0), step: Double = 1) {
        self.name = name
        self.lattice = lattice.map { (x: $0.0, y: $0.1) }
        self.origin = origin
        self.step = step
        classes = lattice.indices.map { UInt16($0 % 7 == 0 ? 40_000 : $0 % 3) }
    }

    var points: [Point] { lattice.map { point($0) } }

    func point(_ place: (x: Int, y: Int)) -> Point {
        Point(x: origin.x + Double(place.x) * step, y: origin.y + Double(place.y) * step)
    }

    /// The ids of the points within a number of squared steps that a rule admits, the nearest first, then by id.
    func nearest(_ place: (x: Int, y: Int), within limit: Int = .max, where isAdmitted: (Int) -> Bool = { _ in true })
        -> [(id: Int, squared: Int)]
    {
        var found: [(id: Int, squared: Int)] = []
        for (id, point) in lattice.enumerated() where isAdmitted(id) {
            let squared = (point.x - place.x) * (point.x - place.x) + (point.y - place.y) * (point.y - place.y)
            if squared <= limit { found.append((id, squared)) }
        }
        return found.sorted { ($0.squared, $0.id) < ($1.squared, $1.id) }
    }

    /// Cities of every kind: even, along streets, crowded, with outliers, on a line, in one place, in degrees, huge.
    static func all(seed: UInt64) -> [PointSet] {
        var generator = SeededGenerator(seed: seed)
        func random(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
        let even = (0..<600).map { _ in (random(0...100), random(0...100)) }
        let streets = (0..<600).map { index in
            index.isMultiple(of: 2) ? (random(0...40) * 20, random(0...800)) : (random(0...800), random(0...40) * 20)
        }
        let crowds = (0..<600).map { index in (index % 2 * 1_000 + random(0...12), random(0...12)) }
        let outlier = crowds.map { ($0.0 % 50, $0.1) } + [(1 << 24, 1 << 24), (-(1 << 24), 5)]
        let level = (0..<300).map { _ in (random(0...400), 7) }
        let one = (0..<400).map { _ in (3, 4) }
        return [
            PointSet("even", even), PointSet("streets", streets, origin: Point(x: 465_000, y: 3_845_000), step: 0.125),
            PointSet("crowds", crowds), PointSet("outliers", outlier), PointSet("level", level),
            PointSet("one place", one), PointSet("one point", [(5, 5)]),
            PointSet("degrees", even, origin: Point(x: 113.5, y: 34.75), step: 0x1p-44),
            PointSet("huge", even, origin: Point(x: 0, y: 0), step: 0x1p17),
            PointSet("tiny", even, origin: Point(x: 0, y: 0), step: 0x1p-300),
            PointSet("empty", []),
        ]
    }

    /// Places to ask from: on points, near them, and anywhere in and around the extent.
    func places(_ count: Int, using generator: inout SeededGenerator) -> [(x: Int, y: Int)] {
        let xs = lattice.map(\.x)
        let ys = lattice.map(\.y)
        let (west, east) = (xs.min() ?? 0, xs.max() ?? 0)
        let (south, north) = (ys.min() ?? 0, ys.max() ?? 0)
        return (0..<count).map { index in
            if index % 3 > 0, let point = lattice.randomElement(using: &generator) {
                let reach = index % 3 == 1 ? 0 : 9
                return (
                    point.x + Int.random(in: -reach...reach, using: &generator),
                    point.y + Int.random(in: -reach...reach, using: &generator)
                )
            }
            let margin = max(20, (east - west) / 4)
            return (
                Int.random(in: west - margin...east + margin, using: &generator),
                Int.random(in: south - margin...north + margin, using: &generator)
            )
        }
    }
}
