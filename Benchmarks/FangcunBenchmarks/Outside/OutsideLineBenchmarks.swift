import FangcunGeo
import XCTest

/// The road of an incident, with distance, side and chainage, beside shapely's tree and its way along a line; every answer
/// compared.
final class OutsideLineBenchmarks: XCTestCase {
    func testNearestLine() throws {
        let city = try OutsideCity.require()
        let index = try LineIndex(city.roads)
        let queries = city.nearestQueries
        var found = 0
        let comparison = OutsideComparison(
            city: city, task: "lines",
            operations: [
                OutsideOperation(row: "nearest.line", operations: queries.count) {
                    found &+= index.nearest(to: queries).last??.id ?? 0
                }
            ], goals: [:])
        guard try !comparison.run(against: .python("shapely")).isEmpty else { return }
        let single = try timeInTurn(operations: queries.count) {
            for place in queries { found &+= index.nearest(to: place).first?.id ?? 0 }
        }.ours
        try BenchmarkReport.add(.init(name: "nearest.line.single", timing: single))
        try compare(index.nearest(to: queries), city)
    }

    private func compare(_ ours: [LinePosition?], _ city: OutsideCity) throws {
        let roads = try XCTUnwrap(city.answers("nearest.line.shapely.roads", of: Int32.self))
        // The distance and the way along the road, for each place.
        let theirs = try XCTUnwrap(city.answers("nearest.line.shapely.distances", of: Double.self))
        XCTAssertEqual(roads.count, ours.count)
        var (others, farther, elsewhere) = (0, 0, 0)
        for (number, found) in ours.enumerated() {
            let found = try XCTUnwrap(found)
            if abs(found.distance - theirs[2 * number]) > 1e-8 { farther += 1 }
            // Where roads meet, several are nearest: shapely may name another.
            if found.id != Int(roads[number]) {
                others += 1
            } else if abs(found.chainage - theirs[2 * number + 1]) > 1e-6 {
                elsewhere += 1
            }
        }
        print(
            "compared nearest.line with shapely: \(ours.count) places, \(others) nearest to several roads, "
                + "\(farther) distances and \(elsewhere) chainages differ")
        XCTAssertEqual(farther, 0)
        XCTAssertEqual(elsewhere, 0)
    }
}
