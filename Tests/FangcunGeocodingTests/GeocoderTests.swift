import FangcunGeo
import FangcunGeocoding
import XCTest

final class GeocoderTests: XCTestCase {
    func testKnownNumbersAreFoundHoweverTheyAreWritten() throws {
        let geocoder = try TestCity.geocoder()
        for text in [
            "郑州市金水区花园路39号", "金水区花园路39号", "花园路39号", "鄭州市金水區花園路39號", "花园路３９号", "花园路三十九号", "花园路 39 号",
            "450000郑州市金水区花园路39号", "河南省郑州市金水区花园路街道花园路39号", "市民王先生来电反映花园路39号门口井盖丢失", "花园路39", "花园路39号附近有人焚烧垃圾",
        ] {
            assertPlace(geocoder, text, .door, -15, 195)
        }
        assertPlace(geocoder, "长安路2段20巷5号", .door, 2_000, 150)
    }

    func testUnknownNumbersLieBetweenTheirNeighboursOnTheSameSide() throws {
        let geocoder = try TestCity.geocoder()
        assertPlace(geocoder, "花园路15号", .interpolated, -15, 75)
        assertPlace(geocoder, "花园路16号", .interpolated, 15, 80)
        assertPlace(geocoder, "花园路51号", .interpolated, -15, 255)
        // Beyond the last number there is only the nearest.
        assertPlace(geocoder, "花园路105号", .nearby, -15, 495)
        let best = try XCTUnwrap(geocoder.geocode("花园路15号").best)
        XCTAssertEqual(best.address, "金水区花园路15號")
        XCTAssertNotNil(best.record)
    }

    func testBuildingsAndUnitsOfOneNumberAreToldApart() throws {
        let geocoder = try TestCity.geocoder()
        assertPlace(geocoder, "郑州市金水区花园路77号阳光小区3号楼2单元", .door, 150, 415)
        assertPlace(geocoder, "花园路77号阳光小区3栋1单元门口", .door, 150, 400)
        assertPlace(geocoder, "阳光小区5号楼", .door, 210, 400)
        assertPlace(geocoder, "市民反映阳光小区3-2垃圾满溢", .door, 150, 415)
        // Without a building the radius covers the estate.
        let estate = try XCTUnwrap(geocoder.geocode("花园路77号").best)
        for (x, y) in [(90.0, 400.0), (150, 415), (210, 400)] {
            XCTAssertLessThanOrEqual(estate.position.distance(to: Point(x: x, y: y)), estate.radiusMeters)
        }
    }

    func testCrossingsAreFoundInEitherOrderAndInManyWordings() throws {
        let geocoder = try TestCity.geocoder()
        for text in [
            "花园路与农业路交叉口", "农业路与花园路交叉口", "花园路和农业路口", "花园路及農業路口", "花园路、农业路交汇处", "花园路农业路口", "金水区花园路/金水区农业路",
            "花园路与农业路口东北角",
        ] {
            assertPlace(geocoder, text, .crossing, 0, 250)
        }
        assertPlace(geocoder, "花园路与金水大桥口", .crossing, 0, 600)
        assertPlace(geocoder, "花园路与农业路交叉口向北200米路西", .crossing, 0, 450)
        let plain = try XCTUnwrap(geocoder.geocode("花园路与农业路交叉口").best)
        let moved = try XCTUnwrap(geocoder.geocode("花园路与农业路交叉口向北200米").best)
        XCTAssertGreaterThan(moved.radiusMeters, plain.radiusMeters)
        XCTAssertLessThan(moved.score, plain.score)
    }

    func testTheMouthOfALaneIsWhereItsRoadHasThatNumber() throws {
        let geocoder = try TestCity.geocoder()
        assertPlace(geocoder, "長安路二段20巷口", .crossing, 2_000, 80)
        assertPlace(geocoder, "長安路二段20巷與長安路二段口", .crossing, 2_000, 80)
        // Lane 26 is in no register: it lies between numbers 22 and 30 of its road.
        assertPlace(geocoder, "長安路二段26巷口", .crossing, 2_030, 90)
        assertPlace(geocoder, "長安路二段26巷與長安路二段口", .crossing, 2_030, 90)
        assertPlace(geocoder, "長安路二段26巷3號", .lane, 2_030, 90)
        // Number 2 lies between the mouth and number 3.
        assertPlace(geocoder, "長安路二段20巷2號", .interpolated, 2_000, 115, within: 15)
    }

