import FangcunGeo
import FangcunTestSupport
import XCTest

/// An overlay answers as an atlas made anew with the edits applied.
final class AtlasOverlayTests: XCTestCase {
    func testGridEditsAnswerAsAnAtlasMadeAnew() throws {
        for seed in 1...6 as ClosedRange<UInt64> {
            let city = LatticeCity.metric(seed: seed)
            var generator = SeededGenerator(seed: seed)
            let atlas = try atlas(of: city.grids)
            let edits = edits(of: city, &generator)
            let overlay = try XCTUnwrap(try AtlasOverlay(atlas, AtlasEdits(grids: edits)).grids())
            let now = try overlay.set()
            let anew = try XCTUnwrap(try self.atlas(of: now).grids())
            let points =
                city.grids.vertices + city.grids.edgeMidpoints + now.vertices + now.edgeMidpoints
                + [Point(x: .nan, y: 0), Point(x: 0, y: .infinity)]
            let answers = overlay.locate(points)
            var edited = 0
            for (point, answer) in zip(points, answers) {
                XCTAssertEqual(overlay.locate(point).map { Int32($0) } ?? -1, answer)
                XCTAssertEqual(overlay.code(of: Int(answer)), anew.code(at: point), "\(point) of city \(seed)")
                if anew.code(at: point) != (try atlas.grids()?.code(at: point)) { edited += 1 }
            }
            XCTAssertGreaterThan(edited, 20, "the edits of city \(seed) change nothing")
            let fresh = (0..<20_000).map { _ in
                Point(
                    x: 465_123 + Double.random(in: -50...1_200, using: &generator),
                    y: 3_845_678 + Double.random(in: -50...900, using: &generator))
            }
            XCTAssertEqual(
                overlay.locate(fresh).map { overlay.code(of: Int($0)) }, fresh.map { anew.code(at: $0) })
        }
    }

    /// Grids retired, moved by a quarter of a cell so that they overlap, shrunk so that gaps open, merged, and new ones upon others.
    private func edits(of city: LatticeCity, _ generator: inout SeededGenerator) -> AtlasEdits.Grids {
        var edits = AtlasEdits.Grids()
        let chosen = Array(city.grids.grids.shuffled(using: &generator).prefix(12))
        for (number, grid) in chosen.enumerated() {
            func shifted(_ points: [Point], _ factor: Double, _ dx: Double) -> [Point] {
                let center = points[0]
                return points.map {
                    Point(x: center.x + ($0.x - center.x) * factor + dx, y: center.y + ($0.y - center.y) * factor)
                }
            }
            let (factor, dx) = number % 2 == 0 ? (1.0, 25.0) : (0.7, 0.0)
            let polygons = grid.polygons.map { polygon in
                Polygon(
                    outer: shifted(polygon.outer, factor, dx), holes: polygon.holes.map { shifted($0, factor, dx) })
            }
            switch number % 3 {
            case 0: edits.retired.insert(grid.code)
            case 1: edits.changed.append(UnitGrid(code: grid.code, polygons: polygons))
            default: edits.changed.append(UnitGrid(code: "new-\(number)", polygons: polygons))
            }
        }
        edits.changed.append(UnitGrid(code: "empty", polygons: []))
        return edits
    }

    func testNoEditsChangeNothing() throws {
        let small = try SmallAtlas()
        let atlas = try Atlas(bytes: small.builder().bytes)
        let overlay = try AtlasOverlay(atlas, AtlasEdits())
        let (grids, points) = (try XCTUnwrap(try overlay.grids()), try XCTUnwrap(try overlay.points("components")))
        XCTAssertEqual(try grids.set().grids, small.city.grids.grids)
        XCTAssertEqual(
            grids.locate(small.city.grids.vertices), try atlas.grids()?.locator.locate(small.city.grids.vertices))
        for place in small.city.grids.vertices {
            XCTAssertEqual(points.nearest(to: place, count: 4), points.base.index.nearest(to: place, count: 4))
        }
        XCTAssertNil(try overlay.points("nothing"))
        XCTAssertNil(
            try AtlasOverlay(try Atlas(bytes: try AtlasBuilder(reference: .wgs84).bytes), AtlasEdits()).grids())
    }

