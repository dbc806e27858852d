import FangcunGeo
import XCTest

/// Points to unit grids beside Boost, S2, shapely, PostGIS and DuckDB; every answer compared.
final class OutsideLocateBenchmarks: XCTestCase {
    func testLocate() throws {
        let city = try OutsideCity.require()
        let before = residentBytes()
        let locator = try GridLocator(city.sample.grids)
        let memory = max(0, residentBytes() - before)
        var found = 0
        func locating(_ row: String, _ points: [Point]) -> OutsideOperation {
            OutsideOperation(row: row, operations: points.count) { found &+= Int(locator.locate(points).last ?? 0) }
        }
        let comparison = OutsideComparison(
            city: city, task: "locate",
            operations: [
                locating("locate.random", city.incidents), locating("locate.sorted", city.sortedIncidents),
                OutsideOperation(row: "locate.build", operations: 1, memoryBytes: memory) {
                    XCTAssertNotNil(try GridLocator(city.sample.grids))
                },
            ],
            goals: [
                "locate.random": ["boost-rtree": 60, "s2": 80, "shapely": 100, "duckdb": 100, "postgis": 1_000],
                "locate.sorted": ["s2": 35], "locate.build": ["s2": 4],
            ])
        // GEOS decides exactly. Boost takes what is within rounding of an edge for on it. S2's edges are arcs of great circles.
        let peers: [(OutsidePeer, Double)] = [
            (.compiled("boost"), 1e-6), (.compiled("s2"), 1e-3), (.python("shapely"), 1e-8), (.python("duckdb"), 1e-8),
            (.python("postgis"), 1e-8),
        ]
        for (peer, tolerance) in peers {
            let rule = BorderRule(grids: city.sample.grids.grids, toleranceMeters: tolerance)
            for name in try comparison.run(against: peer) {
                try compare("locate.random", name, city.incidents, locator, rule, in: city)
                try compare("locate.borders", name, city.borderPoints, locator, rule, in: city)
            }
        }
    }

    /// A comparison that calls everything a matter of borders would be worth nothing.
    func testTheRuleNoticesWrongGrids() throws {
        let city = try OutsideCity.require()
        let points = Array(city.incidents.prefix(1_000))
        let found = try GridLocator(city.sample.grids).locate(points).map { max(0, $0) }
        let rule = BorderRule(grids: city.sample.grids.grids, toleranceMeters: 1e-3)
        let counts = [UInt32](repeating: 1, count: points.count)
        XCTAssertEqual(rule.compare(points, ours: found, counts: counts, found: found).equal, points.count)
        let wrong = found.map { $0 == 0 ? 1 : $0 - 1 }
        XCTAssertEqual(rule.compare(points, ours: wrong, counts: counts, found: found).unexplained, points.count)
    }

    private func compare(
        _ row: String, _ peer: String, _ points: [Point], _ locator: GridLocator, _ rule: BorderRule,
        in city: OutsideCity
    ) throws {
        let counts = try XCTUnwrap(city.answers("\(row).\(peer).counts", of: UInt32.self))
        let cells = try XCTUnwrap(city.answers("\(row).\(peer).cells", of: Int32.self))
        XCTAssertEqual(counts.count, points.count, peer)
        let verdict = rule.compare(points, ours: locator.locate(points), counts: counts, found: cells)
        print(
            "compared \(row) with \(peer): \(points.count) points, \(verdict.equal) equal, \(verdict.onBorders) on borders "
                + "(within \(verdict.reachMeters) m), \(verdict.unexplained) unexplained")
        XCTAssertEqual(verdict.unexplained, 0, "\(row) \(peer)")
    }
}
