import FangcunGeo
import FangcunModel
import FangcunSampleCity
import FangcunTestSupport
import Glibc
import XCTest

/// From a file to the first answer: an atlas beside the same grids in GeoJSON.
final class AtlasBenchmarks: XCTestCase {
    func testOpenToFirstAnswer() throws {
        let city = try City.sample.get()
        let folder = try TemporaryFolder()
        let (path, source) = (folder.url.path + "/city.atlas", folder.url.path + "/grids.geojson")
        try OutputFile.write(try geoJSON(of: city.grids), to: source)
        var builder = try AtlasBuilder(reference: city.grids.reference)
        try builder.setGrids(city.grids)
        try builder.write(to: path)
        let points = City.incidents(1_000, in: city)

        // Each run asks another point, and opens the file anew; its pages are in the cache of the system.
        var turn = 0
        func point() -> Point {
            turn += 1
            return points[turn % points.count]
        }
        let answer = try timeInTurn(
            operations: 1,
            { _ = try XCTUnwrap(try Atlas(path: path).grids()).code(at: point()) },
            peer: {
                let bytes = try InputFile.read(source, maximumBytes: 1 << 32)
                let grids = try UnitGridSet(geoJSON: bytes, codeProperty: "code")
                _ = try GridLocator(grids).locate(point())
            })
        let size = try Atlas(path: path).sections.reduce(0) { $0 + $1.byteCount }
        try BenchmarkReport.add(
            .init(
                name: "atlas.open", timing: answer.ours, peer: answer.peer.map { ("rebuild-geojson", $0) }, goal: 25,
                memoryBytes: size))

        let trusted = try timeInTurn(
            operations: 1,
            { _ = try XCTUnwrap(try Atlas(path: path, checks: .skipped).grids()).code(at: point()) }
        ).ours
        try BenchmarkReport.add(.init(name: "atlas.open.unchecked", timing: trusted))
        let map = try timeInTurn(operations: 100, { for _ in 0..<100 { _ = try Atlas(path: path) } }).ours
        try BenchmarkReport.add(.init(name: "atlas.map", timing: map))
        let read = try timeInTurn(operations: 1, { _ = try Atlas(path: path, access: .inMemory).grids() }).ours
        try BenchmarkReport.add(.init(name: "atlas.read", timing: read))
        let verify = try timeInTurn(operations: 1, { try Atlas(path: path).verify() }).ours
        try BenchmarkReport.add(.init(name: "atlas.verify", timing: verify))
        try measureLocate(path, city)
        for checks in [Atlas.Checks.whenUsed, .skipped] {
            let times = try coldMilliseconds(path, checks, point())
            print("atlas.open with an empty cache of the system, checks \(checks): \(times) ms of wall time")
        }
    }

    /// Points in random order by a mapped file, beside a file read into memory and a locator that was never in a file.
    private func measureLocate(_ path: String, _ city: SampleCity) throws {
        let points = City.incidents(Pass.isShort ? 100_000 : 1_000_000, in: city)
        let mapped = try XCTUnwrap(try Atlas(path: path).grids()).locator
        let read = try XCTUnwrap(try Atlas(path: path, access: .inMemory).grids()).locator
        let made = try GridLocator(city.grids)
        XCTAssertEqual(mapped.locate(points), made.locate(points))
        var found = 0
        for (name, locator) in [("atlas.locate.mapped", mapped), ("atlas.locate.memory", read)] {
            let time = try timeInTurn(
                operations: points.count, { found += locator.locate(points).count { $0 >= 0 } },
                peer: { found += made.locate(points).count { $0 >= 0 } })
            try BenchmarkReport.add(.init(name: name, timing: time.ours, peer: time.peer.map { ("locator", $0) }))
        }
        XCTAssertGreaterThan(found, 0)
    }

    private func geoJSON(of set: UnitGridSet) throws -> [UInt8] {
        var writer = GeoJSONWriter(decimals: 3, reference: set.reference)
        for grid in set.grids {
            try writer.write(.multiPolygon(grid.polygons), properties: [.init("code", .string(grid.code))])
        }
        return writer.finish()
    }

    /// The wall time to the first answer after the system was asked to forget the file.
    private func coldMilliseconds(_ path: String, _ checks: Atlas.Checks, _ point: Point) throws -> [Double] {
        try (0..<Pass.runs).map { _ in
            let file = open(path, O_RDONLY)
            defer { close(file) }
            XCTAssertEqual(fsync(file), 0)
            XCTAssertEqual(posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED), 0)
            let start = ContinuousClock.now
            _ = try XCTUnwrap(try Atlas(path: path, checks: checks).grids()).code(at: point)
            let time = (ContinuousClock.now - start).components
            return (Double(time.seconds) * 1e4 + Double(time.attoseconds) / 1e14).rounded() / 10
        }
    }
}
