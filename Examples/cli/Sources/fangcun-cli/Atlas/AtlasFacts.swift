import FangcunGeo
import FangcunModel

/// What an atlas holds, for people and programs.
struct AtlasFacts {
    /// A layer.
    private struct Layer {
        let name: String
        let records: Int
        let byteCount: Int
        let parts: [String]
    }

    private let atlas: Atlas
    private let layers: [Layer]

    init(_ atlas: Atlas) throws(GeoError) {
        self.atlas = atlas
        var layers: [Layer] = []
        for name in atlas.layers {
            let sections = atlas.sections.filter { $0.layer == name }
            layers.append(
                Layer(
                    name: name, records: try Self.records(of: name, in: atlas),
                    byteCount: sections.reduce(0) { $0 + $1.byteCount }, parts: sections.map(\.part)))
        }
        self.layers = layers
    }

    private static func records(of layer: String, in atlas: Atlas) throws(GeoError) -> Int {
        if layer == "grids", let grids = try atlas.grids() { return grids.count }
        if let points = try atlas.points(layer) { return points.count }
        if let areas = try atlas.areas(layer) { return areas.count }
        if let lines = try atlas.lines(layer) { return lines.count }
        return try atlas.table(layer)?.count ?? 0
    }

    private var byteCount: Int { atlas.sections.map { $0.offset + $0.byteCount }.max() ?? 0 }

    /// `{"reference": "EPSG:4326", "plane": "EPSG:3826", "edition": {…}, "bytes": 1, "layers": [{"name": …, "records": …}]}`
    var json: String {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("reference", ReferenceName.text(atlas.reference))
        writer.member("plane", ReferenceName.text(atlas.plane))
        writer.name("edition")
        writer.beginObject()
        writer.member("label", atlas.edition.label)
        writer.member("date", atlas.edition.date)
        writer.member("creator", atlas.edition.creator)
        writer.endObject()
        writer.member("bytes", byteCount)
        writer.name("layers")
        writer.beginArray()
        for layer in layers {
            writer.beginObject()
            writer.member("name", layer.name)
            writer.member("records", layer.records)
            writer.member("bytes", layer.byteCount)
            writer.name("sections")
            writer.beginArray()
            for part in layer.parts { writer.write(part) }
            writer.endArray()
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        return String(decoding: writer.bytes, as: UTF8.self) + "\n"
    }

    /// Lines of name and value.
    var text: String {
        var lines = [
            Self.line("grids in", ReferenceName.text(atlas.reference)),
            Self.line("all else in", ReferenceName.text(atlas.plane)),
        ]
        let edition = [
            ("label", atlas.edition.label), ("date", atlas.edition.date), ("made by", atlas.edition.creator),
        ]
        lines += edition.filter { !$0.1.isEmpty }.map { Self.line($0.0, $0.1) }
        lines.append(Self.line("size", "\(Figure.grouped(byteCount)) bytes, every one tested"))
        lines += layers.map {
            Self.line(
                $0.name, "\(Figure.grouped($0.records)) records, \(Figure.grouped($0.byteCount)) bytes")
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func line(_ name: String, _ value: String) -> String { name.padded(to: 14) + "\(OneLine(value))" }
}