    func testRoadsAndLanesAloneHaveLargeRadii() throws {
        let geocoder = try TestCity.geocoder()
        let lane = try XCTUnwrap(geocoder.geocode("長安路二段20巷").best)
        XCTAssertEqual(lane.level, .lane)
        XCTAssertGreaterThanOrEqual(lane.radiusMeters, 100)
        let road = try XCTUnwrap(geocoder.geocode("花园路").best)
        XCTAssertEqual(road.level, .road)
        XCTAssertGreaterThan(road.radiusMeters, lane.radiusMeters)
        XCTAssertLessThan(road.score, lane.score)
        XCTAssertLessThan(lane.score, try XCTUnwrap(geocoder.geocode("花园路39号").best).score)
    }

    func testPlacesAreFoundByName() throws {
        let geocoder = try TestCity.geocoder()
        assertPlace(geocoder, "滨河公园", .place, 700, 700)
        assertPlace(geocoder, "金水区滨河公园", .place, 700, 700)
        assertPlace(geocoder, "濱河公園", .place, 700, 700)
        assertPlace(geocoder, "市民反映滨河公园门口路灯不亮", .place, 700, 700)
        assertPlace(geocoder, "郑州市金水区东风渠滨河公园", .place, 700, 700)
    }

    func testTheSameRoadInTwoDistrictsIsAmbiguousUnlessTheDistrictIsNamed() throws {
        let geocoder = try TestCity.geocoder()
        assertPlace(geocoder, "金水区中山路20号", .door, 100, 3_000)
        assertPlace(geocoder, "二七区中山路20号", .door, 100, -5_000)
        let result = geocoder.geocode("中山路20号")
        XCTAssertEqual(result.status, .ambiguous)
        XCTAssertEqual(result.best?.position, Point(x: 100, y: 3_000), "the first in the order of the data")
        XCTAssertEqual(result.alternatives.map(\.position), [Point(x: 100, y: -5_000)])
        XCTAssertLessThanOrEqual(try XCTUnwrap(result.best).score, 0.5)
        XCTAssertEqual(result.finding?.code, "geocoding.ambiguous")
    }

    func testAKnownNumberGoesBeforeSectionsThatMightHaveIt() throws {
        let geocoder = try TestCity.geocoder(extra: [
            TestCity.address("金水区文化路8号", 500, 40, "金水区"), TestCity.address("金水区文化路北段2号", 500, 1_000, "金水区"),
            TestCity.address("金水区文化路北段6号", 500, 1_020, "金水区"), TestCity.address("金水区文化路北段10号", 500, 1_040, "金水区"),
        ])
        assertPlace(geocoder, "文化路8号", .door, 500, 40)
        assertPlace(geocoder, "文化路北段8号", .interpolated, 500, 1_030)
        assertPlace(geocoder, "文化路6号", .door, 500, 1_020)
    }

    func testARoadAcrossADistrictBorderIsOneRoad() throws {
        let extra = [102, 104, 106].map {
            TestCity.address("郑州市惠济区花园路\($0)号", 15, Double($0) * 5, "惠济区")
        }
        let geocoder = try TestCity.geocoder(extra: extra)
        assertPlace(geocoder, "花园路103号", .interpolated, 15, 515)
        assertPlace(geocoder, "惠济区花园路104号", .door, 15, 520)
        // The speaker is wrong about the border, not about the number.
        assertPlace(geocoder, "惠济区花园路39号", .door, -15, 195)
    }

    func testAnotherDistrictThanTheRoadsCostsTrust() throws {
        let geocoder = try TestCity.geocoder()
        let right = try XCTUnwrap(geocoder.geocode("金水区花园路39号").best)
        let wrong = try XCTUnwrap(geocoder.geocode("二七区花园路39号").best)
        XCTAssertEqual(wrong.position, right.position)
        XCTAssertLessThan(wrong.score, right.score * 0.7)
    }

