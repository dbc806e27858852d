import FangcunSampleCity
import XCTest

/// What it costs to make the city that the other benchmarks run on.
final class SampleCityBenchmarks: XCTestCase {
    func testGenerate() throws {
        let options = SampleCity.Options(seed: 2, areaSquareKilometers: Pass.isShort ? 20 : 350)
        let before = residentBytes()
        var city: SampleCity?
        let timing = try timeInTurn(operations: 1, { city = try SampleCity(options) }).ours
        XCTAssertGreaterThan(try XCTUnwrap(city).addresses.count, 20_000)
        try BenchmarkReport.add(
            .init(
                name: "sample-city.\(Int(options.areaSquareKilometers))km2", timing: timing,
                memoryBytes: max(0, residentBytes() - before)))
    }
}
