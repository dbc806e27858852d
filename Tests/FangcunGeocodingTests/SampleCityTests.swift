import FangcunGeo
import FangcunGeocoding
import FangcunSampleCity
import XCTest

/// The mainland form, as the hotline of a generated city writes it: lead-ins and tails, numerals, buildings as 5栋 or 5-2,
/// crossings in five wordings, ways from a crossing, other cities. Misspelt names are left to homophones and edits.
final class SampleCityTests: XCTestCase {
    func testHotlineTextsWithoutMisspellings() throws {
        let city = try SampleCity(SampleCity.Options(seed: 5, areaSquareKilometers: 4))
        let geocoder = try geocoder(of: city)
        XCTAssertEqual(geocoder.buildFindings, [])
        var found: [Incident.Kind: Tally] = [:]
        for incident in city.incidents where !incident.isMisspelt {
            let result = geocoder.geocode(incident.text)
            found[incident.kind, default: Tally()].add(result, incident)
        }
        // 98.7 / 99.8 / 99.3 / 99.9 %: what is missing names a road of two districts and no district.
        for kind in [Incident.Kind.door, .building, .crossing, .relative] {
            let tally = try XCTUnwrap(found[kind])
            XCTAssertGreaterThan(tally.count, 100)
            XCTAssertGreaterThan(tally.rightShare, 0.96, "\(kind), such as \(tally.wrong)")
        }
        for kind in [Incident.Kind.nowhere, .elsewhere] {
            let tally = try XCTUnwrap(found[kind])
            XCTAssertEqual(tally.rightShare, 1, "\(kind), such as \(tally.wrong)")
        }
    }

    func testEachAddressGeocodesToItself() throws {
        let city = try SampleCity(SampleCity.Options(seed: 6, areaSquareKilometers: 2))
        let geocoder = try geocoder(of: city)
        for address in city.addresses {
            for text in [address.text, address.fullText] {
                let result = geocoder.geocode(text)
                XCTAssertEqual(result.status, .ok, text)
                XCTAssertEqual(result.best?.level, .door, text)
                XCTAssertEqual(result.best?.position.distance(to: address.position) ?? .infinity, 0, accuracy: 1, text)
            }
        }
    }

    private func geocoder(of city: SampleCity) throws -> Geocoder {
        let addresses = city.addresses.map { address in
            AddressRecord(
                id: address.identifier, name: address.placeName, text: address.text, position: address.position,
                district: address.districtName)
        }
        let crossings = city.crossings.map { crossing in
            CrossingRecord(
                roadA: city.roads[crossing.firstRoad].name, roadB: city.roads[crossing.secondRoad].name,
                position: crossing.position, district: city.divisions.districts[crossing.district].name)
        }
        return try Geocoder(addresses: addresses, crossings: crossings, reference: city.reference)
    }
}

/// How many texts of one kind were understood, and some that were not.
private struct Tally {
    private(set) var count = 0
    private(set) var wrong: [String] = []
    private var right = 0

    var rightShare: Double { Double(right) / Double(max(count, 1)) }

    mutating func add(_ result: GeocodingResult, _ incident: Incident) {
        count += 1
        if isRight(result, incident) {
            right += 1
        } else if wrong.count < 5 {
            wrong.append("\(incident.text) (\(result.status))")
        }
    }

    private func isRight(_ result: GeocodingResult, _ incident: Incident) -> Bool {
        switch incident.kind {
        case .nowhere: return result.status == .none
        case .elsewhere: return result.status == .outside
        default:
            guard let best = result.best, let named = incident.namedPosition else { return false }
            return best.position.distance(to: named) <= (incident.kind == .relative ? 100 : 30)
        }
    }
}
