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
        let peer = try XCTUnwrap(GEOSPointLocator(city.grids))
        for (name, points) in samples(of: city) {
            let found = locator.locate(points)
            XCTAssertEqual(found.count, points.count)
            let differing = zip(points, found).count { referee.locate(($0.x, $0.y)) != $1 }
            print("compared \(points.count) points \(name): \(differing) differ")
            XCTAssertEqual(differing, 0, name)
            compareWithGEOS(name, points, found, peer)
        }
    }

    /// GEOS counts the rim of a polygon as part of it. So a point in the open must have one answer for both, and none outside; on a
    /// border of several grids our one must be among them. On the outer rim the point is in a grid for GEOS, and for us in that grid
    /// or in none, as the referee above decides.
    private func compareWithGEOS(_ name: String, _ points: [Point], _ found: [Int32], _ peer: GEOSPointLocator) {
        var (shared, onRim, unexplained) = (0, 0, 0)
        for (point, ours) in zip(points, found) {
            let theirs = peer.grids(meeting: point)
            switch (theirs.count, ours) {
            case (0, -1): break
            case (1, theirs.first): break
            case (2..., _) where theirs.contains(ours): shared += 1
            case (1..., -1) where peer.isOnRim(point, of: theirs): onRim += 1
            default: unexplained += 1
            }
        }
        print("beside GEOS: \(shared) on shared borders, \(onRim) on the outer rim, \(unexplained) unexplained")
        XCTAssertEqual(unexplained, 0, name)
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
