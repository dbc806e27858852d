import FangcunGeo

extension FuzzTarget {
    /// The atlas: what opens answers any question without a trap, and whatever is found is there.
    ///
    /// The first byte says how the others are meant: 0, as a file; else as parts (``AtlasParts/compact``) that make a file
    /// with right checksums, so that the fuzzer gets past these.
    static let atlas = FuzzTarget("Atlas") { bytes in
        guard let form = bytes.first else { return }
        let rest = Array(bytes.dropFirst())
        use(form == 0 ? rest : AtlasParts(compact: rest, header: header).file)
    }

    private static let header: [UInt8] = {
        guard let builder = try? AtlasBuilder(reference: .cgcs2000GaussKruger114) else { return [] }
        return builder.bytes
    }()

    /// Opens the file and asks it all it can be asked.
    public static func use(_ file: [UInt8]) {
        guard let atlas = try? Atlas(bytes: file) else { return }
        askFirst(atlas)
        let isSound = (try? atlas.verify()) != nil
        let grids = try? atlas.grids()
        promise(!isSound || grids != nil || !atlas.layers.contains("grids"), "a sound atlas does not give its grids")
        if let grids = grids ?? nil { use(grids) }
        edit(atlas)
        for name in atlas.layers {
            guard let table = (try? atlas.table(name)) ?? nil else { continue }
            for column in table.columns {
                if let texts = try? table.texts(column) { for index in 0..<min(texts.count, 100) { _ = texts[index] } }
                _ = try? table.numbers(column).all
                _ = try? table.integers(column).all
            }
            if let points = (try? atlas.points(name)) ?? nil { use(points) }
            if let areas = (try? atlas.areas(name)) ?? nil { use(areas) }
            if let lines = (try? atlas.lines(name)) ?? nil { use(lines) }
        }
    }

    private static let places: [Point] =
        (0..<16).map { Point(x: 465_123 + Double($0) * 29, y: 3_845_678 + Double($0 * 7 % 16) * 23) }
        + [Point(x: .nan, y: 1), Point(x: .infinity, y: 0), Point(x: -1e149, y: 1e149), Point(x: 0, y: 0)]
    private static let windows = zip(places, places.dropFirst()).map { a, b in
        BoundingBox(minX: min(a.x, b.x), minY: min(a.y, b.y), maxX: max(a.x, b.x), maxY: max(a.y, b.y))
    }

    /// Asks before anything was tested: what answers without an error answers as the tested layer does.
    private static func askFirst(_ atlas: Atlas) {
        let answers = (places + inner).map { place in Result { try atlas.gridCode(at: place) } }
        guard let grids = (try? atlas.grids()) ?? nil else { return }
        for (place, answer) in zip(places + inner, answers) {
            promise((try? answer.get()) == .some(grids.code(at: place)), "a first answer differs from the later one")
        }
    }

    /// Places in the small city of the tests.
    private static let inner = (0..<64).map { step in
        Point(x: 465_123 + Double(step) * 7.3, y: 3_845_678 + Double(step * 37 % 64) * 5.1)
    }

    private static func use(_ points: AtlasPoints) {
        let classes = points.selection(of: Set(points.classNames.prefix(2)))
        for place in places {
            for found in points.index.nearest(to: place, count: 5) + points.index.nearest(to: place, classes: classes) {
                promise(points.position(of: found.id) != nil, "a record is found that is not there")
                _ = points.className(of: found.id)
            }
            promise(
                points.index.neighbors(of: place, within: 100).count <= points.count, "more are found than there are")
        }
        let many = points.index.nearest(to: places, count: 3, within: 200)
        for place in places.indices {
            promise(
                many.neighbors(ofPlace: place).allSatisfy { points.position(of: $0.id) != nil },
                "a record is found for many that is not there")
        }
        for window in windows { _ = points.index.ids(in: window) }
    }

