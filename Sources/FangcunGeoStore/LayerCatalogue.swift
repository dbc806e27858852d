#if SQLite

internal import FangcunGeo
internal import GRDB

/// Finds the layers of a package in its three tables: contents, geometry columns and reference systems.
struct LayerCatalogue {
    let layers: [GeoPackageLayer]
    /// What is wrong with the layers that cannot be read.
    let broken: [String: GeoError]

    init(_ database: PackageDatabase, limits: GeoPackage.Limits) throws(GeoError) {
        (layers, broken) = try database.read { connection in
            try Self.requireTables(connection, database.path)
            let rows = try Row.fetchCursor(connection, sql: Self.query)
            var layers: [GeoPackageLayer] = []
            var broken: [String: GeoError] = [:]
            while let row = try rows.next() {
                guard layers.count + broken.count < limits.maximumLayers else {
                    throw GeoError(.limitExceeded, "\(database.path): over \(limits.maximumLayers) layers")
                }
                do {
                    layers.append(try Self.layer(row, connection, database.path))
                } catch {
                    broken[String.fromDatabaseValue(row[0]) ?? ""] = try Self.fault(error, row, database.path)
                }
            }
            return (layers, broken)
        }
    }

    /// What is wrong with one layer; an error that is not of the layer, of the disk for example, is thrown.
    private static func fault(_ error: any Error, _ row: Row, _ path: String) throws -> GeoError {
        if let fault = error as? GeoError { return fault }
        let fault = PackageDatabase.fault(error, path)
        guard fault.code == .malformedInput else { throw error }
        let reason = (error as? DatabaseError)?.message ?? "SQLite fails"
        return GeoError(
            .malformedInput, "\(path): the layer '\(String.fromDatabaseValue(row[0]) ?? "")': \(reason)")
    }

    /// The tables of features, whatever the case of the names in which the three tables mention them.
    private static let query = """
        SELECT s.name, s.type, s.sql, g.column_name, g.geometry_type_name, r.organization, r.organization_coordsys_id
        FROM gpkg_contents AS c
        JOIN gpkg_geometry_columns AS g ON lower(g.table_name) = lower(c.table_name)
        JOIN sqlite_master AS s ON lower(s.name) = lower(c.table_name) AND s.type IN ('table', 'view')
        LEFT JOIN gpkg_spatial_ref_sys AS r ON r.srs_id = g.srs_id
        WHERE c.data_type = 'features'
        ORDER BY s.name
        """

    /// The three tables must be tables: a view could do anything under their names.
    private static func requireTables(_ connection: Database, _ path: String) throws {
        for name in ["gpkg_contents", "gpkg_geometry_columns", "gpkg_spatial_ref_sys"] {
            let sql =
                "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ? AND sql LIKE 'CREATE TABLE%'"
            guard try Int.fetchOne(connection, sql: sql, arguments: [name]) == 1 else {
                // Packages of tiles and of attributes have no geometry columns.
                throw GeoError(.malformedInput, "\(path): no GeoPackage with features: there is no table \(name)")
            }
        }
    }

    private static func layer(_ row: Row, _ connection: Database, _ path: String) throws -> GeoPackageLayer {
        guard let name = String.fromDatabaseValue(row[0]), let geometryColumn = String.fromDatabaseValue(row[3])
        else {
            throw GeoError(.malformedInput, "\(path): a layer without name or geometry column")
        }
        let sql = String.fromDatabaseValue(row[2]) ?? ""
        guard !sql.uppercased().hasPrefix("CREATE VIRTUAL") else {
            throw GeoError(.malformedInput, "\(path): the layer '\(name)' is a virtual table")
        }
        var columns: [GeoPackageLayer.Column] = []
        var identifier: String?
        var hasGeometry = false
        for column in try Row.fetchAll(
            connection, sql: "SELECT name, type, pk FROM pragma_table_info(?)", arguments: [name])
        {
            let title = String.fromDatabaseValue(column[0]) ?? ""
            let type = (String.fromDatabaseValue(column[1]) ?? "").uppercased()
            if title.lowercased() == geometryColumn.lowercased() {
                hasGeometry = true
            } else if Int64.fromDatabaseValue(column[2]) == 1, type == "INTEGER" {
                identifier = title
            } else {
                columns.append(GeoPackageLayer.Column(name: title, type: type))
            }
        }
        guard hasGeometry else {
            throw GeoError(.malformedInput, "\(path): the layer '\(name)' has no column '\(geometryColumn)'")
        }
        return GeoPackageLayer(
            name: name, geometryType: (String.fromDatabaseValue(row[4]) ?? "GEOMETRY").uppercased(),
            reference: reference(row), columns: columns, isView: String.fromDatabaseValue(row[1]) == "view",
            identifierColumn: identifier, geometryColumn: geometryColumn)
    }

    private static func reference(_ row: Row) -> CoordinateReference? {
        guard String.fromDatabaseValue(row[5])?.uppercased() == "EPSG",
            let number = Int64.fromDatabaseValue(row[6]), let epsg = Int32(exactly: number), epsg > 0
        else { return nil }
        // Clause 2.1.3: positions are east before north whatever the reference system says.
        return CoordinateReference(epsg: epsg, axisOrder: .eastNorth)
    }
}

#endif
