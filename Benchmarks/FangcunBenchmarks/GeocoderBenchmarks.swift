import FangcunGeo
import FangcunGeocoding
import FangcunSampleCity
import XCTest

/// Texts to positions, and positions to addresses.
final class GeocoderBenchmarks: XCTestCase {
    func testBuildForwardAndReverse() throws {
        let city = try SampleCity(SampleCity.Options(seed: 1, areaSquareKilometers: Pass.isShort ? 10 : 350))
        let records = city.addresses.enumerated().map { index, address in
            AddressRecord(
                id: String(index), name: address.placeName, text: address.text, position: address.position,
                district: address.districtName)
        }
        let before = residentBytes()
        let geocoder = try Geocoder(addresses: records, reference: city.reference)
        let memory = max(0, residentBytes() - before)
        let build = try timeInTurn(
            operations: 1, { _ = try Geocoder(addresses: records, reference: city.reference) }
        ).ours
        try BenchmarkReport.add(.init(name: "geocode.build", timing: build, memoryBytes: memory))

        let texts = stride(from: 0, to: records.count, by: max(1, records.count / 20_000)).map { records[$0].text }
        var found = 0
        let forward = try timeInTurn(
            operations: texts.count, { found = texts.count { geocoder.geocode($0).best != nil } }
        ).ours
        XCTAssertGreaterThan(found, texts.count * 9 / 10)
        try BenchmarkReport.add(.init(name: "geocode.exact", timing: forward))

        let points = City.incidents(100_000, in: city)
        let reverse = try timeInTurn(
            operations: points.count, { found = points.count { geocoder.nearestAddress(to: $0) != nil } }
        ).ours
        XCTAssertGreaterThan(found, points.count / 2)
        try BenchmarkReport.add(.init(name: "reverse.address", timing: reverse))
    }
}