    func testOtherCitiesAndDistrictsAreOutside() throws {
        let geocoder = try TestCity.geocoder()
        for text in [
            "杭州市西湖区文三路199号", "浙江省杭州市余杭区文一西路", "新北市板橋區文化路一段100號", "市民反映杭州市花园路39号门口井盖丢失", "郑州市开封县花园路39号",
            "洛龙区花园路39号", "广东省广州市越秀区中山五路",
        ] {
            let result = geocoder.geocode(text)
            XCTAssertEqual(result.status, .outside, text)
            XCTAssertNil(result.best, text)
            XCTAssertEqual(result.finding?.code, "geocoding.outside", text)
        }
        // A direction, a new area without a code, and words that only end like a district are not.
        for text in ["花园路39号往杭州市方向", "往开封市方向花园路39号", "郑州市高新区花园路39号", "阳光小区花园路39号", "超市旁花园路39号", "市民反映花园路39号"] {
            XCTAssertEqual(geocoder.geocode(text).status, .ok, text)
        }
    }

    func testTextsThatNameNothingKnownHaveNoAnswer() throws {
        let geocoder = try TestCity.geocoder()
        for text in [
            "", " ", "，。！", "39号", "12345678901234567890", "我家楼下路灯坏了三天了没人管", "小区停水到现在还没来", "郑州市金水区", "文三路199号", "路",
            "号号号", "咨询医保卡如何办理",
        ] {
            let result = geocoder.geocode(text)
            XCTAssertEqual(result.status, .none, text)
            XCTAssertNil(result.best, text)
            XCTAssertEqual(result.finding?.code, "geocoding.nothing-known", text)
        }
    }

    func testNumeralsInNamesAreNames() throws {
        let geocoder = try TestCity.geocoder()
        assertPlace(geocoder, "经二路5号", .door, 300, -4_000)
        assertPlace(geocoder, "经二路五号", .door, 300, -4_000)
        XCTAssertEqual(geocoder.geocode("经2路5号").status, .none)
    }

    func testAWrongPositionDoesNotBendItsNeighbours() throws {
        let geocoder = try TestCity.geocoder(extra: [TestCity.address("金水区花园路31号", 5_000, 5_000, "金水区")])
        assertPlace(geocoder, "花园路29号", .interpolated, -15, 145)
    }

    func testRecordsThatCannotBeReadAreReportedAndDoNotStopTheRest() throws {
        let extra = [
            TestCity.address("", 1, 1, ""), TestCity.address("不详", 2, 2, ""), TestCity.address("号号", 3, 3, "金水区"),
        ]
        let geocoder = try TestCity.geocoder(
            extra: extra,
            crossings: [CrossingRecord(roadA: "12345", roadB: "", position: Point(x: 0, y: 0), district: "")])
        let finding = try XCTUnwrap(geocoder.buildFindings.first { $0.code == "geocoding.address-unread" })
        XCTAssertEqual(finding.severity, .warning)
        XCTAssertTrue(finding.message.en.hasPrefix("4 of "), finding.message.en)  // these and 东风渠滨河公园
        XCTAssertTrue(geocoder.buildFindings.contains { $0.code == "geocoding.crossing-unread" })
        assertPlace(geocoder, "花园路39号", .door, -15, 195)
    }

    func testUnusableReferenceDataIsRefusedAtItsRecord() throws {
        for position in [Point(x: .nan, y: 0), Point(x: 0, y: .infinity), Point(x: 1e300, y: 0)] {
            let bad = AddressRecord(id: "", name: "", text: "花园路1号", position: position, district: "")
            XCTAssertThrowsError(try TestCity.geocoder(extra: [bad])) { error in
                let error = error as? GeocodingError
                XCTAssertEqual(error?.code, .unusablePosition)
                XCTAssertEqual(error?.place, .feature(TestCity.addresses.count, identifier: nil))
            }
            let crossing = CrossingRecord(roadA: "花园路", roadB: "农业路", position: position, district: "")
            XCTAssertThrowsError(try TestCity.geocoder(crossings: [crossing]))
        }
        XCTAssertThrowsError(try Geocoder(addresses: [], reference: .wgs84)) {
            XCTAssertEqual(($0 as? GeocodingError)?.code, .referenceNotMetric)
        }
    }
}
