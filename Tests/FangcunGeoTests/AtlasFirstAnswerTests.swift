import FangcunGeo
import FangcunTestSupport
import XCTest

/// First questions to an atlas test what they read: the answers are those of the tested layer, and damage is not passed over.
final class AtlasFirstAnswerTests: XCTestCase {
    /// A city whose edges fill several pieces, and points in it: everywhere, and on its borders.
    private static let city = LatticeCity.metric(columns: 40, rows: 40)
    private static let file = Result {
        var builder = try AtlasBuilder(reference: city.grids.reference)
        try builder.setGrids(city.grids)
        return builder.bytes
    }
    private static let points: [Point] = {
        var generator = SeededGenerator(seed: 9)
        let inside = (0..<500).map { _ in
            Point(
                x: 465_123 + Double.random(in: -100...4_500, using: &generator),
                y: 3_845_678 + Double.random(in: -100...4_200, using: &generator))
        }
        let corners = city.grids.grids.prefix(60).flatMap { $0.polygons[0].outer }
        return inside + corners + [Point(x: .nan, y: 0), Point(x: .infinity, y: -.infinity), Point(x: 1e300, y: 0)]
    }()

    func testFirstAnswersAreThoseOfTheTestedLayer() throws {
        let atlas = try Atlas(bytes: try Self.file.get())
        let made = try GridLocator(Self.city.grids)
        var found = 0
        for point in Self.points {
            let code = made.locate(point).map { Self.city.grids.grids[$0].code }
            XCTAssertEqual(try atlas.gridCode(at: point), code, "\(point)")
            found += code == nil ? 0 : 1
        }
        XCTAssertGreaterThan(found, 400)
        XCTAssertNil(try Atlas(bytes: try AtlasBuilder(reference: .cgcs2000).bytes).gridCode(at: Self.points[0]))
    }

    func testDamageIsNoticedByWhomItConcernsOnly() throws {
        let file = try Self.file.get()
        let sound = try Atlas(bytes: file)
        let grids = try XCTUnwrap(try sound.grids())
        for part in ["locator-cells", "locator-blocks", "locator-edges"] {
            let section = try XCTUnwrap(sound.sections.first { $0.layer == "grids" && $0.part == part })
            let piece = section.byteCount / 65_536
            XCTAssertGreaterThan(part == "locator-edges" ? piece : 1, 0, "\(part) has one piece only")
            var broken = file
            broken[section.offset + section.byteCount - 1] ^= 0x10
            let atlas = try Atlas(bytes: broken)
            var (right, refused) = (0, 0)
            for point in Self.points {
                do {
                    let code = try atlas.gridCode(at: point)
                    XCTAssertEqual(code, grids.code(at: point))
                    right += 1
                } catch {
                    XCTAssertEqual(error.code, .malformedInput)
                    XCTAssertEqual(error.place, .byte(section.offset + piece * 65_536))
                    XCTAssertTrue(error.reason.contains("grids/\(part)"), error.reason)
                    refused += 1
                }
            }
            XCTAssertGreaterThan(right, 0, part)
            XCTAssertGreaterThan(refused, 0, part)
            assertGeoError(.malformedInput, mentions: "grids/\(part)") { _ = try atlas.grids() }
        }
    }

    func testDamagedChecksumsAreNoticedByBoth() throws {
        var file = try Self.file.get()
        let sections = try Atlas(bytes: file).sections
        let number = try XCTUnwrap(sections.firstIndex { $0.part == "locator-edges" })
        let before = sections[..<number].reduce(0) { $0 + ($1.byteCount + 65_535) / 65_536 }
        file[4_096 + 64 * sections.count + 8 * (before + 1)] ^= 1
        let atlas = try Atlas(bytes: file)
        assertGeoError(.malformedInput, mentions: "checksums", "grids/locator-edges") {
            _ = try atlas.gridCode(at: Self.points[0])
        }
        assertGeoError(.malformedInput, mentions: "checksums", "grids/locator-edges") { _ = try atlas.grids() }
    }

    func testQuestionsFromManyThreadsWhileTheLayerIsTested() throws {
        let atlas = try Atlas(bytes: try Self.file.get())
        let points = Self.points
        let made = try GridLocator(Self.city.grids)
        let codes = Self.city.grids.grids.map(\.code)
        DispatchQueue.concurrentPerform(iterations: 8) { thread in
            if thread == 0 { XCTAssertNotNil(try? atlas.grids()) }
            for point in points.dropFirst(thread * 50) {
                XCTAssertEqual(try? atlas.gridCode(at: point), made.locate(point).map { codes[$0] })
            }
        }
    }
}
