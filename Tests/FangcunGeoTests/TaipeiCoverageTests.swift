import FangcunGeo
import FangcunModel
import FangcunTestSupport
import XCTest

/// The cells of Taipei, which GEOS calls a valid coverage.
final class TaipeiCoverageTests: XCTestCase {
    func testRealPartitionHasNoErrorAndNoWarning() throws {
        let grids = try TaipeiGrids.read()
        let report = CoverageCheck.check(grids)
        let grave = report.findings.filter { $0.severity > .info }
        XCTAssertEqual(grave.count, 0, "\(grave.prefix(5))")
        XCTAssertEqual(Set(report.findings.map(\.code)), [.gridsRingDirection, .gridsAreaBand])
        let directions = report.findings.first { $0.code == .gridsRingDirection }
        XCTAssertEqual(directions?.grids.count, 11_490, "the file has its outer rings clockwise")
    }

    func testFaultsPlantedInRealCellsAreFound() throws {
        let grids = try TaipeiGrids.read()
        var faulty = grids.grids
        // Cells of the middle of the city, far from each other.
        let removed = 6_000
        faulty[removed].polygons = []
        let moved = 3_000
        let corner = faulty[moved].polygons[0].outer[1]
        faulty[moved].polygons[0].outer[1] = Point(x: corner.x + 3e-7, y: corner.y - 4e-7)  // about 5 cm
        let findings = CoverageCheck.check(UnitGridSet(reference: grids.reference, grids: faulty)).findings
        let gap = try XCTUnwrap(findings.first { $0.code == .gridsGap && ($0.size ?? 0) > 100 })
        let place = try XCTUnwrap(gap.place)
        XCTAssertEqual(try GridLocator(grids).locate(place), removed)
        let miss = try XCTUnwrap(findings.first { $0.code == .gridsNearMiss })
        XCTAssertTrue(miss.grids.contains(moved))
        XCTAssertEqual(try XCTUnwrap(miss.size), 0.054, accuracy: 0.003)
        let overlaps = findings.filter { $0.code == .gridsOverlap || $0.code == .gridsGap && ($0.size ?? 0) < 100 }
        XCTAssertFalse(overlaps.isEmpty)
        XCTAssertTrue(overlaps.allSatisfy { $0.grids.contains(moved) }, "\(overlaps)")
    }
}
