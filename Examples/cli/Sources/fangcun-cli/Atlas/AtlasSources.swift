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
    /// The system of the files that do not name theirs.
    var reference: CoordinateReference
    /// What the files call our columns.
    var columns: ColumnMap

    /// All files.
    var paths: [String] { [grids] + addresses + crossings + components + places + admin + buildings + roads }
}