    func testPointEditsAnswerAsAnAtlasMadeAnew() throws {
        for seed in 1...5 as ClosedRange<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let small = try SmallAtlas(components: 200)
            let atlas = try Atlas(bytes: small.builder().bytes)
            let order = small.components.indices.shuffled(using: &generator)
            var edits = AtlasEdits.Points(removed: Set(order.prefix(30)))
            // Some onto places where others are, so that ties arise.
            for record in order.dropFirst(30).prefix(30) {
                edits.changed[record] = .init(
                    try XCTUnwrap(small.components.randomElement(using: &generator)),
                    className: record % 3 == 0 ? "0203" : nil)
            }
            edits.added = (0..<30).map { number in
                .init(
                    small.components[order[number * 3 % 200]],
                    className: [nil, "0102", "0999"][number % 3])
            }
            let overlay = try XCTUnwrap(
                try AtlasOverlay(atlas, AtlasEdits(points: ["components": edits])).points("components"))
            let records = (0..<overlay.count).filter { overlay.position(of: $0) != nil }
            XCTAssertEqual(records.count, 200)
            var builder = try AtlasBuilder(reference: atlas.reference)
            try builder.setPoints(
                "components", records.compactMap { overlay.position(of: $0) },
                classes: records.map { overlay.className(of: $0) ?? "none" })
            let anew = try XCTUnwrap(try Atlas(bytes: builder.bytes).points("components"))

            func assertSame(_ ours: [Neighbor], _ theirs: [Neighbor], line: UInt = #line) {
                XCTAssertEqual(ours.map(\.id), theirs.map { records[$0.id] }, line: line)
                XCTAssertEqual(ours.map(\.distance), theirs.map(\.distance), line: line)
            }
            for place in small.components + small.city.grids.vertices {
                assertSame(overlay.nearest(to: place, count: 7), anew.index.nearest(to: place, count: 7))
                assertSame(overlay.neighbors(of: place, within: 60), anew.index.neighbors(of: place, within: 60))
                for classes in [["0102"], ["0999", "0101"], ["nothing"]] as [Set<String>] {
                    assertSame(
                        overlay.nearest(to: place, count: 3, within: 150, classes: classes),
                        anew.index.nearest(to: place, count: 3, within: 150, classes: anew.selection(of: classes)))
                }
                let window = BoundingBox(minX: place.x - 40, minY: place.y - 30, maxX: place.x + 40, maxY: place.y)
                XCTAssertEqual(overlay.ids(in: window), anew.index.ids(in: window).map { records[$0] })
            }
            XCTAssertEqual(overlay.nearest(to: Point(x: .nan, y: 0)), [])
            XCTAssertEqual(overlay.nearest(to: Point(x: 0, y: 0), count: 0), [])
        }
    }

    func testColumnsAreAnsweredAsSinglePlaces() throws {
        var generator = SeededGenerator(seed: 8)
        let small = try SmallAtlas(components: 200)
        let atlas = try Atlas(bytes: small.builder().bytes)
        var edits = AtlasEdits.Points(removed: Set(0..<20))
        for record in 20..<50 { edits.changed[record] = .init(small.components[(record * 7) % 200]) }
        edits.added = (0..<20).map { .init(small.components[$0 * 9]) }
        for edits in [edits, AtlasEdits.Points(removed: [3]), AtlasEdits.Points()] {
            let overlay = try XCTUnwrap(
                try AtlasOverlay(atlas, AtlasEdits(points: ["components": edits])).points("components"))
            let places =
                small.components + [Point(x: .nan, y: 0)]
                + (0..<300).map { _ in
                    Point(
                        x: 465_123 + Double.random(in: -20...420, using: &generator),
                        y: 3_845_678 + Double.random(in: -20...420, using: &generator))
                }
            for (count, distance) in [(1, Double.infinity), (4, 30), (9, .infinity)] {
                let found = overlay.rows(places, count, distance)
                for (index, place) in places.enumerated() {
                    let single = overlay.nearest(to: place, count: count, within: distance)
                    let row = index * count..<(index + 1) * count
                    XCTAssertEqual(found.ids[row].filter { $0 >= 0 }.map(Int.init), single.map(\.id))
                    XCTAssertEqual(Array(found.distances[row].prefix(single.count)), single.map(\.distance))
                    XCTAssertTrue(found.distances[row].dropFirst(single.count).allSatisfy { $0 == .infinity })
                }
            }
        }
    }

    func testEditsOfWhatIsNotThereAreRefused() throws {
        let atlas = try Atlas(bytes: SmallAtlas.bytes())
        func refused(_ words: String, _ edits: AtlasEdits, line: UInt = #line) {
            assertGeoError(.malformedInput, mentions: words, line: line) { _ = try AtlasOverlay(atlas, edits) }
        }
        let code = try XCTUnwrap(try atlas.grids()?.codes[0])
        refused("'no-code'", AtlasEdits(grids: .init(retired: ["no-code"])))
        refused(
            "edited twice", AtlasEdits(grids: .init(retired: [code], changed: [UnitGrid(code: code, polygons: [])])))
        let twice = [UnitGrid(code: "a", polygons: []), UnitGrid(code: "a", polygons: [])]
        refused("edited twice", AtlasEdits(grids: .init(changed: twice)))
        refused("feature 20", AtlasEdits(points: ["components": .init(removed: [20])]))
        refused(
            "both removed",
            AtlasEdits(points: ["components": .init(removed: [3], changed: [3: .init(Point(x: 0, y: 0))])]))
        refused("'trees'", AtlasEdits(points: ["trees": .init()]))
        assertGeoError(.invalidGeometry, mentions: "finite") {
            _ = try AtlasOverlay(
                atlas, AtlasEdits(points: ["components": .init(added: [.init(Point(x: .nan, y: 0))])]))
        }
        var builder = try AtlasBuilder(reference: atlas.reference)
        try builder.setGrids(LatticeCity.metric().grids, includesPolygons: false)
        let without = try Atlas(bytes: builder.bytes)
        assertGeoError(.malformedInput, mentions: "polygons") {
            _ = try AtlasOverlay(without, AtlasEdits(grids: .init(changed: [UnitGrid(code: "a", polygons: [])])))
        }
    }

    private func atlas(of grids: UnitGridSet) throws -> Atlas {
        var builder = try AtlasBuilder(reference: grids.reference)
        try builder.setGrids(grids)
        return try Atlas(bytes: builder.bytes)
    }
}

extension PointOverlay {
    /// The rows of a column of places.
    fileprivate func rows(_ places: [Point], _ count: Int, _ distance: Double) -> (ids: [Int32], distances: [Double]) {
        var ids = [Int32](repeating: 7, count: places.count * count)
        var distances = [Double](repeating: 7, count: places.count * count)
        let (x, y) = (places.map(\.x), places.map(\.y))
        x.withUnsafeBufferPointer { x in
            y.withUnsafeBufferPointer { y in
                ids.withUnsafeMutableBufferPointer { ids in
                    distances.withUnsafeMutableBufferPointer { distances in
                        nearest(
                            x: x, y: y, count: count, within: distance, classes: nil, ids: ids, distances: distances)
                    }
                }
            }
        }
        return (ids, distances)
    }
}
