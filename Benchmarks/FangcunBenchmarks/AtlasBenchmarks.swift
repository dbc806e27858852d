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

        let map = try timeInTurn(operations: 100, { for _ in 0..<100 { _ = try Atlas(path: path) } }).ours
        try BenchmarkReport.add(.init(name: "atlas.map", timing: map))
        let read = try timeInTurn(operations: 1, { _ = try Atlas(path: path, access: .inMemory).grids() }).ours
        try BenchmarkReport.add(.init(name: "atlas.read", timing: read))
        let verify = try timeInTurn(operations: 1, { try Atlas(path: path).verify() }).ours
        try BenchmarkReport.add(.init(name: "atlas.verify", timing: verify))
        print("atlas.open with an empty cache of the system: \(try coldMilliseconds(path, point())) ms of wall time")
    }

    private func geoJSON(of set: UnitGridSet) throws -> [UInt8] {
        var writer = GeoJSONWriter(decimals: 3, reference: set.reference)
        for grid in set.grids {
            try writer.write(.multiPolygon(grid.polygons), properties: [.init("code", .string(grid.code))])
        }
        return writer.finish()
    }

    /// The wall time to the first answer after the system was asked to forget the file.
    private func coldMilliseconds(_ path: String, _ point: Point) throws -> [Double] {
        try (0..<Pass.runs).map { _ in
            let file = open(path, O_RDONLY)
            defer { close(file) }
            XCTAssertEqual(fsync(file), 0)
            XCTAssertEqual(posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED), 0)
            let start = ContinuousClock.now
            _ = try XCTUnwrap(try Atlas(path: path).grids()).code(at: point)
            let time = (ContinuousClock.now - start).components
            return (Double(time.seconds) * 1e3 + Double(time.attoseconds) / 1e15).rounded()
        }
    }
}
