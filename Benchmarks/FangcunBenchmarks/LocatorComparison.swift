import FangcunGeo
import FangcunSampleCity
import FangcunTestSupport
import XCTest

/// All of ten million points against a referee, where rounding, corners and the rows through them decide, and against GEOS.
final class LocatorComparison: XCTestCase {
    func testEveryPointIsWhereTheRefereeSays() throws {
        let city = try City.sample.get()
        let locator = try GridLocator(city.grids)
        let referee = EvenOddLocator(
            areas: city.grids.grids.map { $0.polygons.flatMap(\.rings).map { $0.map { ($0.x, $0.y) } } }, bucketSide: 60
        )
        for (name, points) in samples(of: city) {
            let found = locator.locate(points)
            XCTAssertEqual(found.count, points.count)
            var differing = 0
            for (point, grid) in zip(points, found) where referee.locate((point.x, point.y)) != grid { differing += 1 }
            print("compared \(points.count) points \(name): \(differing) differ")
            XCTAssertEqual(differing, 0, name)
        }
    }

    func testEveryIncidentIsWhereGEOSSays() throws {
        let city = try City.sample.get()
        let points = City.incidents(Pass.isShort ? 50_000 : 1_000_000, in: city)
        let peer = try XCTUnwrap(GEOSPointLocator(city.grids))
        // GEOS counts the rim of a polygon as part of it, so it may differ for points on an edge; random doubles are on none.
        let found = try GridLocator(city.grids).locate(points)
        let differing = zip(points, found).count { peer.locate($0) != $1 }
        XCTAssertEqual(differing, 0)
    }

    private func samples(of city: SampleCity) -> [(String, [Point])] {
        var generator = SeededGenerator(seed: 77)
        let total = Pass.isShort ? 500_000 : 10_000_000
        let rings = city.grids.grids.flatMap(\.polygons).flatMap(\.rings)
        let vertices = rings.flatMap { $0 }
        let middles = rings.flatMap { ring in
            zip(ring, ring.dropFirst()).map { Point(x: ($0.x + $1.x) / 2, y: ($0.y + $1.y) / 2) }
        }
        // In reach of the cells that decide: to the east and west, and to the north and south, of a vertex.
        func rows(_ count: Int) -> [Point] {
            (0..<count).map { _ in
                let vertex = vertices[Int.random(in: 0..<vertices.count, using: &generator)]
                let offset = Double.random(in: -40...40, using: &generator)
                return Bool.random(using: &generator)
                    ? Point(x: vertex.x + offset, y: vertex.y) : Point(x: vertex.x, y: vertex.y + offset)
            }
        }
        let onBorders = [("on vertices", vertices), ("on the middle of edges", middles)]
            .map { ($0, Array($1.shuffled(using: &generator).prefix(total / 5))) }
        let rest = total - onBorders.reduce(0) { $0 + $1.1.count }
        return onBorders + [
            ("in rows and columns of vertices", rows(rest / 2)),
            ("where incidents happen", City.incidents(rest - rest / 2, in: city)),
        ]
    }
}
