import FangcunGeo
import FangcunTestSupport
import XCTest

/// Real points, with the cell that holds each as computed by the party that prepared the data.
final class TaipeiLocatorTests: XCTestCase {
    func testEveryIncidentLiesInTheCellThatTheDataNames() throws {
        try assertAgreement("taipei/incidents.csv.gz", rows: 24_276)
    }

    func testEveryGazetteerEntryLiesInTheCellThatTheDataNames() throws {
        try assertAgreement("taipei/gazetteer.csv.gz", rows: 19_986)
    }

    private func assertAgreement(_ path: String, rows expected: Int) throws {
        let grids = try TaipeiGrids.read()
        let rows = try TaipeiGrids.locatedRows(path)
        XCTAssertEqual(rows.count, expected)
        let found = try GridLocator(grids).locate(rows.map(\.point)).map { $0 < 0 ? "" : grids.grids[Int($0)].code }
        let differing = zip(rows, found).filter { $0.cell != $1 }
        XCTAssertEqual(
            differing.count, 0, "\(differing.prefix(10).map { "line \($0.line) \($0.point): \($0.cell), found \($1)" })"
        )
    }
}
