import FangcunGeo
import FangcunGeocoding
import FangcunSampleCity
import XCTest

final class AtlasTests: XCTestCase {
    private static let city = Result { try SampleCity(SampleCity.Options(seed: 3, areaSquareKilometers: 1)) }

    private func records() throws -> (addresses: [AddressRecord], crossings: [CrossingRecord]) {
        let city = try Self.city.get()
        let addresses = city.addresses.prefix(2_000).map {
            AddressRecord(
                id: $0.identifier, name: $0.placeName, text: $0.text, position: $0.position, district: $0.districtName)
        }
        let crossings = [
            CrossingRecord(roadA: "花园路", roadB: "东风路", position: Point(x: 465_000, y: 3_845_000), district: "金水区")
        ]
        return (Array(addresses), crossings)
    }

    func testGeocoderOfAnAtlasAnswersAsOneOfItsRecords() throws {
        let (addresses, crossings) = try records()
        var builder = try AtlasBuilder(reference: .cgcs2000GaussKruger114)
        try builder.setAddresses(addresses)
        try builder.setCrossings(crossings)
        let atlas = try Atlas(bytes: builder.bytes)
        let ours = try XCTUnwrap(try Geocoder(atlas))
        let geocoder = try Geocoder(
            addresses: addresses, crossings: crossings, reference: .cgcs2000GaussKruger114)
        XCTAssertEqual(ours.reference, geocoder.reference)
        for text in addresses.prefix(200).map(\.text) + ["花园路与东风路路口", "没有这条路1号"] {
            XCTAssertEqual(ours.geocode(text), geocoder.geocode(text))
        }
    }

    func testAddressesAreReadAndFoundByPlace() throws {
        let (addresses, _) = try records()
        var builder = try AtlasBuilder(reference: .cgcs2000GaussKruger114)
        try builder.setAddresses(addresses)
        let found = try XCTUnwrap(try AtlasAddresses(try Atlas(bytes: builder.bytes)))
        XCTAssertEqual(found.all, addresses)
        XCTAssertNil(found[addresses.count])
        let geocoder = try Geocoder(addresses: addresses, reference: .cgcs2000GaussKruger114)
        for address in addresses.prefix(300) {
            let place = Point(x: address.position.x + 7.3, y: address.position.y - 4.1)
            XCTAssertEqual(found.nearest(to: place), geocoder.nearestAddress(to: place))
        }
        XCTAssertNil(found.nearest(to: Point(x: 0, y: 0)))
    }

    func testAtlasWithoutAddressesHasNoGeocoder() throws {
        XCTAssertNil(try Geocoder(try Atlas(bytes: try AtlasBuilder(reference: .wgs84).bytes)))
        var builder = try AtlasBuilder(reference: .cgcs2000GaussKruger114)
        try builder.setPoints("addresses", [Point(x: 1, y: 1)])
        XCTAssertThrowsError(try Geocoder(try Atlas(bytes: builder.bytes))) { error in
            XCTAssertEqual((error as? GeocodingError)?.code, .unreadableAtlas, "\(error)")
        }
    }
}
