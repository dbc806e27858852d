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
}
