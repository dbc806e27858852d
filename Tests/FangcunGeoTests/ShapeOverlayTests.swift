import FangcunGeo
import FangcunTestSupport
import XCTest

/// Edits of areas and lines answer as an atlas made anew with them, tie for tie.
final class ShapeOverlayTests: XCTestCase {
    /// The layer after random edits: removed, redrawn onto others so that ties arise, and new ones.
    private func edits<Shape>(
        of shapes: [Shape], _ generator: inout SeededGenerator, redraw: (Shape, Double) -> Shape
    ) -> AtlasEdits.Layer<Shape> {
        var edits = AtlasEdits.Layer<Shape>()
        let order = shapes.indices.shuffled(using: &generator)
        let part = shapes.count / 5
        edits.removed = Set(order.prefix(part))
        for record in order.dropFirst(part).prefix(part) {
            let other = shapes[order[record % shapes.count]]
            edits.changed[record] = .init(redraw(other, record % 2 == 0 ? 0 : 3.25))
        }
        edits.added = (0..<part).map { .init(redraw(shapes[order[$0 * 2 % shapes.count]], Double($0 % 3) * 2.5)) }
        return edits
    }

    /// Shapes and indexes of the records that are left.
    private func now<Shape>(
        _ shapes: [Shape], _ edits: AtlasEdits.Layer<Shape>
    ) -> (shapes: [Shape], records: [Int]) {
        let all = shapes.indices.map { edits.changed[$0]?.shape ?? shapes[$0] } + edits.added.map(\.shape)
        let records = all.indices.filter { !edits.removed.contains($0) }
        return (records.map { all[$0] }, records)
    }

    private func places(_ small: SmallAtlas, _ generator: inout SeededGenerator) -> [Point] {
        let corners: [Point] = Array(small.buildings.joined().flatMap(\.rings).joined())
        let bends: [Point] = Array(small.roads.joined().joined())
        return corners + bends
            + (0..<500).map { _ in
                Point(
                    x: 465_123 + Double.random(in: -20...440, using: &generator),
                    y: 3_845_678 + Double.random(in: -20...440, using: &generator))
            } + [Point(x: .nan, y: 0), Point(x: 0, y: .infinity)]
    }

    private func windows(_ places: [Point]) -> [BoundingBox] {
        places.prefix(300).map { BoundingBox(minX: $0.x - 15, minY: $0.y - 25, maxX: $0.x + 15, maxY: $0.y) }
    }

