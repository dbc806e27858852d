import FangcunGeo

extension FuzzTarget {
    /// A city's own system: whatever is accepted gives two numbers or none for any point, there and back.
    static let citySystem = FuzzTarget("CitySystem") { bytes in
        guard let city = try? CitySystem(json: bytes) else { return }
        let meridian = city.projection.centralMeridian
        let points = [
            Point(x: meridian + 0.3, y: 34.7), Point(x: meridian, y: 90), Point(x: meridian + 180, y: 0),
            Point(x: 1e300, y: -1e300), Point(x: .nan, y: .infinity), Point(x: 500_000, y: 3_800_000),
        ]
        for result in city.forward(points) + city.inverse(points) + city.inverse(city.forward(points)) {
            promise(result.isFinite || result.x.isNaN && result.y.isNaN, "half a point")
        }
        promise(city.forward(points[0]).x.bitPattern == city.forward(points)[0].x.bitPattern, "alone and in a batch")
    }
}
