import XCTest

@testable import fangcun_cli

final class LabelPlacementTests: XCTestCase {
    private let bounds = Rectangle(x: 0, y: 0, width: 1_000, height: 800)

    /// Ten anchors crowded around the middle, the worst that a city does.
    private func requests(seed: Int) -> [LabelPlacement.Request] {
        (0..<10).map { index in
            let (a, b) = ((index * 7_919 + seed * 104_729) % 200, (index * 15_485 + seed * 1_299_709) % 160)
            return LabelPlacement.Request(
                anchor: DrawingPoint(x: 400 + Double(a), y: 320 + Double(b)), width: 120 + Double(a % 40), height: 38)
        }
    }

    func testLabelsCoverNeitherEachOtherNorObstaclesNorAnchors() {
        let obstacles = [Rectangle(x: 300, y: 250, width: 90, height: 60)]
        var placed = 0
        for seed in 1...40 {
            let requests = requests(seed: seed)
            let places = LabelPlacement(bounds: bounds, obstacles: obstacles).places(for: requests)
            XCTAssertEqual(places.count, requests.count)
            let found = places.compactMap { $0 }
            placed += found.count
            for (index, place) in found.enumerated() {
                XCTAssertTrue(bounds.contains(place))
                XCTAssertFalse(place.overlaps(obstacles[0]))
                for other in found[..<index] { XCTAssertFalse(place.overlaps(other), "seed \(seed)") }
                for request in requests {
                    let anchor = Rectangle(x: request.anchor.x, y: request.anchor.y, width: 0.1, height: 0.1)
                    XCTAssertFalse(place.overlaps(anchor), "seed \(seed)")
                }
            }
        }
        XCTAssertGreaterThan(placed, 380, "nearly all labels find a place")
    }

    func testTheSameRequestsGetTheSamePlaces() {
        let placement = LabelPlacement(bounds: bounds, obstacles: [])
        XCTAssertEqual(placement.places(for: requests(seed: 3)), placement.places(for: requests(seed: 3)))
    }

    func testALabelWithoutRoomGetsNoPlace() {
        let small = Rectangle(x: 0, y: 0, width: 60, height: 60)
        let request = LabelPlacement.Request(anchor: DrawingPoint(x: 30, y: 30), width: 100, height: 20)
        XCTAssertEqual(LabelPlacement(bounds: small, obstacles: []).places(for: [request]), [nil])
    }

    func testNoLabelsAreNoTrouble() {
        XCTAssertEqual(LabelPlacement(bounds: bounds, obstacles: []).places(for: []), [])
    }
}
