import FangcunGeo
import FangcunGeocoding
import FangcunTestSupport
import XCTest

final class HostileTextTests: XCTestCase {
    func testAnyBytesHaveAnAnswer() throws {
        let geocoder = try TestCity.geocoder()
        var random = SeededGenerator(seed: 11)
        for _ in 0..<2_000 {
            let bytes = (0..<Int.random(in: 0...120, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            check(geocoder.geocode(String(decoding: bytes, as: UTF8.self)))
        }
    }

    func testAnyMixOfAddressCharactersHasAnAnswer() throws {
        let geocoder = try TestCity.geocoder()
        let alphabet = Array("花园路农业中山長安郑州市金水区二七街道巷弄号號楼栋单元段之附-至~、,/()（）与和口對面一二三四五六七八九十百千零0123456789米北M 👍\u{301}")
        var random = SeededGenerator(seed: 12)
        for _ in 0..<20_000 {
            let length = Int.random(in: 1...40, using: &random)
            check(geocoder.geocode(String((0..<length).map { _ in alphabet.randomElement(using: &random) ?? "路" })))
        }
    }

    func testReferenceDataOfAnyTextCanBeRead() throws {
        let alphabet = Array("花园路农业中山市区县里镇街道巷弄号楼栋段之附-、,()与口一二十0123456789")
        var random = SeededGenerator(seed: 13)
        func text() -> String {
            String(
                (0..<Int.random(in: 0...16, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "路" })
        }
        var addresses: [AddressRecord] = []
        for index in 0..<3_000 {
            let position = Point(x: Double(index % 70) * 9, y: Double(index % 90))
            addresses.append(
                AddressRecord(
                    id: "\(index)", name: text(), text: text(), position: position,
                    district: index % 3 == 0 ? text() : ""))
        }
        let crossings = (0..<500).map { _ in
            CrossingRecord(roadA: text(), roadB: text(), position: Point(x: 0, y: 0), district: text())
        }
        let geocoder = try Geocoder(addresses: addresses, crossings: crossings, reference: .cgcs2000GaussKruger114)
        for address in addresses { check(geocoder.geocode(address.text)) }
        for crossing in crossings { check(geocoder.geocode("\(crossing.roadA)与\(crossing.roadB)口")) }
    }

    func testLongTextsAreRefusedAndNotReadInPart() throws {
        let geocoder = try TestCity.geocoder()
        for text in [
            "花园路39号" + String(repeating: "门", count: 400_000), String(repeating: "花园路39号", count: 300),
            String(repeating: "9", count: 1 << 20),
        ] {
            let result = geocoder.geocode(text)
            XCTAssertEqual(result.status, .none)
            XCTAssertEqual(result.finding?.code, "geocoding.text-too-long")
        }
    }

    func testTextsOfTheGreatestLengthAreAnsweredSoon() throws {
        let geocoder = try TestCity.geocoder()
        for unit in ["花园路", "花园路与", "9", "九", "1巷", "花园路1、", "(", "市", "1号楼", "花园路与农业路口、", "北1米"] {
            let count = 4_096 / unit.utf8.count
            let start = ContinuousClock.now
            check(geocoder.geocode(String(repeating: unit, count: count)))
            XCTAssertLessThan(ContinuousClock.now - start, .seconds(1), unit)
        }
    }

    func testANameSharedByManyEstatesCostsNeitherTimeNorTheHouseNumber() throws {
        let characters = Array("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉")
        var addresses: [AddressRecord] = []
        for first in characters {
            for second in characters {
                for building in 1...25 {
                    let position = Point(x: Double(addresses.count) * 10, y: Double(building))
                    addresses.append(
                        TestCity.address("\(first)\(second)路8号幸福小区\(building)号楼", position.x, position.y, ""))
                }
            }
        }
        let geocoder = try Geocoder(addresses: addresses, reference: .cgcs2000GaussKruger114)
        let start = ContinuousClock.now
        for index in stride(from: 0, to: addresses.count, by: 7) {
            let result = geocoder.geocode("市民反映" + addresses[index].text)
            XCTAssertEqual(result.best?.record, index)
            check(geocoder.geocode("幸福小区3号楼"))
        }
        // 1 400 pairs of questions; a scan of all buildings for each would take minutes.
        XCTAssertLessThan(ContinuousClock.now - start, .seconds(20))
    }

    func testTheSameDataGivesTheSameAnswers() throws {
        let texts = TestCity.addresses.map(\.text) + ["中山路", "中山路20号", "花园路与农业路口", "花园路15号", "長安路26巷"]
        let first = try TestCity.geocoder()
        for _ in 0..<5 {
            let again = try TestCity.geocoder()
            for text in texts { XCTAssertEqual(again.geocode(text), first.geocode(text), text) }
        }
    }

    /// What every answer obeys.
    private func check(_ result: GeocodingResult, line: UInt = #line) {
        switch result.status {
        case .ok, .ambiguous: XCTAssertNotNil(result.best, line: line)
        case .outside, .none: XCTAssertNil(result.best, line: line)
        }
        if result.status != .ok { XCTAssertNotNil(result.finding, line: line) }
        for match in [result.best].compactMap({ $0 }) + result.alternatives {
            XCTAssertTrue(match.position.isFinite, line: line)
            XCTAssertTrue(match.radiusMeters.isFinite && match.radiusMeters > 0, "\(match.radiusMeters)", line: line)
            XCTAssertTrue((0...1).contains(match.score), "\(match.score)", line: line)
            XCTAssertFalse(match.address.isEmpty, line: line)
        }
    }
}
