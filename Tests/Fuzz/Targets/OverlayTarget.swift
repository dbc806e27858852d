import FangcunGeo

extension FuzzTarget {
    /// Lists of records and of edits: what makes an atlas makes a sound one, and what edits one is found by all questions.
    static let overlay = FuzzTarget("Overlay") { bytes in
        let limits = GeoJSON.Limits(maximumBytes: 1 << 20, maximumFeatures: 1_000, maximumVertices: 10_000)
        if let builder = try? AtlasBuilder(geoJSON: bytes, limits: limits) {
            let atlas = try? Atlas(bytes: builder.bytes)
            promise((try? atlas?.verify()) != nil, "an atlas that was made is not sound")
            // The same list says nothing new of the atlas made of it, or names records twice.
            if let atlas, let edits = try? AtlasEdits(geoJSON: bytes, of: atlas, limits: limits) { use(atlas, edits) }
        }
        if let city, let edits = try? AtlasEdits(geoJSON: bytes, of: city, limits: limits) { use(city, edits) }
    }

    private static func use(_ atlas: Atlas, _ edits: AtlasEdits) {
        guard let overlay = try? AtlasOverlay(atlas, edits) else { return }
        let places = [Point(x: 114.005, y: 34.005), Point(x: 500_100, y: 3_763_500), Point(x: .nan, y: 0)]
        if let grids = (try? overlay.grids()) ?? nil {
            for place in places {
                promise(grids.locate(place).map { grids.code(of: $0) != nil } ?? true, "no such grid")
            }
        }
        for layer in overlay.editedLayers {
            let table = (try? overlay.table(layer)) ?? nil
            promise(table != nil, "an edited layer has no table")
            for record in 0..<min(table?.count ?? 0, 100) { _ = try? table?.text("id", of: record) }
        }
        for (layer, edits) in edits.points {
            guard let points = (try? overlay.points(layer)) ?? nil else { continue }
            for (record, edit) in edits.changed {
                let found = points.neighbors(of: edit.shape, within: 0)
                promise(found.contains { $0.id == record }, "a record that moved is not where it is")
            }
            for place in places {
                let found = points.nearest(to: place, count: 3)
                promise(found.allSatisfy { points.position(of: $0.id) != nil }, "a removed record is found")
            }
        }
        for layer in edits.areas.keys {
            guard let areas = (try? overlay.areas(layer)) ?? nil else { continue }
            for place in places {
                promise(areas.ids(containing: place).allSatisfy(areas.table.has), "a removed area is found")
            }
        }
        for layer in edits.lines.keys {
            guard let lines = (try? overlay.lines(layer)) ?? nil else { continue }
            for place in places {
                promise(
                    lines.nearest(to: place, count: 3).allSatisfy { lines.table.has($0.id) }, "a removed line is found")
            }
        }
    }

    private static let city: Atlas? = {
        func record(_ properties: String, _ kind: String, _ places: String) -> String {
            #"{"type":"Feature","properties":{\#(properties)},"geometry":{"type":"\#(kind)","coordinates":\#(places)}}"#
        }
        let square = "[[[114,34],[114.01,34],[114.01,34.01],[114,34.01],[114,34]]]"
        let records = [
            record(#""layer":"grids","code":"W""#, "Polygon", square),
            record(#""layer":"components","id":"L1","class":"lamp""#, "Point", "[114.001,34.001]"),
            record(#""layer":"components","id":"L2","class":"lamp""#, "Point", "[114.002,34.001]"),
            record(#""layer":"buildings","id":"H""#, "Polygon", square),
            record(#""layer":"roads","id":"R""#, "LineString", "[[114,34.002],[114.01,34.002]]"),
        ]
        let text = #"{"type":"FeatureCollection","features":[\#(records.joined(separator: ","))]}"#
        return (try? AtlasBuilder(geoJSON: Array(text.utf8), reference: .cgcs2000)).flatMap {
            try? Atlas(bytes: $0.bytes)
        }
    }()
}
