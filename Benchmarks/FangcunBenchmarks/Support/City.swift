import FangcunGeo
import FangcunSampleCity
import FangcunTestSupport

/// The data that everything here is measured on: a sample city and incidents in it, the same in each run.
enum City {
    /// A full city of 350 km² when figures are to be quoted, a tenth of it in a short pass.
    static let sample = Result {
        try SampleCity(SampleCity.Options(seed: 1, areaSquareKilometers: Pass.isShort ? 35 : 350))
    }

    /// Incidents as they happen: 40 % at buildings, 50 % within some metres of a grid's border, 10 % anywhere, in random order.
    static func incidents(_ count: Int, in city: SampleCity) -> [Point] {
        var generator = SeededGenerator(seed: 5)
        guard let bounds = city.grids.bounds else { return [] }
        func offset(_ meters: Double) -> Double { Double.random(in: -meters...meters, using: &generator) }
        return (0..<count).map { _ in
            switch Int.random(in: 0..<10, using: &generator) {
            case 0:
                return Point(
                    x: Double.random(in: bounds.minX...bounds.maxX, using: &generator),
                    y: Double.random(in: bounds.minY...bounds.maxY, using: &generator))
            case 1...4:
                let address = city.addresses.position(at: Int.random(in: 0..<city.addresses.count, using: &generator))
                return Point(x: address.x + offset(15), y: address.y + offset(15))
            default:
                let ring = city.grids.grids[Int.random(in: 0..<city.grids.grids.count, using: &generator)].polygons[0]
                    .outer
                let vertex = ring[Int.random(in: 0..<ring.count, using: &generator)]
                return Point(x: vertex.x + offset(20), y: vertex.y + offset(20))
            }
        }
    }

    /// Strips of 500 m from west to east, each from south to north: close to the order in which a map is worked through.
    static func alongStrips(_ a: Point, _ b: Point) -> Bool {
        let (stripA, stripB) = ((a.x / 500).rounded(.down), (b.x / 500).rounded(.down))
        return stripA == stripB ? a.y < b.y : stripA < stripB
    }

    /// Corners of grids and middles of their edges, half of each, in random order.
    static func borderPoints(_ count: Int, in city: SampleCity) -> [Point] {
        var generator = SeededGenerator(seed: 6)
        let grids = city.grids.grids
        return (0..<count).map { number in
            let ring = grids[Int.random(in: 0..<grids.count, using: &generator)].polygons[0].outer
            let corner = Int.random(in: 0..<ring.count - 1, using: &generator)
            let (start, end) = (ring[corner], ring[corner + 1])
            return number % 2 == 0 ? start : Point(x: (start.x + end.x) / 2, y: (start.y + end.y) / 2)
        }
    }

    /// Boxes of all sizes that a map holds: grids, stretches of road, buildings, and about each component a square of a metre;
    /// two million in a city of 350 km².
    static func boxes(in city: SampleCity) -> [BoundingBox] {
        var boxes = city.grids.grids.compactMap { BoundingBox(around: $0.polygons[0].outer) }
        for road in city.roads {
            boxes += zip(road.path, road.path.dropFirst()).compactMap { BoundingBox(around: [$0, $1]) }
        }
        boxes += city.buildings.compactMap { BoundingBox(around: $0.footprint.outer) }
        let wanted = Pass.isShort ? 200_000 : 2_000_000
        for index in city.components.indices.prefix(max(0, wanted - boxes.count)) {
            boxes.append(window(around: city.components.position(at: index), side: 1))
        }
        return boxes
    }

    /// A square with a point in its middle.
    static func window(around point: Point, side: Double) -> BoundingBox {
        BoundingBox(
            minX: point.x - side / 2, minY: point.y - side / 2, maxX: point.x + side / 2, maxY: point.y + side / 2)
    }
}
