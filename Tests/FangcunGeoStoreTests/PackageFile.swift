#if SQLite

import FangcunGeo
import Foundation
import GRDB

/// A GeoPackage made by hand, statement by statement.
struct PackageFile {
    let url: URL
    let queue: DatabaseQueue

    /// The three tables and the reference systems 4326, 4547 and one of nobody.
    init(_ url: URL) throws {
        self.url = url
        queue = try DatabaseQueue(path: url.path)
        try execute(
            """
            CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT,
              organization_coordsys_id INTEGER, definition TEXT, description TEXT);
            CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, identifier TEXT, description TEXT,
              last_change TEXT, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER);
            CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT,
              srs_id INTEGER, z TINYINT, m TINYINT);
            INSERT INTO gpkg_spatial_ref_sys VALUES ('WGS 84', 4326, 'EPSG', 4326, '', ''),
              ('CGCS2000', 100, 'epsg', 4547, '', ''), ('City', 200, 'NONE', 1, '', '');
            """)
    }

    func execute(_ sql: String) throws { try queue.write { try $0.execute(sql: sql) } }

    /// A table of features with these columns of attributes, known to the package.
    func addLayer(_ name: String, type: String = "GEOMETRY", srs: Int = 4_326, columns: String = "code TEXT") throws {
        let quoted = "\"\(name.replacing("\"", with: "\"\""))\""
        try execute("CREATE TABLE \(quoted) (fid INTEGER PRIMARY KEY, geom BLOB, \(columns))")
        try register(name, type: type, srs: srs)
    }

    func register(_ name: String, type: String = "GEOMETRY", srs: Int = 4_326, column: String = "geom") throws {
        try queue.write { database in
            try database.execute(
                sql: "INSERT INTO gpkg_contents (table_name, data_type, srs_id) VALUES (?, 'features', ?)",
                arguments: [name, srs])
            try database.execute(
                sql: "INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, 0)",
                arguments: [name, column, type, srs])
        }
    }

    func insert(_ layer: String, _ text: String?, _ values: (any DatabaseValueConvertible)?...) throws {
        let geometry = try text.map { try WellKnownText.read($0, faults: .kept).geometry }
        let bytes = geometry.map { Data(GeoPackageBinary.bytes(of: $0, srsIdentifier: 4_326)) }
        let marks = ["NULL", "?"] + values.map { _ in "?" }
        try queue.write { database in
            try database.execute(
                sql:
                    "INSERT INTO \"\(layer.replacing("\"", with: "\"\""))\" VALUES (\(marks.joined(separator: ", ")))",
                arguments: StatementArguments([bytes] + values))
        }
    }
}

#endif
