import FangcunGeo
import XCTest

@testable import fangcun_cli

final class MapPageTests: XCTestCase {
    private static let hostile = "<script>alert('x')</script>\"&\u{0007}"

    private func square(_ x: Double, _ y: Double) -> [Point] {
        [(0.0, 0.0), (100, 0), (100, 100), (0, 100), (0, 0)].map { Point(x: x + $0.0, y: y + $0.1) }
    }

    private func content(name: String) -> MapContent {
        let spots = (1...10).map { rank in
            MapContent.HotSpot(
                rank: rank, code: name, count: 20 - rank, position: Point(x: Double(rank) * 90, y: 500), address: name,
                district: "", category: name, categoryCount: 3)
        }
        return MapContent(
            source: name,
            cells: (0..<100).map {
                MapContent.Cell(
                    code: name, rings: [square(Double($0 % 10) * 100, Double($0 / 10) * 100)], count: $0 % 7,
                    group: $0 % 2)
            },
            groupNames: [name, "other"],
            roads: [RoadLine(path: [Point(x: 0, y: 0), Point(x: 1_000, y: 1_000)], widthMeters: 44)],
            incidents: (0..<50).map { Point(x: Double($0) * 20, y: 500) }, hotSpots: spots,
            figures: [MapContent.KeyFigure(value: "1", zh: name, en: "x")],
            categories: [MapContent.Category(name: name, count: 4)])
    }

    func testNamesFromTheDataCannotBecomeMarkup() {
        let page = MapPage(content(name: Self.hostile)).html
        XCTAssertFalse(page.contains("<script>alert"))
        XCTAssertTrue(page.contains("&lt;script&gt;alert"))
        XCTAssertFalse(page.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
        XCTAssertEqual(page.components(separatedBy: "<script>").count, 2, "our own script and no other")
    }

    func testPageNeedsNothingFromOutside() {
        let page = MapPage(content(name: "花园路")).html
        for reference in ["http:", "https:", "src=", "@import", "url("] {
            XCTAssertFalse(page.contains(reference), reference)
        }
    }

    func testEveryCellIsDrawnOnce() {
        let page = MapPage(content(name: "花园路")).html
        XCTAssertEqual(page.components(separatedBy: "data-g=").count - 1, 100)
    }

    func testPagesWithoutIncidentsOrCellsStand() {
        var empty = content(name: "x")
        empty.incidents = []
        empty.hotSpots = []
        empty.categories = []
        for index in empty.cells.indices { empty.cells[index].count = 0 }
        XCTAssertTrue(MapPage(empty).html.contains("</svg>"))
        empty.cells = []
        XCTAssertTrue(MapPage(empty).html.contains("No cells"))
    }

    func testScaleBarIsRoundAndFits() {
        for pixelsPerMeter in [0.001, 0.037, 0.5, 1, 7.3, 100] {
            let bar = ScaleBar(pixelsPerMeter: pixelsPerMeter)
            XCTAssertLessThanOrEqual(bar.pixels, 130.0001)
            XCTAssertEqual(bar.pixels, bar.meters * pixelsPerMeter, accuracy: 1e-9)
            let leading = String(Int(bar.meters.rounded())).first
            XCTAssertTrue(["1", "2", "5"].contains(leading), "\(bar.meters)")
        }
    }

    func testOverviewShowsOnlyWhenTheViewLeavesSomethingOut() {
        let bounds = BoundingBox(minX: 0, minY: 0, maxX: 20_000, maxY: 20_000)
        let canvas = MapCanvas(bounds: bounds)
        let clustered = (0..<100).map { Point(x: 5_000 + Double($0) * 10, y: 5_000 + Double($0) * 10) }
        let spread = (0..<100).map { Point(x: Double($0) * 200, y: Double($0) * 200) }
        XCTAssertTrue(MapView(canvas: canvas, incidents: clustered).needsOverview)
        XCTAssertFalse(MapView(canvas: canvas, incidents: spread).needsOverview)
        XCTAssertFalse(MapView(canvas: canvas, incidents: []).needsOverview)
    }
}
