import FangcunGeo
import FangcunModel
import XCTest

/// Cracks between grids that open to the outside, beside bays and shores that are none.
final class CoverageInletTests: XCTestCase {
    func testWedgeThatRunsOutOfTheCityIsToldWithItsAreaAndItsWidth() throws {
        // Two squares of 100 m; the southern end of their common border is 0.8 m wide in the one.
        let wedge = [square(0, 0), ring((100.8, 0), (200, 0), (200, 100), (100, 100))]
        let findings = inlets(wedge)
        let inlet = try XCTUnwrap(findings.first)
        XCTAssertEqual(findings.count, 1)
        XCTAssertEqual(inlet.severity, .warning)
        XCTAssertEqual(inlet.grids, [0, 1])
        XCTAssertEqual(try XCTUnwrap(inlet.size), 0.8 * 100 / 2, accuracy: 0.4)
        XCTAssertEqual(try XCTUnwrap(inlet.width), 0.4, accuracy: 0.01)
        let place = try XCTUnwrap(inlet.place)
        XCTAssertTrue(BoundingBox(around: ring((100, 0), (100.8, 100)))?.contains(place) == true, "\(place)")
        XCTAssertTrue(CoverageCheck.check(set(wedge)).isAcceptable)

        XCTAssertEqual(inlets(wedge, CoverageCheck.Options(inletMeters: 0)), [])
        XCTAssertEqual(inlets(wedge, CoverageCheck.Options(inletMeters: 0.3)), [])
        XCTAssertEqual(inlets([square(0, 0), ring((103, 0), (200, 0), (200, 100), (100, 100))]), [])
    }

    func testInletWithManyCornersIsOne() throws {
        // A crack 0.6 m wide and 50 m deep, with a corner every five metres on one side.
        let corners = stride(from: 0.0, through: 45, by: 5).map { (100.6, $0) }.reversed()
        let eastern = ring(
            [(100.6, 0), (200, 0), (200, 100), (100, 100), (100, 50), (100.6, 50)] + corners.filter { $0.1 > 0 })
        let western = ring([(0, 0), (100, 0), (100, 50), (100, 100), (0, 100)])
        let findings = inlets([western, eastern])
        XCTAssertEqual(findings.count, 1)
        XCTAssertEqual(try XCTUnwrap(findings.first?.size), 0.6 * 50, accuracy: 0.3)
        XCTAssertEqual(try XCTUnwrap(findings.first?.width), 0.6, accuracy: 0.02)
    }

    func testStraitBetweenTwoPartsIsTold() throws {
        let findings = inlets([square(0, 0), square(100.5, 0)])
        XCTAssertEqual(findings.map(\.grids), [[0, 1]])
        XCTAssertEqual(try XCTUnwrap(findings.first?.size), 50, accuracy: 0.1)
        XCTAssertEqual(try XCTUnwrap(findings.first?.width), 0.5, accuracy: 0.01)
        XCTAssertEqual(inlets([square(0, 0), square(103, 0)]), [])
        // Corner to corner: near at one place only.
        XCTAssertEqual(inlets([square(0, 0), square(100.5, 100.5)]), [])
    }

    func testWhatIsNoInlet() {
        // A narrow spit of one grid along the shore of another; a bay with a narrow mouth; a slit within one grid.
        let spit = ring((100, 0), (160, 0), (160, 0.8), (100, 0.8))
        XCTAssertEqual(inlets([ring((0, 0), (100, 0), (100, 0.8), (100, 100), (0, 100)), spit]), [])
        let west = ring((0, 0), (99.6, 0), (99.6, 10), (80, 10), (80, 60), (100, 60), (100, 100), (0, 100))
        let east = ring((100.4, 0), (200, 0), (200, 100), (100, 100), (100, 60), (120, 60), (120, 10), (100.4, 10))
        XCTAssertEqual(inlets([west, east]), [])
        XCTAssertEqual(
            inlets([ring((0, 0), (50, 0), (50, 50), (50.5, 50), (50.5, 0), (100, 0), (100, 100), (0, 100))]), [])
    }

    private func inlets(
        _ rings: [[Point]], _ options: CoverageCheck.Options = CoverageCheck.Options()
    ) -> [CoverageFinding] {
        CoverageCheck.check(set(rings), options: options).findings.filter { $0.code == .gridsInlet }
    }

    private func set(_ rings: [[Point]]) -> UnitGridSet {
        let grids = rings.enumerated().map { number, ring in
            UnitGrid(code: "41010500100100\(number)", polygons: [Polygon(outer: ring)])
        }
        return UnitGridSet(reference: .cgcs2000GaussKruger114, grids: grids)
    }

    private func square(_ x: Double, _ y: Double) -> [Point] {
        ring((x, y), (x + 100, y), (x + 100, y + 100), (x, y + 100))
    }

    private func ring(_ corners: (Double, Double)...) -> [Point] { ring(corners) }

    private func ring(_ corners: [(Double, Double)]) -> [Point] {
        (corners + corners.prefix(1)).map { Point(x: 500_000 + $0.0, y: 3_840_000 + $0.1) }
    }
}
