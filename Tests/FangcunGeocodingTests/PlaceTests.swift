import FangcunGeo
import FangcunGeocoding
import XCTest

/// Named places beside the addresses.
final class PlaceTests: XCTestCase {
    private static func place(_ name: String, _ x: Double, _ y: Double, text: String = "", district: String = "")
        -> AddressRecord
    {
        AddressRecord(id: name, name: name, text: text, position: Point(x: x, y: y), district: district)
    }

    private let places = [
        place("如意湖文化广场", 40, 430), place("绿城体育中心", 5_000, 5_000, text: "郑州市金水区体育路1号", district: "金水区"),
        place("人民广场", 0, 9_000, district: "金水区"), place("人民广场", 0, -9_000, district: "二七区"),
        place("花园路", 9_000, 9_000), place("滨河公园", 710, 690), place("x", 0, 0), place("", 1, 1),
    ]

    private func geocoder() throws -> Geocoder {
        try Geocoder(
            addresses: TestCity.addresses, crossings: TestCity.crossings, places: places,
            reference: .cgcs2000GaussKruger114)
    }

    func testAPlaceIsFoundByItsName() throws {
        let geocoder = try geocoder()
        let found = geocoder.geocode("绿城体育中心")
        XCTAssertEqual(found.status, .ok)
        XCTAssertEqual(found.best?.level, .place)
        XCTAssertEqual(found.best?.position, Point(x: 5_000, y: 5_000))
        XCTAssertEqual(found.best?.place, 1)
        XCTAssertNil(found.best?.record)
        XCTAssertEqual(found.best?.address, "郑州市金水区体育路1号")
        XCTAssertEqual(geocoder.geocode("郑州市如意湖文化廣場").best?.place, 0, "with a city before it, and in other characters")
        XCTAssertEqual(geocoder.geocode("如意湖文化广场").best?.address, "如意湖文化广场", "the name where there is no address")
    }

    func testAPlaceIsFoundInsideATextNearItsRoad() throws {
        let found = try geocoder().geocode("花园路如意湖文化广场门口")
        XCTAssertEqual(found.best?.place, 0)
        XCTAssertEqual(found.best?.position, Point(x: 40, y: 430))
        // That road is somewhere else.
        XCTAssertNil(try geocoder().geocode("花园路绿城体育中心旁").best?.place)
    }

    func testPlacesOfOneNameAreToldApartByTheirDistrict() throws {
        let geocoder = try geocoder()
        XCTAssertEqual(geocoder.geocode("人民广场").status, .ambiguous)
        XCTAssertEqual(geocoder.geocode("二七区人民广场").best?.place, 3)
        XCTAssertEqual(geocoder.geocode("金水区人民广场").best?.place, 2)
    }

    func testAddressesAreFoundAsWithoutPlaces() throws {
        let (with, without) = (try geocoder(), try TestCity.geocoder())
        let texts = TestCity.addresses.map(\.text) + ["花园路", "花园路与农业路路口", "中山路100号", "没有这条路1号", "市第一百货大楼"]
        for text in texts { XCTAssertEqual(with.geocode(text), without.geocode(text), text) }
        XCTAssertEqual(with.buildFindings, without.buildFindings)
        // A place that has an address too is one with it.
        let park = with.geocode("滨河公园")
        XCTAssertEqual(park.status, .ok)
        XCTAssertEqual(
            with.nearestAddress(to: Point(x: 5_000, y: 5_000)), nil, "places have no addresses to be reversed to")
    }

    func testAnAtlasKeepsPlacesForItsGeocoder() throws {
        var builder = try AtlasBuilder(reference: .cgcs2000GaussKruger114)
        try builder.setAddresses(TestCity.addresses)
        try builder.setCrossings(TestCity.crossings)
        try builder.setPoints(
            "places", places.map(\.position), classes: places.map { _ in "1" },
            columns: [
                AtlasColumn("name", places.map(\.name)), AtlasColumn("address", places.map(\.text)),
                AtlasColumn("district", places.map(\.district)),
            ])
        let (ours, geocoder) = (try XCTUnwrap(try Geocoder(try Atlas(bytes: builder.bytes))), try geocoder())
        for text in ["绿城体育中心", "二七区人民广场", "花园路如意湖文化广场门口", "花园路39号"] {
            XCTAssertEqual(ours.geocode(text), geocoder.geocode(text))
        }
        try builder.setPoints("places", [Point(x: 40, y: 430)], columns: [AtlasColumn("name", ["如意湖文化广场"])])
        let named = try XCTUnwrap(try Geocoder(try Atlas(bytes: builder.bytes)))
        XCTAssertEqual(named.geocode("如意湖文化广场").best?.place, 0)
    }

    func testPlacesThatLieNowhereAreRefused() {
        XCTAssertThrowsError(
            try Geocoder(
                addresses: TestCity.addresses, places: [Self.place("某地", .nan, 0)], reference: .cgcs2000GaussKruger114)
        ) { XCTAssertEqual(($0 as? GeocodingError)?.code, .unusablePosition) }
    }
}
