import FangcunGeo
import FangcunSampleCity
import XCTest

final class DeterminismTests: XCTestCase {
    /// The digest of the whole city of seed 7 and 0.5 km². A change of the generator changes it, and then every figure that was
    /// measured on sample cities: change it knowingly.
    private static let pinned: UInt64 = 0xD12B_8D36_0ED2_AA97

    func testTheSmallCityHasThePinnedBytes() {
        XCTAssertEqual(
            Digest.of(Cities.tiny), Self.pinned, "digest is now 0x\(String(Digest.of(Cities.tiny), radix: 16))")
    }

    func testTheSameSeedMakesTheSameCityTwice() throws {
        let again = try SampleCity(.init(seed: 7, areaSquareKilometers: 0.5))
        XCTAssertEqual(Digest.of(again), Digest.of(Cities.tiny))
    }

    func testElementsDoNotDependOnTheOrderOfAsking() {
        let city = Cities.tiny
        let forwards = city.incidents.indices.map { city.incidents[$0] }
        let backwards = city.incidents.indices.reversed().map { city.incidents[$0] }
        XCTAssertEqual(forwards, backwards.reversed())
        XCTAssertEqual(city.addresses.map(\.text), city.addresses.indices.map { city.addresses.text(at: $0) })
        XCTAssertEqual(city.addresses.map(\.position), city.addresses.indices.map { city.addresses.position(at: $0) })
        XCTAssertEqual(
            city.components.map(\.position), city.components.indices.map { city.components.position(at: $0) })
    }

    func testTheNumberOfIncidentsLeavesTheCityAlone() throws {
        var options = SampleCity.Options(seed: 7, areaSquareKilometers: 0.5)
        options.incidentCount = 3
        options.componentsPerSquareKilometer = 0
        let other = try SampleCity(options)
        XCTAssertEqual(other.addresses.map(\.text), Cities.tiny.addresses.map(\.text))
        XCTAssertEqual(other.grids.grids, Cities.tiny.grids.grids)
        XCTAssertEqual(other.incidents.count, 3)
        XCTAssertTrue(other.components.isEmpty)
    }

    func testTwoSeedsMakeTwoCities() throws {
        let other = try SampleCity(.init(seed: 8, areaSquareKilometers: 0.5))
        XCTAssertNotEqual(other.outline, Cities.tiny.outline)
        XCTAssertNotEqual(other.roads.map(\.name), Cities.tiny.roads.map(\.name))
        XCTAssertNotEqual(other.incidents.prefix(20).map(\.text), Cities.tiny.incidents.prefix(20).map(\.text))
    }

    func testTheEndsOfTheSeedsMakeCities() throws {
        for seed in [UInt64.min, .max] {
            let city = try SampleCity(.init(seed: seed, areaSquareKilometers: 0.5))
            XCTAssertGreaterThan(city.grids.grids.count, 30)
            XCTAssertGreaterThan(city.addresses.count, 500)
        }
    }

    func testEveryPositionIsAWholeNumberOfMillimeters() {
        let city = Cities.tiny
        let points =
            city.grids.grids.flatMap { $0.polygons[0].outer } + city.addresses.map(\.position)
            + city.components.map(\.position) + city.incidents.map(\.position) + city.roads.flatMap(\.path)
            + city.buildings.flatMap { $0.footprint.outer } + city.crossings.map(\.position)
        for point in points { XCTAssertEqual(Millimeters(point).point, point) }
    }
}

/// FNV-1a of 64 bits over everything in a city.
private struct Digest {
    private var value: UInt64 = 0xCBF2_9CE4_8422_2325

    static func of(_ city: SampleCity) -> UInt64 {
        var digest = Digest()
        for grid in city.grids.grids {
            digest.add(grid.code)
            digest.add(grid.polygons[0].outer)
        }
        digest.add(city.outline.outer)
        for division in city.divisions.districts + city.divisions.streets + city.divisions.communities {
            digest.add(division.twelveDigitCode + division.name)
        }
        for road in city.roads {
            digest.add(road.name)
            digest.add(road.path)
        }
        for crossing in city.crossings { digest.add([crossing.position]) }
        for block in city.blocks {
            digest.add(block.name)
            digest.add(block.outline.outer)
        }
        for building in city.buildings { digest.add(building.footprint.outer) }
        for address in city.addresses {
            digest.add(address.identifier + address.fullText)
            digest.add([address.position])
        }
        for component in city.components {
            digest.add(component.code)
            digest.add([component.position])
        }
        for incident in city.incidents {
            digest.add(incident.text)
            digest.add(UInt64(bitPattern: incident.time.secondsSinceEpoch))
            digest.add([incident.position])
        }
        return digest.value
    }

    private mutating func add(_ text: String) {
        for byte in text.utf8 { add(byte: byte) }
        add(byte: 0)
    }

    private mutating func add(_ points: [Point]) {
        for point in points {
            add(point.x.bitPattern)
            add(point.y.bitPattern)
        }
    }

    private mutating func add(_ number: UInt64) {
        for shift in stride(from: 0, to: 64, by: 8) { add(byte: UInt8(truncatingIfNeeded: number >> UInt64(shift))) }
    }

    private mutating func add(byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
}
