import FangcunGeo
import FangcunGeocoding
import XCTest

/// A few streets made by hand, in metres.
///
/// 花园路 of 金水区 runs north from the origin, odd numbers on its west side, even ones on its east side, 5 m a number; 农业路
/// crosses it at number 50. 中山路 is one street in 金水区 and another one in 二七区, 8 km away. 長安路二段 has lanes.
enum TestCity {
    static func geocoder(extra: [AddressRecord] = [], crossings: [CrossingRecord] = []) throws -> Geocoder {
        try Geocoder(
            addresses: addresses + extra, crossings: self.crossings + crossings, reference: .cgcs2000GaussKruger114)
    }

    static let addresses: [AddressRecord] = {
        var addresses: [AddressRecord] = []
        for number in [1, 2, 9, 10, 21, 22, 39, 40, 61, 62, 81, 82, 99, 100] {
            addresses.append(address("郑州市金水区花园路\(number)号", number % 2 == 1 ? -15 : 15, Double(number) * 5, "金水区"))
        }
        for number in stride(from: 2, through: 40, by: 2) {
            addresses.append(address("郑州市金水区农业路\(number)号", Double(number) * 5 + 20, 265, "金水区"))
            addresses.append(address("郑州市金水区中山路\(number)号", Double(number) * 5, 3_000, "金水区"))
            addresses.append(address("郑州市二七区中山路\(number)号", Double(number) * 5, -5_000, "二七区"))
        }
        for (building, unit) in [(1, 1), (1, 2), (3, 1), (3, 2), (5, 1)] {
            let text = "郑州市金水区花园路77号阳光小区\(building)号楼\(unit)单元"
            addresses.append(address(text, Double(60 + building * 30), Double(385 + unit * 15), "金水区"))
        }
        for number in [1, 3, 5, 7] {
            addresses.append(address("郑州市金水区長安路二段20巷\(number)號", 2_000, Double(number) * 10 + 100, "金水区"))
        }
        for number in [2, 10, 18, 22, 30] {
            addresses.append(address("郑州市金水区長安路二段\(number)號", 1_900 + Double(number) * 5, 90, "金水区"))
        }
        addresses.append(address("郑州市金水区东风渠滨河公园", 700, 700, "金水区", name: "滨河公园"))
        addresses.append(address("郑州市二七区经二路5号", 300, -4_000, "二七区", name: "市第一百货大楼"))
        return addresses
    }()

    static let crossings = [
        CrossingRecord(roadA: "花园路", roadB: "农业路", position: Point(x: 0, y: 250), district: "金水区"),
        CrossingRecord(roadA: "長安路二段", roadB: "長安路二段20巷", position: Point(x: 2_000, y: 80), district: "金水区"),
        CrossingRecord(roadA: "花园路", roadB: "金水大桥", position: Point(x: 0, y: 600), district: "金水区"),
    ]

    static func address(_ text: String, _ x: Double, _ y: Double, _ district: String, name: String = "")
        -> AddressRecord
    {
        AddressRecord(id: text, name: name, text: text, position: Point(x: x, y: y), district: district)
    }
}

/// Asserts that a text means a place, within a metre.
func assertPlace(
    _ geocoder: Geocoder, _ text: String, _ level: MatchLevel, _ x: Double, _ y: Double, within meters: Double = 1,
    file: StaticString = #filePath, line: UInt = #line
) {
    let result = geocoder.geocode(text)
    XCTAssertEqual(result.status, .ok, text, file: file, line: line)
    guard let best = result.best else { return XCTFail("nothing for \(text)", file: file, line: line) }
    XCTAssertEqual(best.level, level, text, file: file, line: line)
    let distance = best.position.distance(to: Point(x: x, y: y))
    XCTAssertLessThanOrEqual(distance, meters, "\(text) at \(best.position)", file: file, line: line)
    XCTAssertGreaterThan(best.score, 0, text, file: file, line: line)
    XCTAssertLessThanOrEqual(best.score, 1, text, file: file, line: line)
    XCTAssertGreaterThan(best.radiusMeters, 0, text, file: file, line: line)
}
