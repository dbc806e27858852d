#if SQLite

internal import FangcunGeo
internal import GRDB

/// The R-tree over the boxes of a layer's features, as the extension `gpkg_rtree_index` has it (OGC 12-128r18, annex F.3): an
/// index table, and triggers that keep it right when another program edits the layer.
struct LayerIndex {
    /// The name of the layer.
    let layer: String
    /// The column of geometries.
    let column = "geom"
    /// The column of identifiers.
    let identifier = "fid"

    /// Whether this SQLite has R-trees.
    static func isAvailable(_ database: Database) throws -> Bool {
        try Bool.fetchOne(database, sql: "SELECT count(*) > 0 FROM pragma_module_list WHERE name = 'rtree'") ?? false
    }

    /// Makes the table.
    func begin(_ database: Database) throws -> Filling {
        try database.execute(sql: "CREATE VIRTUAL TABLE \(table) USING rtree(id, minx, maxx, miny, maxy)")
        return Filling(statement: try database.makeStatement(sql: "INSERT INTO \(table) VALUES (?, ?, ?, ?, ?)"))
    }

    /// Takes the boxes of features. R-trees keep 32-bit numbers, and SQLite rounds them outward.
    struct Filling {
        let statement: Statement

        func insert(_ identifier: Int64, _ box: BoundingBox) throws {
            try statement.execute(arguments: [identifier, box.minX, box.maxX, box.minY, box.maxY])
        }
    }

    /// Adds the triggers, when all features are there: they call functions that a program that edits must have, and this one
    /// has not.
    func finish(_ database: Database) throws {
        for (name, event) in triggers {
            try database.execute(
                sql: "CREATE TRIGGER \("\(bareTable)_\(name)".quotedIdentifier) AFTER \(event); END")
        }
    }

    /// Enters the index into the list of extensions.
    func register(_ database: Database) throws {
        try database.execute(
            sql: "INSERT INTO gpkg_extensions VALUES (?, ?, 'gpkg_rtree_index', ?, 'write-only')",
            arguments: [layer, column, "http://www.geopackage.org/spec120/#extension_rtree"])
    }

    private var bareTable: String { "rtree_\(layer)_\(column)" }
    private var table: String { bareTable.quotedIdentifier }

    /// The triggers of the annex, without its words around them.
    private var triggers: [(name: String, event: String)] {
        let (t, c, i) = (layer.quotedIdentifier, column.quotedIdentifier, identifier.quotedIdentifier)
        let isThere = "(NEW.\(c) NOTNULL AND NOT ST_IsEmpty(NEW.\(c)))"
        let isGone = "(NEW.\(c) ISNULL OR ST_IsEmpty(NEW.\(c)))"
        let box = ["ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"].map { "\($0)(NEW.\(c))" }.joined(separator: ", ")
        let enter = "INSERT OR REPLACE INTO \(table) VALUES (NEW.\(i), \(box))"
        let remove = "DELETE FROM \(table) WHERE id = OLD.\(i)"
        return [
            ("insert", "INSERT ON \(t) WHEN \(isThere) BEGIN \(enter)"),
            ("update1", "UPDATE OF \(c) ON \(t) WHEN OLD.\(i) = NEW.\(i) AND \(isThere) BEGIN \(enter)"),
            ("update2", "UPDATE OF \(c) ON \(t) WHEN OLD.\(i) = NEW.\(i) AND \(isGone) BEGIN \(remove)"),
            ("update3", "UPDATE ON \(t) WHEN OLD.\(i) != NEW.\(i) AND \(isThere) BEGIN \(remove); \(enter)"),
            (
                "update4",
                "UPDATE ON \(t) WHEN OLD.\(i) != NEW.\(i) AND \(isGone) BEGIN "
                    + "DELETE FROM \(table) WHERE id IN (OLD.\(i), NEW.\(i))"
            ),
            ("delete", "DELETE ON \(t) WHEN OLD.\(c) NOT NULL BEGIN \(remove)"),
        ]
    }
}

#endif
