#if SQLite

public import FangcunGeo

/// A layer of features in a GeoPackage (要素图层): a table with a geometry.
public struct GeoPackageLayer: Sendable, Hashable {
    /// A column of attributes.
    public struct Column: Sendable, Hashable {
        /// Its name.
        public var name: String
        /// Its declared type, such as `TEXT` or `MEDIUMINT`; SQLite does not enforce it.
        public var type: String

        /// A column of that name and type.
        public init(name: String, type: String) {
            self.name = name
            self.type = type
        }
    }

    /// The name of the table.
    public let name: String
    /// The declared type of its geometries in upper case, such as `MULTIPOLYGON`, or `GEOMETRY` for any.
    public let geometryType: String
    /// The system of its coordinates, east before north; `nil` when the package says none of the EPSG register.
    public let reference: CoordinateReference?
    /// The columns beside the feature identifier and the geometry.
    public let columns: [Column]
    /// Whether the layer is a view, which runs the SQL of whoever made the file.
    public let isView: Bool

    /// The column of identifiers; `nil` for a view, as a rule.
    let identifierColumn: String?
    let geometryColumn: String

    /// The place of a column among ``columns``: that of the very name, else the one that differs only in upper and lower case.
    func column(_ name: String) -> Int? {
        columns.firstIndex { $0.name == name } ?? columns.firstIndex { $0.name.lowercased() == name.lowercased() }
    }
}

/// One feature of a layer.
public struct GeoPackageFeature: Sendable, Hashable {
    /// Its identifier; for a view without one, its number counted from 1.
    public let identifier: Int64
    /// Its geometry; `nil` for none or an empty one.
    public let geometry: Geometry?
    /// Its attributes, in the order of the columns of the layer.
    public let values: [AttributeValue]
}

#endif
