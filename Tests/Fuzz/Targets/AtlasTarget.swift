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
        let isSound = (try? atlas.verify()) != nil
        let grids = try? atlas.grids()
        promise(!isSound || grids != nil || !atlas.layers.contains("grids"), "a sound atlas does not give its grids")
        if let grids = grids ?? nil { use(grids) }
        for name in atlas.layers {
            guard let table = (try? atlas.table(name)) ?? nil else { continue }
            for column in table.columns {
                if let texts = try? table.texts(column) { for index in 0..<min(texts.count, 100) { _ = texts[index] } }
                _ = try? table.numbers(column).all
                _ = try? table.integers(column).all
            }
        }
    }

    private static func use(_ grids: AtlasGrids) {
        var points = [Point(x: 0, y: 0), Point(x: .nan, y: 1), Point(x: 465_500, y: 3_846_000)]
        for index in 0..<min(grids.count, 50) {
            guard let grid = grids.grid(index) else { continue }
            points += grid.polygons.flatMap(\.rings).joined().prefix(50)
        }
        for step in 0..<64 {
            points.append(Point(x: 465_123 + Double(step) * 7.3, y: 3_845_678 + Double(step * 37 % 64) * 5.1))
        }
        let answers = grids.locator.locate(points)
        for (point, answer) in zip(points, answers) {
            let single = grids.locator.locate(point)
            promise(single.map { Int32($0) } ?? -1 == answer, "one point is answered otherwise than many")
            promise(answer >= -1 && Int(answer) < grids.count, "a grid that is none holds a point")
        }
    }
}
