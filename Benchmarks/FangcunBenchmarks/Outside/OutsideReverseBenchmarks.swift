import FangcunGeo
import XCTest

/// A position to the nearest address and to the building that it lies in, beside shapely; every answer compared.
final class OutsideReverseBenchmarks: XCTestCase {
    func testReverse() throws {
        let city = try OutsideCity.require()
        let addresses = try PointIndex(city.addresses)
        let buildings = try PolygonIndex(city.buildings.map { Polygon(outer: $0) })
        let queries = city.nearestQueries
        var found = 0
        let comparison = OutsideComparison(
            city: city, task: "reverse",
            operations: [
                OutsideOperation(row: "reverse", operations: queries.count) {
                    found &+= Int(addresses.nearest(to: queries).ids.last ?? 0)
                    found &+= Int(buildings.firsts(containing: queries).last ?? 0)
                }
            ],
            goals: ["reverse": ["shapely": 35]])
        guard try !comparison.run(against: .python("shapely")).isEmpty else { return }
        let theirDistances = try XCTUnwrap(city.answers("reverse.shapely.squared", of: Double.self))
        let theirBuildings = try XCTUnwrap(city.answers("reverse.shapely.buildings", of: Int32.self))
        XCTAssertEqual(theirBuildings.count, queries.count)
        let ourDistances = addresses.nearest(to: queries).distances
        let apart = zip(theirDistances, ourDistances).count { abs($0.squareRoot() - $1) > 1e-8 }
        // Random doubles lie on no wall.
        let elsewhere = zip(theirBuildings, buildings.firsts(containing: queries)).count { $0 != $1 }
        let inside = theirBuildings.count { $0 >= 0 }
        print(
            "compared reverse with shapely: \(queries.count) places, \(inside) in a building, \(apart) distances and "
                + "\(elsewhere) buildings differ")
        XCTAssertEqual(apart, 0)
        XCTAssertEqual(elsewhere, 0)
    }
}
