import FangcunGeo

/// The files that an atlas is made of.
struct AtlasSources {
    var grids: String
    /// The attribute that holds the codes of the grids; `nil` to look for one.
    var gridCode: String?
    var addresses: [String] = []
    var crossings: [String] = []
    var components: [String] = []
    var places: [String] = []
    var admin: [String] = []
    var buildings: [String] = []
    var roads: [String] = []
    /// The system of the files that do not name theirs, where it was given.
    var reference: CoordinateReference?
    /// The system of tables, which never name theirs.
    var tableReference: CoordinateReference { reference ?? ReferenceName.wgs84 }
    /// What the files call our columns.
    var columns: ColumnMap

    /// All files.
    var paths: [String] { [grids] + addresses + crossings + components + places + admin + buildings + roads }
}