    /// Edits of the first records of each layer.
    private static func edit(_ atlas: Atlas) {
        var edits = AtlasEdits()
        if let code = (try? atlas.grids())??.codes[0] { edits.grids.retired = [code] }
        for name in atlas.layers {
            if let points = (try? atlas.points(name)) ?? nil, points.count > 1 {
                edits.points[name] = .init(removed: [0], changed: [1: .init(places[0])], added: [.init(places[1])])
            }
            if let areas = (try? atlas.areas(name)) ?? nil, areas.count > 1 {
                let area = [Polygon(outer: [places[0], places[1], places[2], places[0]])]
                edits.areas[name] = .init(removed: [0], changed: [1: .init(area)], added: [.init(area)])
            }
            if let lines = (try? atlas.lines(name)) ?? nil, lines.count > 1 {
                let line = [[places[0], places[1]], [places[2], places[3]]]
                edits.lines[name] = .init(removed: [0], changed: [1: .init(line)], added: [.init(line)])
            }
        }
        guard let overlay = try? AtlasOverlay(atlas, edits) else { return }
        if let grids = (try? overlay.grids()) ?? nil {
            // A locator that does not fit its polygons may name a retired grid: it has no code then.
            for answer in grids.locate(places) {
                promise(answer >= -1 && Int(answer) < grids.count, "a grid that is none holds a point")
                _ = grids.code(of: Int(answer))
            }
        }
        for name in edits.points.keys {
            guard let points = (try? overlay.points(name)) ?? nil else { continue }
            for place in places {
                for found in points.nearest(to: place, count: 4) + points.neighbors(of: place, within: 50) {
                    promise(points.position(of: found.id) != nil, "a removed record is found")
                }
            }
        }
        for name in edits.areas.keys {
            guard let areas = (try? overlay.areas(name)) ?? nil else { continue }
            let first = areas.firsts(containing: places)
            for (place, first) in zip(places, first) {
                let found = areas.ids(containing: place)
                promise(!found.contains(0) && found.first.map { Int32($0) } ?? -1 == first, "a removed area is found")
            }
        }
        for name in edits.lines.keys {
            guard let lines = (try? overlay.lines(name)) ?? nil else { continue }
            for place in places {
                let found = lines.nearest(to: place, count: 4) + lines.neighbors(of: place, within: 50)
                promise(found.allSatisfy { $0.id != 0 && $0.id < lines.count }, "a removed line is found")
            }
        }
    }

    private static func use(_ areas: AtlasAreas) {
        let firsts = areas.index.firsts(containing: places)
        for (place, first) in zip(places, firsts) {
            let found = areas.index.ids(containing: place)
            promise(found.allSatisfy { $0 >= 0 && $0 < areas.count }, "an area is found that is not there")
            promise(found.min().map { Int32($0) } ?? -1 == first, "one place is answered otherwise than many")
        }
        for window in windows { _ = areas.index.ids(in: window) }
    }

    private static func use(_ lines: AtlasLines) {
        for place in places {
            for found in lines.index.nearest(to: place, count: 3) + lines.index.neighbors(of: place, within: 50) {
                promise(found.id >= 0 && found.id < lines.count, "a line is found that is not there")
            }
        }
        _ = lines.index.nearest(to: places, within: 100)
        for window in windows { _ = lines.index.ids(in: window) }
    }

    private static func use(_ grids: AtlasGrids) {
        var points = [Point(x: 0, y: 0), Point(x: .nan, y: 1), Point(x: 465_500, y: 3_846_000)]
        for index in 0..<min(grids.count, 50) {
            guard let grid = (try? grids.grid(index)) ?? nil else { continue }
            points += grid.polygons.flatMap(\.rings).joined().prefix(50)
        }
        points += inner
        let answers = grids.locator.locate(points)
        for (point, answer) in zip(points, answers) {
            let single = grids.locator.locate(point)
            promise(single.map { Int32($0) } ?? -1 == answer, "one point is answered otherwise than many")
            promise(answer >= -1 && Int(answer) < grids.count, "a grid that is none holds a point")
        }
    }
}
