import FangcunGeo
import FangcunGeocoding
import FangcunTestSupport
import XCTest

/// Real texts against real positions. The figures in the comments are those of the day the gates were set; the gates leave
/// some slack below them.
final class TaipeiAccuracyTests: XCTestCase {
    func testAddressesOfTheGazetteerGeocodeToThemselves() throws {
        let taipei = try Taipei()
        let geocoder = try geocoder(taipei.addresses, taipei)
        var recordsOfText: [String: [Int]] = [:]
        for (index, address) in taipei.addresses.enumerated() { recordsOfText[address.text, default: []].append(index) }
        var accuracy = Accuracy()
        var doors = 0
        var unanswered: [String] = []
        for (text, records) in recordsOfText where records.count == 1 {
            let address = taipei.addresses[records[0]]
            let result = geocoder.geocode(text)
            accuracy.add(result, truth: address.position)
            if result.best == nil { unanswered.append(text) }
            if result.best?.level == .door { doors += 1 }
        }
        print("gazetteer, itself:", accuracy)
        // 0 / 0 / 20 m (50, 75, 90 %): other records of the same number may lie nearer its middle. 99.9 % answered.
        XCTAssertLessThan(accuracy.quantile(0.75), 1)
        XCTAssertLessThan(accuracy.quantile(0.9), 40)
        XCTAssertGreaterThan(accuracy.answeredShare, 0.99, "\(unanswered.prefix(20))")
        XCTAssertGreaterThan(Double(doors) / Double(accuracy.count), 0.9)
    }

    func testAddressesHeldOut() throws {
        let taipei = try Taipei()
        let known = taipei.addresses.filter { !isHeldOut($0) }
        let geocoder = try geocoder(known, taipei)
        var all = Accuracy()
        var byLevel: [MatchLevel: Accuracy] = [:]
        for address in taipei.addresses where isHeldOut(address) {
            let result = geocoder.geocode(address.text)
            all.add(result, truth: address.position)
            if let level = result.best?.level {
                byLevel[level, default: Accuracy()].add(result, truth: address.position)
            }
        }
        print("held out:", all)
        for level in MatchLevel.allCases { print("  \(level):", byLevel[level] ?? Accuracy()) }
        XCTAssertGreaterThan(all.count, 1_500)
        // 24 / 62 / 133 m, 99.3 % answered, 90.2 % inside their radius, 85.7 % within 100 m where 86.4 % were promised.
        assert(all, answered: 0.97, median: 35, ninetieth: 170, insideRadius: 0.86...0.94)
    }

    func testIncidents() throws {
        let taipei = try Taipei()
        let geocoder = try geocoder(taipei.addresses, taipei)
        var all = Accuracy()
        var precise = Accuracy()
        var byLevel: [MatchLevel: Accuracy] = [:]
        for incident in taipei.incidents {
            let result = geocoder.geocode(incident.text)
            all.add(result, truth: incident.position)
            guard let level = result.best?.level else { continue }
            byLevel[level, default: Accuracy()].add(result, truth: incident.position)
            if ![.road, .lane, .place, .stretch].contains(level) { precise.add(result, truth: incident.position) }
        }
        print("incidents:", all)
        print("incidents by number or crossing:", precise)
        for level in MatchLevel.allCases { print("  \(level):", byLevel[level] ?? Accuracy()) }
        // 21 / 68 / 258 m, 99.4 % answered, 88.5 % inside their radius; 84 % by number or crossing: 16 / 41 / 112 m.
        assert(all, answered: 0.97, median: 30, ninetieth: 320, insideRadius: 0.84...0.95)
        assert(precise, answered: 1, median: 22, ninetieth: 140, insideRadius: 0.85...0.95)
        XCTAssertGreaterThan(Double(precise.count) / Double(all.count), 0.8)
    }

    private func geocoder(_ addresses: [AddressRecord], _ taipei: Taipei) throws -> Geocoder {
        try Geocoder(addresses: addresses, crossings: taipei.crossings, reference: Taipei.reference)
    }

    /// One address in ten, by a hash of its identifier (FNV-1a).
    private func isHeldOut(_ address: AddressRecord) -> Bool {
        address.id.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 } % 10 == 0
    }

    private func assert(
        _ accuracy: Accuracy, answered: Double, median: Double, ninetieth: Double, insideRadius: ClosedRange<Double>,
        line: UInt = #line
    ) {
        XCTAssertGreaterThanOrEqual(accuracy.answeredShare, answered, line: line)
        XCTAssertLessThanOrEqual(accuracy.quantile(0.5), median, line: line)
        XCTAssertLessThanOrEqual(accuracy.quantile(0.9), ninetieth, line: line)
        XCTAssertTrue(insideRadius.contains(accuracy.insideRadiusShare), "\(accuracy.insideRadiusShare)", line: line)
        XCTAssertEqual(
            accuracy.meanScore, accuracy.within100MetersShare, accuracy: 0.08, "scores promise too much", line: line)
    }
}
