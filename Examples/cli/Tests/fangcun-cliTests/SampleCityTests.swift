import FangcunModel
import XCTest

@testable import fangcun_cli

/// The whole way on a small generated city.
final class SampleCityTests: XCTestCase {
    private static let area = 0.5

    private func demo(_ folder: TemporaryFolder, source: DemoOptions.Source, output: String) throws -> DemoSummary {
        try DemoPipeline(
            options: DemoOptions(
                source: source, outputFolder: folder.path(output), now: Instant(secondsSinceEpoch: 1_767_225_600)),
            progress: ProgressDisplay(style: .silent, stepCount: DemoSteps.count)
        ).run()
    }

    func testEverythingHoldsForASampleCity() throws {
        let folder = try TemporaryFolder()
        let summary = try demo(folder, source: .sampleCity(seed: 7, areaSquareKilometers: Self.area), output: "out")
        XCTAssertEqual(summary.failures, [])
        let json = try JSONReader.value(of: try folder.bytes("out/summary.json"))
        let compared = try XCTUnwrap(json["agreement"]?["compared"]?.number)
        let placed = try XCTUnwrap(json["geocode"]?["status"]?["ok"]?.number)
        let incidents = try XCTUnwrap(json["counts"]?["incidents"]?.number)
        XCTAssertGreaterThan(compared, incidents / 2)
        XCTAssertGreaterThan(placed, incidents / 2)
        XCTAssertLessThan(try XCTUnwrap(json["geocode"]?["distance_median_m"]?.number), 100)
    }

    func testWrittenCityGivesTheSameResultsAsTheGeneratedOne() throws {
        let folder = try TemporaryFolder()
        XCTAssertEqual(
            Program.run([
                "sample-city", "--seed", "7", "--area-km2", String(Self.area), "--output", folder.path("city"),
            ]), 0)
        _ = try demo(folder, source: .folder(folder.path("city")), output: "read")
        _ = try demo(folder, source: .sampleCity(seed: 7, areaSquareKilometers: Self.area), output: "made")
        for name in ["incidents.csv", "incidents.geojson", "dispatch.csv"] {
            XCTAssertEqual(try folder.bytes("read/" + name), try folder.bytes("made/" + name), name)
        }
    }

    func testOneSeedOneCityAnotherSeedAnother() throws {
        let one = try SampleCityFiles.make(seed: 7, areaSquareKilometers: Self.area)
        XCTAssertEqual(one, try SampleCityFiles.make(seed: 7, areaSquareKilometers: Self.area))
        XCTAssertNotEqual(one, try SampleCityFiles.make(seed: 8, areaSquareKilometers: Self.area))
    }
}
