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
        let first = try timeInTurn(operations: 1, { _ = try Atlas(path: path).gridCode(at: point()) }).ours
        try BenchmarkReport.add(.init(name: "atlas.open.first", timing: first))
        let map = try timeInTurn(operations: 100, { for _ in 0..<100 { _ = try Atlas(path: path) } }).ours
        try BenchmarkReport.add(.init(name: "atlas.map", timing: map))
        let read = try timeInTurn(operations: 1, { _ = try Atlas(path: path, access: .inMemory).grids() }).ours
        try BenchmarkReport.add(.init(name: "atlas.read", timing: read))
        let verify = try timeInTurn(operations: 1, { try Atlas(path: path).verify() }).ours
        try BenchmarkReport.add(.init(name: "atlas.verify", timing: verify))
        try measureLocate(path, city)
        try measureCold(path, point)
    }

    /// Wall time to the first answer after the system was asked to forget the file, and to read as many bytes and no more.
    private func measureCold(_ path: String, _ point: () -> Point) throws {
        let sections = try Atlas(path: path).sections.filter { !$0.part.hasPrefix("shape-") }
        let needed = sections.reduce(0) { $0 + $1.byteCount }
        try printCold("open", path) { _ = try Atlas(path: path) }
        try printCold("first answer", path) { _ = try Atlas(path: path).gridCode(at: point()) }
        try printCold("answer of the tested layer", path) {
            _ = try XCTUnwrap(try Atlas(path: path).grids()).code(at: point())
        }
        try printCold("answer, checks skipped", path) {
            _ = try XCTUnwrap(try Atlas(path: path, checks: .skipped).grids()).code(at: point())
        }
        try printCold("plain read of \(needed >> 20) MiB", path) {
            let file = open(path, O_RDONLY)
            defer { close(file) }
            var buffer = [UInt8](repeating: 0, count: 1 << 20)
            for _ in 0..<needed >> 20 { XCTAssertEqual(read(file, &buffer, buffer.count), buffer.count) }
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

    private func printCold(_ name: String, _ path: String, _ body: () throws -> Void) throws {
        let times = try (0..<2 * Pass.runs).map { _ in
            let file = open(path, O_RDONLY)
            defer { close(file) }
            XCTAssertEqual(fsync(file), 0)
            XCTAssertEqual(posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED), 0)
            let start = ContinuousClock.now
            try body()
            let time = (ContinuousClock.now - start).components
            return Double(time.seconds) * 1e3 + Double(time.attoseconds) / 1e15
        }.sorted()
        let figures = [times[times.count / 2], times[0], times[times.count - 1]].map { String(format: "%.2f", $0) }
        print("bench atlas.cold, \(name): \(figures[0]) ms of wall time (\(figures[1]) to \(figures[2]))")
    }
}
