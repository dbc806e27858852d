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
}
