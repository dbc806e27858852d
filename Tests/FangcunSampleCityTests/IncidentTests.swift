import FangcunGeo
import FangcunSampleCity
import XCTest

final class IncidentTests: XCTestCase {
    func testIncidentsLieWithinTheStatedDistanceOfWhatTheyName() {
        let city = Cities.small
        for incident in city.incidents {
            switch incident.kind {
            case .door, .building, .crossing, .relative:
                guard let named = incident.namedPosition else { return XCTFail(incident.text) }
                XCTAssertLessThanOrEqual(incident.position.distance(to: named), incident.scatterMeters, incident.text)
            case .road:
                guard let road = incident.road else { return XCTFail(incident.text) }
                XCTAssertLessThanOrEqual(
                    distance(incident.position, to: city.roads[road].path), incident.scatterMeters)
            case .nowhere: XCTAssertNil(incident.namedPosition)
            case .elsewhere:
                XCTAssertNil(incident.namedPosition)
                XCTAssertFalse(isInside(incident.position, city.outline.outer))
            }
        }
    }

    func testTheNamedPointIsThatOfTheAddressOrCrossing() throws {
        let city = Cities.small
        for incident in city.incidents {
            if let address = incident.address {
                XCTAssertEqual(incident.namedPosition, city.addresses[address].position)
                XCTAssertEqual(incident.kind == .door, city.addresses[address].kind == .door)
            }
            if incident.kind == .crossing {
                let crossing = try XCTUnwrap(incident.crossing)
                XCTAssertEqual(incident.namedPosition, city.crossings[crossing].position)
            }
        }
    }

