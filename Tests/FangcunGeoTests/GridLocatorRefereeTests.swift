import FangcunGeo
import FangcunTestSupport
import XCTest

/// Many points against a referee that tests every ring near by; ten million of them are a benchmark's.
final class GridLocatorRefereeTests: XCTestCase {
    func testEveryPointIsWhereTheRefereeSays() throws {
        let cities = [
            LatticeCity.metric(seed: 21, columns: 30, rows: 20), .geographic(seed: 22, columns: 25, rows: 20),
        ]
        for city in cities {
            let locator = try GridLocator(city.grids)
            let referee = EvenOddLocator(
                areas: city.grids.grids.map { $0.polygons.flatMap(\.rings).map { $0.map { ($0.x, $0.y) } } },
                bucketSide: city.pitch.x / 2)
            let points = probes(city)
            let found = locator.locate(points)
            for (point, grid) in zip(points, found) {
                XCTAssertEqual(grid, referee.locate((point.x, point.y)), "\(point)")
            }
        }
    }

    /// Vertices, middles of edges, and the rows and columns through vertices.
    private func probes(_ city: LatticeCity) -> [Point] {
        var generator = SeededGenerator(seed: 31)
        let vertices = city.grids.vertices
        let near = vertices.flatMap { vertex in
            let (x, y) = (city.pitch.x / 3, city.pitch.y / 3)
            return [
                Point(x: vertex.x + Double.random(in: -x...x, using: &generator), y: vertex.y),
                Point(x: vertex.x, y: vertex.y + Double.random(in: -y...y, using: &generator)),
            ]
        }
        return vertices + city.grids.edgeMidpoints + near
    }
}
