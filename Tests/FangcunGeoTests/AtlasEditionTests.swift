import FangcunGeo
import FangcunTestSupport
import Foundation
import XCTest

/// An atlas that is replaced while others read it.
final class AtlasEditionTests: XCTestCase {
    func testReadersSeeOneEditionWhole() throws {
        let folder = try TemporaryFolder()
        let path = folder.url.path + "/city.atlas"
        let cities = (1...3).map { LatticeCity.metric(seed: UInt64($0), columns: 5, rows: 5) }
        let builders = try cities.enumerated().map { number, city in
            // Codes and label name the edition, so that a mixture shows.
            let grids = city.grids.grids.map { UnitGrid(code: "\(number)-\($0.code)", polygons: $0.polygons) }
            var builder = try AtlasBuilder(
                reference: city.grids.reference, edition: AtlasEdition(label: "\(number)"))
            try builder.setGrids(UnitGridSet(reference: city.grids.reference, grids: grids))
            return builder
        }
        let points = cities[0].grids.vertices
        let expected = try cities.map { try GridLocator($0.grids).locate(points) }
        try builders[0].write(to: path)
        let kept = try Atlas(path: path)

        let isDone = Flag()
        let faults = Faults()
        let threads = DispatchGroup()
        for _ in 0..<3 {
            DispatchQueue.global().async(group: threads) {
                while !isDone.isSet {
                    do {
                        let atlas = try Atlas(path: path)
                        let number = Int(atlas.edition.label) ?? -1
                        let grids = try XCTUnwrap(try atlas.grids())
                        let codes = Set((0..<grids.count).map { grids.codes[$0]?.first })
                        if grids.locator.locate(points) != expected[number] || codes != [Character("\(number)")] {
                            faults.add("edition \(number) is mixed with another")
                        }
                    } catch {
                        faults.add("\(error)")
                    }
                }
            }
        }
        for turn in 0..<60 { try builders[turn % 3].write(to: path) }
        isDone.set()
        threads.wait()
        XCTAssertEqual(faults.all, [])
        // Who opened the first edition still has it.
        XCTAssertEqual(try kept.grids()?.locator.locate(points), expected[0])
        XCTAssertEqual(try FileManager.default.contentsOfDirectory(atPath: folder.url.path), ["city.atlas"])
    }

    func testManyThreadsMayAskForALayerFirst() throws {
        let atlas = try Atlas(bytes: SmallAtlas.bytes())
        let counts = Counts()
        DispatchQueue.concurrentPerform(iterations: 16) { _ in
            counts.add((try? atlas.grids()?.count) ?? -1)
            counts.add((try? atlas.points("components")?.count) ?? -1)
        }
        XCTAssertEqual(
            Set(counts.all), [try SmallAtlas(columns: 3, rows: 3, components: 20).city.grids.grids.count, 20])
    }

    func testHandleGivesTheNewEditionWhenAsked() throws {
        let folder = try TemporaryFolder()
        let path = folder.url.path + "/city.atlas"
        func write(_ label: String) throws {
            try AtlasBuilder(reference: .wgs84, edition: AtlasEdition(label: label)).write(to: path)
        }
        try write("one")
        let handle = try AtlasHandle(path: path)
        XCTAssertFalse(try handle.reload())
        try write("two")
        XCTAssertEqual(handle.atlas.edition.label, "one")
        XCTAssertTrue(try handle.reload())
        XCTAssertEqual(handle.atlas.edition.label, "two")
        // A broken file leaves the last good edition in use.
        try OutputFile.write(Array("no atlas".utf8), to: path)
        assertGeoError(.malformedInput, mentions: "not an atlas") { _ = try handle.reload() }
        XCTAssertEqual(handle.atlas.edition.label, "two")
        try FileManager.default.removeItem(atPath: path)
        assertGeoError(.unreadableFile, mentions: "No such file") { _ = try handle.reload() }
    }

    func testSkippedChecksAnswerTheSameAndVerifyTestsAllTheSame() throws {
        let folder = try TemporaryFolder()
        let path = folder.url.path + "/city.atlas"
        let small = try SmallAtlas()
        try small.builder().write(to: path)
        let atlas = try Atlas(path: path, checks: .skipped)
        let points = small.city.grids.vertices
        XCTAssertEqual(try atlas.grids()?.locator.locate(points), try GridLocator(small.city.grids).locate(points))
        XCTAssertEqual(try atlas.grids()?.set().grids, small.city.grids.grids)
        XCTAssertEqual(
            points.map { try? atlas.points("components")?.index.nearest(to: $0) },
            points.map { try? Atlas(path: path).points("components")?.index.nearest(to: $0) })
        try atlas.verify()

        // A flip in what no lookup follows: it is not noticed until all is verified.
        var bytes = try InputFile.read(path, maximumBytes: 1 << 24)
        let section = try XCTUnwrap(atlas.sections.first { $0.part == "shape-points" && $0.layer == "components" })
        bytes[section.offset] ^= 1
        try OutputFile.write(bytes, to: path)
        let damaged = try Atlas(path: path, checks: .skipped)
        XCTAssertNotNil(try damaged.points("components"))
        assertGeoError(.malformedInput, mentions: "components/shape-points") { try damaged.verify() }
        XCTAssertThrowsError(try Atlas(path: path).points("components"))
    }

    func testSystemsOutsideTheRegisterAreRefused() {
        assertGeoError(.unknownReferenceSystem, mentions: "GCJ02") { _ = try AtlasBuilder(reference: .gcj02) }
        assertGeoError(.unknownReferenceSystem, mentions: "GCJ02") {
            _ = try AtlasBuilder(reference: .wgs84, plane: .gcj02)
        }
    }

    func testFileThatCannotBeReadSaysWhy() throws {
        let folder = try TemporaryFolder()
        for access in [Atlas.Access.mapped, .inMemory] {
            assertGeoError(.unreadableFile, mentions: "No such file") {
                _ = try Atlas(path: folder.url.path + "/none", access: access)
            }
            assertGeoError(.unreadableFile, mentions: "not a file") {
                _ = try Atlas(path: folder.url.path, access: access)
            }
            let empty = try folder.write([], to: "empty")
            assertGeoError(.malformedInput, mentions: "not an atlas", "empty") {
                _ = try Atlas(path: empty.path, access: access)
            }
        }
    }
}

// Locks of tests: `Locked` is not public.
private final class Flag: @unchecked Sendable {
    private let lock = NSLock()
    private var value = false
    var isSet: Bool { lock.withLock { value } }
    func set() { lock.withLock { value = true } }
}

private final class Faults: @unchecked Sendable {
    private let lock = NSLock()
    private var faults: [String] = []
    var all: [String] { lock.withLock { faults } }
    func add(_ fault: String) { lock.withLock { faults.append(fault) } }
}

private final class Counts: @unchecked Sendable {
    private let lock = NSLock()
    private var counts: [Int] = []
    var all: [Int] { lock.withLock { counts } }
    func add(_ count: Int) { lock.withLock { counts.append(count) } }
}