    /// 向北50米: so many metres along the road from the crossing, never farther in a straight line, and towards the north.
    func testRelativePlacesAreWhereTheTextSays() throws {
        let city = Cities.small
        let pattern = try NSRegularExpression(pattern: "([东西南北])约?([0-9]+)米")
        var checked = 0
        for incident in city.incidents where incident.kind == .relative {
            let text = incident.text
            guard let match = pattern.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)),
                let compass = Range(match.range(at: 1), in: text), let digits = Range(match.range(at: 2), in: text),
                let meters = Double(text[digits])
            else { continue }
            let crossing = city.crossings[try XCTUnwrap(incident.crossing)].position
            let named = try XCTUnwrap(incident.namedPosition)
            let road = city.roads[try XCTUnwrap(incident.road)]
            XCTAssertLessThan(abs(named.distance(to: crossing) - meters), meters * 0.1 + road.widthMeters, text)
            let (east, north) = (named.x - crossing.x, named.y - crossing.y)
            let onwards: [String: Double] = ["东": east, "西": -east, "南": -north, "北": north]
            let onward = try XCTUnwrap(onwards[String(text[compass])])
            XCTAssertGreaterThan(onward, meters * 0.5 - road.widthMeters, text)
            checked += 1
        }
        XCTAssertGreaterThan(checked, 200)
    }

    /// 路西 lies to the west of the road.
    func testTheSideOfTheRoadIsTheSideNamed() throws {
        let city = Cities.small
        let pattern = try NSRegularExpression(pattern: "[米][路道]([东西南北])")
        for incident in city.incidents where incident.kind == .relative {
            let text = incident.text
            guard let match = pattern.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)),
                let side = Range(match.range(at: 1), in: text)
            else { continue }
            let path = city.roads[try XCTUnwrap(incident.road)].path
            let named = try XCTUnwrap(incident.namedPosition)
            let step = 1.0
            let shifts = ["东": (step, 0.0), "西": (-step, 0), "南": (0, -step), "北": (0, step)]
            let (east, north) = try XCTUnwrap(shifts[String(text[side])])
            let farther = Point(x: named.x + east, y: named.y + north)
            XCTAssertGreaterThan(distance(farther, to: path), distance(named, to: path), text)
        }
    }

    func testCleanTextsHoldTheNamesAsTheyAre() throws {
        var options = SampleCity.Options(seed: 5, areaSquareKilometers: 1)
        options.hotline = Self.clean
        let city = try SampleCity(options)
        for incident in city.incidents where incident.kind == .door {
            let address = city.addresses[try XCTUnwrap(incident.address)]
            XCTAssertTrue(incident.text.hasPrefix(address.cityName + address.districtName), incident.text)
            XCTAssertTrue(incident.text.contains(address.roadName + "\(address.number ?? 0)"), incident.text)
            XCTAssertTrue(incident.namesDistrict)
            XCTAssertFalse(incident.isMisspelt)
        }
        for incident in city.incidents {
            let crossing = incident.crossing.map { city.crossings[$0] }
            for road in [crossing?.firstRoad, crossing?.secondRoad].compactMap({ $0 }) {
                XCTAssertTrue(incident.text.contains(city.roads[road].name), incident.text)
            }
        }
    }

    /// Chinese numerals against those of ICU, which writes 〇 for 零.
    func testChineseNumeralsAreThoseOfICU() throws {
        var options = SampleCity.Options(seed: 5, areaSquareKilometers: 3)
        options.hotline = Self.clean
        options.hotline.chineseNumeralShare = 1
        let city = try SampleCity(options)
        let formatter = NumberFormatter()
        formatter.locale = Locale(identifier: "zh_CN")
        formatter.numberStyle = .spellOut
        var numbers: Set<Int> = []
        for incident in city.incidents where incident.kind == .door {
            let address = city.addresses[try XCTUnwrap(incident.address)]
            let number = try XCTUnwrap(address.number)
            let words = try XCTUnwrap(formatter.string(from: NSNumber(value: number)))
            let expected = address.roadName + words.replacingOccurrences(of: "〇", with: "零") + "号"
            XCTAssertTrue(incident.text.contains(expected), "\(incident.text) lacks \(expected)")
            numbers.insert(number)
        }
        XCTAssertGreaterThan(numbers.count, 100)
        XCTAssertTrue(numbers.contains { $0 > 100 && $0 % 100 < 10 } && numbers.contains { (10...19).contains($0) })
    }

    func testMisspeltTextsLackTheNameAndOthersHoldIt() throws {
        var options = SampleCity.Options(seed: 6, areaSquareKilometers: 1)
        options.hotline = Self.clean
        options.hotline.homophoneShare = 0.3
        options.hotline.deletionShare = 0.3
        let city = try SampleCity(options)
        for incident in city.incidents where incident.kind == .door {
            let name = city.roads[try XCTUnwrap(incident.road)].name
            XCTAssertEqual(incident.isMisspelt, !incident.text.contains(name), incident.text)
        }
    }

    func testTheSharesAreThoseOfTheOptions() throws {
        var options = SampleCity.Options(seed: 5, areaSquareKilometers: 1)
        options.incidentCount = 20_000
        let city = try SampleCity(options)
        let incidents = Array(city.incidents)
        let count = Double(incidents.count)
        let weights = [0.40, 0.22, 0.14, 0.15, 0.04, 0.03, 0.02]
        for (kind, weight) in zip(Incident.Kind.allCases, weights) {
            // A walk that does not fit its road becomes a plain crossing.
            let share = Double(incidents.count { $0.kind == kind }) / count
            XCTAssertEqual(share, weight, accuracy: 0.02, "\(kind)")
        }
        let placed = incidents.filter { $0.kind.rawValue <= Incident.Kind.road.rawValue }
        XCTAssertEqual(Double(placed.count { $0.namesDistrict }) / Double(placed.count), 0.55, accuracy: 0.02)
        XCTAssertEqual(Double(placed.count { $0.isMisspelt }) / Double(placed.count), 0.145, accuracy: 0.02)
        XCTAssertEqual(Double(placed.count { $0.text.contains("方宁市") }) / Double(placed.count), 0.3, accuracy: 0.02)
        let fullWidth = placed.count { $0.text.unicodeScalars.contains { (0xFF10...0xFF19).contains($0.value) } }
        XCTAssertEqual(Double(fullWidth) / Double(placed.count), 0.08, accuracy: 0.03)
    }

    func testTimesAscendWithinTheYear() {
        let times = Cities.small.incidents.map(\.time)
        XCTAssertEqual(times, times.sorted())
        XCTAssertGreaterThanOrEqual(times[0].secondsSinceEpoch, 1_735_660_800)
        XCTAssertLessThan(times[times.count - 1].secondsSinceEpoch, 1_735_660_800 + 365 * 86_400)
    }

    /// No noise at all.
    private static var clean: HotlineOptions {
        var options = HotlineOptions()
        options.leadInShare = 0
        options.cityMissingShare = 0
        options.districtMissingShare = 0
        options.streetMissingShare = 1
        options.markMissingShare = 0
        options.chineseNumeralShare = 0
        options.fullWidthShare = 0
        options.buildingFormShare = 0
        options.punctuationShare = 0
        options.homophoneShare = 0
        options.deletionShare = 0
        options.swapShare = 0
        options.doublingShare = 0
        return options
    }
}
