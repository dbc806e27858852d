import FangcunGeo
import FangcunGeocoding
import FangcunTestSupport
import XCTest

final class NearestAddressTests: XCTestCase {
    func testNearestIsWhatALinearScanFindsFirst() throws {
        var random = SeededGenerator(seed: 7)
        // Positions on a coarse lattice, so that equal distances and equal positions are common.
        let addresses = (0..<2_000).map { index in
            record(Double(Int.random(in: 0..<60, using: &random)) * 10, Double(index % 45) * 10)
        }
        let geocoder = try Geocoder(addresses: addresses, reference: .cgcs2000GaussKruger114)
        for _ in 0..<1_000 {
            let point = Point(
                x: Double(Int.random(in: -400...1_000, using: &random)),
                y: Double(Int.random(in: -400...800, using: &random)))
            let within = Double(Int.random(in: 0...300, using: &random))
            var expected: (index: Int, distance: Double)?
            for (index, address) in addresses.enumerated() {
                let distance = address.position.distance(to: point)
                if distance <= within, distance < expected?.distance ?? .infinity { expected = (index, distance) }
            }
            let found = geocoder.nearestAddress(to: point, withinMeters: within)
            XCTAssertEqual(found?.record, expected?.index, "\(point) within \(within)")
            XCTAssertEqual(found?.distanceMeters, expected?.distance)
        }
    }

    func testPlacesThatAreNoNumbersHaveNoNearestAddress() throws {
        let geocoder = try Geocoder(addresses: [record(0, 0)], reference: .cgcs2000GaussKruger114)
        XCTAssertNil(geocoder.nearestAddress(to: Point(x: .nan, y: 0)))
        XCTAssertNil(geocoder.nearestAddress(to: Point(x: 0, y: .infinity)))
        XCTAssertNil(geocoder.nearestAddress(to: Point(x: 0, y: 0), withinMeters: .nan))
        XCTAssertNil(geocoder.nearestAddress(to: Point(x: 0, y: 0), withinMeters: -1))
        XCTAssertNil(geocoder.nearestAddress(to: Point(x: 1e300, y: -1e300)))
        XCTAssertEqual(geocoder.nearestAddress(to: Point(x: 0, y: 3e7), withinMeters: .infinity)?.record, 0)
    }

    func testAGeocoderOfNothingFindsNothing() throws {
        let geocoder = try Geocoder(addresses: [], reference: .cgcs2000GaussKruger114)
        XCTAssertNil(geocoder.nearestAddress(to: Point(x: 0, y: 0)))
        XCTAssertEqual(geocoder.geocode("花园路39号").status, .none)
    }

    private func record(_ x: Double, _ y: Double) -> AddressRecord {
        AddressRecord(id: "", name: "", text: "", position: Point(x: x, y: y), district: "")
    }
}
