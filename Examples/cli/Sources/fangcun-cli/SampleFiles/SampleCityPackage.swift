import FangcunGeo
import FangcunGeoStore
import FangcunModel
import Foundation

/// The files of a generated city as the layers of one GeoPackage, named as the files are.
enum SampleCityPackage {
    private typealias Row = (geometry: Geometry?, values: [AttributeValue])

    /// The moment that all generated cities are of: the same seed gives the same bytes.
    private static let moment = Instant(secondsSinceEpoch: 1_735_689_600)
    private static let shapes: [(file: String, type: GeoPackageWriter.GeometryType)] = [
        (CityFiles.cells, .multiPolygon), (CityFiles.roads, .lineString), (CityFiles.buildings, .multiPolygon),
    ]
    private static let points = [CityFiles.gazetteer, CityFiles.crossings, CityFiles.components, CityFiles.incidents]

    /// The bytes of the package with these files.
    static func bytes(of files: [String: [UInt8]]) throws(CommandFailure) -> [UInt8] {
        try naming(CityFiles.package) {
            let path = FileManager.default.temporaryDirectory
                .appendingPathComponent("fangcun-\(UUID().uuidString).gpkg").path
            defer { try? FileManager.default.removeItem(atPath: path) }
            let writer = try GeoPackageWriter(path, lastChange: moment)
            for (file, type) in shapes {
                try write(GeoJSON(files[file] ?? []), layer(of: file), type, with: writer)
            }
            for file in points { try write(table: files[file] ?? [], layer(of: file), with: writer) }
            try writer.finish()
            return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        }
    }

    private static func layer(of file: String) -> String { String(file.prefix { $0 != "." }) }

    private static func write(
        _ document: GeoJSON, _ layer: String, _ type: GeoPackageWriter.GeometryType, with writer: GeoPackageWriter
    ) throws {
        // All features of a generated file have the same attributes.
        let columns = (document.features.first?.properties ?? []).map { member in
            GeoPackageLayer.Column(name: member.name, type: member.value.number == nil ? "TEXT" : "REAL")
        }
        let rows = document.features.lazy.map { feature -> Row in
            (feature.geometry, feature.properties.map { AttributeValue($0.value) })
        }
        try writer.write(layer: layer, type: type, reference: document.reference, columns: columns, features: rows)
    }

    private static func write(table bytes: [UInt8], _ layer: String, with writer: GeoPackageWriter) throws {
        let names = try CSVReader(bytes).header
        let table = try PointTable(csv: bytes, columns: PointTable.Columns(required: names), reference: .wgs84)
        let rows = table.lazy.map { row -> Row in (.point(row.position), row.fields.map { .text($0) }) }
        try writer.write(
            layer: layer, type: .point, reference: .wgs84,
            columns: names.map { GeoPackageLayer.Column(name: $0, type: "TEXT") }, features: rows)
    }
}

extension AttributeValue {
    fileprivate init(_ value: JSONValue) {
        switch value {
        case .number(let number): self = .real(number)
        case .string(let text): self = .text(text)
        case .bool(let value): self = .bool(value)
        case .null, .array, .object: self = .null
        }
    }
}