    func testAreaEditsAnswerAsAnAtlasMadeAnew() throws {
        for seed in 1...3 as ClosedRange<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let small = try SmallAtlas(components: 600)
            let atlas = try Atlas(bytes: small.builder().bytes)
            let edits = edits(of: small.buildings, &generator) { area, shift in
                area.map { Polygon(outer: $0.outer.map { Point(x: $0.x + shift, y: $0.y + shift / 2) }) }
            }
            let overlay = try XCTUnwrap(
                try AtlasOverlay(atlas, AtlasEdits(areas: ["buildings": edits])).areas("buildings"))
            let (shapes, records) = now(small.buildings, edits)
            XCTAssertEqual(overlay.count, 240)
            var builder = try AtlasBuilder(reference: atlas.reference)
            try builder.setAreas("buildings", shapes)
            let anew = try XCTUnwrap(try Atlas(bytes: builder.bytes).areas("buildings"))
            let places = places(small, &generator)
            var found = 0
            for place in places {
                let theirs = anew.index.ids(containing: place).map { records[$0] }
                XCTAssertEqual(overlay.ids(containing: place), theirs)
                XCTAssertEqual(overlay.first(containing: place), theirs.first)
                if theirs != atlas.areasOrNone("buildings")?.index.ids(containing: place) { found += 1 }
            }
            XCTAssertGreaterThan(found, 100, "the edits change nothing")
            XCTAssertEqual(
                overlay.firsts(containing: places),
                places.map { overlay.first(containing: $0).map { Int32($0) } ?? -1 })
            for window in windows(places) {
                XCTAssertEqual(overlay.ids(in: window), anew.index.ids(in: window).map { records[$0] })
            }
        }
    }

    func testLineEditsAnswerAsAnAtlasMadeAnew() throws {
        for seed in 1...3 as ClosedRange<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let small = try SmallAtlas(components: 300)
            let atlas = try Atlas(bytes: small.builder().bytes)
            let edits = edits(of: small.roads, &generator) { line, shift in
                line.map { $0.map { Point(x: $0.x + shift, y: $0.y) } }
            }
            let overlay = try XCTUnwrap(try AtlasOverlay(atlas, AtlasEdits(lines: ["roads": edits])).lines("roads"))
            let (shapes, records) = now(small.roads, edits)
            var builder = try AtlasBuilder(reference: atlas.reference)
            try builder.setLines("roads", shapes)
            let anew = try XCTUnwrap(try Atlas(bytes: builder.bytes).lines("roads"))

            func assertSame(_ ours: [LinePosition], _ theirs: [LinePosition], line: UInt = #line) {
                XCTAssertEqual(ours.map(\.id), theirs.map { records[$0.id] }, line: line)
                XCTAssertEqual(ours.map(\.distance), theirs.map(\.distance), line: line)
                XCTAssertEqual(ours.map(\.foot), theirs.map(\.foot), line: line)
                XCTAssertEqual(ours.map(\.chainage), theirs.map(\.chainage), line: line)
                XCTAssertEqual(ours.map(\.side), theirs.map(\.side), line: line)
            }
            let places = places(small, &generator)
            var ties = 0
            for place in places {
                let five = anew.index.nearest(to: place, count: 5)
                assertSame(overlay.nearest(to: place, count: 5), five)
                assertSame(overlay.nearest(to: place, within: 9), anew.index.nearest(to: place, within: 9))
                assertSame(overlay.neighbors(of: place, within: 30), anew.index.neighbors(of: place, within: 30))
                ties += zip(five, five.dropFirst()).count { $0.distance == $1.distance }
            }
            XCTAssertGreaterThan(ties, 100, "no lines are equally far")
            for window in windows(places) {
                XCTAssertEqual(overlay.ids(in: window), anew.index.ids(in: window).map { records[$0] })
            }
            XCTAssertEqual(overlay.nearest(to: Point(x: 465_300, y: 3_845_800), count: 0), [])
        }
    }

    func testNoEditsChangeNothing() throws {
        let small = try SmallAtlas()
        let atlas = try Atlas(bytes: small.builder().bytes)
        let overlay = try AtlasOverlay(atlas)
        let (areas, lines) = (try XCTUnwrap(try overlay.areas("buildings")), try XCTUnwrap(try overlay.lines("roads")))
        for place in small.city.grids.vertices {
            XCTAssertEqual(areas.ids(containing: place), areas.base.index.ids(containing: place))
            XCTAssertEqual(lines.nearest(to: place, count: 3), lines.base.index.nearest(to: place, count: 3))
        }
        XCTAssertNil(try overlay.areas("roads"))
        XCTAssertNil(try overlay.lines("nothing"))
        XCTAssertEqual(try overlay.table("roads")?.text("name", of: 2), "第2路")
        XCTAssertEqual(overlay.editedLayers, [])
    }

    func testEditsOfWhatIsNotThereAreRefused() throws {
        let atlas = try Atlas(bytes: SmallAtlas.bytes())
        assertGeoError(.malformedInput, mentions: "'roads'") {
            _ = try AtlasOverlay(atlas, AtlasEdits(areas: ["roads": .init()]))
        }
        assertGeoError(.malformedInput, mentions: "the atlas has not") {
            _ = try AtlasOverlay(atlas, AtlasEdits(areas: ["buildings": .init(changed: [999: .init([])])]))
        }
        assertGeoError(.malformedInput, mentions: "both removed") {
            _ = try AtlasOverlay(atlas, AtlasEdits(lines: ["roads": .init(removed: [1], changed: [1: .init([])])]))
        }
        assertGeoError(.invalidGeometry, mentions: "finite") {
            let chain = [Point(x: 0, y: 0), Point(x: .nan, y: 1)]
            _ = try AtlasOverlay(atlas, AtlasEdits(lines: ["roads": .init(added: [.init([chain])])]))
        }
    }
}

extension Atlas {
    fileprivate func areasOrNone(_ layer: String) -> AtlasAreas? { (try? areas(layer)) ?? nil }
}
