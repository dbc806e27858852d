import FangcunGeo
import XCTest

/// The check of the grids as a partition beside shapely's, which says yes or no.
final class OutsideCoverageBenchmarks: XCTestCase {
    func testCoverage() throws {
        let city = try OutsideCity.require()
        let comparison = OutsideComparison(
            city: city, task: "coverage",
            operations: [
                OutsideOperation(row: "coverage.check", operations: 1) {
                    XCTAssertTrue(CoverageCheck.check(city.sample.grids).isAcceptable)
                }
            ],
            goals: ["coverage.check": ["shapely-coverage": 12, "shapely-coverage-and-rings": 7]])
        guard try !comparison.run(against: .python("shapely")).isEmpty else { return }
        // Of the city as it is, and of the city with a corner moved: alone, and with the rings.
        let verdicts = try XCTUnwrap(city.answers("coverage.check.shapely.answers", of: UInt32.self))
        let ours = [city.sample.grids, withOneCornerMoved(city.sample.grids)].map {
            UInt32(
                CoverageCheck.check($0).findings.contains { $0.code == .gridsUnmatchedEdge || $0.severity == .error }
                    ? 0 : 1)
        }
        print("compared coverage.check with shapely: sound and faulty city, ours \(ours), theirs \(verdicts)")
        XCTAssertEqual(verdicts, [1, 0])
        XCTAssertEqual(ours, verdicts)
    }

    private func withOneCornerMoved(_ grids: UnitGridSet) -> UnitGridSet {
        var moved = grids.grids
        moved[0].polygons = [Polygon(outer: OutsideCity.withOneCornerMoved(moved[0].polygons[0].outer))]
        return UnitGridSet(reference: grids.reference, grids: moved)
    }
}
