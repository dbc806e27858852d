import FangcunGeo
import XCTest

/// The nearest components beside k-d trees, R-trees, S2 and PostGIS; the distances of every answer compared.
final class OutsideNearestBenchmarks: XCTestCase {
    func testNearest() throws {
        let city = try OutsideCity.require()
        let before = residentBytes()
        let index = try PointIndex(city.components)
        let memory = max(0, residentBytes() - before)
        var found = 0
        func nearest(_ count: Int) -> OutsideOperation {
            OutsideOperation(row: "nearest.k\(count)", operations: city.nearestQueries.count) {
                found &+= Int(index.nearest(to: city.nearestQueries, count: count).ids.last ?? 0)
            }
        }
        let comparison = OutsideComparison(
            city: city, task: "nearest",
            operations: [
                nearest(1), nearest(8),
                OutsideOperation(row: "points.build", operations: 1, memoryBytes: memory) {
                    XCTAssertEqual(try PointIndex(city.components).count, city.components.count)
                },
            ],
            goals: [
                "nearest.k1": ["boost-rtree": 4.5, "nanoflann": 5, "ckdtree": 6],
                "nearest.k8": ["boost-rtree": 3.5, "nanoflann": 5, "ckdtree": 6, "s2": 30],
                "points.build": ["boost-rtree": 6, "nanoflann": 12],
            ])
        let peers: [OutsidePeer] = [
            .compiled("boost"), .compiled("nanoflann"), .python("scipy"), .compiled("s2"), .python("shapely"),
            .python("postgis"),
        ]
        for peer in peers {
            for name in try comparison.run(against: peer) {
                for count in [1, 8] { try compare(count, name, index, city) }
            }
        }
    }

    /// Which of several points equally far is nearest is a matter of taste; how far they are is not.
    private func compare(_ count: Int, _ peer: String, _ index: PointIndex, _ city: OutsideCity) throws {
        // On the sphere distances differ from those of the map; such peers give no answers to compare.
        guard let theirs = city.answers("nearest.k\(count).\(peer).squared", of: Double.self) else { return }
        let queries = Array(city.nearestQueries.prefix(theirs.count / count))
        let ours = index.nearest(to: queries, count: count).distances
        XCTAssertEqual(theirs.count, ours.count, peer)
        let differing = zip(theirs, ours).count { abs($0.squareRoot() - $1) > 1e-8 }
        print("compared nearest.k\(count) with \(peer): \(queries.count) places, \(differing) distances differ")
        XCTAssertEqual(differing, 0, "nearest.k\(count) \(peer)")
    }
}
