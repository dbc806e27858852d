import FangcunGeo
import FangcunSampleCity
import XCTest

/// Points to unit grids, beside GEOS on the same grids and points.
final class LocatorBenchmarks: XCTestCase {
    func testLocateAndBuild() throws {
        let city = try City.sample.get()
        let points = City.incidents(Pass.isShort ? 100_000 : 1_000_000, in: city)
        let before = residentBytes()
        let locator = try GridLocator(city.grids)
        let memory = max(0, residentBytes() - before)
        let peer = try XCTUnwrap(GEOSPointLocator(city.grids))
        try assertAgreement(locator, peer, points)

        try measureLocate("locate.random", points, locator, peer, goal: 100)
        try measureLocate("locate.sorted", points.sorted(by: City.alongStrips), locator, peer, goal: 20)

        let build = try timeInTurn(
            operations: 1, { XCTAssertNotNil(try GridLocator(city.grids)) },
            peer: { XCTAssertNotNil(GEOSPointLocator(city.grids)) })
        try BenchmarkReport.add(
            .init(
                name: "locate.build", timing: build.ours, peer: build.peer.map { ("geos-prepared", $0) },
                memoryBytes: memory))
    }

    private func measureLocate(
        _ name: String, _ points: [Point], _ locator: GridLocator, _ peer: GEOSPointLocator, goal: Double
    ) throws {
        let sample = Array(points.prefix(points.count / 5))
        var found = 0
        let ours = try timeInTurn(operations: points.count, { found += locator.locate(points).count { $0 >= 0 } }).ours
        let theirs = try timeInTurn(operations: sample.count, { found += sample.count { peer.locate($0) >= 0 } }).ours
        XCTAssertGreaterThan(found, 0)
        try BenchmarkReport.add(.init(name: name, timing: ours, peer: ("geos-prepared", theirs), goal: goal))
    }

    /// GEOS counts the rim of a polygon as part of it, so it may differ only for points on an edge; random doubles are on none.
    private func assertAgreement(_ locator: GridLocator, _ peer: GEOSPointLocator, _ points: [Point]) throws {
        let sample = points.prefix(50_000)
        let differing = sample.filter { Int32(locator.locate($0) ?? -1) != peer.locate($0) }
        XCTAssertEqual(differing.count, 0, "GEOS disagrees, first at \(String(describing: differing.first))")
    }
}
