import FangcunGeo
import FangcunTestSupport
import XCTest

/// The check of the grids as a partition beside what GEOS 3.11 can do of it; `make bench-peers` has the like beside a GEOS that
/// checks coverages.
final class CoverageBenchmarks: XCTestCase {
    func testCheck() throws {
        let grids = try City.sample.get().grids
        let peer = try XCTUnwrap(GEOSCoverage(grids))
        let area = grids.grids.reduce(0) { $0 + $1.polygons.reduce(0) { $0 + $1.area } }
        func check() { XCTAssertTrue(CoverageCheck.check(grids).isAcceptable) }
        func judgeRings() { XCTAssertTrue(peer.hasValidRings) }
        func join() { XCTAssertEqual(peer.joinedArea ?? 0, area, accuracy: 1e-6 * area) }
        func judgeRingsAndJoin() {
            judgeRings()
            join()
        }
        for (name, body) in [("geos-rings", judgeRings), ("geos-rings-and-union", judgeRingsAndJoin)] {
            let times = try timeInTurn(operations: 1, check, peer: body)
            try BenchmarkReport.add(
                .init(name: "coverage.check", timing: times.ours, peer: times.peer.map { (name, $0) }))
        }
    }
}
