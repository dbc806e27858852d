#if SQLite

internal import FangcunGeo
internal import FangcunModel
internal import Foundation
internal import GRDB

/// Writes one layer: its table, its rows, and its lines in the tables of the package.
struct LayerWriting {
    let name: String
    let type: GeoPackageWriter.GeometryType
    let epsg: Int32
    let columns: [GeoPackageLayer.Column]
    /// The index over the boxes of the features; `nil` where SQLite has none.
    let index: LayerIndex?

    func begin(_ database: Database, _ definition: (name: String, text: String)) throws {
        guard columns.allSatisfy({ Self.isType($0.type) }) else {
            throw GeoError(.malformedInput, "a column with a type that is not made of letters and digits")
        }
        let attributes = columns.map { ", \($0.name.quotedIdentifier) \($0.type)" }.joined()
        try database.execute(
            sql: "CREATE TABLE \(name.quotedIdentifier) "
                + "(fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom \(type.rawValue)\(attributes))")
        try database.execute(
            sql: "INSERT OR IGNORE INTO gpkg_spatial_ref_sys VALUES (?, ?, 'EPSG', ?, ?, NULL)",
            arguments: [definition.name, epsg, epsg, definition.text])
    }

    /// Writes the rows, and returns the box around them.
    func write(
        _ features: some Sequence<(geometry: Geometry?, values: [AttributeValue])>, _ database: Database
    ) throws -> BoundingBox? {
        let names = ["geom"] + columns.map { $0.name.quotedIdentifier }
        let marks = names.map { _ in "?" }.joined(separator: ", ")
        let statement = try database.makeStatement(
            sql: "INSERT INTO \(name.quotedIdentifier) (\(names.joined(separator: ", "))) VALUES (\(marks))")
        let indexing = try index?.begin(database)
        var box: BoundingBox?
        for (index, feature) in features.enumerated() {
            guard feature.values.count == columns.count else {
                throw GeoError(
                    .malformedInput, at: .feature(index, identifier: nil),
                    "\(feature.values.count) values for \(columns.count) columns")
            }
            let geometry = try fitted(feature.geometry, index)
            if let bounds = geometry?.bounds {
                box?.extend(to: bounds)
                box = box ?? bounds
            }
            let bytes = geometry.map { GeoPackageBinary.bytes(of: $0, srsIdentifier: epsg) }
            let values = [bytes.map { Data($0).databaseValue } ?? .null] + feature.values.map(\.databaseValue)
            try statement.execute(arguments: StatementArguments(values))
            if let bounds = geometry?.bounds { try indexing?.insert(database.lastInsertedRowID, bounds) }
        }
        try index?.finish(database)
        return box
    }

    func register(_ database: Database, _ box: BoundingBox?, _ lastChange: Instant) throws {
        // The standard wants milliseconds.
        let moment = String(lastChange.rfc3339.prefix(19)) + ".000Z"
        try database.execute(
            sql: "INSERT INTO gpkg_contents VALUES (?, 'features', ?, '', ?, ?, ?, ?, ?, ?)",
            arguments: [name, name, moment, box?.minX, box?.minY, box?.maxX, box?.maxY, epsg])
        try database.execute(
            sql: "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)",
            arguments: [name, type.rawValue, epsg])
        try index?.register(database)
    }

    /// The geometry as the type of the layer wants it.
    private func fitted(_ geometry: Geometry?, _ index: Int) throws(GeoError) -> Geometry? {
        guard let geometry else { return nil }
        guard geometry.chains.allSatisfy({ $0.allSatisfy(\.isFinite) }) else {
            throw GeoError(
                .invalidGeometry, at: .feature(index, identifier: nil), "a coordinate that is not finite")
        }
        switch (type, geometry) {
        case (.geometry, _), (.point, .point), (.lineString, .lineString), (.polygon, .polygon),
            (.multiPolygon, .multiPolygon):
            return geometry
        case (.multiPolygon, .polygon(let polygon)): return .multiPolygon([polygon])
        default:
            throw GeoError(
                .invalidGeometry, at: .feature(index, identifier: nil), "a geometry that is no \(type.rawValue)")
        }
    }

    private static func isType(_ type: String) -> Bool {
        !type.isEmpty
            && type.utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "(")
                    || byte == UInt8(ascii: ")")
            }
    }
}

extension AttributeValue {
    fileprivate var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let number): number.databaseValue
        case .real(let number): number.databaseValue
        case .text(let text): text.databaseValue
        case .bool(let value): (value ? 1 : 0).databaseValue
        case .bytes(let bytes): Data(bytes).databaseValue
        }
    }
}

#endif
